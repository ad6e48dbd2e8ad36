import { type Finding, finding } from '#domain/finding.ts'
import { ownersIn } from '#domain/owners.ts'
import type { Day } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from '#store/db.ts'
import { childrenOf, descendantsOf } from '#store/units.ts'

export type FoundOwners = { units: Unit[]; findings: Finding[] }

/** Reads who is to carry out a conclusion, against the units below on the day; what is no unit, or more than one, is told. */
export async function ownersBelow(db: Db, unit: Unit, on: Day): Promise<(text: string) => FoundOwners> {
  const below = (await descendantsOf(db, unit.id, on)).filter(({ id }) => id !== unit.id)
  const direct = new Set((await childrenOf(db, unit.id, on, on)).map(({ id }) => id))
  return (text) => {
    const { units, unknown, several } = ownersIn(text, below, direct)
    return {
      units,
      findings: [
        ...unknown.map((name) =>
          finding(
            'directives.unknown_owner',
            { column: 'owners' },
            `Không thấy “${name}” trong các đơn vị của ${unit.shortName}. Ghi tên như trong cây tổ chức.`,
          ),
        ),
        ...several.map((name) =>
          finding(
            'directives.several_owners',
            { column: 'owners' },
            `Có nhiều đơn vị tên “${name}”. Ghi tên đầy đủ của đơn vị cần giao.`,
          ),
        ),
      ],
    }
  }
}
