import { z } from 'zod'
import { type Actor, mayAudit, mayEdit } from '#domain/access.ts'
import { choiceAdvice } from '#domain/choiceWords.ts'
import { isDay } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { type Column, type Condition, isSealed, type Register } from '#domain/register.ts'
import { UNIT_KINDS, type Unit } from '#domain/unit.ts'
import { lowerFirst } from '#domain/wording.ts'
import { type ListQuestion, rowsUnder, searchesNothing } from '#store/recordList.ts'
import type { Context } from './action.ts'
import { condition, day, reasonText, registerKey, unitCode } from './inputs.ts'
import { refuseWithheld } from './withheld.ts'

/** What a list, its sums and its export ask with: one description, so that all three hold the same rows. */
export const listInput = z.object({
  register: registerKey,
  unit: unitCode,
  asOf: day.optional().describe('Sổ có thời hạn: chỉ các dòng còn hiệu lực vào ngày này'),
  where: z.array(condition).max(40).default([]).describe('Điều kiện lọc'),
  search: z.string().max(200).optional().describe('Tìm không cần dấu'),
  sort: z
    .array(z.object({ column: z.string(), down: z.boolean().optional() }))
    .max(10)
    .default([]),
  deep: z.boolean().default(true).describe('Cả đơn vị cấp dưới'),
  reason: reasonText.optional().describe('Lý do cần xem, khi lọc theo cột được che'),
})
export type ListInput = z.infer<typeof listInput>

/** Whether a list was asked to look behind a mask: such a look leaves its reason in the trail. */
export const looksBehindMask = ({ reason }: { reason?: string | undefined }): boolean => reason !== undefined

export async function listQuestion(
  { db, actor, unit }: Pick<Context, 'db' | 'actor' | 'unit'>,
  register: Register,
  input: ListInput,
  offset: number,
  limit: number,
): Promise<ListQuestion> {
  const where = input.where as Condition[]
  for (const condition of where) refuseNonsense(register, condition)
  for (const condition of where) refuseBehindMask(register, condition, actor, unit, input.reason)
  for (const { column } of input.sort) refuseOrder(register, column)
  refuseWithheld(
    register,
    where.map(({ column }) => column),
    'lọc theo',
    actor,
    unit,
  )
  // Signs alone are no word: without this the whole book would look like what was found.
  if (input.search?.trim() && searchesNothing(input.search))
    throw new Problem('input.wrong', { detail: 'tìm trong sổ: cần ít nhất một chữ hoặc một số' })
  // A number that holds until the next of its kind stands as a person does: an older one added to it would be counted twice.
  const holds = register.dated ?? register.succession
  const standing: Condition[] =
    holds && input.asOf
      ? [
          { column: holds.from, is: 'to', value: input.asOf },
          { column: holds.until, is: 'openAt', value: input.asOf },
        ]
      : []
  const under = input.deep ? await rowsUnder(db, unit) : { own: unit.id }
  return { under, where: [...where, ...standing], search: input.search, sort: input.sort, offset, limit }
}

/**
 * Whoever lists the rows of a health grade reads that grade of everybody listed, as surely as one opens each cell. So it
 * takes the same right and a reason, and is kept in the trail. Whoever asks for an identity number knows it already.
 */
function refuseBehindMask(register: Register, condition: Condition, actor: Actor, unit: Unit, reason: string | undefined): void {
  const column = Object.hasOwn(register.columns, condition.column) ? register.columns[condition.column] : undefined
  const values = 'value' in condition ? [condition.value].flat().filter((value) => value !== null && value !== undefined) : []
  if (column?.kind !== 'choice' || !isSealed(column) || values.length === 0) return
  const title = lowerFirst(column.title)
  const deed = `lọc theo ${title}`
  if (!mayEdit(actor, unit) && !mayAudit(actor, unit)) throw new Problem('access.refused', { deed, unit: unit.name })
  if (reason === undefined) throw new Problem('reveal.reason', { column: title })
}

/** An order nobody can make is said, not left out: a list in another order than asked looks like the one asked. */
export function refuseOrder(register: Register, key: string): void {
  if (key === 'unit') return
  const column = Object.hasOwn(register.columns, key) ? register.columns[key] : undefined
  if (!column) throw new Problem('input.wrong', { detail: `sắp xếp: ${register.title} không có cột “${key}”` })
  if (isSealed(column))
    throw new Problem('input.wrong', { detail: `sắp xếp: ${lowerFirst(column.title)} được che nên không xếp theo cột này được` })
}

/** A value a column cannot hold is a slip of whoever asks, told before the database stumbles over it. */
export function refuseNonsense(register: Register, condition: Condition): void {
  const column = Object.hasOwn(register.columns, condition.column) ? register.columns[condition.column] : undefined
  const isUnit = condition.column === 'unit.kind' || condition.column === 'unit.managedBy'
  const values = 'value' in condition && condition.value !== undefined ? [condition.value].flat() : []
  const wrong = (why: string) =>
    new Problem('input.wrong', { detail: `điều kiện lọc ${column?.title ?? condition.column}: ${why}` })
  // Rows that met a condition nobody can judge would be none: a wrong answer that looks like an empty book.
  if (!column && !isUnit && condition.column !== 'id' && condition.is !== 'search')
    throw wrong(`${register.title} không có cột này`)
  if (condition.is !== 'empty' && condition.is !== 'filled' && values.length === 0 && condition.is !== 'in')
    throw wrong('thiếu giá trị')
  if (condition.is === 'in' && !Array.isArray(condition.value)) throw wrong('cần một danh sách')
  // Nothing lies before or after an empty value, and one of none is no row: both would look like an empty book.
  if (BOUNDED.includes(condition.is) && values.includes(null)) throw wrong('thiếu giá trị')
  if (condition.is === 'in' && values.length === 0) throw wrong('danh sách chưa có mục nào')
  if (condition.is === 'search' && typeof condition.value !== 'string') throw wrong('cần chữ')
  // Signs alone are no word, and a search for no word is the whole book.
  if (condition.is === 'search' && searchesNothing(condition.value)) throw wrong('cần ít nhất một chữ hoặc một số')
  if (condition.is === 'openAt' && column?.kind !== 'day') throw wrong('chỉ dùng cho ngày')
  if (condition.is === 'search') return
  const fits = FITS[column?.kind ?? (isUnit ? 'text' : 'reference')]
  if (values.some((value) => value !== null && !fits(value))) throw wrong('giá trị không hợp với cột')
  const known = Object.hasOwn(UNIT_FACTS, condition.column) ? UNIT_FACTS[condition.column] : undefined
  const other = known && values.find((value) => !known.includes(value))
  if (known && other !== undefined)
    throw wrong(`không có mục “${other ?? 'để trống'}”. Dùng một trong: ${known.filter((code) => code !== null).join(', ')}`)
  // A title where a code is wanted would find nothing, and nothing found is an answer too.
  const { choices, carried } = column ?? {}
  const strange = carried ? undefined : values.find((value) => value !== null && !choices?.some(({ code }) => code === value))
  if (choices && strange !== undefined)
    throw wrong(`không có mục “${strange}”. ${choiceAdvice(choices, String(strange)).replace(/\.$/, '')}`)
}

const BOUNDED: readonly Condition['is'][] = ['from', 'to', 'before', 'after', 'openAt']
/** What a unit may be asked about, and every answer there is. */
const UNIT_FACTS: Readonly<Record<string, readonly unknown[]>> = {
  'unit.kind': Object.keys(UNIT_KINDS),
  'unit.managedBy': ['province', 'commune', null],
}

const isText = (value: unknown): boolean => typeof value === 'string'
const FITS: Readonly<Record<Column['kind'], (value: unknown) => boolean>> = {
  text: isText,
  name: isText,
  choice: isText,
  identity: isText,
  day: (value) => typeof value === 'string' && isDay(value),
  integer: (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  yesNo: (value) => typeof value === 'boolean',
  reference: (value) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
}
