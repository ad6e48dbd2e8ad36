/**
 * The whole reading of one narrative as plain data, in the names its users read: what `checkNarrative` prints with --json,
 * what the screen shows beside the text, what the annotated document is made from.
 */
import type { FigureSource } from '#domain/figures.ts'
import type { Finding } from '#domain/finding.ts'
import type { Indicator } from '#domain/indicator.ts'
import { indicators as byId, INDICATORS } from '#domain/indicators/index.ts'
import { type Rational, toNumber } from '#domain/quantity.ts'
import { printFigure } from '#domain/wording.ts'
import { holdsTooManyFigures, MOST_FIGURES } from './claims/density.ts'
import type { UnitNames } from './claims/unitNames.ts'
import { type Claim, readingOf } from './claims.ts'
import { tooDenseText } from './text/refusals.ts'
import { pageAt, paragraphStarts, type TextDocument } from './text.ts'
import { type Comparison, compareHeld } from './verify/held.ts'
import { checksOf, type Verdict } from './verify.ts'

export type ClaimReply = {
  text: string
  start: number
  end: number
  value: number
  value_high: number | null
  unit: string | null
  kind: Claim['kind']
  qualifier: Claim['qualifier']
  numerator: number | null
  denominator: number | null
  indicator: string | null
  indicator_candidates: { indicator: string; title: string; score: number }[]
  period: string | null
  as_of: string | null
  /** Code of the unit where the tree is at hand and knows it, else the words of the text. */
  org_unit: string | null
  org_unit_name: string | null
  relation: { kind: string; to: number[]; base: string | null; direction: 'up' | 'down' | null } | null
  standing: Claim['standing']
  sentence: number
  paragraph: number
  page: number
  read_by_sense: boolean
  held?: Comparison
}

export type CheckReply = {
  about: string
  printed: string | null
  computed: string | null
  verdict: Verdict
  convention: string | null
  reason: string
  claim_indexes: number[]
  correction: string | null
}

export type NarrativeReply = {
  text_length: number
  claims: ClaimReply[]
  checks: CheckReply[]
  /** Said without a number: "một số đơn vị", a flag proposed. */
  mentions: {
    text: string
    start: number
    end: number
    kind: string
    indicator: string | null
    /** Title of that indicator. */
    title: string | null
    standing: Claim['standing']
    held?: string | null
  }[]
  understood: { period: string | null; as_of: string | null; org_unit: string | null }
  summary: {
    claims: number
    matched: number
    consistent: number
    inconsistent: number
    cannot_tell: number
    agrees: number
    differs: number
    not_held: number
  }
  findings: Finding[]
}

/** Why a text is not read figure by figure: it holds more of them than one reading takes. Asked before anything is understood. */
export const tooDense = ({ text }: TextDocument): Finding | null =>
  holdsTooManyFigures(text) ? tooDenseText(MOST_FIGURES) : null

export function readNarrative(
  document: TextDocument,
  findings: readonly Finding[] = [],
  catalogue: readonly Indicator[] = INDICATORS,
  names: UnitNames | null = null,
): { reply: NarrativeReply; claims: Claim[] } {
  const { claims, mentions } = readingOf(document.text, catalogue, names)
  const titles = catalogue === INDICATORS ? byId : new Map(catalogue.map((indicator) => [indicator.id, indicator]))
  const paragraphs = paragraphStarts(document)
  let paragraph = 0
  const replies = claims.map((claim): ClaimReply => {
    while (paragraph < paragraphs.length && (paragraphs[paragraph] ?? Infinity) <= claim.start) paragraph++
    return {
      text: claim.text,
      start: claim.start,
      end: claim.end,
      value: toNumber(claim.value),
      value_high: number(claim.valueHigh),
      unit: claim.unit,
      kind: claim.kind,
      qualifier: claim.qualifier,
      numerator: number(claim.numerator),
      denominator: number(claim.denominator),
      indicator: claim.indicator,
      indicator_candidates: claim.candidates.map(({ indicator, score }) => ({
        indicator,
        title: titles.get(indicator)?.title ?? indicator,
        score,
      })),
      period: claim.period,
      as_of: claim.asOf,
      org_unit: claim.orgCode ?? claim.orgUnit,
      org_unit_name: claim.orgCode === null ? null : (names?.titles.get(claim.orgCode) ?? null),
      relation: claim.relation && {
        kind: claim.relation.kind,
        to: claim.relation.to,
        base: claim.relation.base,
        direction: claim.relation.direction,
      },
      standing: claim.standing,
      sentence: claim.sentence,
      paragraph,
      page: pageAt(document, claim.start),
      read_by_sense: claim.bySense,
    }
  })
  const checks = checksOf(claims).map(
    ({ claims: indexes, ...check }): CheckReply => ({
      about: check.about,
      printed: check.printed,
      computed: check.computed,
      verdict: check.verdict,
      convention: check.convention,
      reason: check.reason,
      claim_indexes: indexes,
      correction: check.correction,
    }),
  )
  const reply: NarrativeReply = {
    text_length: document.text.length,
    claims: replies,
    checks,
    mentions: mentions.map((mention) => ({
      ...mention,
      title: mention.indicator === null ? null : (titles.get(mention.indicator)?.title ?? null),
    })),
    understood: understoodOf(claims),
    summary: emptySummary(),
    findings: [...findings],
  }
  summarise(reply)
  return { reply, claims }
}

const number = (value: Rational | null): number | null => (value === null ? null : toNumber(value))

/** The period and day most figures speak of; the whole text is understood by them unless a person says otherwise. */
function understoodOf(claims: readonly Claim[]): NarrativeReply['understood'] {
  return {
    period: commonest(claims.map((claim) => claim.period)),
    as_of: commonest(claims.map((claim) => claim.asOf)),
    org_unit: commonest(claims.map((claim) => claim.orgCode ?? claim.orgUnit)),
  }
}

function commonest(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/**
 * A figure whose own sentence names another unit is held against that unit; where it agrees with the unit asked for, that
 * one was meant after all. In a table whose rows are units a figure is of its row's unit and of no other.
 */
function compareAt(claim: Claim, { figures, unit, others }: Held): Comparison {
  const asked = compareHeld(claim, figures, byId)
  const named = claim.orgCode === unit ? figures : others.get(claim.orgCode ?? '')
  if (claim.rowOf === 'unit')
    return claim.orgHere && named
      ? compareHeld(claim, named, byId)
      : notCompared(claim, 'Dòng của bảng nói về một đơn vị không nhận ra được trong hệ thống.')
  if (claim.rowOf === 'total' && asked.verdict === 'differs')
    return notCompared(claim, 'Dòng cộng chỉ gồm các đơn vị có trong bảng, có thể khác số của toàn đơn vị.')
  return claim.orgHere && named && asked.verdict !== 'agrees' ? compareHeld(claim, named, byId) : asked
}

const notCompared = ({ indicator }: Claim, reason: string): Comparison => ({
  verdict: 'not_compared',
  convention: null,
  held: null,
  difference: null,
  indicator,
  correction: null,
  reason,
})

/** The figures of the unit asked for, its code, and those of the other units the text names. */
export type Held = { figures: FigureSource; unit: string | null; others: ReadonlyMap<string, FigureSource> }

/** Puts the figure of the system beside each claim of the same year as the period asked for. */
export function compareNarrative(reply: NarrativeReply, claims: readonly Claim[], held: Held, period: string): void {
  const year = period.slice(0, 4)
  reply.claims.forEach((claim, i) => {
    const source = claims[i]
    if (!source) return
    claim.held =
      claim.period !== null && claim.period.slice(0, 4) !== year
        ? notCompared(source, 'Số này nói về năm khác kỳ đang đối chiếu.')
        : compareAt(source, held)
  })
  for (const mention of reply.mentions) {
    const indicator = mention.indicator === null ? undefined : byId.get(mention.indicator)
    const figure = indicator ? held.figures.get(indicator.id) : undefined
    mention.held = indicator && figure?.value != null ? printFigure(figure.value, { ...indicator, percent: false }) : null
  }
  summarise(reply)
}

const emptySummary = (): NarrativeReply['summary'] => ({
  claims: 0,
  matched: 0,
  consistent: 0,
  inconsistent: 0,
  cannot_tell: 0,
  agrees: 0,
  differs: 0,
  not_held: 0,
})

function summarise(reply: NarrativeReply): void {
  const summary = emptySummary()
  summary.claims = reply.claims.length
  for (const claim of reply.claims) {
    if (claim.indicator !== null) summary.matched++
    const verdict = claim.held?.verdict
    if (verdict === 'agrees' || verdict === 'differs' || verdict === 'not_held') summary[verdict]++
  }
  for (const check of reply.checks) summary[check.verdict]++
  reply.summary = summary
}
