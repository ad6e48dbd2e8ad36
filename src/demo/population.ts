import { randomOf } from './random.ts'
import { share } from './share.ts'
import { COMMUNES } from './territory.ts'

/** People living in Sơn Giang, by year of the statistical office's mid-year number. */
export const POPULATION = { 2022: 1_604_120, 2023: 1_622_415, 2024: 1_641_011 } as const
export type CountedYear = keyof typeof POPULATION

const random = randomOf('population')
/** Size of each commune against the others; wards of the town are the larger ones. */
export const WEIGHTS: readonly number[] = COMMUNES.map(({ code }) => (code.startsWith('phuong-') ? 130 : 75) + random.below(60))

/** A whole number of the province divided over the communes, larger to the larger. */
export const overCommunes = (total: number): number[] => share(total, WEIGHTS)
