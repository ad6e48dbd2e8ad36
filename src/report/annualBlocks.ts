import type { StandingCounts } from '#domain/deadline.ts'
import type { Chapter, Indicator } from '#domain/indicator.ts'
import { INDICATORS } from '#domain/indicators/index.ts'
import type { Unit } from '#domain/unit.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import { type ChapterRows, chapterRows, countWords } from './chapterTables.ts'
import type { Block, Table, TableCell } from './docx.ts'
import { percentWords } from './figureWords.ts'
import type { NarrativeData, NarrativeSection } from './narrative.ts'
import { SECTION_CHAPTERS } from './phrases/index.ts'

/** What the report of a year says beside its figures: what was assigned and what came of it, what was asked of those above. */
export type AnnualData = {
  counts: StandingCounts
  /** Overdue first; of what is done only the late. */
  tasks: readonly { unit: string; content: string; dueOn: string | null; doneOn: string | null }[]
  petitions: readonly { content: string; raisedOn: string; answeredOn: string | null; answer: string | null }[]
}

/** So many of the units furthest behind are named in the body; the annex names all. */
const FURTHEST = 8

/** The tables of each section of a year: its figures, then who is furthest from what was assigned; sections in the order of the text. */
export function annualTables(
  data: NarrativeData,
  sections: readonly NarrativeSection[],
): { after: Map<number, Block[]>; left: Block[] } {
  const chapters = new Map(chapterRows(INDICATORS, data.figures).map((one) => [one.chapter, one]))
  const after = new Map<number, Block[]>()
  const taken = new Set<Chapter>()
  const tablesOf = (list: readonly Chapter[]): Block[] =>
    list.flatMap((chapter) => {
      const rows = chapters.get(chapter)
      if (!rows || taken.has(chapter)) return []
      taken.add(chapter)
      return [chapterTable(rows), ...rows.rows.flatMap(({ indicator }) => furthestTable(indicator, data))]
    })
  for (const [at, { heading }] of sections.entries()) {
    const blocks = tablesOf(SECTION_CHAPTERS.get(heading) ?? [])
    if (blocks.length > 0) after.set(at, blocks)
  }
  // Somebody may have renamed or left out a section: its figures are told all the same.
  return { after, left: tablesOf([...chapters.keys()].filter((chapter) => chapter !== 'N')) }
}

const chapterTable = ({ title, rows }: ChapterRows): Table => ({
  type: 'table',
  caption: `Số liệu: ${title}`,
  widths: [11, 61, 21, 19, 21, 17, 21],
  align: ['centre', 'left', 'centre', 'right', 'right', 'right', 'right'],
  headingRows: [['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Giao', 'Thực hiện', 'Tỷ lệ (%)', 'Cùng kỳ']],
  rows: rows.map(({ indicator, target, value, share, previous }, at): TableCell[] => [
    String(at + 1),
    indicator.title,
    indicator.unit,
    target,
    value,
    share,
    previous,
  ]),
})

/** How many units attained what they were assigned, and who is furthest from it. */
function furthestTable({ id, title, unit: word }: Indicator, { shortfalls, children }: NarrativeData): Block[] {
  const asked = children.filter(({ figures }) => (figures.get(id)?.target ?? 0) > 0)
  const short = shortfalls.flatMap((one) => (one.indicator === id && one.target ? [{ ...one, target: one.target }] : []))
  if (short.length === 0 || asked.length < 2) return []
  const names = new Map(children.map(({ unit }): [string, Unit] => [unit.code, unit]))
  const attained = asked.filter(({ figures }) => (figures.get(id)?.gap ?? -1) >= 0).length
  const gap = short.reduce((sum, one) => sum + one.target - one.value, 0)
  // Shares compared as products: whole numbers, no rounding.
  const worst = [...short].sort((a, b) => a.value * b.target - b.value * a.target).slice(0, FURTHEST)
  const silent = asked.length - attained - short.length
  return [
    {
      type: 'table',
      caption: `${title}: ${printInteger(attained)} đơn vị đạt, ${printInteger(short.length)} chưa đạt, thiếu ${printInteger(gap)} ${word}${silent > 0 ? `, ${printInteger(silent)} chưa có số` : ''}`,
      widths: [12, 78, 20, 20, 22, 20],
      align: ['centre', 'left', 'right', 'right', 'right', 'right'],
      headingRows: [
        [
          'TT',
          short.length > worst.length ? `${printInteger(worst.length)} đơn vị thấp nhất` : 'Đơn vị',
          'Giao',
          'Đạt',
          'Tỷ lệ (%)',
          'Thiếu',
        ],
      ],
      rows: worst.map((one, at): TableCell[] => [
        String(at + 1),
        names.get(one.unit)?.name ?? one.name,
        countWords(one.target),
        countWords(one.value),
        percentWords(one.value, one.target).replace('%', ''),
        countWords(one.target - one.value),
      ]),
    },
  ]
}

/** What was assigned in the year: done, late, not reported, and by name what is not done. */
export function assignedBlocks({ counts, tasks }: AnnualData): Block[] {
  if (counts.all === 0) return []
  const said = [
    `xong đúng hạn ${printInteger(counts.on_time)}`,
    `xong muộn ${printInteger(counts.late)}`,
    `quá hạn chưa báo cáo xong ${printInteger(counts.overdue)}`,
    `còn trong hạn ${printInteger(counts.open)}`,
  ]
  const table: Table = {
    type: 'table',
    caption: 'Nhiệm vụ xong muộn, chưa báo cáo xong',
    widths: [11, 65, 43, 26, 26],
    align: ['centre', 'left', 'left', 'centre', 'centre'],
    headingRows: [['TT', 'Nội dung', 'Đơn vị', 'Hạn', 'Xong ngày']],
    rows: tasks.map((task, at): TableCell[] => [
      String(at + 1),
      task.content,
      task.unit,
      task.dueOn === null ? '' : printDay(task.dueOn),
      task.doneOn === null ? 'chưa báo cáo' : printDay(task.doneOn),
    ]),
  }
  const words = `Nhiệm vụ giao trong kỳ: ${printInteger(counts.all)} việc; ${said.join(', ')}.`
  return [{ type: 'paragraph', runs: [{ type: 'text', text: words }] }, ...(tasks.length > 0 ? [table] : [])]
}

/** What the unit asked of those above it in the year, and what was answered. */
export const petitionBlocks = ({ petitions }: AnnualData): Block[] =>
  petitions.length === 0
    ? []
    : [
        {
          type: 'table',
          widths: [11, 80, 22, 58],
          align: ['centre', 'left', 'centre', 'left'],
          headingRows: [['TT', 'Nội dung kiến nghị', 'Ngày', 'Trả lời']],
          rows: petitions.map((one, at): TableCell[] => [
            String(at + 1),
            one.content,
            printDay(one.raisedOn),
            one.answeredOn === null ? 'chưa trả lời' : `${printDay(one.answeredOn)}: ${one.answer ?? ''}`,
          ]),
        },
      ]
