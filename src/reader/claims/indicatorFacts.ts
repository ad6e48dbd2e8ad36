/** What the matching needs to know of each indicator, worked out once for a catalogue. */
import type { Indicator } from '#domain/indicator.ts'
import { type Force, forceOf } from './force.ts'
import { type Measured, measuredOf } from './phraseIndex.ts'
import { streamOf } from './stream.ts'
import { canonical, keysOf, tokensOf } from './tokens.ts'
import { type Family, familyOf } from './unitWords.ts'

type Fact = {
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
  /** Pairs of syllables of its unit, title and phrases: the things it speaks of. */
  things: ReadonlySet<string>
  chapter: string
  /** Ways to name what a ratio is divided by: "dân số". */
  bases: readonly string[]
  /** Places of the indicators its formula names, and of the one it is divided by. */
  operands: readonly number[]
  under: number | undefined
  /** The force its title names. */
  force: Force | null
  /** So much each: a quotient that is no percentage. */
  average: boolean
}

export type Facts = {
  list: Fact[] /** Place of a count → places of the ratios it is the numerator of. */
  ratios: Map<number, number[]> /** Place of a denominator → places of the numerators it is divided into: works → their cost. */
  overs: Map<number, number[]> /** Pair of syllables → how much it tells indicators apart. */
  telling: Map<string, number>
  /** The same of single syllables. */
  single: Map<string, number>
}

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

/** The thing a unit word names, as its first two syllables; null where it names none. */
export function thingOf(unit: string | null): string | null {
  if (unit === null) return null
  let thing = seen.get(unit)
  if (thing === undefined) {
    const keys = keysOf(unit)
    thing = PLAIN.has(keys.join(' ')) || keys[0] === 'lượt' || keys.length === 0 ? null : keys.slice(0, 2).join(' ')
    seen.set(unit, thing)
  }
  return thing
}

const seen = new Map<string, string | null>()

function thingsOf(texts: readonly string[]): Set<string> {
  const things = new Set<string>()
  for (const text of texts) {
    const { keys } = streamOf(
      tokensOf(text),
      () => false,
      () => true,
    )
    keys.forEach((key, i) => {
      things.add(key)
      if (i + 1 < keys.length) things.add(`${key} ${keys[i + 1]}`)
    })
  }
  return things
}

function basesOf(indicator: Indicator, indicators: readonly Indicator[], place: ReadonlyMap<string, number>): readonly string[] {
  const under = indicator.formula?.split('/')[1]?.trim()
  const base = under === undefined ? undefined : indicators[place.get(under) ?? -1]
  return indicator.measure === 'ratio' && base ? base.phrases.filter((phrase) => phrase.split(' ').length <= 4) : []
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
    (indicator): Fact => ({
      measured: measuredOf(indicator),
      family: familyOf(indicator.unit),
      head: canonical(indicator.unit.split(/[ ,]/)[0] ?? ''),
      ofTarget: indicator.targetOf !== undefined,
      hasTarget: indicator.target !== undefined,
      target: indicator.target === undefined ? undefined : place.get(indicator.target),
      lacking: indicator.lacking ?? false,
      growth: indicator.formula?.includes('previous(') ?? false,
      rate: indicator.unit.includes('/'),
      things: thingsOf([indicator.unit, indicator.title, ...indicator.phrases]),
      chapter: indicator.chapter,
      bases: basesOf(indicator, indicators, place),
      operands: (indicator.formula?.match(/[a-z_0-9.]+/g) ?? []).flatMap((id) => place.get(id) ?? []),
      under: place.get(indicator.formula?.split('/')[1]?.trim() ?? ''),
      force: forceOf(tokensOf(indicator.title)),
      average: indicator.measure === 'ratio' && !indicator.unit.includes('%'),
    }),
  )
  const overs = new Map<number, number[]>()
  for (const indicator of indicators) {
    const [over, under] = (indicator.formula ?? '').split('/').map((side) => place.get(side.trim()))
    if (/(?<!hội )đồng(?!\s*chí)/.test(indicator.unit) && over !== undefined && under !== undefined)
      overs.set(under, [...(overs.get(under) ?? []), over])
  }
  const spread = new Map<string, number>()
  for (const { things } of list) for (const thing of things) spread.set(thing, (spread.get(thing) ?? 0) + 1)
  const tells = (wanted: (thing: string) => boolean): Map<string, number> =>
    new Map(
      [...spread].filter(([thing]) => wanted(thing)).map(([thing, count]) => [thing, Math.log(1 + indicators.length / count)]),
    )
  return {
    list,
    ratios,
    overs,
    telling: tells((thing) => thing.includes(' ')),
    single: tells((thing) => !thing.includes(' ')),
  }
}
