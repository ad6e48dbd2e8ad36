import { DOMParser, type Document, type Element, type Node, XMLSerializer } from '@xmldom/xmldom'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Award } from './award.ts'
import { writeCertificate } from './docx/certificate.ts'
import { clean } from './docx/text.ts'

/**
 * Certificates from a Word file anybody may draw anew: whatever stands between double braces is filled for each award,
 * written in capitals where the field is. Our own sheet is such a file too.
 */
export const FIELDS = {
  tặng: ({ isTitle }) => (isTitle ? 'tặng danh hiệu' : 'tặng'),
  'danh hiệu': ({ award }) => award,
  tên: ({ subject }) => subject,
  'chức vụ': ({ post }) => post,
  'cấp quyết định': ({ body }) => body,
  năm: ({ year }) => year,
  'đợt khen': ({ occasion }) => occasion,
  'thành tích': ({ reason }) => reason,
  'số quyết định': ({ decision }) => decision,
  'ngày quyết định': ({ decidedOn }) => decidedOn,
  'đơn vị': ({ unit }) => unit,
  'địa danh': ({ place }) => place,
} as const satisfies Record<string, (award: Award) => string>

const MAIN = 'word/document.xml'
const LARGEST = 200_000_000
const FIELD = /\{\{([^{}]*)\}\}/g

const keyOf = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()

/** The sheet to begin from: with its fields, to be drawn anew in Word and given back. */
export const certificateTemplate = (created: string): Promise<Uint8Array> =>
  writeCertificate(
    [
      { text: '{{CẤP QUYẾT ĐỊNH}}', points: 20, bold: true, above: 34 },
      { text: '{{TẶNG}}', points: 16, bold: true, above: 14 },
      { text: '{{DANH HIỆU}}', points: 36, bold: true, red: true, above: 14 },
      { text: '{{tên}}', points: 28, bold: true, above: 18 },
      { text: '{{chức vụ}}', points: 16, italic: true, above: 4 },
      { text: '{{thành tích}}', points: 16, above: 14 },
      { text: ' ', points: 12, above: 10 },
    ],
    {
      left: ['Quyết định số {{số quyết định}}', 'ngày {{ngày quyết định}}'],
      right: ['{{địa danh}}, ngày {{ngày quyết định}}', '{{CẤP QUYẾT ĐỊNH}}', ' ', ' '],
    },
    created,
  )

/** Fields of a file that are none of ours, as they are written there. */
export function strangeFields(template: Uint8Array): string[] {
  const text = paragraphsOf(mainPart(unpacked(template))).map((paragraph) =>
    textsOf(paragraph)
      .map(({ text }) => text)
      .join(''),
  )
  const names = text.flatMap((one) => [...one.matchAll(FIELD)].map(([, name = '']) => name))
  return [...new Set(names.filter((name) => !(keyOf(name) in FIELDS)))]
}

/** One sheet for each award, one after the other in one file. */
export function fillCertificates(template: Uint8Array, awards: readonly Award[]): Uint8Array {
  const parts = unpacked(template)
  const document = mainPart(parts)
  const body = document.getElementsByTagNameNS(WORD, 'body')[0]
  if (!body) throw new RangeError('fillCertificates: no body')
  const sheet = childrenOf(body).filter((node) => (node as Element).localName !== 'sectPr')
  const [end] = childrenOf(body).filter((node) => (node as Element).localName === 'sectPr')
  for (const node of sheet) body.removeChild(node)
  const place = (node: Node): void => void body.insertBefore(node, end ?? null)
  for (const [at, award] of awards.entries()) {
    if (at > 0) place(pageBreak(document))
    for (const node of sheet) {
      const copy = node.cloneNode(true)
      for (const paragraph of paragraphsIn(copy)) fill(paragraph, award)
      place(copy)
    }
  }
  parts[MAIN] = strToU8(new XMLSerializer().serializeToString(document))
  return zipSync(parts, { level: 6, mtime: new Date(1980, 0, 1) })
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** Parts up to a sane size in all; a file that passed the reader stays far below. */
function unpacked(docx: Uint8Array): Record<string, Uint8Array> {
  let size = 0
  return unzipSync(docx, {
    filter: ({ originalSize }) => {
      size += originalSize
      return size <= LARGEST
    },
  })
}

function mainPart(parts: Record<string, Uint8Array>): Document {
  const xml = parts[MAIN]
  if (!xml) throw new RangeError('certificates: no main part')
  return new DOMParser().parseFromString(strFromU8(xml), 'text/xml')
}

const childrenOf = (node: Node): Node[] => {
  const out: Node[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) if (child.nodeType === 1) out.push(child)
  return out
}

const paragraphsOf = (document: Document): Element[] => [...document.getElementsByTagNameNS(WORD, 'p')]
const paragraphsIn = (node: Node): Element[] => [
  ...((node as Element).localName === 'p' ? [node as Element] : []),
  ...(node as Element).getElementsByTagNameNS(WORD, 'p'),
]

type Text = { node: Element; text: string; start: number }

/** The texts of a paragraph with where each begins: Word cuts a field into as many runs as it likes. */
function textsOf(paragraph: Element): Text[] {
  let start = 0
  return [...paragraph.getElementsByTagNameNS(WORD, 't')].map((node) => {
    const text = node.textContent ?? ''
    const one = { node, text, start }
    start += text.length
    return one
  })
}

/** From the last field to the first, so that what stands before keeps its place. */
function fill(paragraph: Element, award: Award): void {
  const whole = textsOf(paragraph)
    .map(({ text }) => text)
    .join('')
  for (const { 0: field, 1: name = '', index } of [...whole.matchAll(FIELD)].reverse()) {
    const value = FIELDS[keyOf(name) as keyof typeof FIELDS]?.(award)
    if (value === undefined) continue
    put(textsOf(paragraph), index, index + field.length, clean(isCapital(name) ? value.toUpperCase() : value))
  }
}

const isCapital = (name: string): boolean => name === name.toUpperCase() && name !== name.toLowerCase()

function put(texts: readonly Text[], from: number, to: number, value: string): void {
  let said = false
  for (const { node, text, start } of texts) {
    const [first, last] = [Math.max(from, start) - start, Math.min(to, start + text.length) - start]
    if (first >= last) continue
    node.textContent = text.slice(0, first) + (said ? '' : value) + text.slice(last)
    node.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve')
    said = true
  }
}

function pageBreak(document: Document): Element {
  const make = (name: string): Element => document.createElementNS(WORD, `w:${name}`)
  const [paragraph, run, line] = [make('p'), make('r'), make('br')]
  line.setAttributeNS(WORD, 'w:type', 'page')
  run.appendChild(line)
  paragraph.appendChild(run)
  return paragraph
}
