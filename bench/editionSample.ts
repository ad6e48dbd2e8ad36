import type { Verb } from '#domain/edition.ts'
import type { EditionContent } from '#domain/editionFigures.ts'
import { ledgerMeasures, measuresAlone } from '#domain/sources.ts'
import type { Unit } from '#domain/unit.ts'
import type { FinishedEdition } from '#store/finishedEditions.ts'
import { randomFrom } from './timing.ts'

/** What an edition of the benchmarks counts: every measure that adds up above its unit. */
export const MEASURES = [...ledgerMeasures().keys()].filter((id) => !measuresAlone().has(id))
const random = randomFrom(7)

const WAY = [
  ['prepare', 'draft'],
  ['check', 'checked'],
  ['approve', 'approved'],
  ['submit', 'submitted'],
  ['receive', 'received'],
  ['accept', 'accepted'],
] as const

/** A report as it stands after its head signed it, or after it was accepted above. */
export function editionAt(
  state: 'approved' | 'accepted',
  unit: Unit,
  round: string,
  period: string,
  at: number,
): FinishedEdition {
  const content: EditionContent = {
    unit: { code: unit.code, name: unit.name },
    round: { id: round, title: period },
    period,
    asOf: `${period.slice(0, 4)}-06-14`,
    window: { from: '2000-01-01', to: '2000-01-01' },
    nil: false,
    basis: 'books',
    figures: MEASURES.slice(0, 150).map((indicator) => ({
      indicator,
      value: at,
      target: null,
      numerator: null,
      denominator: null,
      percent: null,
      gap: null,
      state: 'value',
      source: 'derived',
      proof: { kind: 'records' },
    })),
    facts: MEASURES.map((measure): [string, number] => [measure, Math.floor(random() * 1000)]),
    qualifiers: [],
    notApplicable: [],
  }
  const moment = new Date('2026-07-10T03:00:00Z')
  const last = WAY.findIndex(([, to]) => to === state)
  const steps = WAY.slice(0, last + 1).map(([verb, to]): { verb: Verb; to: typeof to; at: Date; name: string } => ({
    verb,
    to,
    at: moment,
    name: 'bench',
  }))
  const sent = state === 'accepted'
  return {
    unit,
    of: 'report',
    state,
    content,
    findings: 0,
    submittedAt: sent ? moment : null,
    submittedOn: sent ? '2026-07-10' : null,
    steps,
    by: 'bench',
  }
}
