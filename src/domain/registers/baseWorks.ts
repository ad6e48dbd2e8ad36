import type { Register, RowCheck } from '../register.ts'
import { CAPITAL } from './capital.ts'

const endsAfterStart: RowCheck = (row) =>
  typeof row.completedOn === 'string' && typeof row.startedOn === 'string' && row.completedOn < row.startedOn
    ? {
        code: 'baseWorks.ends_before_start',
        column: 'completedOn',
        severity: 'error',
        message: 'Ngày hoàn thành phải từ ngày khởi công trở đi.',
      }
    : null

const costHasDecision: RowCheck = (row) =>
  Number(row.cost) > 0 && !row.decision
    ? {
        code: 'baseWorks.cost_without_decision',
        column: 'decision',
        severity: 'warning',
        message: 'Có kinh phí nhưng chưa ghi quyết định đầu tư. Bổ sung số quyết định khi có.',
      }
    : null

/** Houses, yards and stores of a base and their money. Only what stands in an open investment decision: nothing of a defence plan. */
export const baseWorks: Register = {
  key: 'baseWorks',
  shelf: 'support',
  title: 'Sổ công trình doanh trại',
  rowName: 'công trình',
  sheet: 'Công trình doanh trại',
  table: 'base_works',
  label: 'title',
  on: 'startedOn',
  sameRow: [['title', 'startedOn']],
  once: [['title', 'startedOn']],
  columns: {
    title: {
      kind: 'text',
      title: 'Công trình',
      headings: ['Tên công trình'],
      from: 2,
      to: 160,
      width: 32,
      example: 'Nhà ở dân quân thường trực',
    },
    kind: {
      kind: 'choice',
      title: 'Loại',
      width: 20,
      example: 'Nhà ở, nhà làm việc',
      choices: [
        { code: 'building', title: 'Nhà ở, nhà làm việc', also: ['Nhà'] },
        { code: 'training_ground', title: 'Thao trường, bãi tập', also: ['Thao trường', 'Bãi tập'] },
        { code: 'yard', title: 'Sân, đường, tường rào', also: ['Hạ tầng'] },
        { code: 'other', title: 'Khác' },
      ],
    },
    startedOn: { kind: 'day', title: 'Khởi công', headings: ['Ngày khởi công'], width: 12, example: '2024-02-20' },
    completedOn: { kind: 'day', title: 'Hoàn thành', headings: ['Ngày hoàn thành'], optional: true, width: 12 },
    cost: {
      kind: 'integer',
      title: 'Kinh phí (đồng)',
      headings: ['Kinh phí', 'Số tiền'],
      from: 0,
      to: 10_000_000_000_000,
      optional: true,
      width: 16,
    },
    capital: { kind: 'choice', title: 'Nguồn vốn', headings: ['Nguồn'], optional: true, choices: CAPITAL, width: 16 },
    decision: { kind: 'text', title: 'Quyết định đầu tư', headings: ['Quyết định'], optional: true, to: 60, width: 18 },
  },
  checks: [endsAfterStart, costHasDecision],
  counts: [],
}
