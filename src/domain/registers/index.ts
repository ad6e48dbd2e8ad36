import type { Register } from '../register.ts'
import { age17 } from './ageSeventeen.ts'
import { allowanceRates } from './allowanceRates.ts'
import { baseData } from './baseData.ts'
import { baseWorks } from './baseWorks.ts'
import { budget } from './budget.ts'
import { callUpQuota } from './callUpQuota.ts'
import { citizens } from './citizens.ts'
import { commendationCeilings } from './commendationCeilings.ts'
import { commendations } from './commendations.ts'
import { communicators } from './communicators.ts'
import { conferenceGuests } from './conferenceGuests.ts'
import { conferenceItems } from './conferenceItems.ts'
import { conferencePapers } from './conferencePapers.ts'
import { conferenceSites } from './conferenceSites.ts'
import { conferences } from './conferences.ts'
import { consolidation } from './consolidation.ts'
import { contests } from './contests.ts'
import { courses } from './courses.ts'
import { directives } from './directives.ts'
import { discharged } from './discharged.ts'
import { discipline } from './discipline.ts'
import { documents } from './documents.ts'
import { dseClasses } from './dseClasses.ts'
import { dseCouncils } from './dseCouncils.ts'
import { dsePupils } from './dsePupils.ts'
import { duty } from './duty.ts'
import { dutyRoster } from './dutyRoster.ts'
import { exercises } from './exercises.ts'
import { forceUnits } from './forceUnits.ts'
import { handoverPoints } from './handoverPoints.ts'
import { headquarters } from './headquarters.ts'
import { inspectionFindings } from './inspectionFindings.ts'
import { inspections } from './inspections.ts'
import { landCases } from './landCases.ts'
import { partyCells } from './partyCells.ts'
import { personnel } from './personnel.ts'
import { petitions } from './petitions.ts'
import { posts } from './posts.ts'
import { purchases } from './purchases.ts'
import { rearPolicy } from './rearPolicy.ts'
import { receipts } from './receipts.ts'
import { relief } from './relief.ts'
import { remains } from './remains.ts'
import { requiredDocuments } from './requiredDocuments.ts'
import { reserve } from './reserve.ts'
import { reserveCalls } from './reserveCalls.ts'
import { serviceViolations } from './serviceViolations.ts'
import { serviceYear } from './serviceYear.ts'
import { shortcomings } from './shortcomings.ts'
import { tasks } from './tasks.ts'
import { terms } from './terms.ts'
import { training } from './training.ts'
import { trainingResults } from './trainingResults.ts'

/** Every register of the product. */
export const registers: Readonly<Record<string, Register>> = {
  personnel,
  posts,
  terms,
  consolidation,
  forceUnits,
  citizens,
  baseData,
  courses,
  training,
  duty,
  dutyRoster,
  commendations,
  commendationCeilings,
  discipline,
  trainingResults,
  exercises,
  contests,
  dseClasses,
  dsePupils,
  communicators,
  dseCouncils,
  conferences,
  conferenceItems,
  conferenceSites,
  conferenceGuests,
  conferencePapers,
  inspections,
  inspectionFindings,
  relief,
  allowanceRates,
  budget,
  headquarters,
  baseWorks,
  landCases,
  purchases,
  remains,
  partyCells,
  rearPolicy,
  documents,
  receipts,
  requiredDocuments,
  directives,
  tasks,
  shortcomings,
  petitions,
  age17,
  callUpQuota,
  serviceYear,
  handoverPoints,
  discharged,
  reserve,
  reserveCalls,
  serviceViolations,
}
