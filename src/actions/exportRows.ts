import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { type CellValue, holdsPeople, type Register } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import type { RosterColumn } from '#domain/rosterColumns.ts'
import { printDay, printInteger, printMoment } from '#domain/wording.ts'
import { writeCsv } from '#report/csv.ts'
import { bookFileName, type ExportRow, exportCells, exportColumns, exportSheet } from '#report/registerBook.ts'
import { workbookBytes } from '#report/xlsx.ts'
import { type ListedRecord, type ListQuestion, listRecords, sumRecords } from '#store/recordList.ts'
import { findRecords } from '#store/records.ts'
import { type Context, defineAction, type MadeFile } from './action.ts'
import { XLSX } from './fileTypes.ts'
import { listInput, listQuestion, looksBehindMask } from './listQuestion.ts'
import { registerOf } from './registerRow.ts'
import { shownRows } from './shown.ts'
import { refuseStrangeColumns } from './viewColumns.ts'
import { refuseWithheld, withheldAt } from './withheld.ts'

const PAGE = 5000

/** The list as a file: the same rows in the same order with the same columns, identity numbers masked as on screen. */
export const exportRows = defineAction({
  kind: 'read',
  title: 'Tải danh sách',
  summary: 'The rows a list shows as Excel or CSV: same filter, order and columns; what Excel holds imports back',
  input: listInput.extend({
    format: z.enum(['xlsx', 'csv']).default('xlsx').describe('Dạng tệp'),
    columns: z
      .array(z.string().max(80))
      .min(1)
      .max(80)
      .optional()
      .describe('Đúng các cột này theo thứ tự này; bỏ trống là mọi cột, nhập lại được'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  logged: true,
  weighs: ({ register, ...input }) => holdsPeople(registerOf(register)) || looksBehindMask(input),
  async run(context, input): Promise<MadeFile> {
    const { db, home, unit, actor, today, now } = context
    const register = registerOf(input.register)
    const question = await listQuestion(context, register, input, 0, PAGE)
    const total = (await sumRecords(db, register, question, home.seal)).count ?? 0
    const withheld = withheldAt(register, actor, unit)
    refuseStrangeColumns(register, input.columns ?? [])
    refuseWithheld(register, input.columns ?? [], 'tải cột', actor, unit)
    const columns = exportColumns(register, input.deep, input.columns).filter(({ key }) => !withheld.has(key))
    const rows = exportedRows(context, register, columns, question, total)
    // A table read by programs has no line to spare: in CSV the name of the file says who took it away.
    const taker = input.format === 'csv' ? [actor.login] : []
    const name = bookFileName([register.title, unit.shortName, ...taker], today, input.format)
    // The file is whole before the transaction ends: its rows cannot be read afterwards.
    if (input.format === 'csv') {
      const pieces: Uint8Array[] = []
      for await (const piece of writeCsv(
        columns.map(({ column }) => ({ heading: column.title })),
        exportCells(register, columns, rows, 'csv'),
      ))
        pieces.push(Buffer.from(piece, 'utf8'))
      return { file: { name, type: 'text/csv; charset=utf-8', bytes: Buffer.concat(pieces) } }
    }
    const asOf = input.asOf ? `tính đến ${printDay(input.asOf)}` : `tải ngày ${printDay(today)}`
    const narrowed = input.where.length > 0 || input.search ? ', theo điều kiện lọc trên màn hình' : ''
    // Whoever finds the file knows who took it away, and when.
    const taken = `; người tải: ${actor.name} (${actor.login}), ${printMoment(now)}`
    const title = [
      { text: register.title.toUpperCase(), look: 'title' as const },
      { text: unit.name, look: 'line' as const },
      { text: `${printInteger(total)} ${register.rowName}, ${asOf}${narrowed}${taken}`, look: 'note' as const },
    ]
    const sheet = exportSheet(register, columns, title, rows)
    const bytes = await workbookBytes([sheet], { title: register.title, author: 'Sao Vuông', created: now.toISOString() })
    return { file: { name, type: XLSX, bytes } }
  },
})

async function* exportedRows(
  { db, home, progress }: Context,
  register: Register,
  columns: readonly RosterColumn[],
  question: ListQuestion,
  total: number,
): AsyncGenerator<ExportRow> {
  for (let offset = 0; offset < total; offset += PAGE) {
    const records = await listRecords(db, register, { ...question, offset }, home.seal)
    const shown = await shownRows(
      db,
      register,
      records.map(({ values }) => values),
    )
    const asides = await asidesOf(db, register, columns, records)
    for (const [at, record] of records.entries()) {
      yield {
        values: record.values,
        shown: shown[at] ?? {},
        unitName: record.unitName,
        unitCode: record.unitCode,
        asides: asides[at] ?? {},
      }
    }
    progress(Math.min(offset + PAGE, total), total, 'ghi tệp')
  }
}

/** What tells apart the rows referred to: the day of birth beside a name. */
async function asidesOf(
  db: Context['db'],
  register: Register,
  columns: readonly RosterColumn[],
  records: readonly ListedRecord[],
): Promise<Record<string, CellValue>[]> {
  const naming = columns.filter(({ role }) => role === 'naming')
  const out: Record<string, CellValue>[] = records.map(() => ({}))
  for (const { key } of naming) {
    const [reference = '', name = ''] = key.split('.')
    const target = registers[register.columns[reference]?.refersTo ?? '']
    if (!target) continue
    const ids = records.flatMap(({ values }) => (typeof values[reference] === 'string' ? [values[reference]] : []))
    const found = new Map((await findRecords(db, target, [...new Set(ids)])).map((record) => [record.id, record]))
    for (const [at, { values }] of records.entries()) {
      const row = out[at]
      if (row) row[key] = found.get(String(values[reference]))?.values[name] ?? null
    }
  }
  return out
}
