import { addDays, type Day } from './period.ts'
import type { Register, Row } from './register.ts'

/** People of a unit a row keeps at work, each day from one to another, both included. */
export type AtWork = { row: Row; named: string; people: number; from: Day; to: Day; half: string | null }

/** What a row says of people at work; null where its book does not speak of them, or the row holds on no day. */
export function atWork({ manned, label }: Register, row: Row): AtWork | null {
  if (!manned) return null
  const from = row[manned.from]
  const until = manned.to === undefined ? null : row[manned.to]
  const people = manned.people.reduce((sum, key) => sum + Number(row[key] ?? 0), 0)
  if (typeof from !== 'string' || people === 0) return null
  const days = manned.days === undefined ? null : row[manned.days]
  const last = typeof days === 'number' && days > 1 ? addDays(from, days - 1) : from
  const to = typeof until === 'string' ? until : last
  const half = manned.half === undefined ? null : row[manned.half]
  return to < from
    ? null
    : { row, named: String(row[label] ?? ''), people, from, to, half: typeof half === 'string' ? half : null }
}

/** A row that lasts longer was dated by mistake; the rules of its book say so. */
const LONGEST = 92

/** By day and by night the same people may serve: only what holds in the same half of a day adds up. */
const HALVES = ['day', 'night'] as const
type Half = (typeof HALVES)[number]
const halvesOf = ({ half }: AtWork): readonly Half[] => (half === 'day' || half === 'night' ? [half] : HALVES)

/** Everything at work at one unit, by the half of the day it holds in. */
export function workByDay(all: readonly AtWork[]): (one: AtWork) => { day: Day; people: number; beside: readonly AtWork[] }[] {
  const held = new Map<string, AtWork[]>()
  for (const one of all)
    for (const day of daysOf(one))
      for (const half of halvesOf(one)) {
        const key = `${day} ${half}`
        const there = held.get(key)
        if (there) there.push(one)
        else held.set(key, [one])
      }
  return (one) =>
    daysOf(one).flatMap((day) =>
      halvesOf(one).map((half) => {
        const beside = (held.get(`${day} ${half}`) ?? []).filter((other) => other.row !== one.row)
        return { day, people: beside.reduce((sum, other) => sum + other.people, one.people), beside }
      }),
    )
}

function daysOf({ from, to }: AtWork): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to && days.length < LONGEST; day = addDays(day, 1)) days.push(day)
  return days
}
