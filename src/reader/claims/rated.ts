/** What the unit word, the kind of number and the words of assignment make of each indicator whose phrases or role stand near. */
import type { Indicator } from '#domain/indicator.ts'
import type { Ground } from './around.ts'
import { explained, wordsBeside } from './beside.ts'
import { forceSpoken, forceWeight } from './force.ts'
import type { Framed } from './framed.ts'
import { factsOf, thingOf } from './indicatorFacts.ts'
import type { Linked } from './linked.ts'
import type { Scored } from './phraseScorer.ts'
import { canonical, type Token } from './tokens.ts'
import { kinship } from './unitWords.ts'
import { WEIGHTS } from './weights.ts'

export type Scores = Map<number, number>

const ASSIGNED_BEFORE = /(chỉ tiêu|kế hoạch|được giao|phải|cần|trên giao|nhu cầu|triệu tập)|(trên|trong) tổng số$/
const ASSIGNED_AFTER = /(^| )(phải|cần|theo kế hoạch|được giao)( |$)/
const LACKING = /(^| )(chưa|thiếu|chậm)( |$)/

export const words = (tokens: readonly Token[], from: number, to: number): string => {
  let text = ''
  for (let i = Math.max(0, from); i < to && i < tokens.length; i++) text += text === '' ? tokens[i]?.key : ` ${tokens[i]?.key}`
  return text
}

/** The unit word, the kind of number and the words of assignment weigh each indicator. */
export function rate(
  scored: readonly Scored[],
  item: Linked,
  { tokens, stream, tables }: Ground,
  indicators: readonly Indicator[],
  { added, worth }: Framed,
): Scores {
  const facts = factsOf(indicators)
  const scores: Scores = new Map()
  const aspect = tables?.aspect(item.first) ?? null
  const plain = aspect !== null && tables?.isPlain(item.first)
  const headed = plain ? null : (tables?.lowestHeading(item.first) ?? null)
  const heading = plain ? null : tables?.heading(item.first).join(' ')
  const before = heading || words(tokens, item.first - 7, item.first)
  const after = words(tokens, item.unitEnd, item.unitEnd + (item.vague ? 50 : 7)).split('|')[0] ?? ''
  const assigned = aspect === 'target' || item.family === 'quota' || ASSIGNED_BEFORE.test(before) || ASSIGNED_AFTER.test(after)
  // The row says what is lacking; a heading "Thiếu" only that its numbers are what is missing.
  const row = tables?.at(item.first) && !tables.unitCell(item.first) ? words(tokens, tables.rowStart(item.first), item.first) : ''
  const lacking = LACKING.test(
    `${row} ${aspect === 'gap' ? '' : before.split(/[.;]/).at(-1)} ${after.split(item.vague ? /[.;]/ : /[.;,]/)[0]}`,
  )
  const percent = item.form === 'percent' || item.form === 'points'
  const head = canonical((item.unit ?? '').split(/[ ,]/)[0] ?? '')
  const beside = wordsBeside(item, tokens, stream, facts, headed)
  const averaged = item.relation?.kind === 'average' || /(bình quân|trung bình|mỗi)/.test(before) || /^mỗi /.test(after)
  const base = item.relation?.base?.toLowerCase() ?? null
  const thing = item.form === 'count' ? thingOf(item.unit) : null
  const force = forceSpoken(item, tokens, tables)
  for (const { indicator, score } of scored) {
    const fact = facts.list[indicator]
    if (!fact) continue
    let weight = 1
    if (item.form === 'count')
      weight =
        item.family === null
          ? 0.85
          : kinship(item.family, fact.family) * (item.family === 'person' || fact.head === head ? 1 : WEIGHTS.otherWord)
    const known = explained(beside, fact.things)
    weight *= 1 - WEIGHTS.explains * (1 - known.pairs)
    weight *= 1 - (headed ? WEIGHTS.strangeHeading : WEIGHTS.strange) * (1 - known.words)
    weight *= forceWeight(force, fact.force)
    if (fact.average !== averaged && (fact.average || item.relation?.kind === 'average')) weight *= WEIGHTS.average
    if (item.family === 'time') weight *= fact.family === 'time' ? WEIGHTS.time : 0.1
    if (thing !== null) weight *= fact.things.has(thing) ? WEIGHTS.named : WEIGHTS.unnamed
    if (fact.ofTarget) weight *= item.denominator ? 0.4 : assigned ? 1.3 : 0.6
    if (assigned && !item.denominator && !percent && fact.hasTarget) weight *= WEIGHTS.assignedAttained
    if (item.denominator && !fact.hasTarget && !facts.ratios.has(indicator)) weight *= WEIGHTS.pairAlone
    if (lacking !== fact.lacking) weight *= lacking ? 0.85 : 0.6
    if (base !== null && fact.bases.some((phrase) => base.includes(phrase))) weight *= 2
    if (fact.growth && item.form === 'points') weight *= 0.1
    else if (percent && fact.growth !== (item.change !== null)) weight *= fact.growth ? 0.1 : item.form === 'points' ? 0.15 : 0.3
    if (item.relation?.kind === 'beyond_target' && !fact.lacking) weight *= WEIGHTS.beyond
    if (!percent && item.change !== null) weight *= WEIGHTS.beyond
    if (item.form === 'money') weight *= rateWeight(item, fact.rate)
    if (weight > 0) scores.set(indicator, score * weight * worth(indicator))
  }
  for (const [indicator, score] of added) {
    const fact = facts.list[indicator]
    if (!fact) continue
    let weight = headed ? 1 - WEIGHTS.strangeHeading * (1 - explained(beside, fact.things).words) : 1
    weight *= forceWeight(force, fact.force)
    if (fact.average !== averaged && (fact.average || item.relation?.kind === 'average')) weight *= WEIGHTS.average
    if (fact.ofTarget) weight *= item.denominator ? 0.4 : assigned ? 1 : 0.6
    if (assigned && !item.denominator && !percent && fact.hasTarget) weight *= WEIGHTS.assignedAttained
    if (item.denominator && !fact.hasTarget && !facts.ratios.has(indicator)) weight *= WEIGHTS.pairAlone
    if (lacking !== fact.lacking) weight *= lacking ? 0.85 : 0.3
    if (fact.growth && item.form === 'points') weight *= 0.1
    else if (percent && fact.growth !== (item.change !== null)) weight *= fact.growth ? 0.1 : item.form === 'points' ? 0.15 : 0.3
    if (item.relation?.kind === 'beyond_target' && !fact.lacking) weight *= WEIGHTS.beyond
    if (!percent && item.change !== null) weight *= WEIGHTS.beyond
    if (item.form === 'money') weight *= rateWeight(item, fact.rate)
    scores.set(indicator, (scores.get(indicator) ?? 0) + score * weight)
  }
  return scores
}

/** 327.600 đồng/ngày is a rate; a sum without "/" may be one while it is small, never at twenty million and more. */
function rateWeight(item: Linked, rate: boolean): number {
  if (item.unit?.includes('/')) return rate ? 1.3 : 0.3
  if (!rate) return 1
  return item.value.n / item.value.d >= 20_000_000n ? 0.03 : 0.7
}
