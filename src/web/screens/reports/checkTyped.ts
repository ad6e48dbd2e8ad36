import { crossCheck } from '#domain/crossCheck.ts'
import type { Figure } from '#domain/figures.ts'
import type { Finding } from '#domain/finding.ts'
import type { Form } from '../../contract.ts'

/**
 * What must hang together, judged on this machine by the rules of the server: parts and wholes, sums, usual quotients of the
 * form in front with what was typed. What needs the books, other periods or other units is asked once there is a network.
 */
export function checkTyped(form: Form, touched: ReadonlySet<string>): Finding[] {
  const figures = new Map<string, Figure>()
  const bases = new Map<string, number>()
  for (const { rows } of form.sections)
    for (const row of rows) {
      const value = row.entry ? known(row.entry) : row.value
      const state = row.entry ? row.entry.state : row.state
      figures.set(row.indicator, {
        ...BLANK,
        indicator: row.indicator,
        value,
        state,
        source: row.source,
      })
      for (const base of row.base) {
        const counted = base.entered ? known(base.entry) : base.value
        if (counted !== null) bases.set(base.id, counted)
      }
    }
  return crossCheck(figures, undefined, undefined, undefined, bases).filter(({ where, args }) =>
    [where.indicator ?? '', ...((args?.cells as string[] | undefined) ?? [])].some((id) => touched.has(id)),
  )
}

const known = ({ state, value }: { state: string; value: number | null }): number | null =>
  state === 'zero' ? 0 : state === 'value' ? value : null

/** A cell of a form is a figure of which nothing but itself is known. */
const BLANK: Omit<Figure, 'indicator' | 'value' | 'state' | 'source'> = {
  target: null,
  numerator: null,
  denominator: null,
  percent: null,
  gap: null,
  previous: null,
  change: null,
  changePercent: null,
  changePoints: null,
  proof: { kind: 'entry' },
}
