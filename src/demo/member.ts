import type { Day } from '#domain/period.ts'
import type { DemoRow } from './world.ts'

/** A member and the stretches of his or her way through the registers: each becomes one dated row of the same chain. */
export type Person = {
  fullName: string
  bornOn: Day
  female: boolean
  identityNo: string
  force: 'self_defence' | 'militia'
  partyMember: boolean
  youthUnion: boolean
}

export type Stretch = {
  unit: string
  from: Day
  until: Day | null
  status: string
  post: string
  forceKind: string
  team: string | null
  entry: 'admitted' | 'transferred' | 'continued'
  ground?: string
  decision?: string
}

export type Member = { person: Person; rows: readonly DemoRow[] }

export function memberOf(person: Person, stretches: readonly Stretch[], nextId: () => string): Member {
  const ids = stretches.map(nextId)
  const chain = ids[0] ?? null
  const rows = stretches.map(
    ({ unit, from, until, ground, decision, ...rest }, index): DemoRow => ({
      id: ids[index] ?? '',
      unit,
      values: {
        ...person,
        ...rest,
        joinedOn: from,
        leftOn: until,
        ground: ground ?? null,
        decision: decision ?? null,
        person: chain,
      },
    }),
  )
  return { person, rows }
}

const COUNTED = ['serving', 'extended']

/** The row that counts towards strength on a day, of whichever unit; null outside service. */
export function servingRow(member: Member, day: Day): DemoRow | null {
  return (
    member.rows.find(
      ({ values }) =>
        COUNTED.includes(String(values.status)) &&
        String(values.joinedOn) <= day &&
        (values.leftOn === null || day < String(values.leftOn)),
    ) ?? null
  )
}
