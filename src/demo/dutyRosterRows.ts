import { bookRow } from './bookRow.ts'
import { type Member, servingRow } from './member.ts'
import type { DemoRow } from './world.ts'

/** Agencies that keep their roster of names here; the others keep it on paper. */
const KEPT_BY = ['so-y-te', 'so-tai-chinh', 'so-noi-vu', 'so-tu-phap']
const SEASON = { from: '2023-06-19', to: '2023-07-15' } as const

/** Who kept the posts of the book of duty in the last weeks of the half-year: a post goes round among those who serve. */
export function dutyRosterRows(members: readonly Member[], duty: readonly DemoRow[], nextId: () => string): DemoRow[] {
  const held = duty.filter(
    ({ unit, values }) =>
      KEPT_BY.includes(unit) && values.kind === 'duty' && String(values.day) >= SEASON.from && String(values.day) <= SEASON.to,
  )
  const turns = new Map<string, number>()
  return held.flatMap(({ unit, values }) => {
    const day = String(values.day)
    const serving = members.flatMap((member) => {
      const row = servingRow(member, day)
      return row?.unit === unit ? [row] : []
    })
    const turn = turns.get(unit) ?? 0
    turns.set(unit, turn + 1)
    const person = serving[turn % Math.max(1, serving.length)]
    if (!person) return []
    const { shift, place, decision } = values
    const said = { person: person.id, member: person.values.person ?? null, day, until: day, shift: shift ?? null }
    return bookRow('dutyRoster', nextId(), unit, {
      ...said,
      deed: 'duty',
      place: place ?? null,
      role: 'member',
      decision: decision ?? null,
    })
  })
}
