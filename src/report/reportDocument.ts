import type { Cutoff } from '#domain/calendar.ts'
import { INDICATORS } from '#domain/indicators/index.ts'
import type { Unit } from '#domain/unit.ts'
import { printDay, printInteger, printPeriod } from '#domain/wording.ts'
import { SIGNS_NOTE } from './annex/signs.ts'
import { type AnnexCell, type AnnexGrid, annexGrids, type Figured, WHOLE_NOTE } from './annexTables.ts'
import { type AnnualData, annualTables, assignedBlocks, petitionBlocks } from './annualBlocks.ts'
import { countWords as count } from './chapterTables.ts'
import type { ChartName } from './charts.ts'
import { dayInWords } from './docx/head.ts'
import type { Annex, Block, Run as DocumentRun, OfficialDocument, Table, TableCell } from './docx.ts'
import { percentWords } from './figureWords.ts'
import { issuerOf } from './issuer.ts'
import { type NarrativeData, type NarrativeSection, type Run, romanOf } from './narrative.ts'
import type { Picture } from './picture.ts'
import { shortfallBlocks, shortNamesBlocks } from './shortfallBlocks.ts'

export type ReportDocumentData = {
  narrative: NarrativeData
  /** Its text: what somebody wrote, or what the patterns make of the figures. */
  sections: readonly NarrativeSection[]
  /** The units above it, from the root down. */
  path: readonly Unit[]
  /** The units directly below with the figures of the annex tables. */
  children: readonly Figured[]
  /** The day it was made and by whom, for the foot. */
  madeOn: string
  madeBy: string
  created: string
  /** Drawn for the longer periods, where the machine can draw. */
  charts?: Readonly<Record<ChartName, Picture | null>>
  /** For the report of a year alone. */
  annual?: AnnualData | null
}

/** The report of a period as an administrative document: everything the text of the screen says, with its tables. */
export function reportDocument({
  narrative,
  sections,
  path,
  children,
  madeOn,
  madeBy,
  created,
  charts,
  annual = null,
}: ReportDocumentData): OfficialDocument {
  const { unit, cutoff } = narrative
  const issuer = issuerOf(unit, path)
  const date = cutoff.asOf.slice(0, 7)
  const annexes = annexesOf(
    narrative,
    children,
    charts?.byUnit ?? null,
    `Kèm theo Báo cáo số ${issuer.number} ${dayInWords(date)} của ${issuer.name}`,
  )
  const subject = `${issuer.subject}\n${printPeriod(cutoff.period)}`
  return {
    issuer: { body: issuer.body, ...(issuer.superior === undefined ? {} : { superior: issuer.superior }) },
    number: issuer.number,
    place: issuer.place,
    date,
    kind: 'Báo cáo',
    abstract: subject,
    sections: [
      ...bodyOf(sections, [...targetTable(narrative), ...chartBlocks(charts)], annexes, annual && { data: narrative, annual }),
      closing(issuer.subject, narrative, issuer.name, path.at(-1)),
    ],
    signature: { authority: issuer.authority },
    recipients: issuer.recipients,
    annexes,
    footer: `Dự thảo. Số liệu ${reckoned(cutoff, madeOn)}. Lập ngày ${printDay(madeOn)}, ${madeBy}.`,
    created,
  }
}

/** From when to when; of a period that still runs only what was written down so far, and that is said wherever it is printed. */
export const reckoned = ({ window, asOf }: Cutoff, madeOn: string): string =>
  asOf <= madeOn
    ? `từ ngày ${printDay(window.from)} đến hết ngày ${printDay(asOf)}`
    : `từ ngày ${printDay(window.from)} ghi được đến hôm nay, ${printDay(madeOn)}; ngày chốt số ${printDay(asOf)} chưa đến, kỳ chưa kết thúc`

/** Headings carry the numbers of the narrative, so that screen and paper never count differently. */
function bodyOf(
  sections: readonly NarrativeSection[],
  results: readonly Block[],
  annexes: readonly Annex[],
  year: { data: NarrativeData; annual: AnnualData } | null,
): Block[] {
  const blocks: Block[] = []
  const tables = year && annualTables(year.data, sections)
  let parts = 0
  const endFirstPart = (): void => {
    if (tables) blocks.push(...tables.left)
    blocks.push(...results)
    if (annexes.length > 0) blocks.push({ type: 'paragraph', runs: [plain(annexWords(annexes))] })
  }
  // What was assigned before stands between the shortcomings and what is assigned next.
  const last = sections.findLastIndex(({ level }) => level === 1)
  for (const [at, { number, heading, level, paragraphs }] of sections.entries()) {
    if (level === 1 && ++parts === 2) endFirstPart()
    if (year && at === last && parts > 1) blocks.push(...assignedBlocks(year.annual))
    blocks.push({ type: 'heading', level, text: `${number}. ${heading}`, numbered: false })
    for (const runs of paragraphs) blocks.push({ type: 'paragraph', runs: runs.map(runOf) })
    blocks.push(...(tables?.after.get(at) ?? []))
  }
  if (parts < 2) endFirstPart()
  if (year && parts < 2) blocks.push(...assignedBlocks(year.annual))
  const petitions = year ? petitionBlocks(year.annual) : []
  if (petitions.length > 0)
    blocks.push({ type: 'heading', level: 1, text: `${romanOf(parts + 1)}. Kiến nghị, đề xuất`, numbered: false }, ...petitions)
  return blocks
}

function chartBlocks(charts: ReportDocumentData['charts']): Block[] {
  const block = (caption: string, picture: Picture | null | undefined): Block[] =>
    picture ? [{ type: 'picture', picture, caption }] : []
  return [...block('Tỷ lệ thực hiện chỉ tiêu giao', charts?.attained), ...block('So với cùng kỳ năm trước', charts?.samePeriod)]
}

const annexWords = (annexes: readonly Annex[]): string =>
  `(Chi tiết tại ${annexes.length === 1 ? 'Phụ lục' : `các Phụ lục ${annexes.map(({ label }) => label.replace('Phụ lục ', '')).join(', ')}`} kèm theo.)`

const ROUNDING = 'Tỷ lệ làm tròn hai chữ số thập phân; tăng, giảm tính từ số chưa làm tròn.'
const plain = (text: string, italic = false): DocumentRun => ({
  type: 'text',
  text: unbroken(text),
  ...(italic ? { italic } : {}),
})
/** The sign never begins a line. */
const unbroken = (text: string): string => text.replaceAll('điểm %', 'điểm\u00a0%')
const runOf = (run: Run): DocumentRun =>
  typeof run === 'string' ? plain(run) : { type: 'figure', text: unbroken(run.text), id: `${run.figure}.${run.part}` }

function closing(subject: string, { cutoff }: NarrativeData, name: string, above: Unit | undefined): Block {
  const about = `${subject.charAt(0).toLowerCase()}${subject.slice(1)} ${printPeriod(cutoff.period)}`
  const to = above ? `; ${name} kính báo cáo ${above.name}` : ` của ${name}`
  return { type: 'paragraph', runs: [plain(`Trên đây là báo cáo ${about}${to}./.`)] }
}

/** What was assigned and what came of it; nothing where nothing was assigned. */
function targetTable({ figures }: NarrativeData): Block[] {
  const assigned = INDICATORS.filter(
    ({ id, targetOf, measure }) => targetOf === undefined && measure !== 'ratio' && (figures.get(id)?.target ?? null) !== null,
  )
  const rows = assigned.map(({ id, title, unit }, index): TableCell[] => {
    const figure = figures.get(id)
    const { value = null, target = null, gap = null, previous = null } = figure ?? {}
    return [
      String(index + 1),
      `${title} (${unit})`,
      count(target),
      count(value),
      value === null || !target ? '×' : percentWords(value, target).replace('%', ''),
      gap === null ? '…' : gap < 0 ? printInteger(-gap) : gap > 0 ? `vượt ${printInteger(gap)}` : '-',
      count(previous),
    ]
  })
  if (rows.length === 0) return []
  const table: Table = {
    type: 'table',
    caption: 'Kết quả thực hiện chỉ tiêu giao',
    widths: [11, 60, 17, 17, 18, 17, 22],
    align: ['centre', 'left', 'right', 'right', 'right', 'right', 'right'],
    headingRows: [['TT', 'Chỉ tiêu', 'Giao', 'Đạt', 'Tỷ lệ (%)', 'Thiếu', 'Cùng kỳ năm trước']],
    rows,
  }
  return [table, { type: 'paragraph', runs: [plain(ROUNDING, true)], align: 'left' }]
}

function annexesOf(narrative: NarrativeData, children: readonly Figured[], byUnit: Picture | null, attachedTo: string): Annex[] {
  const { cutoff } = narrative
  const grids = annexGrids(narrative, children).map(
    (grid): Omit<Annex, 'label'> => ({
      title: `${grid.table.title} ${printPeriod(cutoff.period)}`,
      attachedTo,
      orientation: 'landscape',
      blocks: [
        gridTable(grid),
        { type: 'paragraph', runs: [plain(grid.whole ? `${SIGNS_NOTE} ${WHOLE_NOTE}` : SIGNS_NOTE, true)], align: 'left' },
      ],
    }),
  )
  const short = narrative.cutoff.period.kind === 'year' ? shortNamesBlocks(narrative) : shortfallBlocks(narrative)
  const last: Omit<Annex, 'label'>[] =
    short.length > 0
      ? [{ title: 'Đơn vị chưa đạt chỉ tiêu, còn tồn tại', attachedTo, orientation: 'portrait', blocks: short }]
      : []
  if (byUnit && grids[0])
    grids[0].blocks.unshift({ type: 'picture', picture: byUnit, caption: 'Kết quả của từng đơn vị theo chỉ tiêu giao' })
  const all = [...grids, ...last]
  return all.map((annex, index) => ({ label: all.length === 1 ? 'Phụ lục' : `Phụ lục ${romanOf(index + 1)}`, ...annex }))
}

function gridTable({ table, columns, rows, total, whole }: AnnexGrid): Table {
  const last = (name: string, cells: readonly AnnexCell[]): TableCell[] => [
    { text: name, columns: 2, bold: true },
    ...cells.map((cell) => ({ text: cellText(cell), bold: true })),
  ]
  return {
    type: 'table',
    widths: widthsOf(
      columns.map(({ heading }, at) => [
        ...heading.split(' '),
        ...[...rows, { cells: total }, ...(whole ? [whole] : [])].map(({ cells }) => cellText(cells[at] ?? NOTHING)),
      ]),
    ),
    align: ['centre', 'left', ...columns.map(() => 'right' as const)],
    headingRows: [
      [
        { text: 'TT', rows: 2 },
        { text: 'Đơn vị', rows: 2 },
        ...table.groups.map((group) => ({ text: group.heading, columns: group.columns.length })),
      ],
      columns.map(({ heading }) => heading),
    ],
    rows: [
      ...rows.map(({ name, cells }, index): TableCell[] => [String(index + 1), name, ...cells.map(cellText)]),
      last(`Cộng ${printInteger(rows.length)} đơn vị`, total),
      ...(whole ? [last(whole.name, whole.cells)] : []),
    ],
  }
}

const NOTHING: AnnexCell = { value: null, state: 'missing' }
/** Millimetres: a landscape page between its margins, the narrowest column, the number of a row, a name on two lines. */
const PAGE = 247
const NARROWEST = 12.5
const NUMBER = 10
const NAME = 32

/** A column is as wide as its longest number or word of its heading, the names have what is left. */
function widthsOf(columns: readonly string[][]): number[] {
  const widths = columns.map((texts) => Math.max(NARROWEST, ...texts.map((text) => 3.5 + 2.2 * text.length)))
  const left = PAGE - NUMBER - widths.reduce((sum, width) => sum + width, 0)
  return [NUMBER, Math.max(NAME, left), ...widths]
}

function cellText({ value, state, share }: AnnexCell): string {
  if (state === 'zero') return '-'
  if (share) return percentWords(share.part, share.whole).replace('%', '')
  return value === null ? (state === 'not_applicable' ? '×' : '…') : printInteger(value)
}
