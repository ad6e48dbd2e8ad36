import type { Chapter } from '#domain/indicator.ts'
import type { Period } from '#domain/period.ts'
import { duty } from './duty.ts'
import { education } from './education.ts'
import { emulation } from './emulation.ts'
import { forces } from './forces.ts'
import { leadership } from './leadership.ts'
import { meetings } from './meetings.ts'
import { partyWork } from './partyWork.ts'
import type { PhraseSection } from './phrase.ts'
import { policy } from './policy.ts'
import { relief } from './relief.ts'
import { reporting } from './reporting.ts'
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

/** The report of a year goes through every chapter of the catalogue, conferences and the reporting regime too. */
const ANNUAL: readonly PhraseSection[] = SECTIONS.flatMap((section) =>
  section === emulation ? [section, meetings, reporting] : [section],
)

export const sectionsFor = ({ kind }: Pick<Period, 'kind'>): readonly PhraseSection[] => (kind === 'year' ? ANNUAL : SECTIONS)

/** The chapters whose figures a section speaks of, by its heading. */
export const SECTION_CHAPTERS: ReadonlyMap<string, readonly Chapter[]> = new Map<string, readonly Chapter[]>([
  [leadership.heading, ['A']],
  [forces.heading, ['B']],
  [training.heading, ['C']],
  [duty.heading, ['D']],
  [relief.heading, ['E']],
  [education.heading, ['H']],
  [service.heading, ['F', 'G']],
  [policy.heading, ['I']],
  [partyWork.heading, ['J']],
  [emulation.heading, ['K']],
  [meetings.heading, ['L']],
  [reporting.heading, ['M']],
])
