import type { Finding } from '#domain/finding.ts'
import { addDays, type Day } from '#domain/period.ts'
import type { Register, Row } from '#domain/register.ts'
import { checkRow } from '#domain/rowCheck.ts'
import { printDay } from '#domain/wording.ts'
import type { ListedRow, Writes } from '../../contract.ts'

export type ShiftCode = 'day' | 'night' | 'day_night'
export type Shift = { day: Day; shift: ShiftCode; place: string; people: readonly string[] }
/** A turn of duty by name: who, when, where; from the book, or waiting on this machine to be sent. */
export type Turn = { person: string; day: Day; until: Day; shift: ShiftCode; place: string }

type SaveRow = Writes['saveRow'][0]

/** One duty on one day: so many people are so many man-days, whatever the half (unit word of the book of duty). */
export function dutyRow({ day, shift, place, people }: Shift): Row {
  const count = people.length
  return { day, kind: 'duty', shift, place, people: count, turns: 0, manDays: count, teamTurns: 0, personTurns: 0 }
}

/** The rows of a shift: one of the book of duty, one by name for each person; every one under a key of its own. */
export function shiftRows(unit: string, shift: Shift, newKey: () => string): SaveRow[] {
  const { day, place } = shift
  return [
    { register: 'duty', unit, key: newKey(), values: dutyRow(shift) },
    ...shift.people.map((person) => ({
      register: 'dutyRoster',
      unit,
      key: newKey(),
      values: { person, day, until: day, shift: shift.shift, deed: 'duty', place },
    })),
  ]
}

/** The last shift by name before or on a day: what is offered as "like the one before". */
export function shiftBefore(turns: readonly Turn[], day: Day): Shift | null {
  const last = turns.filter((turn) => turn.day <= day).sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))[0]
  if (!last) return null
  const together = turns.filter((one) => one.day === last.day && one.shift === last.shift && one.place === last.place)
  return { day: last.day, shift: last.shift, place: last.place, people: together.map(({ person }) => person) }
}

/** What a commander should see of somebody put on duty again; `blocks` where it cannot be: two places at one time. */
export function remarkOn(person: string, shift: Shift, turns: readonly Turn[]): { words: string; blocks: boolean } | null {
  const own = turns.filter((turn) => turn.person === person)
  const meets = (turn: Turn) => turn.shift === 'day_night' || shift.shift === 'day_night' || turn.shift === shift.shift
  const same = own.find((turn) => turn.day <= shift.day && shift.day <= turn.until && meets(turn))
  if (same) return { words: `đã có phiên ở “${same.place}” ngày ${printDay(shift.day)}`, blocks: true }
  const eve = addDays(shift.day, -1)
  const tired = own.some((turn) => turn.day <= eve && eve <= turn.until && turn.shift !== 'day')
  return tired && shift.shift !== 'night' ? { words: `vừa trực đêm ${printDay(eve)}`, blocks: false } : null
}

/** The rules of the book, run here; only what is impossible stops the shift. */
export const shiftFindings = (duty: Register, shift: Shift, today: Day): Finding[] => checkRow(duty, dutyRow(shift), today)

export function turnOf(row: Row): Turn | null {
  const { person, day, until, shift, place } = row
  if (typeof person !== 'string' || typeof day !== 'string' || typeof until !== 'string' || typeof place !== 'string') return null
  return shift === 'day' || shift === 'night' || shift === 'day_night' ? { person, day, until, shift, place } : null
}

/** Those who serve on a day, as the roster was last read. */
export const servingOn = (rows: readonly ListedRow[], { dated }: { dated: { from: string; until: string } | null }, day: Day) =>
  rows.filter(({ values }) => {
    const [from, until] = [values[dated?.from ?? ''], values[dated?.until ?? '']]
    return (typeof from !== 'string' || from <= day) && (typeof until !== 'string' || until > day)
  })
