import { duty } from './duty.ts'
import { education } from './education.ts'
import { emulation } from './emulation.ts'
import { forces } from './forces.ts'
import { leadership } from './leadership.ts'
import { partyWork } from './partyWork.ts'
import type { PhraseSection } from './phrase.ts'
import { policy } from './policy.ts'
import { relief } from './relief.ts'
import { service } from './service.ts'
import { shortcomings } from './shortcomings.ts'
import { tasks } from './tasks.ts'
import { training } from './training.ts'

/** The report of a period, section by section, in the order such reports are read out (practice of the field). */
export const SECTIONS: readonly PhraseSection[] = [
  { heading: 'Kết quả thực hiện', level: 1, paragraphs: [] },
  leadership,
  forces,
  training,
  duty,
  relief,
  education,
  service,
  policy,
  partyWork,
  emulation,
  shortcomings,
  tasks,
]
