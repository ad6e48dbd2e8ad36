import type { Day } from '#domain/period.ts'

/**
 * A whole country by chance, as large as the real one: 34 provinces, 13.022 commands that report, about 1,4 million people, and in
 * each year about 4 million participations in training and 12 million duties and patrols. One province is a 34th of it.
 */
export type CountrySize = {
  provinces: number
  /** In each province. */
  communes: number
  agenciesOfProvince: number
  agenciesOfCommands: number
}
export const NATION_SIZE: CountrySize = { provinces: 34, communes: 98, agenciesOfProvince: 145, agenciesOfCommands: 140 }
export const PROVINCE_SIZE: CountrySize = { ...NATION_SIZE, provinces: 1 }

export const REGIONS = 7
/** Regional defence commands of a province. */
export const COMMANDS = 5
export const FOUNDED: Day = '2010-01-01'

/** Who wants the same country again says the same: the seed, how many years of work, and the last day of it. */
export type CountryPlan = { size: CountrySize; seed: number; years: number; to: Day }
