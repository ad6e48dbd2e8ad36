import type { Cutoff } from '#domain/calendar.ts'
import type { FigureTable, StandingTable } from '#domain/figures.ts'
import type { Indicator } from '#domain/indicator.ts'
import { indicators } from '#domain/indicators/index.ts'
import type { Shortfall } from '#domain/shortfalls.ts'
import { levelOf, type Unit } from '#domain/unit.ts'
import { printDay, printInteger, printPeriod } from '#domain/wording.ts'
import { figureWords, percentWords } from './figureWords.ts'
import { areaWord, territoryWord } from './phrases/areaWord.ts'
import { comparisonWords } from './phrases/comparison.ts'
import { forceWord } from './phrases/forceWord.ts'
import { sectionsFor } from './phrases/index.ts'
import { nextPeriodWords } from './phrases/nextPeriod.ts'
import type { Pattern, Phrase, PhraseSection } from './phrases/phrase.ts'
import { shortNames } from './phrases/shortNames.ts'

/** A piece of a paragraph: plain words, or words that stand for a figure and open its proof. */
export type Run = string | { figure: string; part: Part; text: string }
export type Part = 'value' | 'pair' | 'percent' | 'gap' | 'change' | 'previous' | 'below' | 'names' | 'words'
/** What a pattern leaves open and what it was filled with: the token alone fills it again, with the figures of another day. */
export type Filled = { token: string; runs: Run[] }
export type Piece = string | Filled
/** `number` as the document prints it: I, II for the parts, 1, 2 within a part. */
export type NarrativeSection = { number: string; heading: string; level: 1 | 2; paragraphs: Run[][] }
export type FilledSection = Omit<NarrativeSection, 'paragraphs'> & { paragraphs: Piece[][] }

export type NarrativeChild = { unit: Unit; figures: StandingTable }
export type NarrativeData = {
  unit: Unit
  cutoff: Cutoff
  figures: FigureTable
  children: readonly NarrativeChild[]
  shortfalls: readonly Shortfall[]
  /** Only so many units were asked and the figures are theirs: the area is not the whole. */
  asked?: number
}

/** The text of a report, from the sentence patterns of its sections. Sections nobody has figures for are left out. */
export const writeNarrative = (
  data: NarrativeData,
  sections: readonly PhraseSection[] = sectionsFor(data.cutoff.period),
): NarrativeSection[] =>
  fillNarrative(data, sections).map((section) => ({ ...section, paragraphs: section.paragraphs.map(runsOf) }))

/** What the parts of a report are called, in order, whatever of it is written. */
export const headingsOf = (data: NarrativeData): string[] =>
  sectionsFor(data.cutoff.period).map(({ heading }) => plain(runsOf(fill(heading, data) ?? [heading])))

/** The same with what each pattern left open told apart from what it says: what a person goes on writing from. */
export function fillNarrative(
  data: NarrativeData,
  sections: readonly PhraseSection[] = sectionsFor(data.cutoff.period),
): FilledSection[] {
  const written = sections.map(({ heading, level, paragraphs }) => ({
    heading: plain(runsOf(fill(heading, data) ?? [heading])),
    level,
    paragraphs: paragraphs
      .map((phrases) => joined(phrases.flatMap((phrase) => wrap(writePieces(phrase, data)))))
      .filter((pieces) => pieces.length > 0),
  }))
  return numbered(written.filter(({ level, paragraphs }, at) => paragraphs.length > 0 || (level === 1 && holdsText(written, at))))
}

/** I, II for the parts, 1, 2 within a part. */
export function numbered<Section extends { level: 1 | 2 }>(sections: readonly Section[]): (Section & { number: string })[] {
  const counts = { 1: 0, 2: 0 }
  return sections.map((section) => {
    counts[section.level]++
    if (section.level === 1) counts[2] = 0
    return { number: section.level === 1 ? romanOf(counts[1]) : String(counts[2]), ...section }
  })
}

/** Whether a part has anything under it before the next part begins. */
function holdsText(sections: readonly { level: 1 | 2; paragraphs: readonly unknown[] }[], part: number): boolean {
  const after = sections.slice(part + 1)
  const end = after.findIndex(({ level }) => level === 1)
  return after.slice(0, end < 0 ? after.length : end).some(({ paragraphs }) => paragraphs.length > 0)
}

const joined = (sentences: readonly Piece[][]): Piece[] =>
  sentences.flatMap((pieces, index) => (index === 0 ? pieces : [' ', ...pieces]))
const wrap = (pieces: Piece[] | null): Piece[][] => (pieces ? [pieces] : [])
const runsOf = (pieces: readonly Piece[]): Run[] => pieces.flatMap((piece) => (typeof piece === 'string' ? piece : piece.runs))
export const plain = (runs: readonly Run[]): string => runs.map((run) => (typeof run === 'string' ? run : run.text)).join('')

export function romanOf(number: number): string {
  const signs: [number, string][] = [
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let rest = number
  let roman = ''
  for (const [value, sign] of signs) for (; rest >= value; rest -= value) roman += sign
  return roman
}

/** A sentence with its figures, its first letter capital; null where a figure it needs is missing. */
export function writePhrase(phrase: Phrase, data: NarrativeData): Run[] | null {
  const pieces = writePieces(phrase, data)
  return pieces && runsOf(pieces)
}

function writePieces(phrase: Phrase, data: NarrativeData): Piece[] | null {
  if (typeof phrase === 'string') {
    const pieces = writePattern(phrase, data)
    return pieces && capitalised(pieces)
  }
  if ('levels' in phrase) return phrase.levels.includes(levelOf(data.unit.kind)) ? writePieces(phrase.say, data) : null
  for (const one of phrase.oneOf) {
    const pieces = writePieces(one, data)
    if (pieces) return pieces
  }
  return null
}

function capitalised([first, ...rest]: Piece[]): Piece[] {
  if (first === undefined) return []
  return [typeof first === 'string' ? capital(first) : { ...first, runs: capitalRuns(first.runs) }, ...rest]
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
/** At the beginning of a sentence. */
export function capitalRuns([first, ...rest]: readonly Run[]): Run[] {
  if (first === undefined) return []
  return [typeof first === 'string' ? capital(first) : { ...first, text: capital(first.text) }, ...rest]
}

function writePattern(pattern: Pattern, data: NarrativeData): Piece[] | null {
  const out: Piece[] = []
  for (const piece of pattern.split(/(\[\[.*?\]\])/)) {
    const optional = piece.startsWith('[[')
    const filled = fill(optional ? piece.slice(2, -2) : piece, data)
    if (filled) out.push(...filled)
    else if (!optional) return null
  }
  return out
}

/** A piece without optional parts: its lists keep the items that can be written, the rest is written whole or not at all. */
function fill(text: string, data: NarrativeData): Piece[] | null {
  const pieces: Piece[] = []
  for (const piece of text.split(/(<<.*?>>)/)) {
    const made = piece.startsWith('<<') ? listed(piece.slice(2, -2).split(' | '), data) : fillTokens(piece, data)
    if (made === null) return null
    pieces.push(...made)
  }
  return pieces
}

function listed(items: readonly string[], data: NarrativeData): Piece[] | null {
  const made = items.flatMap((item) => wrap(fillTokens(item, data)))
  return made.length === 0 ? null : made.flatMap((pieces, index) => (index === 0 ? pieces : [', ', ...pieces]))
}

function fillTokens(text: string, data: NarrativeData): Piece[] | null {
  const pieces: Piece[] = []
  for (const [index, part] of text.split(/\{([^}]+)\}/).entries()) {
    if (index % 2 === 0) {
      if (part) pieces.push(part)
      continue
    }
    const runs = fillToken(part, data)
    if (runs === null) return null
    pieces.push({ token: part, runs })
  }
  return pieces
}

/** What a token stands for; null where the figure it asks for is missing, or is not of the kind the token speaks of. */
export const fillToken = (token: string, data: NarrativeData): Run[] | null => wordOf(token, data) ?? figureOf(token, data)

const WORDS = new Set(['asOf', 'period', 'next', 'area', 'territory', 'force'])
const FIGURE_PARTS = new Set(['value', 'pair', 'percent', 'gap', 'over', 'met', 'some', 'none', 'change', 'below', 'names'])
/** Whether a token names something the catalogue of today can write. */
export function isToken(token: string): boolean {
  const [id = '', part = 'value'] = token.split(':')
  return WORDS.has(token) || (indicators.has(id) && FIGURE_PARTS.has(part))
}

/** Words of the unit and the period; undefined where the token is no such word. */
function wordOf(token: string, { unit, cutoff, children, asked }: NarrativeData): Run[] | undefined {
  switch (token) {
    case 'asOf':
      return [printDay(cutoff.asOf)]
    case 'period':
      return [printPeriod(cutoff.period)]
    case 'next':
      return [nextPeriodWords(cutoff.period)]
    case 'area':
      return [asked === undefined ? areaWord(unit) : `${printInteger(asked)} đơn vị được yêu cầu`]
    case 'territory':
      return [territoryWord(unit) ?? unit.name]
    case 'force':
      return [forceWord(unit, children)]
    default:
      return undefined
  }
}

function figureOf(token: string, data: NarrativeData): Run[] | null {
  const [id = '', part = 'value', words = ''] = token.split(':')
  const indicator = indicators.get(id)
  if (!indicator) throw new Error(`a phrase names no indicator: ${token}`)
  const figure = data.figures.get(id)
  if (!figure) return null
  const { value, target, gap, state } = figure
  const chip = (as: Part, text: string): Run[] => [{ figure: id, part: as, text }]
  switch (part) {
    case 'value':
      return state === 'value' ? chip('value', figureWords(figure, indicator)) : null
    case 'pair':
      return value === null || target === null
        ? null
        : chip('pair', `${figure.qualifier ? `${figure.qualifier} ` : ''}${printInteger(value)}/${printInteger(target)}`)
    case 'percent':
      return figure.numerator === null || !figure.denominator
        ? null
        : chip('percent', percentWords(figure.numerator, figure.denominator))
    case 'gap':
      return gap === null || gap >= 0 ? null : chip('gap', printInteger(-gap))
    case 'over':
      return gap === null || gap <= 0 ? null : chip('gap', printInteger(gap))
    case 'met':
      return gap === 0 ? chip('words', words) : null
    case 'some':
      return state === 'value' ? chip('words', words) : null
    case 'none':
      return state === 'zero' ? chip('words', words) : null
    case 'change':
      return comparisonWords(figure, indicator)
    case 'below':
      return below(id, Number(words), indicator, data)
    case 'names': {
      const names = shortNames(id, data.shortfalls, data.children)
      return names === null ? null : chip('names', names)
    }
    default:
      throw new Error(`a phrase asks for an unknown part: ${token}`)
  }
}

/** How many of the units below attained less than so many percent of what they were assigned. */
function below(id: string, limit: number, indicator: Indicator, { children }: NarrativeData): Run[] | null {
  const under = children.filter(({ figures }) => {
    const percent = figures.get(indicator.id)?.percent ?? null
    return percent !== null && percent < limit
  })
  return under.length === 0 ? null : [{ figure: id, part: 'below', text: printInteger(under.length) }]
}
