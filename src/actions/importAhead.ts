import { isError } from '#domain/finding.ts'
import type { Register } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import type { RosterRow } from '#reader/roster.ts'
import { newId } from '#store/ids.ts'
import type { NewRow } from '#store/registerWrites.ts'
import { holdRows, rowsAhead } from '#store/rowsAhead.ts'
import type { Context } from './action.ts'
import { newRow, type PlannedRow } from './importPlan.ts'
import { unitOfRows } from './importReferences.ts'

/** Pages the database may lie behind the reading before the reading waits: what it lies behind it makes up for while the rows are judged. */
const MOST_WAITING = 10

/** Rows written ahead, one for each row read. */
export type Begun = {
  rows: readonly NewRow[]
  /** Waits until the last is written: whether all of them stand, and nothing is left of them where they do not. Before that nothing else may be asked of the database. */
  stand(): Promise<boolean>
}

export type Ahead = {
  take(rows: readonly RosterRow[]): Promise<void>
  /** What was begun; null where it came to nothing, and nothing is left of it. */
  begun(count: number): Promise<Begun | null>
  undo(): Promise<void>
  /** Ends it and waits for what is on its way. */
  stop(): Promise<void>
}

/**
 * Writes a roster into books that hold nothing yet while it is still being read: the database works meanwhile. What is
 * written is judged afterwards like any other roster, and stays only if the judgement says of every row just this. A row
 * that is more than a new one ends it: then all is taken back, and written in its turn.
 */
export function writeAhead(context: Context, register: Register): Ahead | null {
  if (!standsAlone(register)) return null
  const { db, home, actor, scope, now } = context
  const at = now.getTime()
  const written: NewRow[] = []
  const places = new Map<string, Unit>()
  const waiting: Promise<void>[] = []
  let rows: Awaited<ReturnType<typeof rowsAhead>> | null = null
  let ended = false
  let done = 0

  /** One after the other; the first that is refused ends it, for the judgement will say why. */
  const inTurn = (work: () => Promise<void>): void => {
    const before = waiting.at(-1) ?? Promise.resolve()
    waiting.push(
      before
        .then(() => (ended ? undefined : work()))
        .catch(() => {
          ended = true
        }),
    )
  }
  const drained = async (left: number): Promise<void> => {
    while (waiting.length > left) await waiting.shift()
  }

  /** The units of the rows, none of which holds anything but what was put there now; null where one does. */
  async function placed(page: readonly RosterRow[]): Promise<boolean> {
    const strange = new Map(page.flatMap((row) => (places.has(placeOf(row)) ? [] : [[placeOf(row), row] as const])))
    if (strange.size === 0) return true
    await drained(0)
    const known = new Set([...places.values()].map(({ id }) => id))
    const unitOf = await unitOfRows(context, [...strange.values()])
    const fresh: Unit[] = []
    for (const [place, row] of strange) {
      const unit = unitOf(row)
      if (!('id' in unit)) return false
      places.set(place, unit)
      if (!known.has(unit.id)) fresh.push(unit)
    }
    return fresh.length === 0 || !(await holdRows(db, register, fresh))
  }

  async function stop(): Promise<void> {
    ended = true
    await drained(0)
  }

  async function undo(): Promise<void> {
    await stop()
    await rows?.undo()
    rows = null
  }

  return {
    async take(page) {
      if (ended) return
      if (page.some(({ findings }) => findings.some(isError)) || !(await placed(page))) {
        ended = true
        return
      }
      rows ??= await rowsAhead(db, register, { home, by: actor.login, at: now, scope })
      const changes = page.map((row): NewRow => {
        const id = newId(at)
        return { id, unit: places.get(placeOf(row)) ?? context.unit, before: null, after: newRow(register, row.values, id) }
      })
      written.push(...changes)
      const put = rows.ready(changes)
      inTurn(async () => {
        await put()
        done += changes.length
        context.progress(done, null, 'ghi vào sổ')
      })
      await drained(MOST_WAITING)
    },
    async begun(count) {
      // Units that rows name are looked up in the database, which must not stand before a row it will refuse.
      if (places.size > 1 || !places.has(PLAIN)) await drained(0)
      if (ended || written.length !== count || count === 0) {
        await undo()
        return null
      }
      const stand = async () => {
        await drained(0)
        if (ended) await undo()
        return !ended
      }
      return { rows: written, stand }
    },
    undo,
    stop,
  }
}

/** Rows nothing beside them has a say in: no shared activity, no row that gives way to the next, no share, no reference. */
const standsAlone = ({ joint, succession, shared, fromAbove, columns }: Register): boolean =>
  !joint && !succession && !shared && !fromAbove && Object.values(columns).every(({ refersTo }) => refersTo === undefined)

/** The place of rows that name no unit. */
const PLAIN = '\n'
const placeOf = ({ asides }: RosterRow): string => `${String(asides['unit.code'] ?? '')}\n${String(asides.unit ?? '')}`

/** Whether the judgement says of every row just what was written. */
export const saysTheSame = (planned: readonly PlannedRow[], begun: readonly NewRow[]): boolean =>
  planned.length === begun.length &&
  planned.every(({ state, id, unit, after, ends }, at) => {
    const row = begun[at]
    return state === 'new' && row?.id === id && row.unit.id === unit.id && row.after === after && ends.length === 0
  })
