import type { Ear } from '../sheet/xml.ts'

/** Where a tag stands: in words for a person, and as numbers by which two places are compared. */
export type TagPlace = {
  says: string
  /** The paragraph, and what holds it: the page, one cell, one text box. */
  paragraph: number
  container: number
  /** The cell it stands in; `columns` of its row is known when the row has ended. */
  cell: { table: number; row: Row; column: number } | null
  /** Whether Word locks it in a field to fill in. */
  control: boolean
}
type Row = { number: number; columns: number }

/** A tag as it was typed, or a brace that makes none. */
export type FoundTag = {
  is: 'open' | 'close' | 'single' | 'broken'
  name: string
  raw: string
  place: TagPlace
  described: boolean
}

type Table = { number: number; rows: number; row: Row }
type Paragraph = { number: number; text: string }

/** What a person reads in Word, whatever runs it is cut into; what was struck out or counts pages is none of it. */
const SILENT = new Set(['del', 'moveFrom', 'instrText', 'delText', 'Fallback'])

/** Hears one part of a document and collects its tags in the order they stand there. */
export class TagWalk implements Ear {
  tags: FoundTag[] = []
  private part: string
  private tables: Table[] = []
  private paragraphs: Paragraph[] = []
  private containers: number[] = [0]
  private counts = { tables: 0, paragraphs: 0, containers: 0 }
  private silent = 0
  private heard = false
  private controls = 0

  constructor(part: string) {
    this.part = part
  }

  open = (name: string, attributes: Record<string, string>): void => {
    if (SILENT.has(name)) this.silent++
    if (this.silent > 0) return
    if (name === 'tbl') this.tables.push({ number: ++this.counts.tables, rows: 0, row: { number: 0, columns: 0 } })
    else if (name === 'tr') {
      const table = this.tables.at(-1)
      if (table) table.row = { number: ++table.rows, columns: 0 }
    } else if (name === 'tc') {
      const table = this.tables.at(-1)
      if (table) table.row.columns++
      this.containers.push(++this.counts.containers)
    } else if (name === 'txbxContent') this.containers.push(++this.counts.containers)
    else if (name === 'p') this.paragraphs.push({ number: ++this.counts.paragraphs, text: '' })
    else if (name === 'sdtContent') this.controls++
    else if (name === 't') this.heard = true
    else if (name === 'tab' || name === 'br' || name === 'cr') this.hear(' ')
    else if (name === 'docPr' && attributes.descr) this.read(attributes.descr, true)
  }

  close = (name: string): void => {
    if (SILENT.has(name)) this.silent--
    if (this.silent > 0) return
    if (name === 'tbl') this.tables.pop()
    else if (name === 'tc' || name === 'txbxContent') this.containers.pop()
    else if (name === 'sdtContent') this.controls--
    else if (name === 't') this.heard = false
    else if (name === 'p') {
      this.read(this.paragraphs.at(-1)?.text ?? '', false)
      this.paragraphs.pop()
    }
  }

  text = (text: string): void => {
    if (this.heard && this.silent === 0) this.hear(text)
  }

  private hear(text: string): void {
    const paragraph = this.paragraphs.at(-1)
    if (paragraph) paragraph.text += text
  }

  /** Every brace of a paragraph: a pair makes a tag, one alone is a fault. */
  private read(text: string, described: boolean): void {
    let at = 0
    for (const brace of text.matchAll(/[{}]/g)) {
      if (brace.index < at) continue
      const end = brace[0] === '{' ? text.slice(brace.index + 1).search(/[{}]/) : -1
      const closed = end >= 0 && text[brace.index + 1 + end] === '}'
      if (!closed) {
        const raw = text.slice(Math.max(0, brace.index - 12), brace.index + 28).trim()
        this.tags.push({ is: 'broken', name: '', raw, place: this.place(), described })
        at = brace.index + 1
        continue
      }
      const inside = text.slice(brace.index + 1, brace.index + 1 + end).trim()
      const mark = inside[0] === '#' ? 'open' : inside[0] === '/' ? 'close' : 'single'
      const name = mark === 'single' ? inside : inside.slice(1).trim()
      const raw = text.slice(brace.index, brace.index + 2 + end)
      this.tags.push({ is: mark, name, raw, place: this.place(), described })
      at = brace.index + 2 + end
    }
  }

  private place(): TagPlace {
    const table = this.tables.at(-1)
    const paragraph = this.paragraphs.at(-1)?.number ?? 0
    const cell = table && table.row.columns > 0 ? { table: table.number, row: table.row, column: table.row.columns } : null
    const inside = cell ? `bảng ${cell.table}, hàng ${cell.row.number}, ô ${cell.column}` : `đoạn ${paragraph}`
    return {
      says: `${this.part}${inside}`,
      paragraph,
      container: this.containers.at(-1) ?? 0,
      cell,
      control: this.controls > 0,
    }
  }
}
