import type { FigureTable } from './figures.ts'
import { type Finding, finding, warning } from './finding.ts'
import type { Indicator } from './indicator.ts'
import { INDICATORS, indicators } from './indicators/index.ts'
import { compare, multiply, rational, roundTo } from './quantity.ts'
import { printDecimal, printInteger } from './wording.ts'

/**
 * What must hang together in one figure table. A rule warns and asks for a reason; only what cannot be true of people
 * (more women than members) stops a submission. A rule with a side that nobody knows says nothing.
 */
type Side = { ids: readonly string[]; says: string }
type PartRule = { part: Side; whole: Side; impossible: boolean; most: { of: readonly [number, number]; says: string } | null }

/** attended ≤ called ≤ quota ≤ strength, and the like, as the indicators declare them. */
const partsOf = (catalogue: readonly Indicator[]): PartRule[] =>
  catalogue.flatMap(({ id, partOf = [] }) =>
    partOf.map(({ part = [id], whole, says, never = false, most = null }) => ({
      part: { ids: part, says: says[0] },
      whole: { ids: whole, says: says[1] },
      impossible: never,
      most,
    })),
  )

/** Every declared part and whole, for those who look through the rules themselves. */
export const PARTS: readonly PartRule[] = partsOf(INDICATORS)

/** An agency has no militia: its own strength is what stands for the total. */
const STANDS_FOR: Readonly<Record<string, string>> = { msdf_total_strength: 'sdf_strength' }

/** The indicator a unit itself reports in place of one that is none of its own. */
export const shownAs = (known: Known, id: string): string => (known(id) === null ? (STANDS_FOR[id] ?? id) : id)

export type Band = { numerator: string; denominator: string; from: number; to: number; says: string }

/** Usual quotients; a province may set its own. A duty post kept through a year is 366 man-days. */
const bandsOf = (catalogue: readonly Indicator[]): Band[] =>
  catalogue.flatMap(({ formula = '', usual }) => {
    const [numerator, denominator] = formula.split(' / ')
    return usual && numerator && denominator ? [{ numerator, denominator, ...usual }] : []
  })
export const BANDS: readonly Band[] = bandsOf(INDICATORS)

const REASON = 'Vẫn lưu được, phải ghi lý do khi nộp.'

/** A reorganisation is signed, not submitted. */
const BRIDGE = 'Chưa ký được, tìm phần bị sót hoặc bị lặp.'

/** `bases` are the counts beside the indicators that ratios are made of: those called, those graded. */
export function crossCheck(
  figures: FigureTable,
  unit?: string,
  bands: readonly Band[] = BANDS,
  catalogue: readonly Indicator[] = INDICATORS,
  bases: ReadonlyMap<string, number> = new Map(),
): Finding[] {
  const at = (indicator: string) => (unit === undefined ? { indicator } : { indicator, unit })
  const known: Known = (id) => figures.get(id)?.value ?? bases.get(id) ?? null
  const parts = catalogue === INDICATORS ? PARTS : partsOf(catalogue)
  const within = parts.flatMap((rule) => partFinding(rule, known, at))
  const told = new Set(within.map(({ args }) => `${args?.part} ${args?.whole}`))
  return [
    ...within,
    ...catalogue.flatMap((indicator) => sumFinding(indicator, figures, known, at)),
    ...bands.flatMap((band) => bandFinding(band, known, at)),
    // A share over its whole is told once: by its parts where they are declared.
    ...catalogue
      .flatMap((indicator) => ownFindings(indicator, figures, at))
      .filter(({ code, args }) => code !== 'check.share' || !told.has(`${args?.numerator} ${args?.denominator}`)),
  ]
}

type At = (indicator: string) => Finding['where']
export type Known = (id: string) => number | null

/** The sum of a side, null unless every part of it is known. */
export function totalOf(known: Known, ids: readonly string[]): number | null {
  let total = 0
  for (const id of ids) {
    const value = known(id) ?? known(STANDS_FOR[id] ?? id)
    if (value === null) return null
    total += value
  }
  return total
}

function partFinding({ part, whole, impossible, most }: PartRule, known: Known, at: At): Finding[] {
  const [small, large] = [totalOf(known, part.ids), totalOf(known, whole.ids)]
  if (small === null || large === null) return []
  const args = { part: small, whole: large, cells: [...part.ids, ...whole.ids] }
  const where = at(part.ids[0] ?? '')
  if (most) {
    // A share of people is rounded up to a whole one: 5% of 35 places are two.
    const { n, d } = multiply(rational(large), rational(most.of[0], most.of[1]))
    if (BigInt(small) <= (n + d - 1n) / d) return []
    const message = `${part.says} ${printInteger(small)} quá ${most.says} ${whole.says} ${printInteger(large)}. ${REASON}`
    return [warning('check.limit', where, message, args)]
  }
  if (small <= large) return []
  const fact = `${part.says} ${printInteger(small)} nhiều hơn ${whole.says} ${printInteger(large)}.`
  return [
    impossible
      ? finding('check.part_over_whole', where, `${fact} Chưa nộp được.`, args)
      : warning('check.part_over_whole', where, `${fact} ${REASON}`, args),
  ]
}

function sumFinding({ id, madeOf = [] }: Indicator, figures: FigureTable, known: Known, at: At): Finding[] {
  const total = known(id)
  const parts = madeOf.filter((part) => figures.get(part)?.state !== 'not_applicable')
  const sum = parts.length > 0 ? totalOf(known, parts) : null
  if (total === null || sum === null || total === sum) return []
  return [differs('check.sum', at(id), id, 'ghi', total, 'các phần cộng lại', sum, REASON, parts)]
}

function differs(
  code: string,
  where: Finding['where'],
  id: string,
  oneSays: string,
  one: number,
  otherSays: string,
  other: number,
  next = REASON,
  parts: readonly string[] = [],
): Finding {
  const title = indicators.get(id)?.title ?? id
  const message = `${title}: ${oneSays} ${printInteger(one)} khác ${otherSays} ${printInteger(other)}, lệch ${printInteger(Math.abs(one - other))}. ${next}`
  return warning(code, where, message, { one, other, cells: [id, ...parts] })
}

function bandFinding({ numerator, denominator, from, to, says }: Band, known: Known, at: At): Finding[] {
  const [top, bottom] = [known(numerator), known(denominator)]
  if (top === null || bottom === null || bottom === 0) return []
  const quotient = rational(top, bottom)
  if (compare(quotient, rational(from)) >= 0 && compare(quotient, rational(to)) <= 0) return []
  const printed = quotient.d === 1n ? printInteger(quotient.n) : printDecimal(roundTo(quotient, 2))
  const message = `Bình quân ${printed} ${says}, thường từ ${printInteger(from)} đến ${printInteger(to)}. Đồng chí kiểm tra lại ${printInteger(top)} và ${printInteger(bottom)}. ${REASON}`
  return [
    warning('check.band', at(numerator), message, {
      numerator: top,
      denominator: bottom,
      from,
      to,
      cells: [numerator, denominator],
    }),
  ]
}

/** A share over its whole, and a total that is not what its parts add up to. */
function ownFindings({ id, title, percent, mayPassWhole }: Indicator, figures: FigureTable, at: At): Finding[] {
  const figure = figures.get(id)
  if (!figure) return []
  const { numerator, denominator, stated, value } = figure
  if (stated !== undefined && value !== null)
    return [differs('check.stated', at(id), id, 'ghi', stated, 'các phần cộng lại', value)]
  if (!percent || mayPassWhole || numerator === null || denominator === null || numerator <= denominator) return []
  const message = `${title}: tử số ${printInteger(numerator)} nhiều hơn mẫu số ${printInteger(denominator)}. ${REASON}`
  return [warning('check.share', at(id), message, { numerator, denominator, cells: [id] })]
}

/** How a whole and its parts are spoken of: shorter periods of a longer one, or units of a higher one. */
const AXES = {
  time: { code: 'check.time', whole: 'cả kỳ', parts: 'các kỳ cộng lại' },
  tree: { code: 'check.tree', whole: 'cấp trên', parts: 'các đơn vị cộng lại' },
} as const

/** A year is the sum of its halves, for flows alone; a parent is the sum of its children. Parts not all known are not compared. */
export function crossCheckSums(
  axis: keyof typeof AXES,
  whole: FigureTable,
  parts: readonly FigureTable[],
  unit?: string,
): Finding[] {
  const { code, ...says } = AXES[axis]
  const comparable = (indicator: Indicator): boolean => axis === 'tree' || indicator.time === 'flow'
  return compareSums(code, [whole], says.whole, parts, says.parts, comparable, unit)
}

/** Units before a merger or split and after it hold the same people and the same figures. */
export function crossCheckBridge(before: readonly FigureTable[], after: readonly FigureTable[]): Finding[] {
  return compareSums('check.bridge', after, 'sau sắp xếp', before, 'trước sắp xếp', () => true)
}

function compareSums(
  code: string,
  ones: readonly FigureTable[],
  oneSays: string,
  others: readonly FigureTable[],
  otherSays: string,
  comparable: (indicator: Indicator) => boolean,
  unit?: string,
): Finding[] {
  return INDICATORS.flatMap((indicator) => {
    if (indicator.overTree !== 'sum' || !comparable(indicator)) return []
    const [one, other] = [sumOver(ones, indicator.id), sumOver(others, indicator.id)]
    if (one === null || other === null || one === other) return []
    const where = unit === undefined ? { indicator: indicator.id } : { indicator: indicator.id, unit }
    return [differs(code, where, indicator.id, oneSays, one, otherSays, other, code === 'check.bridge' ? BRIDGE : REASON)]
  })
}

function sumOver(tables: readonly FigureTable[], id: string): number | null {
  let sum: number | null = null
  for (const table of tables) {
    const figure = table.get(id)
    if (figure?.state === 'not_applicable') continue
    if (!figure || figure.value === null) return null
    sum = (sum ?? 0) + figure.value
  }
  return sum
}
