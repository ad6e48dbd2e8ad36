import { INDICATORS } from '#domain/indicators/index.ts'
import { printInteger } from '#domain/wording.ts'
import { countWords as count } from './chapterTables.ts'
import type { Block, TableCell } from './docx.ts'
import { percentWords } from './figureWords.ts'
import type { NarrativeData } from './narrative.ts'

/** By name who fell short: first against targets, largest gap first, then what units lack. */
export function shortfallBlocks({ shortfalls, children }: NarrativeData): Block[] {
  const names = new Map(children.map(({ unit }) => [unit.code, unit.name]))
  const nameOf = (code: string, name: string): string => names.get(code) ?? name
  const blocks: Block[] = []
  const rows: TableCell[][] = []
  const lacking: TableCell[][] = []
  for (const { id, title, unit } of INDICATORS) {
    const short = shortfalls.filter((one) => one.indicator === id)
    if (short.length === 0) continue
    if (short.some(({ target }) => target !== null)) {
      const gap = short.reduce((sum, one) => sum - (one.gap ?? 0), 0)
      rows.push([
        {
          text: `${title}: ${printInteger(short.length)} đơn vị thiếu ${printInteger(gap)} ${unit}`,
          columns: 6,
          bold: true,
          align: 'left',
        },
      ])
      for (const [index, one] of short.entries()) {
        rows.push([
          String(index + 1),
          nameOf(one.unit, one.name),
          count(one.target),
          count(one.value),
          one.target ? percentWords(one.value, one.target).replace('%', '') : '×',
          count(-(one.gap ?? 0)),
        ])
      }
    } else {
      const units = short.reduce((sum, one) => sum + one.value, 0)
      lacking.push([
        title,
        printInteger(units),
        short.map((one) => `${nameOf(one.unit, one.name)}${one.value > 1 ? ` (${printInteger(one.value)})` : ''}`).join('; '),
      ])
    }
  }
  if (rows.length > 0) {
    blocks.push({
      type: 'table',
      caption: 'Đơn vị chưa đạt chỉ tiêu giao',
      widths: [12, 78, 18, 18, 20, 18],
      align: ['centre', 'left', 'right', 'right', 'right', 'right'],
      headingRows: [['TT', 'Đơn vị', 'Giao', 'Đạt', 'Tỷ lệ (%)', 'Thiếu']],
      rows,
    })
  }
  if (lacking.length > 0) {
    blocks.push({
      type: 'table',
      caption: 'Đơn vị còn tồn tại',
      widths: [52, 16, 96],
      align: ['left', 'right', 'left'],
      headingRows: [['Nội dung', 'Số đơn vị', 'Tên đơn vị']],
      rows: lacking,
    })
  }
  return blocks
}

/** The same a line for each target: a hundred and fifty units behind in eight targets would fill thirty pages with rows. */
export function shortNamesBlocks({ shortfalls, children }: NarrativeData): Block[] {
  const names = new Map(children.map(({ unit }) => [unit.code, unit.shortName]))
  const rows = INDICATORS.flatMap(({ id, title, unit }): TableCell[][] => {
    const short = shortfalls.filter((one) => one.indicator === id)
    if (short.length === 0) return []
    const lacks = short.reduce((sum, one) => sum + (one.gap === null ? one.value : -one.gap), 0)
    const named = short.map((one) => {
      const lack = one.gap === null ? one.value : -one.gap
      return `${names.get(one.unit) ?? one.name}${one.target !== null || lack > 1 ? ` ${printInteger(lack)}` : ''}`
    })
    return [[`${title} (${unit})`, count(short.length), count(lacks), named.join('; ')]]
  })
  return rows.length === 0
    ? []
    : [
        {
          type: 'table',
          widths: [42, 16, 16, 96],
          align: ['left', 'right', 'right', 'left'],
          headingRows: [['Nội dung', 'Số đơn vị', 'Còn thiếu', 'Đơn vị, số còn thiếu']],
          rows,
        },
      ]
}
