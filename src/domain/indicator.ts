/**
 * What is measured (chỉ tiêu thống kê). One declaration tells every room how to count, add, print and recognise it.
 * A *stock* is a value at a day and is carried; a *flow* is an amount within a window and adds up over time;
 * a *ratio* is always recomputed from its numerator and denominator and is never summed nor averaged.
 */
export type Chapter = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K' | 'L' | 'M' | 'N'

/** Levels that report it: CQ organisation, XA commune, KV regional command, TI province, QK military region, TW centre. */
export type Level = 'CQ' | 'XA' | 'KV' | 'TI' | 'QK' | 'TW'

export type Measure = 'count' | 'money' | 'ratio' | 'rating'

export type Indicator = {
  id: string
  chapter: Chapter
  /** Vietnamese name, as a report prints it. */
  title: string
  titleEn: string
  /** Unit word printed with the value: đồng chí, lượt tổ, ngày công, %, tỷ đồng … */
  unit: string
  measure: Measure
  time: 'stock' | 'flow'
  /** Over the tree: `sum` adds the children, `recompute` evaluates the formula on sums, `none` stands for itself alone. */
  overTree: 'sum' | 'recompute' | 'none'
  /** Arithmetic over indicator ids and base counts (`base` below); see formula.ts. */
  formula?: string
  levels: readonly Level[]
  /** Article of law or practice this rests on. */
  basis: string
  /** Money is stored in đồng; `scale` is what one printed unit is worth (tỷ đồng: 1_000_000_000). */
  scale?: number
  /** Decimals a ratio prints with by default (2), rounded half-up. `percent` ratios are multiplied by 100 when printed. */
  decimals?: number
  percent?: boolean
  /** The figure assigned from above against which this one is attained: read from the targets, in the same unit word. */
  target?: string
  /** This indicator IS the assigned figure of another one (chỉ tiêu giao): its value is read from the targets. */
  targetOf?: string
  /** A count of units that lack something: the shortfall list names them. */
  lacking?: boolean
  /** Base counts a ratio needs that are no indicator themselves, entered or derived: id → Vietnamese label. */
  base?: Readonly<Record<string, string>>
  /** Ways a narrative names it, most specific first; the reader matches them without regard to case. */
  phrases: readonly string[]
  note?: string
  /** Wholes this count stays within; a report that breaks one is asked about before it is sent. */
  partOf?: readonly PartOf[]
  /** Parts that make this whole where all of them are known. */
  madeOf?: readonly string[]
  /** A stock changes by what came in and what went out: the flows that say so. */
  moves?: { in: readonly string[]; out: readonly string[] }
  /** Usual values of a quotient; a province may set its own. */
  usual?: { from: number; to: number; says: string }
  /** A share that may pass 100%: more came, or more was done, than was asked. */
  mayPassWhole?: true
}

/** Nữ ≤ quân số; có mặt ≤ được gọi ≤ chỉ tiêu: a fact of arithmetic between counts of one report. */
export type PartOf = {
  /** The counts whose sum is the part; the indicator it is declared at where nothing is said. A finding points at the first. */
  part?: readonly string[]
  /** The counts whose sum is the whole. */
  whole: readonly string[]
  /** How a sentence calls them: the part first. */
  says: readonly [part: string, whole: string]
  /** Cannot be true of people: no explanation makes it right. */
  never?: true
  /** How many times the whole it may be, where that is not once: four are called for each place (TT 148/2018). */
  most?: { of: readonly [number, number]; says: string }
}

export type IndicatorText = Omit<Indicator, 'id' | 'levels'> & { levels: string }

/** `levels` as the field writes them: 'CQ XA TI', or 'all'. */
export function defineIndicator(id: string, text: IndicatorText): Indicator {
  return { ...text, id, levels: text.levels === 'all' ? ALL_LEVELS : (text.levels.split(' ') as Level[]) }
}

export const ALL_LEVELS: readonly Level[] = ['CQ', 'XA', 'KV', 'TI', 'QK', 'TW']
