import { type Fact, joinQualifiers, MISSING, NOT_APPLICABLE } from './fact.ts'
import type { Indicator } from './indicator.ts'

/**
 * Two axes. Over time a flow adds, a stock is read at the end and carried where nobody spoke. Over the tree counts and
 * money add. A ratio does neither: its parts roll up, and it is computed from them again. Time comes first, then the
 * tree: a stock is carried for the unit that was silent, not for its parent.
 */
export type Axes = Pick<Indicator, 'time' | 'overTree' | 'measure'>

/** A sum keeps how much of it was heard: reported of expected. What does not concern a unit is not expected of it. */
export function addFacts(facts: readonly Fact[]): Fact {
  const concerned = facts.filter((fact) => fact.state !== 'not_applicable')
  if (facts.length > 0 && concerned.length === 0) return NOT_APPLICABLE
  const sum: Fact = { value: 0, known: false, reported: 0, expected: 0 }
  for (const fact of concerned) {
    sum.reported = (sum.reported ?? 0) + (fact.reported ?? (fact.known ? 1 : 0))
    sum.expected = (sum.expected ?? 0) + (fact.expected ?? 1)
    if (!fact.known) continue
    sum.value += fact.value
    sum.known = true
    const qualifier = joinQualifiers(sum.qualifier, fact.qualifier)
    if (qualifier !== undefined) sum.qualifier = qualifier
  }
  return sum
}

/** One fact for the whole window from those of its parts, in the order of time. */
export function overTime(axes: Axes, parts: readonly Fact[]): Fact {
  if (axes.measure === 'ratio' || axes.measure === 'rating') return MISSING
  if (axes.time === 'flow') return addFacts(parts)
  return parts.findLast((part) => part.known) ?? parts.at(-1) ?? MISSING
}

/** The parent's fact from its children's; what it did itself (staff of the command) counts as one child more. */
export function overTree(axes: Axes, children: readonly Fact[], own?: Fact): Fact {
  if (axes.overTree === 'recompute' || axes.measure === 'ratio') return MISSING
  if (axes.overTree === 'none') return own ?? MISSING
  return addFacts(own ? [...children, own] : children)
}

/** The facts of a parent: every id any child knows, added; ratios and ratings are left to those who compute them. */
export function rollUpFacts(
  axesOf: (id: string) => Axes | undefined,
  children: readonly ReadonlyMap<string, Fact>[],
): Map<string, Fact> {
  const rolledUp = new Map<string, Fact>()
  for (const id of new Set(children.flatMap((facts) => [...facts.keys()]))) {
    const axes = axesOf(id)
    if (axes?.overTree === 'sum')
      rolledUp.set(
        id,
        overTree(
          axes,
          children.map((facts) => facts.get(id) ?? MISSING),
        ),
      )
  }
  return rolledUp
}
