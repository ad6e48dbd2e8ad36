import type { Day } from '#domain/period.ts'
import { type Count, eachContribution, meets, type Register, type Row } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import type { NewRow } from './registerWrites.ts'

/** What new rows add to the figures: of each unit, by count and day. */
export type RowSums = readonly { unit: Unit; counts: ReadonlyMap<Count, ReadonlyMap<Day, number>> }[]

type OfUnit = { unit: Unit; counts: ReadonlyMap<Count, Map<Day, number>>; met: Map<string, Pick<Register, 'counts' | 'on'>> }

/** Sums what new rows add as they come: a long roster is summed while it is read. */
export function rowSums(register: Register): { add(row: NewRow): void; sums(): RowSums } {
  const units = new Map<number, OfUnit>()
  const asked = [...new Set(register.counts.flatMap(({ where }) => where.map(({ column }) => column)))]
  /** Rows that say the same where conditions look meet the same counts, and most of a roster says the same. */
  const metBy = ({ unit, met }: OfUnit, row: Row): Pick<Register, 'counts' | 'on'> => {
    let said = ''
    for (const column of asked) said += `${typeof row[column]}${String(row[column])}\n`
    const known = met.get(said)
    if (known) return known
    const counts = register.counts.filter(({ where }) => where.every((condition) => meets(condition, row, unit)))
    const made = { counts, on: register.on }
    if (met.size < MOST_KINDS) met.set(said, made)
    return made
  }
  return {
    add({ unit, after }) {
      let ofUnit = units.get(unit.id)
      if (!ofUnit) {
        ofUnit = { unit, counts: new Map(register.counts.map((count) => [count, new Map()])), met: new Map() }
        units.set(unit.id, ofUnit)
      }
      const { counts } = ofUnit
      eachContribution(metBy(ofUnit, after), after, unit, (count, day, amount) => {
        const days = counts.get(count)
        days?.set(day, (days.get(day) ?? 0) + amount)
      })
    },
    sums: () => [...units.values()],
  }
}

const MOST_KINDS = 10_000
