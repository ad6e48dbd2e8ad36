import type { Cutoff } from '#domain/calendar.ts'
import type { FigureTable } from '#domain/figures.ts'
import type { Indicator } from '#domain/indicator.ts'
import { indicators } from '#domain/indicators/index.ts'
import type { Shortfall } from '#domain/shortfalls.ts'
import { levelOf, type Unit } from '#domain/unit.ts'
import { printDay, printInteger, printPeriod } from '#domain/wording.ts'
import { figureWords, percentWords } from './figureWords.ts'
import { areaWord, territoryWord } from './phrases/areaWord.ts'
import { comparisonWords } from './phrases/comparison.ts'
import { forceWord } from './phrases/forceWord.ts'
import { SECTIONS } from './phrases/index.ts'
import { nextPeriodWords } from './phrases/nextPeriod.ts'
import type { Pattern, Phrase, PhraseSection } from './phrases/phrase.ts'
import { shortNames } from './phrases/shortNames.ts'

/** A piece of a paragraph: plain words, or words that stand for a figure and open its proof. */
export type Run = string | { figure: string; part: Part; text: string }
export type Part = 'value' | 'pair' | 'percent' | 'gap' | 'change' | 'previous' | 'below' | 'names' | 'words'
/** `number` as the document prints it: I, II for the parts, 1, 2 within a part. */
export type NarrativeSection = { number: string; heading: string; level: 1 | 2; paragraphs: Run[][] }

export type NarrativeChild = { unit: Unit; figures: FigureTable }
export type NarrativeData = {
  unit: Unit
  cutoff: Cutoff
  figures: FigureTable
  children: readonly NarrativeChild[]
  shortfalls: readonly Shortfall[]
}

/** The text of a report, from the sentence patterns of its sections. Sections nobody has figures for are left out. */
export function writeNarrative(data: NarrativeData, sections: readonly PhraseSection[] = SECTIONS): NarrativeSection[] {
  const written = sections.map(({ heading, level, paragraphs }) => ({
    heading: plain(fill(heading, data) ?? [heading]),
    level,
    paragraphs: paragraphs
      .map((phrases) => joined(phrases.flatMap((phrase) => wrap(writePhrase(phrase, data)))))
      .filter((runs) => runs.length > 0),
  }))
  const kept = written.filter(({ level, paragraphs }, at) => paragraphs.length > 0 || (level === 1 && holdsText(written, at)))
  const counts = { 1: 0, 2: 0 }
  return kept.map((section) => {
    counts[section.level]++
    if (section.level === 1) counts[2] = 0
    return { number: section.level === 1 ? romanOf(counts[1]) : String(counts[2]), ...section }
  })
}

/** Whether a part has anything under it before the next part begins. */
function holdsText(sections: readonly { level: 1 | 2; paragraphs: Run[][] }[], part: number): boolean {
  const after = sections.slice(part + 1)
  const end = after.findIndex(({ level }) => level === 1)
  return after.slice(0, end < 0 ? after.length : end).some(({ paragraphs }) => paragraphs.length > 0)
}

const joined = (sentences: readonly Run[][]): Run[] => sentences.flatMap((runs, index) => (index === 0 ? runs : [' ', ...runs]))
const wrap = (runs: Run[] | null): Run[][] => (runs ? [runs] : [])
const plain = (runs: readonly Run[]): string => runs.map((run) => (typeof run === 'string' ? run : run.text)).join('')

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
  if (typeof phrase === 'string') {
    const runs = writePattern(phrase, data)
    return runs && capitalised(runs)
  }
  if ('levels' in phrase) return phrase.levels.includes(levelOf(data.unit.kind)) ? writePhrase(phrase.say, data) : null
  for (const one of phrase.oneOf) {
    const runs = writePhrase(one, data)
    if (runs) return runs
  }
  return null
}

function capitalised([first, ...rest]: Run[]): Run[] {
  if (first === undefined) return []
  const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
  return [typeof first === 'string' ? upper(first) : { ...first, text: upper(first.text) }, ...rest]
}

function writePattern(pattern: Pattern, data: NarrativeData): Run[] | null {
  const out: Run[] = []
  for (const piece of pattern.split(/(\[\[.*?\]\])/)) {
    const optional = piece.startsWith('[[')
    const runs = fill(optional ? piece.slice(2, -2) : piece, data)
    if (runs) out.push(...runs)
    else if (!optional) return null
  }
  return out
}

/** A piece without optional parts: its lists keep the items that can be written, the rest is written whole or not at all. */
function fill(text: string, data: NarrativeData): Run[] | null {
  const runs: Run[] = []
  for (const piece of text.split(/(<<.*?>>)/)) {
    const made = piece.startsWith('<<') ? listed(piece.slice(2, -2).split(' | '), data) : fillTokens(piece, data)
    if (made === null) return null
    runs.push(...made)
  }
  return runs
}

function listed(items: readonly string[], data: NarrativeData): Run[] | null {
  const made = items.flatMap((item) => wrap(fillTokens(item, data)))
  return made.length === 0 ? null : made.flatMap((runs, index) => (index === 0 ? runs : [', ', ...runs]))
}

function fillTokens(text: string, data: NarrativeData): Run[] | null {
  const runs: Run[] = []
  for (const [index, part] of text.split(/\{([^}]+)\}/).entries()) {
    if (index % 2 === 0) {
      if (part) runs.push(part)
      continue
    }
    const made = wordOf(part, data) ?? figureOf(part, data)
    if (made === null) return null
    runs.push(...made)
  }
  return runs
}

/** Words of the unit and the period; undefined where the token is no such word. */
function wordOf(token: string, { unit, cutoff, children }: NarrativeData): Run[] | undefined {
  switch (token) {
    case 'asOf':
      return [printDay(cutoff.asOf)]
    case 'period':
      return [printPeriod(cutoff.period)]
    case 'next':
      return [nextPeriodWords(cutoff.period)]
    case 'area':
      return [areaWord(unit)]
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
