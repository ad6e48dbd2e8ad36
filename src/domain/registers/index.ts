import type { Register } from '../register.ts'
import { commendationCeilings } from './commendationCeilings.ts'
import { commendations } from './commendations.ts'
import { courses } from './courses.ts'
import { discipline } from './discipline.ts'
import { duty } from './duty.ts'
import { personnel } from './personnel.ts'
import { training } from './training.ts'

/** Every register of the product. */
export const registers: Readonly<Record<string, Register>> = {
  personnel,
  courses,
  training,
  duty,
  commendations,
  commendationCeilings,
  discipline,
}
