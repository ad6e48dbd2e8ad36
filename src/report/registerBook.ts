import type { Day } from '#domain/period.ts'
import { type CellValue, type Column, type Register, shownColumns } from '#domain/register.ts'
import { isNeeded, type RosterColumn, rosterColumns, templateColumns } from '#domain/rosterColumns.ts'
import { foldTone, lowerFirst, printDay, printInteger } from '#domain/wording.ts'
import type { CellSpec, ColumnKind, ColumnSpec, SheetSpec, TitleLine } from './xlsx.ts'

/** A register as a workbook: the template a person fills in, and the list as it stands. */
export type TemplateSetting = {
  unitName: string /** Items of the drop-downs of references: courses of the unit, its people. */
  choices?: Readonly<Record<string, readonly string[]>>
}

const KINDS: Readonly<Record<Column['kind'], ColumnKind>> = {
  text: 'text',
  name: 'text',
  identity: 'text',
  day: 'date',
  integer: 'integer',
  choice: 'choice',
  yesNo: 'choice',
  reference: 'choice',
}
const kindOf = (column: Column): ColumnKind => (column.names ? 'ordinal' : KINDS[column.kind])
/** Rows of a template that get drop-downs and checks though still empty. */
const ROOM = 2000
/** Earliest day any register accepts. */
const EARLIEST: Day = '1930-01-01'
const YES = 'x'

/** Headings that cannot be changed, drop-downs, hints, one row as example; and a page that explains each column. */
export function templateBook(register: Register, { unitName, choices = {} }: TemplateSetting): SheetSpec[] {
  const columns = templateColumns(register)
  const example = columns.map(({ column }): CellSpec => ({ value: exampleOf(column), look: 'example' }))
  return [
    {
      name: register.sheet,
      title: [
        { text: register.title.toUpperCase(), look: 'title' },
        { text: unitName, look: 'line' },
        {
          text: `Mỗi dòng một ${register.rowName}. Dòng in nghiêng là ví dụ: ghi đè lên hoặc để nguyên, khi nhập sẽ bỏ qua. Cách ghi từng cột ở trang “Hướng dẫn”.`,
          look: 'note',
        },
      ],
      columns: columns.map(({ key, column }) => columnSpec(column, choices[key])),
      rows: [example],
      frozenColumns: 1,
      protect: 'headings',
      roomForRows: ROOM,
    },
    guideSheet(register, columns),
  ]
}

function columnSpec(column: Column, listed: readonly string[] | undefined): ColumnSpec {
  const choices =
    column.kind === 'choice' ? (column.choices ?? []).map(({ title }) => title) : column.kind === 'yesNo' ? [YES] : (listed ?? [])
  return {
    heading: column.title,
    // A name typed into a reference without a list is plain text.
    kind: column.kind === 'reference' && choices.length === 0 ? 'text' : kindOf(column),
    ...(column.width === undefined ? {} : { width: Math.max(column.width, 6) }),
    ...(choices.length > 0 ? { choices } : {}),
    note: noteOf(column),
    sensitive: column.privacy !== undefined,
    ...(column.kind === 'day' ? { from: EARLIEST } : {}),
    ...(column.kind === 'integer' && column.from !== undefined ? { from: column.from } : {}),
    ...(column.kind === 'integer' && column.to !== undefined ? { to: column.to } : {}),
  }
}

const noteOf = (column: Column): string => column.hint ?? HINTS[column.kind]

const HINTS: Readonly<Record<Column['kind'], string>> = {
  text: 'Ghi bằng chữ.',
  name: 'Ghi đủ họ, tên đệm và tên.',
  identity: 'Ghi đủ 12 chữ số.',
  day: 'Ngày/tháng/năm, ví dụ 14/02/1990.',
  integer: 'Ghi số nguyên.',
  choice: 'Chọn một mục trong danh sách.',
  yesNo: 'Đánh x nếu có, để trống nếu không.',
  reference: 'Ghi đúng như trong sổ đã có.',
}

function exampleOf(column: Column): CellValue {
  return column.example ?? null
}

const GUIDE: readonly ColumnSpec[] = [
  { heading: 'Cột', kind: 'text', width: 24 },
  { heading: 'Phải ghi', kind: 'text', width: 10 },
  { heading: 'Cách ghi', kind: 'text', width: 44 },
  { heading: 'Giá trị nhận', kind: 'text', width: 60 },
  { heading: 'Tiêu đề khác cũng nhận', kind: 'text', width: 36 },
]

function guideSheet(register: Register, columns: readonly RosterColumn[]): SheetSpec {
  return {
    name: 'Hướng dẫn',
    title: [{ text: `Cách ghi ${lowerFirst(register.title)}`, look: 'title' }],
    columns: [...GUIDE],
    protect: 'all',
    rows: columns.map((one): CellSpec[] => [
      one.column.title,
      isNeeded(one) ? 'Có' : 'Không',
      guideOf(one.column),
      acceptedOf(one.column),
      (one.column.headings ?? []).join('; '),
    ]),
    foot: [
      {
        text: 'Nhập lại cùng một tệp không thêm dòng trùng: dòng nào đã có trong sổ thì so từng cột, chỉ ghi chỗ khác.',
        look: 'note',
      },
      {
        text: 'Trước khi ghi, phần mềm cho xem từng dòng sẽ thêm, sửa và mọi chỗ phải sửa; còn một chỗ sai thì chưa ghi dòng nào.',
        look: 'note',
      },
    ],
  }
}

const guideOf = (column: Column): string =>
  column.hint && column.hint !== HINTS[column.kind] ? `${column.hint}` : HINTS[column.kind]

const boundOf = (column: Column, value: number): string => (column.names ? String(value) : printInteger(value))

function acceptedOf(column: Column): string {
  switch (column.kind) {
    case 'choice':
      return (column.choices ?? [])
        .map(({ title, also }) => (also && also.length > 0 ? `${title} (${also.join(', ')})` : title))
        .join('; ')
    case 'integer':
      return [
        column.from === undefined ? '' : `từ ${boundOf(column, column.from)}`,
        column.to === undefined ? '' : `đến ${boundOf(column, column.to)}`,
      ]
        .filter(Boolean)
        .join(' ')
    case 'yesNo':
      return 'x, có, 1; để trống, không, 0'
    case 'day':
      return `từ ${printDay(EARLIEST)}${column.future ? '' : ', không ở tương lai'}`
    case 'text':
    case 'name':
      return column.to === undefined ? '' : `tối đa ${column.to} chữ`
    default:
      return ''
  }
}

/** One row of a list as an export needs it. */
export type ExportRow = {
  values: Readonly<Record<string, CellValue>>
  shown: Readonly<Record<string, string>>
  unitName: string
  unitCode: string /** Columns of rows referred to, by their keys in rosterColumns. */
  asides?: Readonly<Record<string, CellValue>>
}

/**
 * Columns of the list, what tells apart the rows they refer to, and the unit; with its code where units below are listed.
 * `chosen`: those alone, in their order, as the screen shows them.
 */
export function exportColumns(register: Register, deep: boolean, chosen?: readonly string[]): RosterColumn[] {
  if (chosen) {
    const every = new Map(rosterColumns(register).map((one) => [one.key, one]))
    return chosen.flatMap((key) => every.get(register.columns[key]?.carried ?? key) ?? [])
  }
  const shown = new Set(
    shownColumns(register).flatMap(([key, column]) => [key, ...(column.carried === undefined ? [] : [column.carried])]),
  )
  return rosterColumns(register).filter(({ key, role }) => (role === 'unit' ? deep : role === 'naming' || shown.has(key)))
}

/** Exactly what a list shows, under the headings by which an import reads it back. */
export function exportSheet(
  register: Register,
  columns: readonly RosterColumn[],
  title: readonly TitleLine[],
  rows: AsyncIterable<ExportRow>,
): SheetSpec {
  return {
    name: register.sheet,
    title: [...title],
    columns: columns
      .map(({ column }) => ({
        ...columnSpec(column, undefined),
        kind: column.kind === 'reference' || column.kind === 'choice' || column.kind === 'yesNo' ? 'text' : kindOf(column),
      }))
      .map(({ choices: _, note: __, from: ___, to: ____, ...spec }) => spec),
    rows: exportCells(register, columns, rows, 'xlsx'),
    frozenColumns: 1,
    filter: true,
  }
}

/** The cells of each row: days and numbers as such for Excel, as people write them for CSV. */
export async function* exportCells(
  register: Register,
  columns: readonly RosterColumn[],
  rows: AsyncIterable<ExportRow>,
  format: 'xlsx' | 'csv',
): AsyncGenerator<CellSpec[]> {
  const own = new Map(Object.entries(register.columns).map(([key, column]) => [column.carried ?? key, key]))
  for await (const row of rows) yield columns.map((one) => cellOf(one, row, own.get(one.key), format))
}

function cellOf(
  { key, column, role }: RosterColumn,
  { values, shown, unitName, unitCode, asides }: ExportRow,
  own: string | undefined,
  format: 'xlsx' | 'csv',
): CellSpec {
  if (role === 'unit') return key === 'unit' ? unitName : unitCode
  const value = role === 'naming' ? (asides?.[key] ?? null) : (values[own ?? key] ?? null)
  if (column.kind === 'integer') return typeof value === 'number' ? value : null
  if (column.kind === 'day') return typeof value !== 'string' ? null : format === 'xlsx' ? value : printDay(value)
  if (role === 'naming') return value
  return shown[own ?? key] || null
}

/** so-can-bo-chien-si-cong-ty-dien-luc-2023-07-15.xlsx: plain letters, so that the name survives any system. */
export function bookFileName(parts: readonly string[], day: Day, extension: string): string {
  const slug = parts
    .map((part) =>
      foldTone(part)
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, ''),
    )
    .filter(Boolean)
    .join('-')
  return `${slug.slice(0, 120).replace(/-$/, '')}-${day}.${extension}`
}
