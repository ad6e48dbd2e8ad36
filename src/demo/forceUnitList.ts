import type { Day } from '#domain/period.ts'
import { type Member, servingRow } from './member.ts'
import { randomOf } from './random.ts'
import type { DemoRow } from './world.ts'

const FOUNDED: Day = '2020-09-01'
const TYPES: readonly (readonly [prefix: string, type: string])[] = [
  ['Tổ', 'team'],
  ['Tiểu đội', 'squad'],
  ['Khẩu đội', 'crew'],
  ['Trung đội', 'platoon'],
]

/** The units people stand in on a day: each team of the roster is one, with a seat or two nobody fills here and there. */
export function forceUnitList(members: readonly Member[], on: Day, nextId: () => string): DemoRow[] {
  const teams = new Map<string, { unit: string; name: string; force: string; forceKind: string; people: number }>()
  for (const member of members) {
    const row = servingRow(member, on)
    if (!row) continue
    const name = typeof row.values.team === 'string' ? row.values.team : 'Bộ phận chỉ huy'
    const key = `${row.unit} ${name}`
    const team = teams.get(key) ?? {
      unit: row.unit,
      name,
      force: String(row.values.force),
      forceKind: String(row.values.forceKind),
      people: 0,
    }
    team.people++
    teams.set(key, team)
  }
  return [...teams.values()].map(({ unit, name, force, forceKind, people }): DemoRow => {
    const type = TYPES.find(([prefix]) => name.startsWith(prefix))?.[1] ?? 'command'
    const vacant = type !== 'command' && randomOf(`vacancies of ${unit} ${name}`).chance(45) ? 1 : 0
    return {
      id: nextId(),
      unit,
      values: {
        name,
        type,
        force,
        forceKind: type === 'command' ? 'on_site' : forceKind,
        size: people + vacant,
        foundedOn: FOUNDED,
        disbandedOn: null,
        decision: null,
      },
    }
  })
}
