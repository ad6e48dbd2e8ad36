import type { Picture } from '../picture.ts'

/**
 * An administrative document as data, part by part as Nghị định 30/2020/NĐ-CP names them (Điều 8, phụ lục I).
 * Nothing here knows where a figure comes from: a figure is text that remembers its id.
 */
export type OfficialDocument = {
  issuer: { superior?: string; body: string }
  /** Number and symbol as printed after "Số:"; a missing number leaves room for the clerk: `/BC-BCH`. */
  number: string
  place: string
  /** 2023-07-15; 2023-07 or 2023 leave the missing parts open for the pen. */
  date: string
  /** BÁO CÁO, KẾ HOẠCH …; printed in capitals. */
  kind: string
  /** What the document is about; a line break is kept. */
  abstract: string
  sections: Block[]
  signature: Signature
  recipients: string[]
  annexes?: Annex[]
  /** Edition and cut-off, small at the foot of every page. */
  footer?: string
  /** Where the paper can be held against what was sent up: words beside a picture to scan. */
  verification?: { words: string[]; scanned: string }
  /** The moment of writing, 2023-07-15T14:20:00Z: the clock is not read here. */
  created?: string
}

export type Signature = {
  /** TM., KT. and the post, a line each: KT. CHỈ HUY TRƯỞNG, PHÓ CHỈ HUY TRƯỞNG. */
  authority: string[]
  /** Rank and full name; missing while nobody has signed. */
  name?: string
}

export type Annex = {
  /** Phụ lục I */
  label: string
  title: string
  /** "Kèm theo Báo cáo số …", without the brackets. */
  attachedTo?: string
  orientation: 'landscape' | 'portrait'
  blocks: Block[]
}

export type Block = Heading | Paragraph | List | Table | PictureBlock

/** A picture in the middle of the page with its caption above; what it says in words goes with it. */
export type PictureBlock = { type: 'picture'; picture: Picture; caption: string }

/** Level 1 is numbered I, II; level 2 1, 2; level 3 a, b. `numbered: false` where the text carries its own number. */
export type Heading = { type: 'heading'; level: 1 | 2 | 3; text: string; numbered?: boolean }

export type Run = TextRun | FigureRun
export type TextRun = { type: 'text'; text: string; bold?: boolean; italic?: boolean }
/** Printed like any text; a bookmark keeps its place, and `link` leads to the address where it can be verified. */
export type FigureRun = { type: 'figure'; text: string; id: string; link?: string }

export type Paragraph = { type: 'paragraph'; runs: Run[]; align?: 'justify' | 'centre' | 'left' | 'right' }

export type List = { type: 'list'; items: Run[][]; mark: '-' | '+' }

export type Table = {
  type: 'table'
  caption?: string
  /** Above the table at the right: "Đơn vị tính: người". */
  unit?: string
  headingRows: TableCell[][]
  rows: TableCell[][]
  /** Relative widths, one for each column. */
  widths: number[]
  align?: ('left' | 'centre' | 'right')[]
}

export type TableCell =
  | string
  | { text: string; columns?: number; rows?: number; bold?: boolean; italic?: boolean; align?: 'left' | 'centre' | 'right' }
