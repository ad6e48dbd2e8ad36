import { isError } from '#domain/finding.ts'
import { MASK, type Register } from '#domain/register.ts'
import { checkMove, checkRow } from '#domain/rowCheck.ts'
import type { Unit } from '#domain/unit.ts'
import type { RosterRow } from '#reader/roster.ts'
import { idsInTurn } from '#store/ids.ts'
import { findElsewhere } from '#store/records.ts'
import type { NewRow } from '#store/registerWrites.ts'
import { type RowSums, rowSums } from '#store/rowSums.ts'
import { holdRows, type RowsAhead, rowsAhead } from '#store/rowsAhead.ts'
import type { Context } from './action.ts'
import { newRow, type PlannedRow } from './importPlan.ts'
import { placeOf, unitOfRows } from './importReferences.ts'
import { inTurn } from './importTurns.ts'

/** Pages the database may lie behind the reading before the reading waits: what it lies behind it makes up for while the rows are judged. */
const MOST_WAITING = 10
/** Numbers looked for in the books of others by one question, which reads a book through. */
export const MOST_NUMBERS = 25_000

/** Rows begun as new ones, one for each row read. */
export type Begun = {
  rows: readonly NewRow[]
  /** Of each row, whether nothing speaks against it by itself: it need not be judged again. */
  sound: readonly boolean[]
  sums: RowSums
  /** Units in whose books the numbers of these people stand already; null where it was not asked. */
  elsewhere: ReadonlyMap<string, string> | null
  /** Waits until the last is written: whether all of them stand, and nothing is left of them where they do not. Before that nothing else may be asked of the database. */
  stand(): Promise<boolean>
}

export type Beginning = {
  take(rows: readonly RosterRow[]): Promise<void>
  ended(): boolean
  /** What was begun; null where it came to nothing, and nothing is left of it. */
  begun(count: number): Promise<Begun | null>
  undo(): Promise<void>
  /** Ends it and waits for what is on its way. */
  stop(): Promise<void>
}

/**
 * Begins a roster in books that hold nothing yet while it is still being read: its rows are made, looked at each by itself
 * and summed, and where they are to be kept the database writes them meanwhile. What is begun is judged afterwards like
 * any other roster, and stays only if the judgement says of every row just this. A row that is more than a new one ends
 * it: then all is taken back, and written in its turn.
 */
export function beginAhead(context: Context, register: Register, keep: boolean): Beginning | null {
  if (!standsAlone(register)) return null
  const { db, home, actor, scope, now, today } = context
  const nextId = keep ? idsInTurn(now.getTime()) : rowNames()
  const begun: NewRow[] = []
  const sound: boolean[] = []
  const sums = rowSums(register)
  const places = new Map<string, Unit>()
  const turns = inTurn()
  const numbers = numbersAsked(context, register)
  let rows: RowsAhead | null = null
  let done = 0

  /** The units of the rows, none of which holds anything but what was put there now; false where one does. */
  async function placed(page: readonly RosterRow[]): Promise<boolean> {
    const strange = new Map(page.flatMap((row) => (places.has(placeOf(row)) ? [] : [[placeOf(row), row] as const])))
    if (strange.size === 0) return true
    await turns.drained(0)
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
    turns.end()
    await turns.drained(0)
  }

  async function undo(): Promise<void> {
    await stop()
    await rows?.undo()
    rows = null
  }

  return {
    async take(page) {
      if (turns.ended()) return
      if ((keep && page.some(hasError)) || !(await placed(page))) {
        turns.end()
        return
      }
      const changes = page.map((row): NewRow => {
        const id = nextId()
        return { id, unit: places.get(placeOf(row)) ?? context.unit, before: null, after: newRow(register, row.values, id) }
      })
      for (const [at, row] of changes.entries()) {
        begun.push(row)
        sums.add(row)
        const { after, unit } = row
        const said = page[at]?.findings.length === 0 && checkRow(register, after, today, undefined, unit).length === 0
        sound.push(said && checkMove(register, null, after) === null)
      }
      if (keep) {
        rows ??= await rowsAhead(db, register, { home, by: actor.login, at: now, scope })
        const put = rows.ready(changes)
        turns.add(async () => {
          await put()
          done += changes.length
          context.progress(done, null, 'ghi vào sổ')
        })
      } else context.progress(begun.length, null, 'đọc tệp')
      const ask = numbers?.of(changes, false)
      if (ask) turns.add(ask)
      await turns.drained(MOST_WAITING)
    },
    ended: turns.ended,
    async begun(count) {
      const ask = numbers?.of([], true)
      if (ask) turns.add(ask)
      // Units that rows name are looked up in the database, which must not stand before a row it will refuse.
      if (places.size > 1 || !places.has(PLAIN)) await turns.drained(0)
      if (turns.ended() || begun.length !== count || count === 0) {
        await undo()
        return null
      }
      const stand = async () => {
        await turns.drained(0)
        if (turns.ended()) await undo()
        return !turns.ended()
      }
      return { rows: begun, sound, sums: sums.sums(), elsewhere: places.size === 1 ? (numbers?.found ?? null) : null, stand }
    },
    undo,
    stop,
  }
}

const hasError = ({ findings }: RosterRow): boolean => findings.some(isError)

/** Rows nothing beside them has a say in: no shared activity, no row that gives way to the next, no share, no reference. */
const standsAlone = ({ joint, succession, shared, fromAbove, columns }: Register): boolean =>
  !joint && !succession && !shared && !fromAbove && Object.values(columns).every(({ refersTo }) => refersTo === undefined)

/** The place of rows that name no unit. */
const PLAIN = '\n'

/** Rows that are only looked at need no name the database knows. */
function rowNames(): () => string {
  let count = 0
  return () => `row-${++count}`
}

type NumbersAsked = {
  found: ReadonlyMap<string, string>
  /** The question about these and those before, once there are many of them or the last have come. */
  of(rows: readonly NewRow[], last: boolean): (() => Promise<void>) | null
}

/** Looks for the identity numbers of people who enter in the books of other units, many at a time. */
function numbersAsked({ db, home }: Context, register: Register): NumbersAsked | null {
  const identity = Object.keys(register.columns).find((key) => register.columns[key]?.kind === 'identity')
  if (!register.dated || identity === undefined) return null
  const found = new Map<string, string>()
  let waiting: { mark: string; pos: number }[] = []
  return {
    found,
    of(rows, last) {
      for (const { after, unit } of rows) {
        const number = after[identity]
        if (typeof number === 'string' && !number.startsWith(MASK))
          waiting.push({ mark: home.seal.markHex(number), pos: unit.pos })
      }
      const pos = waiting[0]?.pos
      if (pos === undefined || (!last && waiting.length < MOST_NUMBERS)) return null
      const marks = waiting.map(({ mark }) => mark)
      waiting = []
      return async () => {
        for (const [mark, unitName] of await findElsewhere(db, register, marks, { lo: pos, hi: pos })) found.set(mark, unitName)
      }
    },
  }
}

/** Whether the judgement says of every row just what was begun. */
export const saysTheSame = (planned: readonly PlannedRow[], begun: readonly NewRow[]): boolean =>
  planned.length === begun.length &&
  planned.every(({ state, id, unit, after, ends }, at) => {
    const row = begun[at]
    return state === 'new' && row?.id === id && row.unit.id === unit.id && row.after === after && ends.length === 0
  })
