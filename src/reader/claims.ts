/**
 * A narrative → its claims: every printed figure with its value, unit word, qualifier, indicator, period, unit spoken of
 * and its relation to the other figures. Deterministic, linear in the text, needs no database.
 */
import type { Indicator } from '#domain/indicator.ts'
import { INDICATORS } from '#domain/indicators/index.ts'
import type { Rational } from '#domain/quantity.ts'
import type { Aspect } from './claims/aspect.ts'
import { barsOf } from './claims/barred.ts'
import { lowerBound } from './claims/beside.ts'
import { mentionsIn, Speaker, type Standing } from './claims/context.ts'
import { type Grade, gradeBefore, gradeBehind } from './claims/graded.ts'
import type { Linked, Relation } from './claims/linked.ts'
import { type Meaning, meaningsOf } from './claims/meaning.ts'
import { type VagueKind, vagueIn } from './claims/mentions.ts'
import { piecesOf } from './claims/pieces.ts'
import type { Qualifier } from './claims/qualifiers.ts'
import { type Quantity, quantitiesIn } from './claims/quantities.ts'
import { type Reckoned, reckonedOf } from './claims/reckoned.ts'
import { relate } from './claims/relations.ts'
import { type Marks, marksOf } from './claims/sentences.ts'
import { surfaceOf } from './claims/surface.ts'
import { type RowOf, type Tables, tablesIn } from './claims/tables.ts'
import { takeCellUnits } from './claims/tableUnits.ts'
import { type Token, tokensOf } from './claims/tokens.ts'
import { type UnitNames, unitOfCell } from './claims/unitNames.ts'

export type ClaimKind = 'count' | 'percent' | 'money' | 'ratio_pair' | 'change'

export type Claim = {
  text: string
  start: number
  end: number
  /** Exact; money in đồng. `printedDecimals` is the precision a recomputation is printed to. */
  value: Rational
  valueHigh: Rational | null
  decimals: number
  /** Percentage points are told from per cent. */
  points: boolean
  unit: string | null
  kind: ClaimKind
  form: 'count' | 'percent' | 'points' | 'money'
  qualifier: Qualifier
  numerator: Rational | null
  denominator: Rational | null
  /** Best indicator, null when none fits; every candidate with its score, best first. */
  indicator: string | null
  candidates: Meaning[]
  period: string | null
  asOf: string | null
  orgUnit: string | null
  /** Its code, where the tree was given and knows the name; `orgHere` when it is named in the sentence of the figure. */
  orgCode: string | null
  orgHere: boolean
  relation: Relation | null
  /** What else it follows from: the rest of a whole, a product, the parts behind it. */
  reckoned: Reckoned | null
  /** Number of the sentence in the text. */
  sentence: number
  /** Separators read by sense: 95.86% in a text of decimal commas. */
  bySense: boolean
  /** "được đề nghị tặng": proposed, not yet awarded; "phấn đấu", "chỉ tiêu": aimed at, not attained. */
  standing: 'stated' | 'proposed' | 'aimed'
  /** What it is of its indicator: a cell under "Chỉ tiêu" was assigned, one under "Cùng kỳ" stood a year before. */
  aspect: Aspect
  /** In a table whose rows are units: a unit by its name, or the sum of the rows. */
  rowOf: RowOf
  /** Where it stands in which table of the text; null outside. */
  cell: { table: number; row: number; column: number } | null
  /** "từ 150 lên 180": what follows this figure is the level it moved to. */
  linkAfter: 'to' | null
  /** A percentage of a grade: giỏi, khá, đạt, không đạt. */
  graded: string | null
  /** The grade the words right beside a count or a percentage name; both good ones together are a grade of their own. */
  grade: Grade | null
}

/** A word for an amount ("một số đơn vị") or an award without a number, and the indicator it speaks of. */
export type Mention = {
  text: string
  start: number
  end: number
  kind: VagueKind
  indicator: string | null
  standing: Claim['standing']
}

export const claimsIn = (given: string, indicators: readonly Indicator[] = INDICATORS): Claim[] =>
  readingOf(given, indicators).claims

export function readingOf(
  given: string,
  indicators: readonly Indicator[] = INDICATORS,
  names: UnitNames | null = null,
): { claims: Claim[]; mentions: Mention[] } {
  const mentions: Mention[] = []
  const whole = surfaceOf(given)
  const surface = { ...whole, text: unwrapped(whole.text) }
  const claims: Claim[] = []
  let standing: Standing = { period: null, asOf: null, orgUnit: null, orgCode: null }
  let year: number | undefined
  let sentences = 0
  for (const { from, to, head } of piecesOf(surface.text)) {
    const own = surface.text.slice(from, to)
    if (!/\d|(?:mươi|mười|trăm|nghìn|ngàn|triệu|hai|ba|bốn|năm|sáu|bảy|tám|chín|một)/.test(own)) continue
    // Places behind the head are those of the whole text; the head itself says nothing but what its columns are.
    const [text, offset] = [head + own, from - head.length]
    const tokens = tokensOf(text, offset)
    const marks = marksOf(tokens)
    const tables = tablesIn(tokens)
    const here = (quantity: Quantity): boolean => (tokens[quantity.first]?.start ?? 0) >= from
    const quantities = quantitiesIn(tokens, barsOf(tokens)).filter(here)
    takeCellUnits(tokens, quantities, tables)
    const spoken = mentionsIn(own, year, names, tokens, from)
    year = spoken.year
    const keys = tokens.map((token) => token.key)
    const linked = relate(tokens, marks, quantities, text, offset, keys)
    const taken = new Uint8Array(tokens.length)
    for (const { first, unitEnd } of quantities) taken.fill(1, first, unitEnd)
    const vague = vagueIn(tokens, (place) => taken[place] === 1).filter(({ quantity }) => here(quantity))
    const keysBetween = (start: number, end: number): string[] => keys.slice(Math.max(0, start), Math.max(0, end))
    const unprinted = relate(
      tokens,
      marks,
      vague.map(({ quantity }) => quantity),
      text,
      offset,
      keys,
    )
    const { figures: meanings, mentions: vagueMeanings } = meaningsOf(
      tokens,
      marks,
      linked,
      indicators,
      text,
      offset,
      keys,
      unprinted,
      tables,
    )
    vague.forEach(({ kind, quantity }, i) => {
      const [first, last] = [tokens[quantity.first], tokens[quantity.unitEnd - 1]]
      if (!first || !last) return
      const [start, end] = [surface.origin(first.start), surface.origin(last.end)]
      mentions.push({
        text: given.slice(start, end),
        start,
        end,
        kind,
        indicator: vagueMeanings[i]?.best ?? null,
        standing: vagueMeanings[i]?.standing ?? 'stated',
      })
    })
    const speaker = new Speaker(spoken.mentions, standing)
    const base = claims.length
    const above = head === '' ? 0 : (marks.sentence[tokens.findIndex((token) => token.start >= from)] ?? 0)
    linked.forEach((item, i) => {
      const [first, last] = [tokens[item.first], tokens[item.end - 1]]
      if (!first || !last) return
      const [begins, ends] = sentenceAround(marks, item.sentence, item.first, item.end)
      const now = speaker.at(
        first.start - from,
        item.sentence,
        (tokens[ends - 1]?.end ?? first.end) - from,
        (tokens[begins]?.start ?? first.start) - from,
      )
      standing = { ...speaker.standing }
      const rowOf = tables?.rowOf(item.first) ?? null
      const cell = rowOf === 'unit' ? (tables?.unitCell(item.first) ?? null) : null
      if (cell) {
        // Of its row and of no other; what the name only holds in part is not meant.
        now.orgUnit = text.slice((tokens[cell[0]]?.start ?? 0) - offset, (tokens[cell[1] - 1]?.end ?? 0) - offset)
        now.orgCode = names && unitOfCell(now.orgUnit, names)
        now.orgHere = true
      }
      const meaning = meanings[i]
      claims.push({
        text: given.slice(surface.origin(first.start), surface.origin(last.end)),
        start: surface.origin(first.start),
        end: surface.origin(last.end),
        value: item.value,
        valueHigh: item.high,
        decimals: item.decimals,
        points: item.form === 'points',
        unit: item.unit,
        kind: item.change ? 'change' : item.denominator ? 'ratio_pair' : item.form === 'points' ? 'change' : item.form,
        form: item.form,
        qualifier: item.qualifier,
        numerator: item.denominator ? item.value : null,
        denominator: item.denominator,
        indicator: meaning?.best ?? null,
        candidates: meaning?.candidates ?? [],
        period: now.period,
        asOf: now.asOf,
        orgUnit: now.orgUnit,
        orgCode: now.orgCode,
        orgHere: now.orgHere,
        relation: item.relation && { ...item.relation, to: item.relation.to.map((place) => place + base) },
        reckoned: tables?.at(item.first) ? null : shifted(reckonedOf(i, linked, keysBetween), base),
        sentence: sentences + item.sentence - above,
        bySense: item.bySense,
        standing: meaning?.standing ?? 'stated',
        aspect: tables?.aspect(item.first) ?? aspectInText(item, linked[i - 1], linked[i + 1], tokens),
        rowOf,
        cell: cellOf(tables, item.first, base),
        linkAfter: movesTo(tokens, item, linked[i + 1]),
        graded: item.form === 'percent' ? (gradeBefore(tokens, item.first) ?? gradeBehind(tokens, item.unitEnd)) : null,
        grade: item.grade,
      })
    })
    speaker.at(to - from, -1, 0)
    standing = { ...speaker.standing, asOf: null }
    sentences += (marks.sentence[tokens.length] ?? 0) + 1 - above
  }
  for (const claim of claims) completeShare(claim, claims)
  return { claims, mentions }
}

const shifted = (reckoned: Reckoned | null, base: number): Reckoned | null =>
  reckoned && { ...reckoned, of: reckoned.of.map((place) => place + base) }

/** Tables are told apart by the claims before their piece of the text and their first token in it. */
function cellOf(tables: Tables | null, figure: number, before: number): Claim['cell'] {
  const table = tables?.at(figure)
  if (!tables || !table || figure < table.body) return null
  return { table: before * 100_000 + table.from, row: tables.row(figure), column: tables.column(figure) }
}

/** First token of the figure's sentence and the one behind its last. */
function sentenceAround({ sentence }: Marks, number: number, first: number, end: number): [number, number] {
  return [
    Math.min(first, lowerBound(sentence, number)),
    Math.max(end, Math.min(sentence.length - 1, lowerBound(sentence, number + 1))),
  ]
}

const BODIES: ReadonlySet<string | null> = new Set(['body', 'place', 'collective'])

function aspectInText(item: Linked, previous: Linked | undefined, next: Linked | undefined, tokens: readonly Token[]): Aspect {
  const lacks = (one: Linked, what: Linked): boolean =>
    BODIES.has(one.family) &&
    one.sentence === what.sentence &&
    what.first - one.unitEnd <= 2 &&
    tokens[one.unitEnd]?.key === 'thiếu'
  // "… Sở Ngoại vụ 1 và 12 đơn vị khác": what is left of a list.
  if (BODIES.has(item.family) && tokens[item.unitEnd]?.key === 'khác') return 'aside'
  if ((previous && lacks(previous, item)) || (next && lacks(item, next))) return 'aside'
  if (item.relation?.kind === 'beyond_target') return 'gap'
  if (item.change) return 'change'
  return item.before ? 'previous' : 'value'
}

/** từ 150 (đồng chí) lên 180; năm 2022 … 85% lên 91%. */
function movesTo(tokens: readonly Token[], { first, unitEnd: end, form, sentence }: Linked, level?: Linked): 'to' | null {
  const [next, after] = [tokens[end]?.key, tokens[end + 1]?.key]
  if (next === 'lên' || next === 'xuống' || (next === 'tăng' && after === 'lên') || (next === 'giảm' && after === 'xuống'))
    return 'to'
  const opened = tokens.slice(Math.max(0, first - 3), first).some((token) => token.key === 'từ')
  if (!opened) return null
  // "Từ 25,8% cuối năm 2024, tỷ lệ đảng viên nâng lên 28,3%": the level stands right behind the word, however far.
  if (level && level.sentence === sentence && level.form === form && level.change === null) {
    const said = [tokens[level.first - 2]?.key, tokens[level.first - 1]?.key]
    const still = said[1] === 'còn' || said[1] === 'tới' || said[1] === 'đến' ? said[0] : said[1]
    if (still === 'lên' || still === 'xuống') return 'to'
  }
  for (let at = end; at < end + 9; at++) {
    const key = tokens[at]?.key
    if (key === 'lên' || key === 'xuống') return 'to'
    if (key === undefined || key === ',' || key === ';' || key === '.') return null
  }
  return null
}

/** A percentage of a pair or of a part and its whole carries both numbers. */
function completeShare(claim: Claim, claims: readonly Claim[]): void {
  const { relation } = claim
  if (!relation || claim.denominator) return
  const [part, whole] = relation.to.map((place) => claims[place])
  if (relation.kind === 'share_of_pair' && part) {
    claim.numerator = part.numerator
    claim.denominator = part.denominator
  } else if (relation.kind === 'share_of_whole' && part && whole) {
    claim.numerator = part.value
    claim.denominator = whole.value
  } else if (relation.kind === 'share_of_base' && part) claim.numerator = part.value
  if (claim.unit === null && relation.kind === 'part_of' && part) claim.unit = part.unit
}

/**
 * A line broken by the width of a page is no end of a sentence: where a long line ends without a stop and the next begins
 * in lower case or with a figure, the break is read as a blank (one sign for one, so that places stay).
 */
const unwrapped = (text: string): string =>
  text.replace(/(?<=[^\n|]{48})(?<![.:;!?…|\n][ \t\r]*)\n(?=[ \t]*(?:\p{Ll}|\d(?!\d{0,2}(?:[.)] | *\|)))[^\n|]*(?:\n|$))/gu, ' ')
