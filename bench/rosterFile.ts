/** Writes a roster of invented people: alone, so that making the workbook leaves nothing in the memory that is measured. */
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { addDays } from '#domain/period.ts'
import type { CellValue, Column, Register } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { type RosterColumn, templateColumns } from '#domain/rosterColumns.ts'
import { type CellSpec, writeWorkbook } from '#report/xlsx.ts'
import { randomFrom } from './timing.ts'

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô', 'Dương', 'Lý']
const MIDDLE = ['Văn', 'Thị', 'Đức', 'Minh', 'Quốc', 'Thanh', 'Hữu', 'Ngọc', 'Xuân', 'Công']
const GIVEN = [
  'An',
  'Bình',
  'Cường',
  'Dũng',
  'Giang',
  'Hải',
  'Hùng',
  'Khánh',
  'Lan',
  'Mai',
  'Nam',
  'Oanh',
  'Phúc',
  'Quân',
  'Sơn',
  'Thắng',
  'Tuấn',
  'Uyên',
  'Vinh',
  'Yến',
]

async function writeRoster(register: Register, path: string, rows: number): Promise<void> {
  const columns = templateColumns(register)
  const kind = (column: Column) => (column.kind === 'day' ? ('date' as const) : ('text' as const))
  const sheet = {
    name: register.sheet,
    columns: columns.map(({ column }) => ({ heading: column.title, kind: kind(column) })),
    rows: people(columns, rows),
  }
  await pipeline(writeWorkbook([sheet]), createWriteStream(path))
}

function* people(columns: readonly RosterColumn[], rows: number): Generator<CellSpec[]> {
  const random = randomFrom(11)
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  for (let at = 0; at < rows; at++) {
    const values: Record<string, CellValue> = {
      fullName: `${one(FAMILY)} ${one(MIDDLE)} ${one(GIVEN)}`,
      bornOn: addDays('1985-01-01', Math.floor(random() * 6900)),
      female: random() < 0.3 ? 'x' : null,
      identityNo: `0360${String(at).padStart(8, '0')}`,
      force: 'Tự vệ',
      team: `Tiểu đội ${1 + (at % 9)}`,
      joinedOn: addDays('2022-01-01', Math.floor(random() * 1500)),
      status: 'Đang phục vụ',
      partyMember: random() < 0.2 ? 'x' : null,
      youthUnion: random() < 0.5 ? 'x' : null,
      decision: `${at % 500}/QĐ-UBND`,
    }
    yield columns.map(
      ({ key, column }): CellSpec =>
        key in values
          ? (values[key] ?? null)
          : column.kind === 'choice' && !column.optional
            ? (column.choices?.[at % Math.min(column.choices.length, 3)]?.title ?? null)
            : null,
    )
  }
}

const [path = '', rows = ''] = process.argv.slice(2)
if (registers.personnel) await writeRoster(registers.personnel, path, Number(rows))
