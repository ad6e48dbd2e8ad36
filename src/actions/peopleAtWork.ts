import { type AtWork, atWork, workByDay } from '#domain/manned.ts'
import type { Day } from '#domain/period.ts'
import type { Register, Row } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import type { Unit } from '#domain/unit.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import type { Db } from '#store/db.ts'
import { rowsAtWork } from '#store/peopleAtWork.ts'
import { servingOn } from '#store/serving.ts'

export type AskedRow = {
  unit: Unit
  row: Row /** Rows of the book this one is, or takes the place of. */
  ids: readonly string[]
}

/**
 * More people at work on a day than the roster holds: asked about, not refused, for the roster may be what lags behind.
 * The day is judged whole: every row of the unit, of whatever book, that keeps people in the same half of it.
 */
export async function moreThanServe(db: Db, register: Register, asked: readonly AskedRow[]): Promise<Map<Row, string>> {
  const told = new Map<Row, string>()
  const works = asked.flatMap(({ unit, row }) => {
    const work = atWork(register, row)
    return work ? [{ unit, work }] : []
  })
  const [first] = works
  if (!first || !register.manned) return told
  const units = new Map(works.map(({ unit }) => [unit.id, unit]))
  const from = works.reduce((day, { work }) => (work.from < day ? work.from : day), first.work.from)
  const to = works.reduce((day, { work }) => (work.to > day ? work.to : day), first.work.to)
  const { alone } = register.manned
  const others = new Set(asked.flatMap(({ ids }) => ids))
  const [staying, serving] = await Promise.all([
    alone ? new Map<number, AtWork[]>() : othersAtWork(db, register, [...units.values()], { from, to }, others),
    servingOn(db, [...units.values()]),
  ])
  const title = register.columns[register.manned.people[0] ?? '']?.title ?? ''
  for (const [unitId, own] of Map.groupBy(works, ({ unit }) => unit.id)) {
    const heldOn = workByDay([...(staying.get(unitId) ?? []), ...own.map(({ work }) => work)])
    for (const { work } of own) {
      const days = alone ? [{ day: work.from, people: work.people, beside: [] }] : heldOn(work)
      const held = days.map((one) => ({ ...one, serving: serving.at(unitId, one.day) }))
      const over = held.find((one) => one.serving > 0 && one.people > one.serving)
      if (over) told.set(work.row, words(title, work, over))
    }
  }
  return told
}

type Over = { day: Day; people: number; beside: readonly AtWork[]; serving: number }

function words(title: string, { people, named }: AtWork, { day, people: all, beside, serving }: Over): string {
  const roster = `${printInteger(serving)} đồng chí có trong sổ quân số ngày ${printDay(day)}`
  if (people > serving) return `${title} ${printInteger(people)} nhiều hơn ${roster}. Đồng chí xem lại hai sổ.`
  const places = [{ named, people }, ...beside].slice(0, 4).map((one) => `“${one.named}” ${printInteger(one.people)}`)
  const more = beside.length > 3 ? ' và các dòng khác' : ''
  return `Cùng lúc ${places.join(', ')}${more}: cộng ${printInteger(all)} người, nhiều hơn ${roster}. Đồng chí xem lại các sổ.`
}

async function othersAtWork(
  db: Db,
  register: Register,
  units: readonly Unit[],
  { from, to }: { from: Day; to: Day },
  except: ReadonlySet<string>,
): Promise<Map<number, AtWork[]>> {
  const found = new Map<number, AtWork[]>()
  const books = Object.values(registers).filter(({ manned }) => manned && !manned.alone)
  for (const { book, id, unitId, row } of await rowsAtWork(db, books, units, from, to)) {
    const work = book.key === register.key && except.has(id) ? null : atWork(book, row)
    if (work) put(found, unitId, work)
  }
  return found
}

function put(lists: Map<number, AtWork[]>, unitId: number, work: AtWork): void {
  const list = lists.get(unitId)
  if (list) list.push(work)
  else lists.set(unitId, [work])
}
