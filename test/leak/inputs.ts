import type { GivenFile } from '#actions/action.ts'
import { registers } from '#domain/registers/index.ts'
import { docx, HALF, type Things } from './filling.ts'

/** A request: what is sent, and the files with it. */
export type Ask = { input: object; files?: Readonly<Record<string, GivenFile>> }
type Asking = (of: Things, sweep: readonly string[]) => readonly Ask[]

const ask = (input: object, files?: Readonly<Record<string, GivenFile>>): Ask => ({ input, ...(files ? { files } : {}) })
const one = (of: Things, register: string): string => of.rows[register]?.[0] ?? ''
/** Books asked for by everybody; the clerk asks for each there is. */
export const USUAL = ['personnel', 'duty', 'documents']
export const EVERY_BOOK = Object.keys(registers)

const atUnit: Asking = (of) => [ask({ unit: of.unit })]
const atHalf: Asking = (of) => [ask({ unit: of.unit, ...HALF })]
const ofRound: Asking = (of) => [ask({ round: of.round }), ask({ round: of.ownRound })]
const ofEdition =
  (more: object): Asking =>
  (of) => [ask({ edition: of.edition, ...more })]
const ofRow =
  (more: object): Asking =>
  (of, sweep) =>
    sweep.map((register) => ask({ register, id: one(of, register), ...more }))
const nothing: Asking = () => [ask({})]

/** How each action is asked: of one's own things, and of things of a subtree one has no right in. */
export const ASKING: Readonly<Record<string, Asking>> = {
  login: (of) => [ask({ login: `${of.unit}-clerk`, password: 'khong-phai-mat-khau' })],
  finishSignOn: () => [ask({ ticket: 'khong-phai-ve-dang-nhap' })],
  enterDemo: nothing,
  logout: nothing,
  whoAmI: nothing,
  acceptInvitation: (of) => [ask({ login: `${of.unit}-clerk`, inviteToken: 'ABCD-EFGH', password: 'con cò bay lả bay la' })],
  changePassword: () => [ask({ password: 'khong-phai-mat-khau', newPassword: 'con cò bay lả bay la' })],
  showMySessions: nothing,
  endSessions: nothing,
  showMyAccount: nothing,
  startSecondFactor: nothing,
  confirmSecondFactor: () => [ask({ oneTimeCode: '123456' })],
  makeRecoveryCodes: nothing,
  endSecondFactor: nothing,
  confirmSession: () => [ask({ password: 'khong-phai-mat-khau' })],
  resetSecondFactor: (of) => [ask({ unit: of.unit, login: `${of.unit}-viewer`, reason: 'Mất điện thoại' })],
  openDevice: () => [ask({ device: '0198b3a0-7c1e-7d4a-9b21-3f5d6e7a8b9c', name: 'Máy trực ban' })],
  listDevices: (of) => [ask({}), ask({ unit: of.unit, login: `${of.unit}-viewer` })],
  revokeDevice: (of) => [ask({ unit: of.unit, login: `${of.unit}-viewer`, device: '0198b3a0-7c1e-7d4a-9b21-3f5d6e7a8b9c' })],
  listUsers: atUnit,
  inviteUser: (of) => [ask({ unit: of.unit, login: `${of.unit}-viewer`, name: 'Trần Thị Mai', role: 'clerk' })],
  suspendUser: (of) => [ask({ unit: of.unit, login: `${of.unit}-viewer`, reason: 'Nghỉ chế độ' })],
  transferUser: (of) => [ask({ unit: of.above, login: `${of.unit}-viewer`, to: of.unit, role: 'clerk' })],
  grantRight: (of) => [ask({ unit: of.unit, login: `${of.unit}-viewer`, role: 'clerk', registers: ['duty'] })],
  endRight: (of) => [ask({ unit: of.unit, login: `${of.unit}-viewer`, role: 'viewer', reason: 'Thôi giữ sổ' })],
  exportPacket: (of) => [ask({ unit: of.unit, key: of.key }), ask({ unit: of.unit, key: of.file })],
  importPacket: (of) => [ask({ unit: of.unit }, { file: docx('Không phải gói') })],
  makeReceipt: (of) => [ask({ unit: of.unit, packet: of.file })],
  readReceipt: (of) => [ask({ unit: of.unit }, { file: docx('Không phải phiếu') })],
  showKeys: atUnit,
  trustKey: (of) => [
    ask({ unit: of.unit, name: 'Bên kia', card: 'saovuong-khoa-1:khong-phai-khoa', fingerprint: 'ABCD-EFGH-ABCD' }),
  ],
  endTrust: (of) => [ask({ unit: of.unit, key: of.key, reason: 'Thôi trao đổi' })],
  showPackets: atUnit,
  showUnits: (of) => [
    ask({ unit: of.unit, deep: true }),
    ask({ unit: of.unit, search: 'ban chqs' }),
    ask({ search: of.mark.unit.slice(0, 5) || 'xa' }),
    ask({ search: 'tinh', on: '2020-01-01' }),
    ask({}),
  ],
  showUnitHistory: atUnit,
  showSuccession: (of) => [ask({ unit: of.unit }), ask({ unit: of.unit, on: '2025-07-01' })],
  planReorganisation: (of) => [
    ask({
      unit: of.unit,
      number: '214/QĐ-BCH',
      decidedOn: '2026-07-01',
      effectiveOn: '2026-09-01',
      title: 'Sắp xếp',
      steps: [{ kind: 'rename', unit: of.unit, name: 'Ban CHQS tên khác' }],
    }),
  ],
  previewReorganisation: (of) => [ask({ unit: of.unit, id: of.reorganisation })],
  applyReorganisation: (of) => [ask({ unit: of.unit, id: of.reorganisation })],
  withdrawReorganisation: (of) => [ask({ unit: of.unit, id: of.reorganisation, reason: 'Không còn cần' })],
  showReorganisations: atUnit,
  listRegisters: nothing,
  showPosts: atUnit,
  listRows: (of, sweep) => [
    ...sweep.map((register) => ask({ register, unit: of.unit, above: true })),
    ask({ register: 'personnel', unit: of.unit, search: of.mark.row.slice(0, 5) || 'an', deep: true }),
    ask({ register: 'duty', unit: of.unit, sort: [{ column: 'day' }], limit: 2 }),
  ],
  showRow: ofRow({}),
  saveRow: (of) => [
    ask({ register: 'training', unit: of.unit, values: { person: one(of, 'personnel'), course: one(of, 'courses') } }),
    ask({ register: 'duty', unit: of.unit, id: one(of, 'duty'), version: 1, values: { place: 'Cổng sau' } }),
  ],
  changeRow: (of) => [
    ask({ register: 'personnel', id: one(of, 'personnel'), version: 1, from: '2026-07-01', values: { team: 'Tổ 1' } }),
  ],
  endRow: (of) => [ask({ register: 'personnel', id: one(of, 'personnel'), version: 1, on: '2026-07-01', values: {} })],
  removeRow: ofRow({ version: 1, reason: 'Ghi nhầm dòng' }),
  listViews: () => EVERY_BOOK.map((register) => ask({ register })),
  saveView: () => [ask({ register: 'personnel', name: 'Đang phục vụ', columns: ['fullName', 'unit'] })],
  removeView: () => [ask({ register: 'personnel', name: 'Đang phục vụ' })],
  revealCell: (of) => [
    ...(of.rows.personnel ?? []).map((id) => ask({ register: 'personnel', id, column: 'identityNo', reason: 'Đối chiếu thẻ' })),
  ],
  previewRetention: (of) => [ask({ unit: of.unit })],
  applyRetention: (of) => [ask({ unit: of.unit, rules: ['dutyRoster.person'], rows: 3, reason: 'Đã hết thời hạn lưu' })],
  showAccessLog: (of) => (of.rows.personnel ?? []).slice(0, 2).map((id) => ask({ register: 'personnel', id })),
  attachFile: (of) => [ask({ register: 'documents', id: one(of, 'documents') }, { file: docx('Quy chế') })],
  openFile: (of) => [ask({ id: of.file })],
  removeFile: (of) => [ask({ id: of.file, reason: 'Đính nhầm tệp' })],
  downloadTemplate: (of, sweep) => sweep.map((register) => ask({ register, unit: of.unit })),
  importRoster: (of) => [ask({ register: 'personnel', unit: of.unit }, { file: docx('Không phải danh sách') })],
  exportRows: (of, sweep) => [
    ...sweep.map((register) => ask({ register, unit: of.unit, format: 'csv' })),
    ask({ register: 'personnel', unit: of.unit, format: 'xlsx' }),
    ask({ register: 'courses', unit: of.unit, format: 'xlsx' }),
  ],
  showCommendations: (of) => [ask({ unit: of.unit, year: 2026 })],
  printAwards: (of) => ['list', 'certificates'].map((format) => ask({ unit: of.unit, year: 2026, format, state: 'proposed' })),
  sendDocument: (of) => [ask({ unit: of.unit, id: one(of, 'documents') })],
  acknowledgeDocument: (of) => [ask({ id: one(of, 'receipts') })],
  showReceipts: (of) => [ask({ id: one(of, 'documents') })],
  openRequirements: (of) => [ask({ unit: of.unit, subject: 'annual_resolution', year: 2026, kinds: ['commune'] })],
  showMatrix: atUnit,
  answerPetition: (of) => [ask({ id: one(of, 'petitions'), answer: 'Đã trả lời bằng văn bản' })],
  showPetitions: atUnit,
  assignTasks: (of) => [ask({ unit: of.unit, directive: one(of, 'directives'), to: [of.unit] })],
  showTasks: atUnit,
  showConferences: atUnit,
  showConference: (of) => [ask({ unit: of.unit, conference: one(of, 'conferences') })],
  copyProgramme: (of) => [ask({ unit: of.unit, conference: one(of, 'conferences') })],
  concludeConference: (of) => [
    ask({
      unit: of.unit,
      conference: one(of, 'conferences'),
      conclusions: [{ content: 'Ký quy chế phối hợp', owners: 'Công ty Điện lực' }],
    }),
  ],
  assignConclusions: (of) => [ask({ unit: of.unit, conference: one(of, 'conferences') })],
  renderConferencePack: (of) => [ask({ unit: of.unit, conference: one(of, 'conferences') })],
  showFunnel: (of) => [ask({ unit: of.unit, year: 2026 })],
  listIndicators: nothing,
  addIndicator: (of) => [
    ask({
      unit: of.unit,
      name: 'tau_ca',
      title: 'Tàu cá đăng ký',
      unitWord: 'tàu',
      chapter: 'A',
      stock: true,
      levels: ['CQ'],
      validFrom: '2026-01-01',
    }),
  ],
  endIndicator: (of) => [ask({ unit: of.unit, indicator: of.indicator, on: '2026-07-01' })],
  showForm: atHalf,
  enterFigures: (of) => [
    ask({ unit: of.unit, ...HALF, entries: [{ indicator: 'ratio_recompute_mismatch', state: 'value', value: 4 }] }),
  ],
  overrideFigure: (of) => [
    ask({ unit: of.unit, ...HALF, indicator: 'sdf_strength', value: 5, reason: 'Đối chiếu danh sách giấy' }),
  ],
  checkReport: atHalf,
  explainFinding: (of) => [ask({ unit: of.unit, ...HALF, about: 'check.moves', reason: 'Đã đối chiếu với sổ' })],
  showOverview: atHalf,
  showPivot: (of, sweep) => sweep.map((register) => ask({ register, unit: of.unit, ...HALF })),
  showSeries: (of) => [ask({ unit: of.unit, ...HALF, indicator: 'militia_strength' })],
  showTargets: (of) => [ask({ unit: of.unit, period: '2026' })],
  issueTargets: (of) => [
    ask({
      unit: of.unit,
      indicator: 'force_training_attended',
      period: '2026',
      number: '3/QĐ',
      decidedOn: '2026-02-01',
      total: 5,
      lines: [],
    }),
  ],
  showReport: (of) => [ask({ unit: of.unit, ...HALF }), ask({ unit: of.unit, period: '2025' })],
  // Pages are drawn slowly: once for the clerk is enough.
  renderReport: (of, sweep) =>
    ['docx', 'xlsx', ...(sweep === EVERY_BOOK ? ['pdf'] : [])].map((format) => ask({ unit: of.unit, ...HALF, format })),
  listPaperTemplates: atUnit,
  listPaperTags: () => [ask({ kind: 'month_report' })],
  downloadPaperTemplate: (of) => [ask({ unit: of.unit, kind: 'month_report' })],
  checkPaperTemplate: (of) => [ask({ unit: of.unit, kind: 'month_report' }, { file: docx('Thẻ {ten_don_vi}') })],
  savePaperTemplate: (of) => [ask({ unit: of.unit, kind: 'quarter_report' }, { file: docx('Thẻ {ten_don_vi}') })],
  endPaperTemplate: (of) => [ask({ unit: of.unit, kind: 'month_report' })],
  renderEdition: ofEdition({}),
  verifyEdition: (of) => [ask({ code: of.code })],
  showText: atHalf,
  saveText: (of) => [
    ask({ unit: of.unit, ...HALF, version: 0, sections: [{ heading: 'Tình hình', level: 1, paragraphs: [['Ổn định.']] }] }),
  ],
  rollText: atHalf,
  openProof: (of) =>
    ['sdf_strength', 'duty_man_days', 'militia_strength', 'ratio_recompute_mismatch', 'sdf_female_rate'].map((indicator) =>
      ask({ unit: of.unit, ...HALF, indicator }),
    ),
  checkNarrative: (of) => [
    ask({ unit: of.unit, ...HALF, text: 'Toàn đơn vị có 512 đồng chí tự vệ, trực 318 ngày công.' }),
    ask({ text: `Đơn vị ${of.mark.unit} có 512 đồng chí tự vệ trong 6 tháng đầu năm 2026.` }),
  ],
  closePeriod: (of) => [ask({ unit: of.unit, period: '2026-H1' })],
  openPeriod: (of) => [ask({ unit: of.unit, period: '2026-H1', reason: 'Bổ sung ca trực' })],
  showWork: atUnit,
  showRounds: atUnit,
  showCompleteness: atUnit,
  openRound: (of) => [ask({ unit: of.unit, kind: 'half', period: '2026-H1' })],
  changeExpected: (of) => [ask({ round: of.round, concerns: of.unit, deed: 'excuse', reason: 'Đơn vị chuyển địa điểm' })],
  setReportDates: (of) => [
    ask({
      unit: of.unit,
      line: 'military',
      kind: 'month',
      due: { months: 1, day: 1 },
      basis: 'Quy chế của đơn vị',
      validFrom: '2026-08-01',
    }),
  ],
  showRound: ofRound,
  showEdition: (of) => [
    ask({ unit: of.unit, round: of.round }),
    ask({ unit: of.unit, round: of.round, edition: of.edition }),
    ask({ unit: of.unit, round: of.ownRound, rollUp: true }),
  ],
  prepareEdition: (of) => [ask({ unit: of.unit, round: of.round })],
  moveEdition: ofEdition({ verb: 'check', version: 1 }),
  returnEdition: ofEdition({ version: 1, reason: 'Thiếu số ca trực', dueOn: '2026-07-20' }),
  acceptEditions: ofRound,
  correctEdition: ofEdition({ cause: 'replacement', reason: 'Bổ sung số ca trực' }),
  tryCorrection: (of) => [ask({ unit: of.unit, ...HALF, indicator: 'duty_man_days', value: 3 })],
  rollUpRound: (of) => [ask({ round: of.round, partial: 'Đến hạn nộp lên' }), ask({ round: of.ownRound })],
  compareRollUp: ofRound,
  commentCell: ofEdition({ indicator: 'duty_man_days', words: 'Đề nghị đối chiếu' }),
  delegateSigning: (of) => [
    ask({
      unit: of.unit,
      login: `${of.unit}-clerk`,
      signsAs: 'KT',
      basis: 'Giấy ủy quyền số 12',
      validFrom: '2026-08-01',
      validTo: '2026-08-31',
    }),
  ],
  endDelegation: (of) => [ask({ unit: of.unit, delegation: of.delegation })],
  writeReminders: nothing,
  showLetters: ofRound,
  setMyEmail: () => [ask({ email: 'tro-ly@vi-du.vn' })],
  showPayable: atHalf,
  exportPayable: atHalf,
  seedDemo: nothing,
  mendFigures: nothing,
  verifyFigures: nothing,
  showReportRules: atUnit,
  placeInTree: (of) => [ask({ unit: of.unit, tree: 'administrative', parent: of.above, from: '2026-01-01' })],
  seedNation: nothing,
  generate: nothing,
  signAudit: nothing,
  rotateKey: nothing,
  distribute: nothing,
  sealYears: nothing,
  backup: nothing,
  backUpNow: nothing,
  showBackups: nothing,
  setBackups: () => [ask({ daily: true, hour: 3, kept: 7 })],
  rehearseRestore: nothing,
  restore: () => [ask({ from: 'ban-sao', into: 'noi-moi' })],
  doctor: nothing,
  listAudit: (of) => [ask({ unit: of.unit, limit: 1000 })],
  verifyAudit: nothing,
  addUnit: (of) => [
    ask({ unit: of.unit, code: 'co-quan-moi', kind: 'agency_command', name: 'Ban CHQS Cơ quan mới', from: '2026-01-01' }),
  ],
  addUser: (of) => [
    ask({ login: 'nguoi-moi', name: 'Trần Thị Mai', password: 'mat-khau-dai-lam', unit: of.unit, role: 'clerk' }),
  ],
}
