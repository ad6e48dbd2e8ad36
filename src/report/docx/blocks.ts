import { AlignmentType, HeadingLevel, ImageRun, Paragraph } from 'docx'
import type { Block, Heading, Paragraph as ParagraphBlock, PictureBlock } from './document.ts'
import { halfPoints, mm, SIZE, twips } from './page.ts'
import { type DrawnTables, tableBlock } from './table.ts'
import { capitals, isShort, lines, runsOf } from './text.ts'

/** Body text: both edges straight, first line in by 1 cm, 6 pt between paragraphs (phụ lục I, mục II.6). */
const SPACING = { before: twips(6), after: 0, line: 264, lineRule: 'auto' as const }
const FIRST_LINE = mm(10)

const ALIGN = {
  justify: AlignmentType.JUSTIFIED,
  centre: AlignmentType.CENTER,
  left: AlignmentType.LEFT,
  right: AlignmentType.RIGHT,
}
const LEVEL = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 }

export type Numbering = (heading: Heading) => string

type Setting = { numbering: Numbering; bookmarked: Set<string>; widthMm: number; tables: DrawnTables }

/** `lead` keeps the last paragraph, and a short one above it, with what follows: a signature never stands alone on a page. */
export function bodyBlocks(blocks: Block[], setting: Setting, lead = false): Paragraph[] {
  const last = blocks.length - 1
  return blocks.flatMap((block, at) => blockOf(block, setting, lead && (at === last || (at === last - 1 && isShort(block)))))
}

function blockOf(block: Block, { numbering, bookmarked, widthMm, tables }: Setting, keepNext: boolean): Paragraph[] {
  switch (block.type) {
    case 'heading':
      return [headingOf(block, numbering(block))]
    case 'paragraph':
      return [paragraphOf(block, bookmarked, keepNext)]
    case 'list':
      return block.items.map((runs, item) => {
        const marked = [{ type: 'text' as const, text: `${block.mark} ` }, ...runs]
        return paragraphOf({ type: 'paragraph', runs: marked }, bookmarked, keepNext && item === block.items.length - 1)
      })
    case 'table':
      return tableBlock(block, widthMm, tables)
    case 'picture':
      return pictureOf(block)
  }
}

function headingOf({ level, text }: Heading, number: string): Paragraph {
  return new Paragraph({
    heading: LEVEL[level],
    keepNext: true,
    keepLines: true,
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: FIRST_LINE },
    spacing: { ...SPACING, before: twips(level === 1 ? 10 : 6) },
    children: lines(`${number}${level === 1 ? capitals(text) : text}`),
  })
}

function paragraphOf({ runs, align = 'justify' }: ParagraphBlock, bookmarked: Set<string>, keepNext: boolean): Paragraph {
  return new Paragraph({
    alignment: ALIGN[align],
    keepNext,
    widowControl: true,
    indent: { firstLine: align === 'justify' ? FIRST_LINE : 0 },
    spacing: SPACING,
    children: runsOf(runs, bookmarked),
  })
}

/** Numbers as text, so that they are the same in every program and survive copying. */
export function numberingOf(): Numbering {
  const counts = { 1: 0, 2: 0, 3: 0 }
  return ({ level, numbered = true }) => {
    if (!numbered) return ''
    counts[level]++
    if (level === 1) counts[2] = 0
    if (level <= 2) counts[3] = 0
    if (level === 1) return `${romanOf(counts[1])}. `
    return level === 2 ? `${counts[2]}. ` : `${LETTERS[(counts[3] - 1) % LETTERS.length]}) `
  }
}

// The Vietnamese alphabet in the order of an official list, which has đ and no f, j, w, z.
const LETTERS = 'abcdđeghiklmnopqrstuvxy'

function romanOf(number: number): string {
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

/** The caption stays with its picture. */
function pictureOf({ picture, caption }: PictureBlock): Paragraph[] {
  const points = (millimetres: number) => Math.round((millimetres * 96) / 25.4)
  const image = new ImageRun({
    type: 'png',
    data: picture.png,
    transformation: { width: points(picture.widthMm), height: points(picture.heightMm) },
    altText: { name: caption, title: caption, description: picture.says },
  })
  const placed = { alignment: AlignmentType.CENTER, spacing: { before: twips(6), after: twips(3) } }
  return [
    new Paragraph({ ...placed, keepNext: true, children: lines(caption, { bold: true, size: halfPoints(SIZE.table) }) }),
    new Paragraph({ ...placed, children: [image] }),
  ]
}
