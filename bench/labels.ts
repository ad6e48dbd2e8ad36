/** Labelled narratives: the marks of samples/narrative/*.md taken out of the text and read as what must be found. */
import { readdirSync, readFileSync } from 'node:fs'
import { equal, fromRounded, type Rational, rational } from '#domain/quantity.ts'
import { readDecimal } from '#domain/wording.ts'

export type Label = {
  printed: string
  start: number
  value: Rational
  high: Rational | null
  denominator: Rational | null
  unit: string | null
  kind: string
  qualifier: string | null
  indicator: string | null
}
export type LabelledCheck = { printed: string; verdict: string; computed: string | null }
export type LabelledText = { title: string; file: string; tags: string[]; text: string; labels: Label[]; checks: LabelledCheck[] }

export function labelledTexts(folder = new URL('../samples/narrative/', import.meta.url)): LabelledText[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .flatMap((file) => sectionsOf(readFileSync(new URL(file, folder), 'utf8'), file))
}

function sectionsOf(markdown: string, file: string): LabelledText[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = '', ...lines] = section.split('\n')
      const tags =
        lines
          .find((line) => line.startsWith('tags:'))
          ?.slice(5)
          .split(',')
          .map((tag) => tag.trim()) ?? []
      const checks = lines.filter((line) => line.startsWith('check: ')).map(checkOf)
      const body = lines
        .filter((line) => !/^(tags:|check:)/.test(line))
        .join('\n')
        .trim()
      return { title, file, tags, checks, ...takeOut(body) }
    })
}

function checkOf(line: string): LabelledCheck {
  const match = /^check: (.+?) => (\w+) ?(.*)$/.exec(line)
  if (!match) throw new Error(`Nhãn kết luận không đọc được: ${line}`)
  return { printed: match[1] ?? '', verdict: match[2] ?? '', computed: match[3] || null }
}

function takeOut(body: string): { text: string; labels: Label[] } {
  let text = ''
  const labels: Label[] = []
  let at = 0
  for (const match of body.matchAll(/\{([^{}]+)\}/g)) {
    text += body.slice(at, match.index)
    const [printed = '', unit = '-', indicator = '-', more = ''] = (match[1] ?? '').split('|').map((part) => part.trim())
    labels.push(labelOf(printed, unit, indicator, more, text.length))
    // The unit word is part of the sentence; the mark names it once, the text keeps it.
    const shown =
      unit === '-' || unit === '%' || /(?<!hội )đồng(?!\s*chí)/.test(unit) || unit === 'điểm phần trăm' || printed.endsWith(unit)
        ? printed
        : `${printed} ${unit}`
    text += shown
    at = match.index + match[0].length
  }
  return { text: text + body.slice(at), labels }
}

function labelOf(printed: string, unit: string, indicator: string, more: string, start: number): Label {
  const extra = Object.fromEntries(
    more
      .split(/\s+/)
      .filter(Boolean)
      .map((part) => part.split('=') as [string, string]),
  )
  const pair = /^([\d.]+)\/([\d.]+)$/.exec(printed)
  const percent = printed.endsWith('%')
  return {
    printed,
    start,
    value: read(extra.v ?? pair?.[1] ?? printed.replace(/%$/, '')),
    high: extra.high ? read(extra.high) : null,
    denominator: pair ? read(pair[2] ?? '') : null,
    unit: unit === '-' ? null : unit,
    kind: extra.kind ?? (pair ? 'ratio_pair' : percent ? 'percent' : 'count'),
    qualifier: extra.q ?? null,
    indicator: indicator === '-' ? null : indicator,
  }
}

function read(text: string): Rational {
  const rounded = readDecimal(text)
  if (!rounded) throw new Error(`Nhãn cần v=: ${text}`)
  return rounded.decimals === 0 ? rational(rounded.units) : fromRounded(rounded)
}

export const sameValue = (a: Rational | null, b: Rational | null): boolean => (a === null || b === null ? a === b : equal(a, b))
