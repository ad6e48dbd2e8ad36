import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import type { OfficialDocument } from './document.ts'
import { halfPoints, mm, SIZE, textWidthMm, twips } from './page.ts'
import { capitals, clean, isTag, lines, widthOf } from './text.ts'

/** Components 1–5 of phụ lục I, mục II: national title, issuing body, number, place and date, kind and abstract. */
export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc'
const LEFT_MM = 66

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
export const NO_BORDERS = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

export function headBlock(document: OfficialDocument): Table {
  const { issuer, number, place, date } = document
  const rightMm = textWidthMm('portrait') - LEFT_MM
  const body = capitals(issuer.body)
  const lastLine = body.split('\n').at(-1) ?? body
  const left = [
    ...(issuer.superior ? [centred(capitals(issuer.superior), SIZE.head, {})] : []),
    centred(body, SIZE.head, { bold: true }),
    rule(widthOf(lastLine, SIZE.head, true) * 0.42, LEFT_MM),
  ]
  const right = [
    centred(NATION, SIZE.head, { bold: true }),
    centred(MOTTO, SIZE.number, { bold: true }),
    rule(widthOf(MOTTO, SIZE.number, true), rightMm),
  ]
  return borderless(
    [LEFT_MM, rightMm],
    [
      [left, right],
      [
        [centred(`Số: ${clean(number)}`, SIZE.number, {}, 4)],
        [centred(`${clean(place)}, ${dayInWords(date)}`, SIZE.number, { italics: true }, 4)],
      ],
    ],
  )
}

export function titleBlock({ kind, abstract }: OfficialDocument): Paragraph[] {
  const about = clean(abstract)
  const lastLine = about.split('\n').at(-1) ?? ''
  const shown = Math.min(widthOf(lastLine, SIZE.body, true), 300)
  return [
    centred(capitals(kind), SIZE.body, { bold: true }, 18),
    centred(about, SIZE.body, { bold: true }),
    rule(shown * 0.42, textWidthMm('portrait'), 12),
  ]
}

/** Days below 10 and the months 1 and 2 take a zero (phụ lục I, mục II.4); what is not known yet stays open. */
export function dayInWords(date: string): string {
  if (isTag(date)) return date
  const [year = '', month, day] = date.split('-')
  const monthWord = month === undefined ? '……' : Number(month) < 3 ? month : String(Number(month))
  return `ngày ${day ?? '……'} tháng ${monthWord} năm ${year}`
}

export function centred(text: string, points: number, face: { bold?: boolean; italics?: boolean }, before = 0): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: twips(before), after: 0, line: 240, lineRule: 'auto' },
    children: lines(text, { ...face, size: halfPoints(points) }),
  })
}

/** A rule of so many points in the middle of a width: an empty line with an upper border, drawn in from both sides. */
export function rule(points: number, insideMm: number, after = 2): Paragraph {
  const side = Math.max(0, Math.round((mm(insideMm) - twips(points)) / 2))
  return new Paragraph({
    indent: { left: side, right: side },
    // Exactly two points high: an empty line of text would push the next one down.
    spacing: { before: 40, after: twips(after), line: 60, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
  })
}

/** A table that only places: no borders, no cell margins, fixed widths in millimetres. */
export function borderless(widthsMm: number[], rows: Paragraph[][][]): Table {
  const widths = widthsMm.map((width) => mm(width))
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    borders: NO_BORDERS,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, at) =>
              new TableCell({ children, width: { size: widths[at] ?? 0, type: WidthType.DXA }, margins: { left: 0, right: 0 } }),
          ),
        }),
    ),
  })
}
