import type { Indicator } from '#domain/indicator.ts'
import { INDICATORS } from '#domain/indicators/index.ts'
import { catalogueWith, type OwnIndicator } from '#domain/ownIndicator.ts'
import type { Day } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from '#store/db.ts'
import type { Home } from '#store/home.ts'
import { ownIndicatorsOf } from '#store/ownIndicators.ts'

export type UnitCatalogue = { catalogue: readonly Indicator[]; own: readonly OwnIndicator[] }

/** What a unit reports as of a day: the catalogue, and what the province it stands under added to it. */
export async function unitCatalogue(db: Db, home: Home, unit: Unit, on: Day): Promise<UnitCatalogue> {
  const own = await ownIndicatorsOf(db, home, unit, on)
  return { catalogue: catalogueWith(INDICATORS, own), own }
}
