import type { Condition, Register, RowCheck } from '../register.ts'

const SUPPORT: Condition = { column: 'kind', is: 'equal', value: 'support_equipment' }

const dayOfYear: RowCheck = (row) =>
  typeof row.day === 'string' && typeof row.year === 'number' && Number(row.day.slice(0, 4)) !== row.year
    ? {
        code: 'purchases.day_outside_year',
        column: 'day',
        severity: 'error',
        message: `Ngày mua lần đầu phải trong năm ${row.year}.`,
      }
    : null

/**
 * Whether a unit bought support equipment or uniforms in a year (Luật DQTV Điều 39(5)): one row a year and kind, so that a
 * unit that bought twice counts once. How many purchases were made stands there; what was bought is no inventory of ours.
 */
export const purchases: Register = {
  key: 'purchases',
  shelf: 'support',
  title: 'Sổ mua sắm công cụ hỗ trợ, trang phục',
  rowName: 'khoản mua sắm',
  sheet: 'Mua sắm',
  table: 'purchases',
  label: 'decision',
  on: 'day',
  sameRow: [['year', 'kind']],
  once: [['year', 'kind']],
  columns: {
    year: { kind: 'integer', names: true, title: 'Năm', from: 2000, to: 2100, width: 8, example: 2024 },
    kind: {
      kind: 'choice',
      title: 'Loại',
      headings: ['Nội dung'],
      width: 18,
      example: 'Công cụ hỗ trợ',
      choices: [
        { code: 'support_equipment', title: 'Công cụ hỗ trợ' },
        { code: 'uniform', title: 'Trang phục' },
      ],
    },
    day: { kind: 'day', title: 'Mua lần đầu', headings: ['Ngày', 'Ngày mua'], width: 12, example: '2024-03-12' },
    times: {
      kind: 'integer',
      title: 'Số lần mua',
      headings: ['Số lần'],
      from: 1,
      to: 100,
      initial: 1,
      width: 10,
      example: 1,
      hint: 'Số đợt mua trong năm, không phải số lượng công cụ.',
    },
    cost: {
      kind: 'integer',
      title: 'Kinh phí (đồng)',
      headings: ['Kinh phí', 'Số tiền'],
      from: 0,
      to: 1_000_000_000_000,
      optional: true,
      width: 16,
    },
    decision: {
      kind: 'text',
      title: 'Quyết định mua',
      headings: ['Quyết định'],
      from: 2,
      to: 60,
      width: 18,
      example: '12/QĐ-GĐ',
    },
  },
  checks: [dayOfYear],
  counts: [{ indicator: 'support_equipment_purchased', where: [SUPPORT], on: 'day' }],
}
