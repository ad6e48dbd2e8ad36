import type { Day } from '#domain/period.ts'
import { type Count, eachContribution, meets, type Register, type Row } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'

/** What rows need to know of their unit to be counted. */
type CountedUnit = Pick<Unit, 'id' | 'kind' | 'managedBy'>

/** What new rows add to the figures: of each unit, by count and day. */
export type RowSums<Of extends CountedUnit = Unit> = readonly { unit: Of; counts: ReadonlyMap<Count, ReadonlyMap<Day, number>> }[]

/** Counts that rows add the same to, on the same days. */
type Alike = Pick<Count, 'amount' | 'until'> & { from: string; stock: boolean; counts: Count[]; days: Map<Day, number> }
type OfUnit<Of extends CountedUnit> = { unit: Of; met: Met; kinds: Alike[][]; counts: ReadonlyMap<Count, Map<Day, number>> }
/** What rows meet, by what they say in one column after the other where conditions look. */
type Met = Map<unknown, Met | Alike[]>

/** Sums what new rows add as they come: a long roster is summed while it is read. */
export function rowSums<Of extends CountedUnit = Unit>(
  register: Register,
): { add(row: { unit: Of; after: Row }): void; sums(): RowSums<Of> } {
  const units = new Map<number, OfUnit<Of>>()
  const asked = [...new Set(register.counts.flatMap(({ where }) => where.map(({ column }) => column)))]

  function made(unit: Of): OfUnit<Of> {
    const counts = new Map(register.counts.map((count) => [count, new Map<Day, number>()]))
    const one: OfUnit<Of> = { unit, met: new Map(), kinds: [], counts }
    units.set(unit.id, one)
    return one
  }

  /** Rows that say the same where conditions look meet the same counts, and most of a roster says the same. */
  function metBy({ unit, met, kinds }: OfUnit<Of>, row: Row): Alike[] | null {
    let at = met
    for (const [depth, column] of asked.entries()) {
      const said = row[column]
      const next = at.get(said)
      if (next instanceof Map) at = next
      else if (next) return next
      else if (kinds.length >= MOST_KINDS) return null
      else if (depth < asked.length - 1) {
        const deeper: Met = new Map()
        at.set(said, deeper)
        at = deeper
      } else {
        const kind = alike(register, row, unit)
        at.set(said, kind)
        kinds.push(kind)
        return kind
      }
    }
    return null
  }

  return {
    add({ unit, after }) {
      const ofUnit = units.get(unit.id) ?? made(unit)
      const kind = metBy(ofUnit, after)
      if (kind) for (const one of kind) addTo(one, after)
      else eachContribution(register, after, unit, (count, day, amount) => addDay(ofUnit.counts.get(count), day, amount))
    },
    sums: () => [...units.values()].map(({ unit, kinds, counts }) => ({ unit, counts: spread(kinds, counts) })),
  }
}

/** The counts a row meets, those together that differ in nothing but what they count for. */
function alike({ counts, on: ofRow }: Register, row: Row, unit: CountedUnit): Alike[] {
  const found = new Map<string, Alike>()
  for (const count of counts) {
    if (!count.where.every((condition) => meets(condition, row, unit))) continue
    const { amount, until, from, on } = count
    const key = `${amount} ${from} ${until} ${on}`
    const known = found.get(key)
    if (known) known.counts.push(count)
    else {
      const shape = { ...(amount === undefined ? {} : { amount }), ...(until === undefined ? {} : { until }) }
      found.set(key, { ...shape, from: from ?? on ?? ofRow, stock: from !== undefined, counts: [count], days: new Map() })
    }
  }
  return [...found.values()]
}

/** What `eachContribution` gives, of all these counts at once. */
function addTo({ amount: column, from, until, stock, days }: Alike, row: Row): void {
  const amount = column === undefined ? 1 : row[column]
  if (typeof amount !== 'number' || amount === 0) return
  const first = row[from]
  if (typeof first !== 'string') return
  addDay(days, first, amount)
  const last = until === undefined ? null : row[until]
  if (stock && typeof last === 'string') addDay(days, last, -amount)
}

const addDay = (days: Map<Day, number> | undefined, day: Day, amount: number): void =>
  void days?.set(day, (days.get(day) ?? 0) + amount)

/** The sums of each count: its own, and those of all it was added together with. */
function spread(
  kinds: readonly Alike[][],
  own: ReadonlyMap<Count, ReadonlyMap<Day, number>>,
): ReadonlyMap<Count, ReadonlyMap<Day, number>> {
  const all = new Map([...own].map(([count, days]) => [count, new Map(days)]))
  for (const { counts, days } of kinds.flat())
    for (const count of counts) for (const [day, amount] of days) addDay(all.get(count), day, amount)
  return all
}

const MOST_KINDS = 10_000
