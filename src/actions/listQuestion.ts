import { z } from 'zod'
import type { Condition, Register } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from '#store/db.ts'
import { type ListQuestion, rowsUnder } from '#store/recordList.ts'
import { condition, day, registerKey, unitCode } from './inputs.ts'

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

export async function listQuestion(
  db: Db,
  register: Register,
  unit: Unit,
  input: ListInput,
  offset: number,
  limit: number,
): Promise<ListQuestion> {
  const where = input.where as Condition[]
  const standing: Condition[] =
    register.dated && input.asOf
      ? [
          { column: register.dated.from, is: 'to', value: input.asOf },
          { column: register.dated.until, is: 'openAt', value: input.asOf },
        ]
      : []
  const under = input.deep ? await rowsUnder(db, unit) : { own: unit.id }
  return { under, where: [...where, ...standing], search: input.search, sort: input.sort, offset, limit }
}
