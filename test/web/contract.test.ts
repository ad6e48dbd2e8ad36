import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actions } from '#actions/index.ts'
import type { Asks, Files, Reads, Writes } from '../../src/web/contract.ts'

/** What JSON makes of a reply. */
type Json<Value> = Value extends Date
  ? string
  : Value extends string | number | boolean | null | undefined
    ? Value
    : Value extends readonly (infer Item)[]
      ? Json<Item>[]
      : Value extends object
        ? { [Key in keyof Value]: Json<Value[Key]> }
        : Value

type Actions = typeof actions
type Replies = { [Name in keyof Actions]: Json<Awaited<ReturnType<Actions[Name]['run']>>> }
type Questions = { [Name in keyof Actions]: Parameters<Actions[Name]['run']>[1] }

/** Every reply a screen reads is one its action gives: the compiler holds it, name by name. */
type ReadsFit = {
  [Name in keyof Reads]: Replies[Name & keyof Actions] extends Reads[Name][1]
    ? 'fits'
    : [Replies[Name & keyof Actions], 'is not', Reads[Name][1]]
}
type WritesFit = {
  [Name in keyof Writes]: Replies[Name & keyof Actions] extends Writes[Name][1]
    ? 'fits'
    : [Replies[Name & keyof Actions], 'is not', Writes[Name][1]]
}
const reads: { [Name in keyof Reads]: 'fits' } = {} as ReadsFit
const writes: { [Name in keyof Writes]: 'fits' } = {} as WritesFit
/** And every word a screen says is one the action asks for. */
type Unasked = { [Name in keyof Writes]: Exclude<keyof Writes[Name][0], keyof Questions[Name & keyof Actions]> }[keyof Writes]
const unasked: [Unasked] extends [never] ? 'none' : Unasked = 'none' as [Unasked] extends [never] ? 'none' : Unasked

const ASKED: { [Name in keyof Reads | keyof Writes | keyof Files | keyof Asks]: 'read' | 'write' } = {
  whoAmI: 'read',
  showMyAccount: 'read',
  showMySessions: 'read',
  endSessions: 'write',
  acceptInvitation: 'write',
  finishSignOn: 'write',
  changePassword: 'write',
  confirmSession: 'write',
  startSecondFactor: 'write',
  confirmSecondFactor: 'write',
  makeRecoveryCodes: 'write',
  endSecondFactor: 'write',
  listUsers: 'read',
  inviteUser: 'write',
  grantRight: 'write',
  endRight: 'write',
  suspendUser: 'write',
  transferUser: 'write',
  resetSecondFactor: 'write',
  showKeys: 'read',
  showPackets: 'read',
  trustKey: 'write',
  endTrust: 'write',
  exportPacket: 'write',
  importPacket: 'write',
  makeReceipt: 'read',
  readReceipt: 'write',
  showBackups: 'read',
  backUpNow: 'write',
  rehearseRestore: 'write',
  setBackups: 'write',
  previewRetention: 'read',
  applyRetention: 'write',
  showUnits: 'read',
  showConferences: 'read',
  showConference: 'read',
  copyProgramme: 'write',
  concludeConference: 'write',
  assignConclusions: 'write',
  renderConferencePack: 'read',
  listRegisters: 'read',
  listIndicators: 'read',
  listRows: 'read',
  listDevices: 'read',
  openDevice: 'write',
  revokeDevice: 'write',
  listViews: 'read',
  saveView: 'write',
  removeView: 'write',
  showRow: 'read',
  showOverview: 'read',
  showReport: 'read',
  checkReport: 'read',
  renderEdition: 'read',
  verifyEdition: 'read',
  explainFinding: 'write',
  showCommendations: 'read',
  printAwards: 'read',
  showText: 'read',
  rollText: 'read',
  saveText: 'write',
  openProof: 'read',
  showTargets: 'read',
  showPosts: 'read',
  showForm: 'read',
  showPayable: 'read',
  showFunnel: 'read',
  showPivot: 'read',
  listPaperTemplates: 'read',
  listPaperTags: 'read',
  checkPaperTemplate: 'read',
  downloadPaperTemplate: 'read',
  savePaperTemplate: 'write',
  endPaperTemplate: 'write',
  addUnit: 'write',
  showUnitHistory: 'read',
  showReorganisations: 'read',
  previewReorganisation: 'read',
  showSuccession: 'read',
  planReorganisation: 'write',
  applyReorganisation: 'write',
  withdrawReorganisation: 'write',
  placeInTree: 'write',
  showSeries: 'read',
  exportPayable: 'read',
  showRounds: 'read',
  showCompleteness: 'read',
  showRound: 'read',
  showEdition: 'read',
  showWork: 'read',
  tryCorrection: 'read',
  openRound: 'write',
  prepareEdition: 'write',
  moveEdition: 'write',
  returnEdition: 'write',
  acceptEditions: 'write',
  correctEdition: 'write',
  commentCell: 'write',
  rollUpRound: 'write',
  showReportRules: 'read',
  compareRollUp: 'read',
  showLetters: 'read',
  changeExpected: 'write',
  delegateSigning: 'write',
  endDelegation: 'write',
  setReportDates: 'write',
  addIndicator: 'write',
  endIndicator: 'write',
  setMyEmail: 'write',
  showMatrix: 'read',
  showTasks: 'read',
  showPetitions: 'read',
  answerPetition: 'write',
  showReceipts: 'read',
  openFile: 'read',
  checkNarrative: 'read',
  downloadTemplate: 'read',
  exportRows: 'read',
  renderReport: 'read',
  login: 'write',
  enterDemo: 'write',
  logout: 'write',
  saveRow: 'write',
  changeRow: 'write',
  endRow: 'write',
  removeRow: 'write',
  revealCell: 'write',
  importRoster: 'write',
  issueTargets: 'write',
  enterFigures: 'write',
  overrideFigure: 'write',
  sendDocument: 'write',
  acknowledgeDocument: 'write',
  openRequirements: 'write',
  assignTasks: 'write',
  attachFile: 'write',
  removeFile: 'write',
}

test('every action a screen calls exists, and reads what the screen reads or writes what it writes', () => {
  assert.ok(reads && writes && unasked)
  for (const [name, kind] of Object.entries(ASKED))
    assert.equal((actions as Record<string, { kind: string }>)[name]?.kind, kind, name)
})
