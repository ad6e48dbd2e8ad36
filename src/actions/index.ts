import { acceptEditions } from './acceptEditions.ts'
import { acceptInvitation } from './acceptInvitation.ts'
import { acknowledgeDocument } from './acknowledgeDocument.ts'
import type { Action } from './action.ts'
import { addIndicator } from './addIndicator.ts'
import { addUnit } from './addUnit.ts'
import { addUser } from './addUser.ts'
import { answerPetition } from './answerPetition.ts'
import { applyReorganisation } from './applyReorganisation.ts'
import { applyRetention } from './applyRetention.ts'
import { assignConclusions } from './assignConclusions.ts'
import { assignTasks } from './assignTasks.ts'
import { attachFile } from './attachFile.ts'
import { backUpNow } from './backUpNow.ts'
import { backup } from './backup.ts'
import { changeExpected } from './changeExpected.ts'
import { changePassword } from './changePassword.ts'
import { changeRow } from './changeRow.ts'
import { checkNarrative } from './checkNarrative.ts'
import { checkPaperTemplate } from './checkPaperTemplate.ts'
import { checkReport } from './checkReport.ts'
import { closePeriod } from './closePeriod.ts'
import { commentCell } from './commentCell.ts'
import { compareRollUp } from './compareRollUp.ts'
import { concludeConference } from './concludeConference.ts'
import { confirmSecondFactor } from './confirmSecondFactor.ts'
import { confirmSession } from './confirmSession.ts'
import { copyProgramme } from './copyProgramme.ts'
import { correctEdition } from './correctEdition.ts'
import { delegateSigning } from './delegateSigning.ts'
import { distribute } from './distribute.ts'
import { doctor } from './doctor.ts'
import { downloadPaperTemplate } from './downloadPaperTemplate.ts'
import { downloadTemplate } from './downloadTemplate.ts'
import { endDelegation } from './endDelegation.ts'
import { endIndicator } from './endIndicator.ts'
import { endPaperTemplate } from './endPaperTemplate.ts'
import { endRight } from './endRight.ts'
import { endRow } from './endRow.ts'
import { endSecondFactor } from './endSecondFactor.ts'
import { endSessions } from './endSessions.ts'
import { endTrust } from './endTrust.ts'
import { enterDemo } from './enterDemo.ts'
import { enterFigures } from './enterFigures.ts'
import { explainFinding } from './explainFinding.ts'
import { exportPacket } from './exportPacket.ts'
import { exportPayable } from './exportPayable.ts'
import { exportRows } from './exportRows.ts'
import { finishSignOn } from './finishSignOn.ts'
import { generate } from './generate.ts'
import { grantRight } from './grantRight.ts'
import { importPacket } from './importPacket.ts'
import { importRoster } from './importRoster.ts'
import { inviteUser } from './inviteUser.ts'
import { issueTargets } from './issueTargets.ts'
import { listAudit } from './listAudit.ts'
import { listDevices } from './listDevices.ts'
import { listIndicators } from './listIndicators.ts'
import { listPaperTags } from './listPaperTags.ts'
import { listPaperTemplates } from './listPaperTemplates.ts'
import { listRegisters } from './listRegisters.ts'
import { listRows } from './listRows.ts'
import { listUsers } from './listUsers.ts'
import { listViews } from './listViews.ts'
import { login } from './login.ts'
import { logout } from './logout.ts'
import { makeReceipt } from './makeReceipt.ts'
import { makeRecoveryCodes } from './makeRecoveryCodes.ts'
import { mendFigures } from './mendFigures.ts'
import { moveEdition } from './moveEdition.ts'
import { openDevice } from './openDevice.ts'
import { openFile } from './openFile.ts'
import { openPeriod } from './openPeriod.ts'
import { openProof } from './openProof.ts'
import { openRequirements } from './openRequirements.ts'
import { openRound } from './openRound.ts'
import { overrideFigure } from './overrideFigure.ts'
import { placeInTree } from './placeInTree.ts'
import { planReorganisation } from './planReorganisation.ts'
import { prepareEdition } from './prepareEdition.ts'
import { previewReorganisation } from './previewReorganisation.ts'
import { previewRetention } from './previewRetention.ts'
import { printAwards } from './printAwards.ts'
import { readReceipt } from './readReceipt.ts'
import { rehearseRestore } from './rehearseRestore.ts'
import { removeFile } from './removeFile.ts'
import { removeRow } from './removeRow.ts'
import { removeView } from './removeView.ts'
import { renderConferencePack } from './renderConferencePack.ts'
import { renderEdition } from './renderEdition.ts'
import { renderReport } from './renderReport.ts'
import { resetSecondFactor } from './resetSecondFactor.ts'
import { restore } from './restore.ts'
import { returnEdition } from './returnEdition.ts'
import { revealCell } from './revealCell.ts'
import { revokeDevice } from './revokeDevice.ts'
import { rollText } from './rollText.ts'
import { rollUpRound } from './rollUpRound.ts'
import { rotateKey } from './rotateKey.ts'
import { savePaperTemplate } from './savePaperTemplate.ts'
import { saveRow } from './saveRow.ts'
import { saveText } from './saveText.ts'
import { saveView } from './saveView.ts'
import { sealYears } from './sealYears.ts'
import { seedDemo } from './seedDemo.ts'
import { seedNation } from './seedNation.ts'
import { sendDocument } from './sendDocument.ts'
import { setBackups } from './setBackups.ts'
import { setMyEmail } from './setMyEmail.ts'
import { setReportDates } from './setReportDates.ts'
import { showAccessLog } from './showAccessLog.ts'
import { showBackups } from './showBackups.ts'
import { showCommendations } from './showCommendations.ts'
import { showCompleteness } from './showCompleteness.ts'
import { showConference } from './showConference.ts'
import { showConferences } from './showConferences.ts'
import { showEdition } from './showEdition.ts'
import { showForm } from './showForm.ts'
import { showFunnel } from './showFunnel.ts'
import { showKeys } from './showKeys.ts'
import { showLetters } from './showLetters.ts'
import { showMatrix } from './showMatrix.ts'
import { showMyAccount } from './showMyAccount.ts'
import { showMySessions } from './showMySessions.ts'
import { showOverview } from './showOverview.ts'
import { showPackets } from './showPackets.ts'
import { showPayable } from './showPayable.ts'
import { showPetitions } from './showPetitions.ts'
import { showPivot } from './showPivot.ts'
import { showPosts } from './showPosts.ts'
import { showReceipts } from './showReceipts.ts'
import { showReorganisations } from './showReorganisations.ts'
import { showReport } from './showReport.ts'
import { showReportRules } from './showReportRules.ts'
import { showRound } from './showRound.ts'
import { showRounds } from './showRounds.ts'
import { showRow } from './showRow.ts'
import { showSeries } from './showSeries.ts'
import { showSuccession } from './showSuccession.ts'
import { showTargets } from './showTargets.ts'
import { showTasks } from './showTasks.ts'
import { showText } from './showText.ts'
import { showUnitHistory } from './showUnitHistory.ts'
import { showUnits } from './showUnits.ts'
import { showWork } from './showWork.ts'
import { signAudit } from './signAudit.ts'
import { startSecondFactor } from './startSecondFactor.ts'
import { suspendUser } from './suspendUser.ts'
import { transferUser } from './transferUser.ts'
import { trustKey } from './trustKey.ts'
import { tryCorrection } from './tryCorrection.ts'
import { verifyAudit } from './verifyAudit.ts'
import { verifyEdition } from './verifyEdition.ts'
import { verifyFigures } from './verifyFigures.ts'
import { whoAmI } from './whoAmI.ts'
import { withdrawReorganisation } from './withdrawReorganisation.ts'
import { writeReminders } from './writeReminders.ts'

/** The table of contents of the system: everything a person can do, by name. Doors and screens know no other list. */
export const actions = {
  // Who is there
  login,
  finishSignOn,
  enterDemo,
  logout,
  whoAmI,
  acceptInvitation,
  changePassword,
  showMySessions,
  endSessions,
  showMyAccount,
  startSecondFactor,
  confirmSecondFactor,
  makeRecoveryCodes,
  endSecondFactor,
  confirmSession,
  openDevice,
  listDevices,
  revokeDevice,
  // People and rights
  listUsers,
  inviteUser,
  suspendUser,
  transferUser,
  grantRight,
  endRight,
  resetSecondFactor,
  // Packets between isolated networks
  exportPacket,
  importPacket,
  makeReceipt,
  readReceipt,
  showKeys,
  trustKey,
  endTrust,
  showPackets,
  // Units and registers
  showUnits,
  showUnitHistory,
  placeInTree,
  planReorganisation,
  previewReorganisation,
  applyReorganisation,
  withdrawReorganisation,
  showReorganisations,
  listRegisters,
  showPivot,
  showPosts,
  listRows,
  listViews,
  saveView,
  removeView,
  showRow,
  saveRow,
  changeRow,
  endRow,
  removeRow,
  revealCell,
  showAccessLog,
  previewRetention,
  applyRetention,
  attachFile,
  openFile,
  removeFile,
  downloadTemplate,
  generate,
  importRoster,
  exportRows,
  showCommendations,
  printAwards,
  // Documents and tasks
  sendDocument,
  acknowledgeDocument,
  showReceipts,
  openRequirements,
  showMatrix,
  answerPetition,
  showPetitions,
  assignTasks,
  showTasks,
  showConferences,
  showConference,
  copyProgramme,
  concludeConference,
  assignConclusions,
  renderConferencePack,
  showFunnel,
  // Figures, targets and reports
  listIndicators,
  addIndicator,
  endIndicator,
  showForm,
  enterFigures,
  overrideFigure,
  checkReport,
  explainFinding,
  showOverview,
  showSeries,
  showSuccession,
  showTargets,
  issueTargets,
  showReport,
  renderReport,
  listPaperTemplates,
  listPaperTags,
  downloadPaperTemplate,
  checkPaperTemplate,
  savePaperTemplate,
  endPaperTemplate,
  renderEdition,
  verifyEdition,
  showText,
  saveText,
  rollText,
  openProof,
  checkNarrative,
  closePeriod,
  openPeriod,
  // Reports up the chain
  showWork,
  showRounds,
  showCompleteness,
  openRound,
  changeExpected,
  setReportDates,
  showReportRules,
  showRound,
  showEdition,
  prepareEdition,
  moveEdition,
  returnEdition,
  acceptEditions,
  correctEdition,
  tryCorrection,
  rollUpRound,
  compareRollUp,
  commentCell,
  delegateSigning,
  endDelegation,
  writeReminders,
  showLetters,
  setMyEmail,
  // What follows from the books
  showPayable,
  exportPayable,
  // The installation
  seedDemo,
  seedNation,
  mendFigures,
  verifyFigures,
  listAudit,
  verifyAudit,
  signAudit,
  rotateKey,
  distribute,
  sealYears,
  backup,
  backUpNow,
  showBackups,
  setBackups,
  rehearseRestore,
  restore,
  doctor,
  addUnit,
  addUser,
} satisfies Record<string, Action>

export type Actions = typeof actions
