import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import type { Step } from '#domain/reorganisation.ts'
import { UNIT_KINDS } from '#domain/unit.ts'
import type { Db } from '#store/db.ts'
import { type Reorganisation, reorganisationById } from '#store/reorganisations.ts'
import { oneOf, unitCode } from './inputs.ts'

const newCode = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80)
  .describe('Mã mới, chữ thường không dấu')
const unitName = z.string().min(2).max(160)
const shortName = z.string().min(2).max(80).optional()
const codes = z.array(unitCode).min(1).max(4000)

const assignment = z.object({
  to: unitCode.describe('Đơn vị nhận'),
  people: z.array(z.uuid()).max(20_000).optional().describe('Các dòng trong sổ cán bộ, chiến sĩ và sổ công dân'),
  groups: z.array(z.string().max(120)).max(500).optional().describe('Tên phân đội hoặc thôn, tổ'),
  rest: z.boolean().optional().describe('Nhận tất cả người còn lại'),
})

const step = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('found').describe('Thành lập'),
    code: newCode,
    unitKind: oneOf(UNIT_KINDS),
    name: unitName,
    shortName,
    managedBy: z.enum(['province', 'commune']).optional(),
    parent: unitCode,
  }),
  z.object({ kind: z.literal('rename').describe('Đổi tên'), unit: unitCode, name: unitName, shortName }),
  z.object({ kind: z.literal('move').describe('Chuyển đơn vị trực thuộc'), unit: unitCode, parent: unitCode }),
  z.object({ kind: z.literal('merge').describe('Nhập'), units: codes, into: unitCode }),
  z.object({
    kind: z.literal('split').describe('Chia, tách'),
    unit: unitCode,
    ends: z.boolean().describe('Chia: đơn vị cũ kết thúc; tách: đơn vị cũ còn'),
    assign: z.array(assignment).min(1).max(200),
  }),
  z.object({ kind: z.literal('dissolve').describe('Giải thể'), unit: unitCode, into: unitCode.optional() }),
])

export const steps = z
  .array(step)
  .min(1)
  .max(5000)
  .transform((list) => list as readonly Step[] as Step[])
  .describe('Các bước, lần lượt: thành lập, đổi tên, chuyển, nhập, chia, giải thể')

export const reorganisationId = z.uuid().describe('Quyết định sắp xếp')

/** A reorganisation still to be done; refused in words when there is none or it is over. */
export async function plannedOne(db: Db, id: string, lock = false): Promise<Reorganisation> {
  const found = await reorganisationById(db, id, lock)
  if (!found) throw new Problem('reorganisation.unknown')
  if (found.state !== 'planned')
    throw new Problem('reorganisation.over', {
      number: found.number,
      state: found.state === 'applied' ? 'đã thực hiện' : 'đã rút',
    })
  return found
}
