import type { Cutoff } from '#domain/calendar.ts'
import type { Figure, FigureTable } from '#domain/figures.ts'
import type { Indicator } from '#domain/indicator.ts'
import { indicators } from '#domain/indicators/index.ts'
import type { Shortfall } from '#domain/shortfalls.ts'
import type { Unit } from '#domain/unit.ts'
import { printDay, printFigure, printInteger, printPercent, printPeriod } from '#domain/wording.ts'
import { SECTIONS } from './phrases/index.ts'

/** A piece of a paragraph: plain words, or a figure that opens its proof. */
export type Run = string | { figure: string; part: Part; text: string }
export type Part = 'value' | 'pair' | 'percent' | 'gap' | 'previous' | 'below' | 'names'
export type NarrativeSection = { heading: string; level: 1 | 2; paragraphs: Run[][] }

/**
 * A sentence with figures left open: `{id}` value, `{id:pair}` value/target, `{id:percent}`, `{id:gap}`, `{id:change}`
 * "tăng … so với cùng kỳ", `{id:below:50}` units under 50 %, `{id:names}` units that fall short. A part in `[[ ]]` is
 * left out when a figure in it is missing; a sentence whose own figure is missing is not written: nothing is guessed.
 */
export type Phrase = string
export type PhraseSection = { heading: string; level: 1 | 2; paragraphs: readonly (readonly Phrase[])[] }

export type NarrativeData = { unit: Unit; cutoff: Cutoff; figures: FigureTable; children: readonly { unit: Unit; figures: FigureTable }[]; shortfalls: readonly Shortfall[] }

/** The text of a report, from the sentence patterns of its sections. Sections nobody has figures for are left out. */
export function writeNarrative(data: NarrativeData): NarrativeSection[] {
  const written: NarrativeSection[] = []
  for (const { heading, level, paragraphs } of SECTIONS) {
    const texts = paragraphs.map((phrases) => joinSentences(phrases.flatMap((phrase) => { const runs = writePhrase(phrase, data); return runs ? [runs] : [] }))).filter((runs) => runs.length > 0)
    if (level === 1 || texts.length > 0) written.push({ heading, level, paragraphs: texts })
  }
  return written.filter((section, index) => section.paragraphs.length > 0 || (section.level === 1 && written[index + 1]?.level === 2))
}

const joinSentences = (sentences: readonly Run[][]): Run[] => sentences.flatMap((runs, index) => (index === 0 ? runs : [' ', ...runs]))

export function writePhrase(phrase: Phrase, data: NarrativeData): Run[] | null {
  const out: Run[] = []
  for (const piece of phrase.split(/(\[\[.*?\]\])/)) {
    const optional = piece.startsWith('[[')
    const runs = fill(optional ? piece.slice(2, -2) : piece, data)
    if (runs) out.push(...runs)
    else if (!optional) return null
  }
  return out
}

function fill(text: string, data: NarrativeData): Run[] | null {
  const runs: Run[] = []
  for (const [index, part] of text.split(/\{([^}]+)\}/).entries()) {
    if (index % 2 === 0) {
      if (part) runs.push(part)
      continue
    }
    const made = place(part, data)
    if (made === null) return null
    runs.push(...made)
  }
  return runs
}

function place(token: string, data: NarrativeData): Run[] | null {
  if (token === 'asOf') return [printDay(data.cutoff.asOf)]
  if (token === 'unit') return [data.unit.name]
  if (token === 'period') return [printPeriod(data.cutoff.period)]
  const [id = '', part = 'value', limit] = token.split(':')
  const indicator = indicators.get(id)
  const figure = data.figures.get(id)
  if (!indicator) throw new Error(`a phrase names no indicator: ${token}`)
  if (!figure) return null
  const chip = (as: Part, words: string): Run => ({ figure: id, part: as, text: words })
  switch (part) {
    case 'value': return figure.value === null || figure.state !== 'value' ? null : [chip('value', bare(figure, indicator))]
    case 'pair': return figure.value === null || figure.target === null ? null : [chip('pair', `${printInteger(figure.value)}/${printInteger(figure.target)}`)]
    case 'percent': return figure.numerator === null || !figure.denominator ? null : [chip('percent', printPercent(figure.numerator, figure.denominator))]
    case 'gap': return figure.gap === null || figure.gap >= 0 ? null : [chip('gap', printInteger(-figure.gap))]
    case 'over': return figure.gap === null || figure.gap <= 0 ? null : [chip('gap', printInteger(figure.gap))]
    case 'change': return changeOf(figure, indicator, chip)
    case 'below': {
      const under = data.children.filter(({ figures }) => { const one = figures.get(id); return one?.percent != null && one.percent < Number(limit) })
      return under.length === 0 ? null : [chip('below', printInteger(under.length))]
    }
    case 'names': return namesOf(id, data, chip)
    default: throw new Error(`a phrase asks for an unknown part: ${token}`)
  }
}

/** The figure without its unit word: the sentence says that. */
const bare = (figure: Figure, indicator: Indicator): string => {
  const words = indicator.percent && figure.numerator !== null && figure.denominator ? printPercent(figure.numerator, figure.denominator, indicator.decimals ?? 2) : printFigure(figure.value, indicator)
  const kept = indicator.percent || indicator.scale ? words : words.endsWith(indicator.unit) ? words.slice(0, -indicator.unit.length).trim() : words
  return figure.qualifier ? `${figure.qualifier} ${kept}` : kept
}

/** "tăng 12 (4,20%) so với cùng kỳ (286)": the data choose the word, the base is said; no earlier figure, no comparison. */
function changeOf(figure: Figure, indicator: Indicator, chip: (as: Part, words: string) => Run): Run[] | null {
  const { value, previous } = figure
  if (value === null || previous === null || indicator.measure === 'ratio' || previous === 0) return null
  const difference = value - previous
  if (difference === 0) return ['bằng cùng kỳ năm trước']
  const size = Math.abs(difference)
  return [
    difference > 0 ? 'tăng ' : 'giảm ',
    chip('previous', indicator.scale ? printFigure(size, indicator) : printInteger(size)),
    ` (${printPercent(size, previous)}) so với cùng kỳ năm trước`,
  ]
}

const MOST_NAMES = 6

function namesOf(id: string, data: NarrativeData, chip: (as: Part, words: string) => Run): Run[] | null {
  const short = data.shortfalls.filter((one) => one.indicator === id)
  if (short.length === 0) return null
  const names = new Map(data.children.map(({ unit }) => [unit.code, unit.shortName]))
  const listed = short.slice(0, MOST_NAMES).map((one) => names.get(one.unit) ?? one.name)
  const rest = short.length - listed.length
  return [chip('names', `${listed.join(', ')}${rest > 0 ? ` và ${rest} đơn vị khác` : ''}`)]
}
