/**
 * The arithmetic of a text, recomputed exactly. A printed percentage is accepted when some stated convention gives it at
 * the printed precision, and the check says which; it is refused only where the text itself names both numbers; where it
 * does not, the check says honestly what cannot be told and what would follow.
 */
import type { Claim } from './claims.ts'
import { averageCheck, perObjectReadings, quotientReadings } from './verify/averages.ts'
import { baseChecks } from './verify/bases.ts'
import { beyondCheck } from './verify/beyond.ts'
import { formulaChecks } from './verify/byFormula.ts'
import { changeCheck } from './verify/changes.ts'
import { columnChecks } from './verify/columns.ts'
import { gradeChecks } from './verify/grades.ts'
import { levelChecks } from './verify/levels.ts'
import { listChecks } from './verify/lists.ts'
import { nearbyChecks } from './verify/nearby.ts'
import { partChecks, sumChecks } from './verify/parts.ts'
import { reckonedChecks } from './verify/reckoned.ts'
import { impliedBases, shareCheck } from './verify/shares.ts'
import { sinceChecks } from './verify/since.ts'

export type Verdict = 'consistent' | 'inconsistent' | 'cannot_tell'

export type Check = {
  about: 'share' | 'share_of_base' | 'change' | 'beyond_target' | 'part' | 'sum' | 'average' | 'implied_base' | 'derived'
  /** As the text prints it; null for a reading the text does not print. */
  printed: string | null
  computed: string | null
  verdict: Verdict
  /** Convention under which the printed figure agrees. */
  convention: 'exact' | 'half-up' | 'half-even' | 'cut' | 'approximate' | null
  /** Vietnamese, one or two sentences. */
  reason: string
  claims: number[]
  /** What the figure would read when written right; offered as a correction. */
  correction: string | null
}

export function checksOf(claims: readonly Claim[]): Check[] {
  const checks: Check[] = []
  claims.forEach((claim, i) => {
    const kind = claim.relation?.kind
    if (kind === 'change') checks.push(...changeCheck(claims, i))
    else if (kind === 'beyond_target') checks.push(...beyondCheck(claims, i))
    else if (kind === 'average') checks.push(...averageCheck(claims, i))
    else if (claim.form === 'percent') checks.push(...shareCheck(claims, i))
  })
  checks.push(
    ...partChecks(claims),
    ...sumChecks(claims),
    ...impliedBases(claims),
    ...perObjectReadings(claims),
    ...quotientReadings(claims),
  )
  const withReckoned = told(checks, reckonedChecks(claims, checks))
  const withFormulas = told(withReckoned, formulaChecks(claims, withReckoned))
  const withBases = told(withFormulas, baseChecks(claims, withFormulas))
  const withGrades = told(withBases, gradeChecks(claims, withBases))
  const withLists = told(withGrades, listChecks(claims, withGrades))
  const withShares = told(withLists, nearbyChecks(claims, withLists))
  const withSince = told(withShares, sinceChecks(claims, withShares))
  const withLevels = told(withSince, levelChecks(claims, withSince))
  const all = told(withLevels, columnChecks(claims, withLevels))
  return all.sort((a, b) => Math.min(...a.claims) - Math.min(...b.claims))
}

/** What the sentence alone could not tell is told by the rest of the text. */
function told(checks: readonly Check[], confirmed: readonly Check[]): Check[] {
  const untold = Map.groupBy(
    checks.filter(({ verdict, about }) => verdict === 'cannot_tell' && about !== 'derived'),
    ({ printed }) => printed,
  )
  const gone = new Set<Check>()
  for (const one of confirmed) {
    const places = new Set(one.claims)
    const same = untold.get(one.printed)?.find((check) => !gone.has(check) && check.claims.some((place) => places.has(place)))
    if (same) gone.add(same)
  }
  return [...checks.filter((check) => !gone.has(check)), ...confirmed]
}
