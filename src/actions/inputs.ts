import { z } from 'zod'
import { PAPER_KIND_CODES } from '#domain/paperTags.ts'
import { isDay } from '#domain/period.ts'
import { registers } from '#domain/registers/index.ts'
import { LINES, REPORT_KINDS } from '#domain/reportCalendar.ts'
import type { GivenFile } from './action.ts'

/** The words inputs share, so that the API and the command line say them one way. */
export const unitCode = z.string().min(1).max(120).describe('Mã đơn vị, ví dụ son-giang')
export const periodKey = z
  .string()
  .describe('Kỳ: 2023-H1, 2023-Q2, 2023-07, 2023-9M hoặc 2023; báo cáo tuần, ngày: 2026-W30, 2026-07-20')
export const day = z
  .string()
  .regex(/^(19|20|21)\d{2}-\d{2}-\d{2}$/)
  .refine(isDay, 'một ngày có thật')
  .describe('Ngày YYYY-MM-DD')
/** The largest figure a person may type: a hundred thousand tỷ đồng. Sums of a nation of them stay exact. */
export const MOST = 100_000_000_000_000
/** Six figures of a telephone, or a code of the paper for the day it is lost. */
export const oneTimeCode = z.string().trim().min(6).max(60).describe('Mã 6 số trên điện thoại, hoặc một mã khôi phục đã in')
/** Why somebody does what is kept in the trail. */
export const reasonText = z.string().trim().min(5).max(500)
/** One of the codes a table has words for. */
export const oneOf = <Code extends string>(table: Readonly<Record<Code, unknown>>) =>
  z.enum(Object.keys(table) as [Code, ...Code[]])
export const registerKey = oneOf(registers).describe('Sổ')
/** Books a right is given for; without them it is for all and for everything else. */
export const grantedRegisters = z
  .array(registerKey)
  .min(1)
  .max(60)
  .optional()
  .describe('Chỉ cho các sổ này; bỏ trống là mọi sổ và báo cáo')
export const reportLine = oneOf(LINES).describe('Hệ thống báo cáo')
export const paperKind = z.enum(PAPER_KIND_CODES).describe('Loại giấy')
export const reportKind = oneOf(REPORT_KINDS).describe('Loại báo cáo')
/** What a person calls a way of looking at a book. */
export const viewName = z.string().trim().min(1).max(60).describe('Tên cách xem')
export const cellValue = z.union([z.string(), z.number(), z.boolean(), z.null()])
export const rowValues = z.record(z.string(), cellValue)
export const condition = z.object({
  column: z.string(),
  is: z.enum(['equal', 'in', 'from', 'to', 'before', 'after', 'empty', 'filled', 'search', 'openAt']),
  value: z.union([cellValue, z.array(cellValue)]).optional(),
})
export const givenFile = z
  .custom<GivenFile>(
    (value) => typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array,
    'một tệp',
  )
  .meta({ file: true, description: 'Tệp' })
