import { MASK, type Register } from '#domain/register.ts'
import type { RosterRow } from '#reader/roster.ts'
import { type KnownRecord, knownRecords } from '#store/rosterMatches.ts'
import type { Context } from './action.ts'
import { placeOf, unitOfRows } from './importReferences.ts'
import { inTurn } from './importTurns.ts'

export type Fetching = {
  take(rows: readonly RosterRow[]): Promise<void>
  /** What stands in the books of some units: what has been fetched of them, and the rest. Whoever asks holds it from then on. */
  known(unitIds: readonly number[]): Promise<KnownRecord[]>
  stop(): Promise<void>
}

/**
 * Fetches what stands in the books a roster names while it is still being read, and works out what its rows are recognised
 * by: a roster sent again is then compared at once.
 */
export function fetchAhead(context: Context, register: Register): Fetching {
  const { db, home } = context
  const places = new Set<string>()
  const fetched = new Map<number, KnownRecord[]>()
  const turns = inTurn()
  const identity = Object.keys(register.columns).find((key) => register.columns[key]?.kind === 'identity')
  return {
    async take(page) {
      const strange = new Map(page.flatMap((row) => (places.has(placeOf(row)) ? [] : [[placeOf(row), row] as const])))
      if (strange.size > 0) {
        const unitOf = await unitOfRows(context, [...strange.values()])
        const units = [...strange.values()].map(unitOf)
        for (const place of strange.keys()) places.add(place)
        const fresh = new Set(units.flatMap((unit) => ('id' in unit && !fetched.has(unit.id) ? [unit.id] : [])))
        for (const id of fresh) fetched.set(id, [])
        if (fresh.size > 0)
          turns.add(async () => {
            for (const record of await knownRecords(db, register, home.seal, [...fresh])) fetched.get(record.unitId)?.push(record)
          })
      }
      if (identity === undefined) return
      for (const { values } of page) {
        const number = values[identity]
        if (typeof number === 'string' && !number.startsWith(MASK)) home.seal.markHex(number)
      }
    },
    async known(unitIds) {
      await turns.drained(0)
      const had = turns.ended() ? new Map<number, KnownRecord[]>() : new Map(fetched)
      fetched.clear()
      const missing = unitIds.filter((id) => !had.has(id))
      const rest = missing.length > 0 ? await knownRecords(db, register, home.seal, missing) : []
      return [...unitIds.flatMap((id) => had.get(id) ?? []), ...rest]
    },
    async stop() {
      turns.end()
      await turns.drained(0)
    },
  }
}
