import { addDays, type Window } from '#domain/period.ts'
import { feeds } from '#domain/sources.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { readFigures, readSums } from './figures.ts'
import type { Home } from './home.ts'

/** Counts and stocks of one unit in one window, by their ids; what nobody spoke of is not there. */
export type Told = Map<string, number>

/** One unit's figures in several windows, of one instant. */
export async function historyOf(db: Db, home: Home, unit: Unit, windows: readonly Window[]): Promise<Told[]> {
  const out: Told[] = windows.map(() => new Map())
  for (const { measure, sums } of await readSums(db, { unitIds: [unit.id], windows }))
    for (const [at, amount] of sums.entries()) put(out[at], home, measure, amount)
  return out.map(withZeros)
}

/** The stocks of a unit on the evening before a window. */
export const dayBefore = ({ from }: Window): Window => ({ from: addDays(from, -1), to: addDays(from, -1) })

/** What other units had in a window and in the same window a year before, in one statement. */
export async function peersOf(
  db: Db,
  home: Home,
  units: readonly Unit[],
  now: Window,
  before: Window,
): Promise<{ now: Told; before: Told }[]> {
  const peers = new Map(units.map((unit) => [unit.id, { now: new Map() as Told, before: new Map() as Told }]))
  for (const sum of await readFigures(db, { unitIds: units.map(({ id }) => id), now, before })) {
    const peer = peers.get(sum.unitId)
    put(peer?.now, home, sum.measure, sum.now)
    put(peer?.before, home, sum.measure, sum.before)
  }
  return [...peers.values()].map((peer) => ({ now: withZeros(peer.now), before: withZeros(peer.before) }))
}

function put(told: Told | undefined, home: Home, measure: number, amount: number | null): void {
  const id = home.measures.byNo.get(measure)?.id
  if (told && id !== undefined && amount !== null) told.set(id, amount)
}

/** A book that holds something says zero for what it holds none of: missing is not zero. */
function withZeros(told: Told): Told {
  for (const ids of feeds.values()) if (ids.some((id) => told.has(id))) for (const id of ids) if (!told.has(id)) told.set(id, 0)
  return told
}
