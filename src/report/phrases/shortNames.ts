import type { Shortfall } from '#domain/shortfalls.ts'
import type { Unit } from '#domain/unit.ts'
import { printInteger } from '#domain/wording.ts'

/** So many are named one by one; of a longer list the first few, who lack most. */
const ALL_NAMED = 10
const FIRST_NAMED = 6

/** The units that fall short, by short name, with how much each lacks where any of them lacks more than one. */
export function shortNames(
  indicator: string,
  shortfalls: readonly Shortfall[],
  children: readonly { unit: Unit }[],
): string | null {
  const short = shortfalls.filter((one) => one.indicator === indicator)
  if (short.length === 0) return null
  const names = new Map(children.map(({ unit }) => [unit.code, unit.shortName]))
  const listed = short.slice(0, short.length <= ALL_NAMED ? ALL_NAMED : FIRST_NAMED)
  const counted = listed.some((one) => lackOf(one) > 1)
  const words = listed
    .map((one) => `${names.get(one.unit) ?? one.name}${counted ? ` ${printInteger(lackOf(one))}` : ''}`)
    .join(', ')
  return short.length > listed.length ? `${words} và ${short.length - listed.length} đơn vị khác` : words
}

const lackOf = ({ gap, value }: Shortfall): number => (gap === null ? value : -gap)
