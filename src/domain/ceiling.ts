import type { Day } from './period.ts'
import { AWARDS, FOR_COLLECTIVES } from './registers/commendationCodes.ts'
import { printInteger, printPercent } from './wording.ts'

/** A share set by a rule: so many in a hundred, from a day on. */
export type Ceiling = { award: string; percent: number; appliesFrom: Day; basis: string }

/** How many hold a title or are proposed for it in a year; who was turned down takes no place. */
export type AwardCount = { award: string; proposed: number; considered: number; awarded: number; notAwarded: number }

export type CeilingTold = {
  award: string
  percent: number
  basis: string
  /** People or units the share is taken of; null where nobody knows them. */
  base: number | null
  most: number | null
  held: number
  over: boolean
  /** The arithmetic, where it does not fit. */
  message: string | null
}

export const awardTitle = (code: string): string => AWARDS.find((award) => award.code === code)?.title ?? code
export const isForCollectives = (code: string): boolean => FOR_COLLECTIVES.includes(code)
export const heldOf = ({ proposed, considered, awarded }: AwardCount): number => proposed + considered + awarded

/** Whether a year's dossiers of one title stay within its share: a share of a body is cut down to whole people or units. */
export function withinCeiling(ceiling: Ceiling, count: AwardCount, base: number | null, year: number): CeilingTold {
  const held = heldOf(count)
  const most = base === null ? null : Math.floor((base * ceiling.percent) / 100)
  const over = most !== null && held > most
  const { award, percent, basis } = ceiling
  const units = isForCollectives(award)
  const who = units ? 'tập thể' : 'đồng chí'
  const of = units ? 'đơn vị' : 'quân số'
  const message =
    over && base !== null
      ? `“${awardTitle(award)}” năm ${year}: ${printInteger(held)} ${who} (đã tặng ${printInteger(count.awarded)}, đang xét ${printInteger(held - count.awarded)}) trên ${printInteger(base)} ${of}${base > 0 ? ` là ${printPercent(held, base)}` : ''}, quá mức ${percent}% (nhiều nhất ${printInteger(most)}). Căn cứ: ${basis}.`
      : null
  return { award, percent, basis, base, most, held, over, message }
}
