import type { FigureTable } from '#domain/figures.ts'
import type { Level } from '#domain/indicator.ts'
import { levelOf, type Unit } from '#domain/unit.ts'
import { areaWord } from './phrases/areaWord.ts'

/**
 * The figures of a report unit by unit. Agencies and territories are counted by different figures (tự vệ by employer,
 * dân quân by territory), so each kind of unit has a table of its own.
 */
export type AnnexColumn = {
  key: string
  heading: string
  /** What stands in the cell: a figure, its target, one column as a share of another, or what is missing to a target. */
  is: { figure: string } | { target: string } | { share: string; of: string } | { lack: string; of: string }
  /** Holds numbers of the population, wider than the others. */
  wide?: true
}
export type AnnexTable = {
  title: string
  levels: readonly Level[]
  groups: readonly { heading: string; columns: readonly AnnexColumn[] }[]
}

/** Zero is '-', no figure yet '…', not applicable '×' in printed tables. */
export type AnnexCell = {
  /** A count; of a share nothing, for a quotient is printed from its two counts. */
  value: number | null
  state: 'value' | 'zero' | 'missing' | 'not_applicable'
  share?: { part: number; whole: number }
}
export type AnnexRow = { name: string; cells: AnnexCell[] }
/**
 * `whole` is what the unit itself reports, where that is not what its rows add up to: it counts a joint activity once, and
 * it holds the units of the other table.
 */
export type AnnexGrid = {
  table: AnnexTable
  columns: AnnexColumn[]
  rows: AnnexRow[]
  total: AnnexCell[]
  whole: AnnexRow | null
}

export const WHOLE_NOTE = 'Số của toàn đơn vị gồm mọi đơn vị trực thuộc; hoạt động chung của nhiều đơn vị chỉ tính một lần.'

const figure = (key: string, heading: string): AnnexColumn => ({ key, heading, is: { figure: key } })
const share = (key: string, heading: string, part: string, of: string): AnnexColumn => ({ key, heading, is: { share: part, of } })
/** Assigned, attained, and either their share or what is missing. */
const pair = (indicator: string): AnnexColumn[] => [
  { key: `${indicator}.target`, heading: 'Giao', is: { target: indicator } },
  figure(indicator, 'Đạt'),
]

const AGENCIES: AnnexTable = {
  title: 'Kết quả công tác tự vệ cơ quan, tổ chức',
  levels: ['CQ'],
  groups: [
    {
      heading: 'Quân số tự vệ',
      columns: [
        figure('sdf_strength', 'Tổng số'),
        figure('sdf_female_strength', 'Nữ'),
        share('female_share', 'Tỷ lệ nữ (%)', 'sdf_female_strength', 'sdf_strength'),
      ],
    },
    { heading: 'Tập huấn cán bộ Ban CHQS', columns: pair('officer_training_attended') },
    { heading: 'Tập huấn cán bộ trung đội, khẩu đội', columns: pair('unit_leader_training_attended') },
    {
      heading: 'Huấn luyện tự vệ',
      columns: [
        ...pair('force_training_attended'),
        share('force_share', 'Tỷ lệ (%)', 'force_training_attended', 'force_training_attended.target'),
        { key: 'force_lack', heading: 'Thiếu', is: { lack: 'force_training_attended', of: 'force_training_attended.target' } },
      ],
    },
    { heading: 'Trực SSCĐ', columns: [figure('duty_turns', 'Lượt trực'), figure('duty_man_days', 'Ngày công')] },
  ],
}

const TERRITORIES: AnnexTable = {
  title: 'Kết quả công tác quốc phòng, quân sự của các địa bàn',
  levels: ['XA', 'KV', 'TI', 'QK'],
  groups: [
    {
      heading: 'Lực lượng',
      columns: [
        figure('militia_strength', 'Dân quân'),
        figure('sdf_strength', 'Tự vệ'),
        figure('msdf_total_strength', 'Tổng DQTV'),
        { ...figure('population_total', 'Dân số'), wide: true },
        share('population_share', 'So với dân số (%)', 'msdf_total_strength', 'population_total'),
      ],
    },
    {
      heading: 'Tuần tra, canh gác',
      columns: [
        figure('patrol_sorties', 'Cuộc'),
        figure('patrol_team_turns', 'Lượt tổ'),
        figure('patrol_person_turns', 'Lượt người'),
      ],
    },
    {
      heading: 'Đăng ký tuổi 17',
      columns: [
        figure('age17_listed_january', 'Danh sách'),
        figure('registered_age17', 'Đăng ký'),
        share('age17_share', 'Tỷ lệ (%)', 'registered_age17', 'age17_listed_january'),
      ],
    },
    {
      heading: 'Giao quân',
      columns: [...pair('enlisted_total'), share('enlisted_share', 'Tỷ lệ (%)', 'enlisted_total', 'enlisted_total.target')],
    },
  ],
}

export const ANNEX_TABLES: readonly AnnexTable[] = [AGENCIES, TERRITORIES]

const columnsOf = ({ groups }: AnnexTable): AnnexColumn[] => groups.flatMap(({ columns }) => columns)

/** The figures the tables show, asked of many units at once. */
export const ANNEX_INDICATORS: readonly string[] = [
  ...new Set(
    ANNEX_TABLES.flatMap(columnsOf).flatMap(({ is }) => ('figure' in is ? [is.figure] : 'target' in is ? [is.target] : [])),
  ),
]

/** A unit with its figures, as the tables of an annex take them. */
export type Figured = { unit: Unit; figures: FigureTable }

/** The tables that have a unit to show, each with its total and, beside it, what the unit itself reports. */
export function annexGrids(unit: Figured, children: readonly Figured[]): AnnexGrid[] {
  return ANNEX_TABLES.flatMap((table) => {
    const columns = columnsOf(table)
    const cellsOf = ({ figures }: Figured): AnnexCell[] =>
      completed(
        columns,
        columns.map((column) => counted(column, figures)),
      )
    const rows = children
      .filter((child) => table.levels.includes(levelOf(child.unit.kind)))
      .map((child) => ({ name: rowName(child.unit), cells: cellsOf(child) }))
    if (rows.length === 0) return []
    const total = completed(
      columns,
      columns.map((_, at) => summed(rows.flatMap(({ cells }) => cells[at] ?? []))),
    )
    const whole = { name: capital(areaWord(unit.unit)), cells: cellsOf(unit) }
    const differs = whole.cells.some(({ value, share }, at) => !share && value !== null && value !== total[at]?.value)
    return [{ table, columns, rows, total, whole: differs ? whole : null }]
  })
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A territory without the name of its command, an agency as it is called. */
function rowName({ kind, name, shortName }: Unit): string {
  if (kind === 'regional_command') return shortName
  return capital(name.replace(/^(?:Bộ|Ban) (?:CHQS|Chỉ huy quân sự|Tư lệnh) (?=\p{L})/u, ''))
}

const UNKNOWN: AnnexCell = { value: null, state: 'missing' }
const FOREIGN: AnnexCell = { value: null, state: 'not_applicable' }

function counted({ is }: AnnexColumn, figures: FigureTable): AnnexCell {
  if ('share' in is || 'lack' in is) return UNKNOWN
  const found = figures.get('figure' in is ? is.figure : is.target)
  if (!found || found.state === 'not_applicable') return FOREIGN
  const value = 'figure' in is ? found.value : found.target
  if (value === null) return 'figure' in is ? UNKNOWN : FOREIGN
  return { value, state: value === 0 ? 'zero' : 'value' }
}

/** A sum of what is known; where nobody said anything it is not nought. */
function summed(cells: readonly AnnexCell[]): AnnexCell {
  const known = cells.filter(({ value }) => value !== null)
  if (known.length === 0) return cells.every(({ state }) => state === 'not_applicable') ? FOREIGN : UNKNOWN
  const value = known.reduce((sum, cell) => sum + (cell.value ?? 0), 0)
  return { value, state: value === 0 ? 'zero' : 'value' }
}

/** Shares and gaps are computed from the cells beside them, in a total as in a row. */
function completed(columns: readonly AnnexColumn[], cells: readonly AnnexCell[]): AnnexCell[] {
  const cellOf = (key: string): AnnexCell => cells[columns.findIndex((column) => column.key === key)] ?? UNKNOWN
  return columns.map(({ is }, at) => {
    if ('share' in is) return divided(cellOf(is.share), cellOf(is.of))
    if ('lack' in is) return lacking(cellOf(is.lack), cellOf(is.of))
    return cells[at] ?? UNKNOWN
  })
}

function divided(part: AnnexCell, whole: AnnexCell): AnnexCell {
  if (part.state === 'not_applicable' || whole.state === 'not_applicable') return FOREIGN
  if (part.value === null || whole.value === null) return UNKNOWN
  if (whole.value === 0) return FOREIGN
  return { value: null, state: part.value === 0 ? 'zero' : 'value', share: { part: part.value, whole: whole.value } }
}

function lacking(done: AnnexCell, due: AnnexCell): AnnexCell {
  if (due.state === 'not_applicable' || done.state === 'not_applicable') return FOREIGN
  if (done.value === null || due.value === null) return UNKNOWN
  const value = due.value - done.value
  return { value, state: value === 0 ? 'zero' : 'value' }
}
