/** What the matching needs to know of each indicator, worked out once for a catalogue. */
import type { Indicator } from '#domain/indicator.ts'
import { type Force, forceOf } from './force.ts'
import { type Grade, gradeTold } from './graded.ts'
import { numberFor, numberOf, PairTable, UNKNOWN } from './lexicon.ts'
import { type Measured, measuredOf } from './phraseIndex.ts'
import { keysOfPhrase } from './stream.ts'
import { canonical, keysOf, tokensOf } from './tokens.ts'
import { type Family, familyOf, kinship } from './unitWords.ts'

export type Fact = {
  measured: Measured
  family: Family
  /** First word of its unit. */
  head: string
  ofTarget: boolean
  hasTarget: boolean
  /** Place of the indicator that is its target. */
  target: number | undefined
  lacking: boolean
  /** A change against the same period before. */
  growth: boolean
  /** Money per day or month. */
  rate: boolean
  chapter: string
  /** Ways to name what a ratio is divided by: "dân số". */
  bases: readonly string[]
  /** Places of the indicators its formula names, and of the one it is divided by. */
  operands: readonly number[]
  under: number | undefined
  /** Places of the indicators a ratio divides; empty where it divides what is no indicator. */
  over: readonly number[]
  /** Stands at a day, rather than came about in a period. */
  stock: boolean
  /** The force its title names. */
  force: Force | null
  /** The same figure of another force, by its title: "đảng viên trong dân quân", "… trong tự vệ". */
  twins: Partial<Record<Force, number>>
  /** Of the people and places at large, of no force. */
  background: boolean
  /** Some ratio has it above the line. */
  inRatio: boolean
  /** The grade it counts or is the share of. */
  grade: Grade | null
  /** So much each: a quotient that is no percentage. */
  average: boolean
}

export type Facts = {
  /** Places of the counts that are sums of others. */
  sums: readonly number[]
  list: Fact[] /** Place of a count → places of the ratios it is the numerator of. */
  ratios: Map<number, number[]> /** Place of a denominator → places of the numerators it is divided into: works → their cost. */
  overs: Map<number, number[]>
  /** Places of the indicators that are a growth. */
  growths: readonly number[]
  things: Things
  /** How well a figure counted in a family may be each indicator. */
  kin(family: Family | null): Float64Array
  /** The number of the thing a unit word names; NAMELESS where it names none, −1 where no indicator speaks of it. */
  thingOf(unit: string | null): number
}

/** Syllables and pairs of syllables the indicators speak of, each under a number. */
export type Things = {
  numbers: PairTable
  /** How much each tells indicators apart. */
  tells: Float64Array
  /** How much a syllable tells that no indicator speaks of. */
  strange: number
  /** Row of an indicator: 1 for each thing it speaks of. */
  spokenOf: readonly Uint8Array[]
}

/** In the place of a second syllable: the first stands alone. */
export const ALONE = -2
export const NAMELESS = -2

/** Unit words that only say "a person", "a body", "a time": they name nothing. */
const PLAIN = new Set(
  [
    'đồng chí',
    'người',
    'cán bộ',
    'chiến sĩ',
    'cán bộ, chiến sĩ',
    'cán bộ và chiến sĩ',
    'CBCS',
    'công dân',
    'thanh niên',
    'nam thanh niên',
    'nam công dân',
    'quân nhân',
    'trường hợp',
    'đơn vị',
    'cơ quan',
    'tổ chức',
    'đối tượng',
    'thành viên',
    'quân số',
    'nam',
    'địa phương',
    'cơ quan, đơn vị',
    'cơ quan, tổ chức',
    'văn bản',
    'học viên',
    'lượt',
    'nhiệm vụ',
    'lao động',
    'nhân lực',
    'chỉ tiêu',
    'tân binh',
    'em',
    'quân',
    'điểm',
    'đợt',
    'lần',
    'cuộc',
    'gia đình',
    'hộ dân',
    'hộ gia đình',
    'hộ',
  ].map((unit) => keysOf(unit).join(' ')),
)

/** What the unit, title and phrases of each indicator speak of. */
function thingsOf(indicators: readonly Indicator[]): Things {
  const numbers = new PairTable()
  const spread: number[] = []
  const spoken = indicators.map(({ unit, title, phrases }) => {
    const own = new Set<number>()
    for (const text of [unit, title, ...phrases]) {
      const keys = keysOfPhrase(tokensOf(text), () => true)
      keys.forEach((key, i) => {
        const next = keys[i + 1]
        own.add(numbers.take(numberFor(key), ALONE, numbers.size))
        if (next !== undefined) own.add(numbers.take(numberFor(key), numberFor(next), numbers.size))
      })
    }
    for (const thing of own) spread[thing] = (spread[thing] ?? 0) + 1
    return own
  })
  let pairs = 0
  numbers.firsts.forEach((first, i) => {
    if (first !== UNKNOWN && numbers.seconds[i] !== ALONE) pairs++
  })
  return {
    numbers,
    tells: Float64Array.from(spread, (count) => Math.log(1 + indicators.length / count)),
    strange: Math.log(1 + pairs),
    spokenOf: spoken.map((own) => {
      const row = new Uint8Array(numbers.size)
      for (const thing of own) row[thing] = 1
      return row
    }),
  }
}

function basesOf(indicator: Indicator, indicators: readonly Indicator[], place: ReadonlyMap<string, number>): readonly string[] {
  const under = indicator.formula?.split('/')[1]?.trim()
  const base = under === undefined ? undefined : indicators[place.get(under) ?? -1]
  return indicator.measure === 'ratio' && base ? base.phrases.filter((phrase) => phrase.split(' ').length <= 4) : []
}

function overOf({ measure, formula }: Indicator, place: ReadonlyMap<string, number>): readonly number[] {
  if (measure !== 'ratio' || !formula?.includes('/')) return []
  const terms = (formula.split('/')[0]?.match(/[a-z_0-9.]+/g) ?? []).map((id) => place.get(id))
  return terms.every((term) => term !== undefined) ? terms : []
}

const FORCE = /dân quân tự vệ|dqtv|dân quân|tự vệ/

function twinsOf({ title }: Indicator, indicators: readonly Indicator[]): Fact['twins'] {
  const said = title.toLowerCase()
  const twins: Fact['twins'] = {}
  if (!FORCE.test(said)) return twins
  const plain = said.replace(FORCE, '')
  indicators.forEach((other, i) => {
    const force = forceOf(tokensOf(other.title))
    if (force !== null && other.title.toLowerCase().replace(FORCE, '') === plain) twins[force] = i
  })
  return twins
}

const known = new WeakMap<readonly Indicator[], Facts>()

export function factsOf(indicators: readonly Indicator[]): Facts {
  const ready = known.get(indicators)
  if (ready) return ready
  const facts = gather(indicators)
  known.set(indicators, facts)
  return facts
}

function gather(indicators: readonly Indicator[]): Facts {
  const place = new Map(indicators.map((indicator, i) => [indicator.id, i]))
  const ratios = new Map<number, number[]>()
  indicators.forEach((indicator, i) => {
    if (indicator.measure !== 'ratio' || !indicator.formula) return
    for (const id of indicator.formula.split('/')[0]?.match(/[a-z_0-9.]+/g) ?? []) {
      const top = place.get(id)
      if (top !== undefined) ratios.set(top, [...(ratios.get(top) ?? []), i])
    }
  })
  const list = indicators.map(
    (indicator, i): Fact => ({
      measured: measuredOf(indicator),
      family: familyOf(indicator.unit),
      head: canonical(indicator.unit.split(/[ ,]/)[0] ?? ''),
      ofTarget: indicator.targetOf !== undefined,
      hasTarget: indicator.target !== undefined,
      target: indicator.target === undefined ? undefined : place.get(indicator.target),
      lacking: indicator.lacking ?? false,
      growth: indicator.formula?.includes('previous(') ?? false,
      rate: indicator.unit.includes('/'),
      chapter: indicator.chapter,
      bases: basesOf(indicator, indicators, place),
      operands: (indicator.formula?.match(/[a-z_0-9.]+/g) ?? []).flatMap((id) => place.get(id) ?? []),
      under: place.get(indicator.formula?.split('/')[1]?.trim() ?? ''),
      over: overOf(indicator, place),
      stock: indicator.time === 'stock',
      force: forceOf(tokensOf(indicator.title)),
      twins: twinsOf(indicator, indicators),
      background: indicator.chapter === 'N' && forceOf(tokensOf(indicator.title)) === null,
      inRatio: ratios.has(i),
      grade: gradeTold(indicator.title),
      average: indicator.measure === 'ratio' && !indicator.unit.includes('%'),
    }),
  )
  const overs = new Map<number, number[]>()
  for (const indicator of indicators) {
    const [over, under] = (indicator.formula ?? '').split('/').map((side) => place.get(side.trim()))
    if (/(?<!hội )đồng(?!\s*chí)/.test(indicator.unit) && over !== undefined && under !== undefined)
      overs.set(under, [...(overs.get(under) ?? []), over])
  }
  const kin = new Map<Family | null, Float64Array>()
  const named = new Map<string, number>()
  const things = thingsOf(indicators)
  return {
    list,
    ratios,
    overs,
    growths: list.flatMap((fact, i) => (fact.growth && fact.operands.length > 0 ? [i] : [])),
    things,
    kin(family) {
      let row = kin.get(family)
      if (!row) {
        row = Float64Array.from(list, (fact) => (family === null ? 0 : kinship(family, fact.family)))
        kin.set(family, row)
      }
      return row
    },
    thingOf(unit) {
      if (unit === null) return NAMELESS
      let thing = named.get(unit)
      if (thing === undefined) {
        thing = thingNamed(unit, things)
        named.set(unit, thing)
      }
      return thing
    },
    sums: indicators.flatMap(({ formula, measure }, i) => (measure === 'count' && formula?.includes('+') ? [i] : [])),
  }
}

/** A unit word names the thing of its first two syllables. */
function thingNamed(unit: string, { numbers }: Things): number {
  const keys = keysOf(unit)
  const [first, second] = keys
  if (first === undefined || first === 'lượt' || PLAIN.has(keys.join(' '))) return NAMELESS
  const next = second === undefined ? ALONE : numberOf(second)
  return numberOf(first) === UNKNOWN || next === UNKNOWN ? -1 : numbers.get(numberOf(first), next)
}
