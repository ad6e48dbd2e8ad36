/** The words of a .docx: paragraphs by lines, cells of a table row on one line, what was struck out left out. */
import { Buffer } from 'node:buffer'
import * as yauzl from 'yauzl'
import type { Finding } from '#domain/finding.ts'
import { Refusal } from '../sheet/refusal.ts'
import { readXml } from '../sheet/xml.ts'
import { damagedText, encryptedText, notWord, unpackedTooLarge } from './refusals.ts'

/** Unpacked, the text part of the longest report stays far below; a bomb far above. */
const LARGEST_PART = 80_000_000
const LARGEST_RATIO = 250
const MOST_ENTRIES = 5_000

export type Words = { text: string } | { refused: Finding }

export async function docxWords(bytes: Uint8Array): Promise<Words> {
  let zip: yauzl.ZipFile
  try {
    zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
    })
  } catch (error) {
    // yauzl tells damage by throwing.
    return { refused: damagedText(String(error)) }
  }
  zip.on('error', () => undefined)
  try {
    return await wordsOf(zip)
  } catch (error) {
    return {
      refused:
        error instanceof Refusal && error.finding.code === 'workbook.too_large'
          ? unpackedTooLarge(error.message)
          : damagedText(String(error)),
    }
  } finally {
    zip.close()
  }
}

async function wordsOf(zip: yauzl.ZipFile): Promise<Words> {
  if (zip.entryCount > MOST_ENTRIES) return { refused: unpackedTooLarge(`${zip.entryCount} entries`) }
  let main: yauzl.Entry | undefined
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) return { refused: encryptedText() }
    if (entry.fileName.toLowerCase() === 'word/document.xml') main ??= entry
  }
  if (!main) return { refused: notWord() }
  if (
    main.uncompressedSize > LARGEST_PART ||
    (main.uncompressedSize > 5_000_000 && main.uncompressedSize > main.compressedSize * LARGEST_RATIO)
  )
    return { refused: unpackedTooLarge(`${main.compressedSize} to ${main.uncompressedSize}`) }
  const words = new DocxText()
  const reader = readXml(main.fileName, {
    open: (name, attributes) => words.open(name, attributes),
    close: (name) => words.close(name),
    text: (text) => words.say(text),
  })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of await zip.openReadStreamPromise(main)) reader.write(decoder.decode(chunk as Buffer, { stream: true }))
  reader.write(decoder.decode())
  reader.end()
  return { text: words.text() }
}

/** Elements whose text is no words of the narrative: deletions, field codes, drawings, formatting. */
const SILENT = new Set([
  'del',
  'instrText',
  'delText',
  'moveFrom',
  'drawing',
  'pict',
  'fldData',
  'Choice',
  'pPr',
  'rPr',
  'tblPr',
  'trPr',
  'tcPr',
  'sectPr',
])

/** A table of more columns than this is none; a damaged document must not fill the memory. */
const MOST_COLUMNS = 64

/** How many columns beyond its own a cell covers. */
export const coveredColumns = (span: string | null | undefined): number =>
  /^\d{1,2}$/.test(span ?? '') ? Math.min(MOST_COLUMNS, Math.max(1, Number(span))) - 1 : 0

/** Collects text from the elements in document order; the annotator walks the same elements the same way. */
export class DocxText {
  parts: string[] = []
  length = 0
  silent = 0
  heard = false
  cells = 0
  inRow = 0

  /** Columns the open cell covers beyond its first: a heading over three columns is followed by two empty cells. */
  covered = 0

  open(name: string, attributes: Readonly<Record<string, string>> = {}): void {
    if (name === 'gridSpan' && this.inRow === 1) this.covered = coveredColumns(attributes['w:val'])
    if (SILENT.has(name)) this.silent++
    if (this.silent > 0) return
    if (name === 't') this.heard = true
    else if (name === 'tab') this.add(' ')
    else if (name === 'br' || name === 'cr') this.add(this.inRow > 0 ? ' ' : '\n')
    else if (name === 'noBreakHyphen') this.add('-')
    else if (name === 'tr') {
      this.inRow++
      this.cells = 0
    } else if (name === 'tc') {
      if (this.cells > 0) this.add(' | ')
      this.cells++
      if (this.inRow === 1) this.covered = 0
    }
  }

  close(name: string): void {
    if (SILENT.has(name)) this.silent--
    if (this.silent > 0) return
    if (name === 't') this.heard = false
    else if (name === 'p') this.add(this.inRow > 0 ? ' ' : '\n')
    else if (name === 'tc' && this.inRow === 1) {
      for (; this.covered > 0; this.covered--) this.add(' | ')
    } else if (name === 'tr') {
      this.inRow--
      if (this.inRow === 0) this.add('\n')
    }
  }

  say(text: string): void {
    if (this.heard && this.silent === 0) this.add(text)
  }

  add(text: string): void {
    this.parts.push(text)
    this.length += text.length
  }

  text(): string {
    return this.parts.join('')
  }
}
