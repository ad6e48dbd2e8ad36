import type { Level } from '#domain/indicator.ts'
import type { Day } from '#domain/period.ts'
import { levelOf, type Unit } from '#domain/unit.ts'
import type { Db } from '#store/db.ts'
import { pathOf } from '#store/units.ts'

/** A unit as replies show it: with its path from the root down, itself left out. */
export type UnitRef = {
  id: number
  code: string
  name: string
  shortName: string
  kind: Unit['kind']
  level: Level
  path: { code: string; name: string }[]
  validFrom: Day
  validTo: Day | null
}

export async function unitRef(db: Db, unit: Unit, on: Day): Promise<UnitRef> {
  return { ...unitLine(unit), path: (await pathOf(db, unit.id, on)).map(({ code, shortName }) => ({ code, name: shortName })) }
}

export const unitLine = ({ id, code, name, shortName, kind, validFrom, validTo }: Unit): UnitRef => ({
  id,
  code,
  name,
  shortName,
  kind,
  level: levelOf(kind),
  path: [],
  validFrom,
  validTo,
})
