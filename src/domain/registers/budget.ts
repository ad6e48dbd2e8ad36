import type { Choice, Register, RowCheck } from '../register.ts'
import { printDay } from '../wording.ts'

/** Who pays: Luật DQTV Điều 37 (Ministry), 38 (locality), 39 (agency or organisation). */
export const BUDGET_SOURCES: readonly Choice[] = [
  { code: 'ministry', title: 'Bộ Quốc phòng', also: ['Bộ', 'BQP'] },
  { code: 'locality', title: 'Địa phương', also: ['Ngân sách địa phương'] },
  { code: 'organisation', title: 'Cơ quan, tổ chức', also: ['Cơ quan', 'Doanh nghiệp'] },
]

/** What for, in the words of Luật DQTV Điều 36. */
export const BUDGET_ITEMS: readonly Choice[] = [
  { code: 'allowance', title: 'Phụ cấp, trợ cấp, tiền ăn', also: ['Chế độ, chính sách', 'Phụ cấp', 'Trợ cấp'] },
  { code: 'training', title: 'Tập huấn, huấn luyện, hội thi', also: ['Huấn luyện'] },
  { code: 'uniform', title: 'Trang phục' },
  { code: 'support_equipment', title: 'Công cụ hỗ trợ' },
  { code: 'headquarters', title: 'Trụ sở, công trình', also: ['Trụ sở', 'Xây dựng'] },
  { code: 'activity', title: 'Hoạt động, nhiệm vụ', also: ['Nhiệm vụ', 'Hoạt động'] },
  { code: 'other', title: 'Chi khác' },
]

/** Money moves on a paper; without one the line stands, and is asked about. */
const hasDecision: RowCheck = (row) =>
  row.decision
    ? null
    : {
        code: 'budget.without_decision',
        column: 'decision',
        severity: 'warning',
        message: 'Chưa ghi quyết định hoặc chứng từ của khoản này. Bổ sung khi có.',
      }

const dayOfYear: RowCheck = (row) =>
  typeof row.day === 'string' && typeof row.year === 'number' && row.kind === 'planned' && row.day.slice(0, 4) > String(row.year)
    ? {
        code: 'budget.planned_late',
        column: 'day',
        severity: 'error',
        message: `Dự toán năm ${row.year} không thể giao sau năm đó. Đồng chí kiểm tra lại năm hoặc ngày.`,
      }
    : null

const spentWithinReach: RowCheck = (row) =>
  typeof row.day === 'string' &&
  typeof row.year === 'number' &&
  row.kind === 'spent' &&
  (row.day.slice(0, 4) < String(row.year) || Number(row.day.slice(0, 4)) > row.year + 1)
    ? {
        code: 'budget.spent_other_year',
        column: 'day',
        severity: 'warning',
        message: `Chi ngày ${printDay(row.day)} cho ngân sách năm ${row.year}. Đồng chí kiểm tra lại năm ngân sách.`,
      }
    : null

export const budget: Register = {
  key: 'budget',
  shelf: 'support',
  title: 'Sổ kinh phí',
  rowName: 'khoản',
  sheet: 'Kinh phí',
  table: 'budget',
  label: 'subject',
  on: 'day',
  sameRow: [['year', 'source', 'item', 'kind', 'day', 'subject']],
  once: [['year', 'source', 'item', 'kind', 'day', 'subject']],
  columns: {
    year: {
      kind: 'integer',
      names: true,
      title: 'Năm ngân sách',
      headings: ['Năm'],
      from: 2000,
      to: 2100,
      width: 9,
      example: 2024,
    },
    kind: {
      kind: 'choice',
      title: 'Giao hay chi',
      headings: ['Loại'],
      width: 12,
      initial: 'spent',
      example: 'Thực chi',
      choices: [
        { code: 'planned', title: 'Dự toán', also: ['Giao', 'Kế hoạch'] },
        { code: 'spent', title: 'Thực chi', also: ['Chi', 'Đã chi', 'Thực hiện'] },
      ],
    },
    source: {
      kind: 'choice',
      title: 'Nguồn',
      headings: ['Nguồn kinh phí'],
      choices: BUDGET_SOURCES,
      width: 16,
      initial: 'locality',
      example: 'Địa phương',
    },
    item: {
      kind: 'choice',
      title: 'Mục chi',
      headings: ['Mục'],
      choices: BUDGET_ITEMS,
      width: 24,
      example: 'Phụ cấp, trợ cấp, tiền ăn',
    },
    subject: {
      kind: 'text',
      title: 'Nội dung',
      headings: ['Diễn giải'],
      from: 2,
      to: 160,
      width: 30,
      example: 'Chi trợ cấp ngày công quý I',
    },
    day: { kind: 'day', title: 'Ngày', headings: ['Ngày giao, ngày chi', 'Ngày chi'], width: 12, example: '2024-03-28' },
    amount: {
      kind: 'integer',
      title: 'Số tiền (đồng)',
      headings: ['Số tiền', 'Đồng'],
      from: 1,
      to: 10_000_000_000_000,
      width: 16,
      example: 48_500_000,
    },
    decision: {
      kind: 'text',
      title: 'Quyết định, chứng từ',
      headings: ['Quyết định', 'Chứng từ'],
      optional: true,
      to: 60,
      width: 18,
    },
  },
  checks: [hasDecision, dayOfYear, spentWithinReach],
  counts: [
    {
      indicator: 'budget_msdf_spent',
      where: [{ column: 'kind', is: 'equal', value: 'spent' }],
      amount: 'amount',
      on: 'day',
    },
  ],
}
