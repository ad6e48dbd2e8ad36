import type { Indicator } from '../indicator.ts'
import type { Axes } from '../rollup.ts'
import { benefits } from './benefits.ts'
import { callUp } from './callUp.ts'
import { commands } from './commands.ts'
import { commendation } from './commendation.ts'
import { conferences } from './conferences.ts'
import { conscription } from './conscription.ts'
import { denominators } from './denominators.ts'
import { duty } from './duty.ts'
import { education } from './education.ts'
import { leadership } from './leadership.ts'
import { officerCourses } from './officerCourses.ts'
import { partyWork } from './partyWork.ts'
import { relief } from './relief.ts'
import { reporting } from './reporting.ts'
import { reserve } from './reserve.ts'
import { results } from './results.ts'
import { service } from './service.ts'
import { strength } from './strength.ts'
import { training } from './training.ts'

export { CHAPTERS } from './chapter.ts'

/**
 * The catalogue, in the order of its chapters. Phrases are written with the figure taken out of them
 * ("thành lập 17 chi bộ quân sự" is the phrase 'thành lập chi bộ quân sự').
 */
export const INDICATORS: readonly Indicator[] = [
  ...leadership,
  ...strength,
  ...commands,
  ...service,
  ...officerCourses,
  ...training,
  ...results,
  ...duty,
  ...relief,
  ...conscription,
  ...callUp,
  ...reserve,
  ...education,
  ...benefits,
  ...partyWork,
  ...commendation,
  ...conferences,
  ...reporting,
  ...denominators,
]

export const indicators: ReadonlyMap<string, Indicator> = new Map(INDICATORS.map((indicator) => [indicator.id, indicator]))

/** A number a ratio is made of that is no indicator itself. It counts people, units, tasks: whatever its ratio speaks of. */
export type BaseCount = { id: string; title: string; owner: Indicator }

export const baseCounts: ReadonlyMap<string, BaseCount> = new Map(
  INDICATORS.flatMap((owner) => Object.entries(owner.base ?? {}).map(([id, title]) => [id, { id, title, owner }] as const)),
)

/** How an indicator or a base count adds; a base count is counted like the ratio it serves and sums over the tree. */
export function axesOf(id: string): Axes | undefined {
  const base = baseCounts.get(id)
  return indicators.get(id) ?? (base && { time: base.owner.time, overTree: 'sum', measure: 'count' })
}
