import type { Choice, Count, Register, RowCheck } from '../register.ts'
import { printDay, printInteger } from '../wording.ts'

/** What a rate is paid for: NĐ 72/2020 Điều 7, 8, 10, 11 as amended by NĐ 16/2025; amounts by resolution of the council. */
export const RATE_KINDS: readonly Choice[] = [
  { code: 'labour_day', title: 'Trợ cấp ngày công lao động', also: ['Ngày công', 'Trợ cấp ngày công'] },
  { code: 'meal', title: 'Tiền ăn', also: ['Mức ăn', 'Hỗ trợ tiền ăn'] },
  { code: 'hamlet_leader', title: 'Phụ cấp hằng tháng thôn đội trưởng', also: ['Thôn đội trưởng', 'Phụ cấp thôn đội trưởng'] },
  {
    code: 'deputy_commander',
    title: 'Phụ cấp hằng tháng Phó Chỉ huy trưởng Ban CHQS cấp xã',
    also: ['Phó Chỉ huy trưởng', 'Phụ cấp Phó CHT'],
  },
  {
    code: 'post_commander',
    title: 'Phụ cấp chức vụ Chỉ huy trưởng, Chính trị viên Ban CHQS cấp xã',
    also: ['Phụ cấp chức vụ Chỉ huy trưởng', 'Phụ cấp chức vụ Chính trị viên'],
  },
  {
    code: 'post_deputy',
    title: 'Phụ cấp chức vụ Phó Chỉ huy trưởng, Chính trị viên phó Ban CHQS cấp xã',
    also: ['Phụ cấp chức vụ Phó Chỉ huy trưởng', 'Phụ cấp chức vụ Chính trị viên phó'],
  },
]

/** Floor of the labour-day allowance in NĐ 72/2020 Điều 11; later floors are higher, so that less is asked about at any date. */
const LABOUR_DAY_FLOOR = 119_200

const endsAfterStart: RowCheck = (row) =>
  typeof row.validUntil === 'string' && typeof row.validFrom === 'string' && row.validUntil <= row.validFrom
    ? {
        code: 'allowanceRates.ends_before_start',
        column: 'validUntil',
        severity: 'error',
        message: 'Ngày hết hiệu lực phải sau ngày áp dụng.',
      }
    : null

const notUnderFloor: RowCheck = (row) =>
  row.kind === 'labour_day' && typeof row.amount === 'number' && row.amount < LABOUR_DAY_FLOOR
    ? {
        code: 'allowanceRates.under_floor',
        column: 'amount',
        severity: 'warning',
        message: `${printInteger(row.amount)} đồng thấp hơn mức tối thiểu ${printInteger(LABOUR_DAY_FLOOR)} đồng một ngày (NĐ 72/2020 Điều 11). Đồng chí xem lại nghị quyết.`,
      }
    : null

const rate = (indicator: string, kind: string): Count => ({
  indicator,
  where: [{ column: 'kind', is: 'equal', value: kind }],
  amount: 'amount',
  from: 'validFrom',
  until: 'validUntil',
})

/** Rates hold from a day until the day before another; what was payable on a day follows the rate of that day. */
export const allowanceRates: Register = {
  key: 'allowanceRates',
  shelf: 'support',
  title: 'Sổ mức chi, trợ cấp',
  rowName: 'mức',
  sheet: 'Mức chi, trợ cấp',
  table: 'allowance_rates',
  label: 'decision',
  on: 'validFrom',
  sameRow: [['kind', 'validFrom']],
  once: [['kind', 'validFrom']],
  apart: [
    {
      by: ['kind'],
      from: 'validFrom',
      until: 'validUntil',
      code: 'allowanceRates.two_at_once',
      message: (_, other) =>
        `Mức cùng loại ${printInteger(Number(other.amount))} đồng (${String(other.decision)}) áp dụng từ ${printDay(String(other.validFrom))}${
          typeof other.validUntil === 'string' ? ` đến trước ${printDay(other.validUntil)}` : ', chưa ghi ngày hết hiệu lực'
        }. Một ngày chỉ có một mức: ghi ngày hết hiệu lực của mức cũ trước.`,
    },
  ],
  columns: {
    kind: {
      kind: 'choice',
      title: 'Loại mức',
      headings: ['Loại', 'Nội dung'],
      choices: RATE_KINDS,
      width: 34,
      example: 'Trợ cấp ngày công lao động',
    },
    amount: {
      kind: 'integer',
      alone: true,
      title: 'Mức (đồng)',
      headings: ['Mức', 'Số tiền', 'Đồng'],
      from: 1,
      to: 1_000_000_000,
      width: 14,
      example: 327_600,
      hint: 'Đồng một ngày hoặc đồng một tháng, ghi đủ chữ số.',
    },
    decision: {
      kind: 'text',
      title: 'Nghị quyết, quyết định',
      headings: ['Quyết định', 'Nghị quyết', 'Văn bản'],
      from: 2,
      to: 80,
      width: 24,
      example: '15/NQ-HĐND',
    },
    validFrom: { kind: 'day', title: 'Áp dụng từ', headings: ['Từ ngày'], width: 12, example: '2024-07-01', future: true },
    validUntil: {
      kind: 'day',
      title: 'Hết hiệu lực',
      headings: ['Đến ngày'],
      optional: true,
      width: 12,
      future: true,
      hint: 'Ngày đầu tiên không còn áp dụng; để trống nếu đang áp dụng.',
    },
  },
  checks: [endsAfterStart, notUnderFloor],
  counts: [
    rate('labour_day_allowance_rate', 'labour_day'),
    rate('meal_allowance_rate', 'meal'),
    rate('hamlet_leader_allowance_rate', 'hamlet_leader'),
  ],
}
