import type { Figure, FigureTable } from './figures.ts'
import type { Day, Window } from './period.ts'
import type { PrintedSection } from './reportText.ts'

/** A figure as an edition keeps it: what it says, and the short form of its proof. */
export type FrozenFigure = Pick<
  Figure,
  'indicator' | 'value' | 'target' | 'numerator' | 'denominator' | 'percent' | 'gap' | 'state' | 'source'
> & {
  qualifier?: string
  override?: { value: number; derived: number | null; reason: string; by: string }
  proof: { kind: Figure['proof']['kind']; reported?: number; expected?: number }
}

/** Everything an edition says; its text is hashed, so the fields stand in a fixed order. */
export type EditionContent = {
  unit: { code: string; name: string }
  round: { id: string; title: string }
  period: string
  asOf: Day
  window: Window
  /** Nothing happened in the period, said in so many words. */
  nil: boolean
  /** Live from the books, or the sum of accepted editions. */
  basis: 'books' | 'editions'
  figures: FrozenFigure[]
  /** What is counted, by measure: what is added up above. */
  facts: [string, number][]
  qualifiers: [string, string][]
  notApplicable: string[]
  /** The editions a roll-up is made of, and who is missing from it. */
  parts?: { unit: string; edition: string; number: number; hash: string }[]
  missing?: { unit: string; name: string }[]
  /** A round that asked only some of the units below: whose sum this is. Not there where everybody was asked. */
  asked?: { unit: string; name: string }[]
  /** The words of the report as they were when it was checked. */
  text?: PrintedSection[]
}

/** Figures that say something, frozen; what nobody reported and nobody was asked for is left out. */
export function freezeFigures(table: FigureTable): FrozenFigure[] {
  const out: FrozenFigure[] = []
  for (const figure of table.values()) {
    if (figure.state === 'missing' && figure.target === null) continue
    const { indicator, value, target, numerator, denominator, percent, gap, state, source, qualifier, override, proof } = figure
    const coverage = proof.coverage ? { reported: proof.coverage.reported, expected: proof.coverage.expected } : {}
    out.push({
      indicator,
      value,
      target,
      numerator,
      denominator,
      percent,
      gap,
      state,
      source,
      ...(qualifier === undefined ? {} : { qualifier }),
      ...(override
        ? { override: { value: override.value, derived: override.derived, reason: override.reason, by: override.by } }
        : {}),
      proof: { kind: proof.kind, ...coverage },
    })
  }
  return out
}

export type FigureDifference = { indicator: string; before: FrozenFigure | null; after: FrozenFigure | null }

/** What a later edition says otherwise than an earlier one, figure by figure, in the order of the later. */
export function differencesOf(before: readonly FrozenFigure[], after: readonly FrozenFigure[]): FigureDifference[] {
  const was = new Map(before.map((figure) => [figure.indicator, figure]))
  const is = new Set(after.map(({ indicator }) => indicator))
  const out: FigureDifference[] = []
  for (const figure of after) {
    const earlier = was.get(figure.indicator) ?? null
    if (!earlier || !saysTheSame(earlier, figure)) out.push({ indicator: figure.indicator, before: earlier, after: figure })
  }
  for (const figure of before)
    if (!is.has(figure.indicator)) out.push({ indicator: figure.indicator, before: figure, after: null })
  return out
}

const saysTheSame = (a: FrozenFigure, b: FrozenFigure): boolean =>
  a.value === b.value &&
  a.state === b.state &&
  a.numerator === b.numerator &&
  a.denominator === b.denominator &&
  a.target === b.target &&
  a.qualifier === b.qualifier

/** Where two sets of counted facts differ; a fact only one of them knows counts as a difference of all it says. */
export function factDifferences(
  said: ReadonlyMap<string, number>,
  now: ReadonlyMap<string, number>,
): { measure: string; said: number | null; now: number | null }[] {
  return [...new Set([...said.keys(), ...now.keys()])].flatMap((measure) => {
    const [a, b] = [said.get(measure) ?? null, now.get(measure) ?? null]
    return (a ?? 0) === (b ?? 0) ? [] : [{ measure, said: a, now: b }]
  })
}
