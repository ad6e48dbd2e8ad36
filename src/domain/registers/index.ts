import type { Register } from '../register.ts'
import { baseData } from './baseData.ts'
import { citizens } from './citizens.ts'
import { commendationCeilings } from './commendationCeilings.ts'
import { commendations } from './commendations.ts'
import { communicators } from './communicators.ts'
import { conferences } from './conferences.ts'
import { consolidation } from './consolidation.ts'
import { contests } from './contests.ts'
import { courses } from './courses.ts'
import { discipline } from './discipline.ts'
import { dseClasses } from './dseClasses.ts'
import { dseCouncils } from './dseCouncils.ts'
import { dsePupils } from './dsePupils.ts'
import { duty } from './duty.ts'
import { exercises } from './exercises.ts'
import { forceUnits } from './forceUnits.ts'
import { inspectionFindings } from './inspectionFindings.ts'
import { inspections } from './inspections.ts'
import { personnel } from './personnel.ts'
import { posts } from './posts.ts'
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
  inspections,
  inspectionFindings,
}
