import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import type { Condition } from '#domain/register.ts'
import { listRecords, type ListQuestion, sumRecords } from '#store/recordList.ts'
import { defineAction } from './action.ts'
import { condition, day, registerKey, unitCode } from './inputs.ts'
import { registerOf } from './registerRow.ts'
import { shownRows } from './shown.ts'
import type { Register } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'

/** What a list, its sums and its export ask with: one description, so that all three hold the same rows. */
export const listInput = z.object({
  register: registerKey,
  unit: unitCode,
  asOf: day.optional().describe('Sổ có thời hạn: chỉ các dòng còn hiệu lực vào ngày này'),
  where: z.array(condition).default([]).describe('Điều kiện lọc'),
  search: z.string().max(200).optional().describe('Tìm không cần dấu'),
  sort: z.array(z.object({ column: z.string(), down: z.boolean().optional() })).default([]),
  deep: z.boolean().default(true).describe('Cả đơn vị cấp dưới'),
})
export type ListInput = z.infer<typeof listInput>

export function listQuestion(register: Register, unit: Unit, input: ListInput, offset: number, limit: number): ListQuestion {
  const where = input.where as Condition[]
  const standing: Condition[] = register.dated && input.asOf
    ? [{ column: register.dated.from, is: 'to', value: input.asOf }, { column: register.dated.until, is: 'openAt', value: input.asOf }]
    : []
  return { range: { lo: unit.pos, hi: input.deep ? unit.end : unit.pos }, where: [...where, ...standing], search: input.search, sort: input.sort, offset, limit }
}

export const listRows = defineAction({
  kind: 'read',
  title: 'Xem sổ',
  summary: 'Rows of a register: filtered, sorted, searched without tone marks, with sums over the whole filter',
  input: listInput.extend({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(1000).default(100) }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit }, input) {
    const register = registerOf(input.register)
    const question = listQuestion(register, unit, input, input.offset, input.limit)
    const records = await listRecords(db, register, question, home.seal)
    const sums = await sumRecords(db, register, question, home.seal)
    const shown = await shownRows(db, register, records.map((record) => record.values))
    return {
      register: register.key,
      total: sums.count ?? 0,
      sums,
      rows: records.map((record, index) => ({
        id: record.id,
        unit: { code: record.unitCode, name: record.unitName },
        version: record.version,
        values: record.values,
        shown: shown[index] ?? {},
      })),
    }
  },
})
