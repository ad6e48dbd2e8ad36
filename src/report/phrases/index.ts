import type { PhraseSection } from '../narrative.ts'
import { duty } from './duty.ts'
import { education } from './education.ts'
import { forces } from './forces.ts'
import { policy } from './policy.ts'
import { service } from './service.ts'
import { shortcomings } from './shortcomings.ts'
import { tasks } from './tasks.ts'
import { training } from './training.ts'

/** The half-year report, section by section, in the order such reports are read out (practice of the field). */
export const SECTIONS: readonly PhraseSection[] = [
  { heading: 'KẾT QUẢ THỰC HIỆN', level: 1, paragraphs: [] },
  forces,
  training,
  duty,
  service,
  education,
  policy,
  shortcomings,
  tasks,
]
