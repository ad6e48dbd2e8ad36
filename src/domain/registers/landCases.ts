import type { Register, RowCheck } from '../register.ts'

const settledAfterOpened: RowCheck = (row) =>
  typeof row.settledOn === 'string' && typeof row.openedOn === 'string' && row.settledOn < row.openedOn
    ? {
        code: 'landCases.settled_before_opened',
        column: 'settledOn',
        severity: 'error',
        message: 'Ngày giải quyết xong không thể trước ngày phát sinh.',
      }
    : null

const settledHow: RowCheck = (row) =>
  typeof row.settledOn === 'string' && !row.outcome
    ? {
        code: 'landCases.outcome_needed',
        column: 'outcome',
        severity: 'error',
        message: 'Vụ việc đã giải quyết phải ghi kết quả.',
      }
    : null

/** Cases over defence land: opened, and settled how. The plot is named by the commune it lies in, never by its use. */
export const landCases: Register = {
  key: 'landCases',
  shelf: 'support',
  title: 'Sổ vụ việc đất quốc phòng',
  rowName: 'vụ việc',
  sheet: 'Vụ việc đất quốc phòng',
  table: 'land_cases',
  label: 'title',
  on: 'openedOn',
  sameRow: [['title', 'openedOn']],
  once: [['title', 'openedOn']],
  columns: {
    title: {
      kind: 'text',
      title: 'Vụ việc',
      headings: ['Nội dung'],
      from: 2,
      to: 200,
      width: 36,
      example: 'Hộ dân trồng cây lấn ranh giới khu đất',
    },
    kind: {
      kind: 'choice',
      title: 'Loại',
      width: 18,
      example: 'Lấn, chiếm',
      choices: [
        { code: 'encroachment', title: 'Lấn, chiếm', also: ['Lấn chiếm'] },
        { code: 'dispute', title: 'Tranh chấp' },
        { code: 'misuse', title: 'Sử dụng sai mục đích', also: ['Sai mục đích'] },
        { code: 'papers', title: 'Chưa có giấy chứng nhận', also: ['Chưa cấp giấy'] },
      ],
    },
    area: {
      kind: 'integer',
      title: 'Diện tích (m²)',
      headings: ['Diện tích'],
      from: 0,
      to: 100_000_000,
      optional: true,
      width: 12,
    },
    openedOn: { kind: 'day', title: 'Phát sinh', headings: ['Ngày phát sinh', 'Ngày mở'], width: 12, example: '2024-01-15' },
    settledOn: { kind: 'day', title: 'Giải quyết xong', headings: ['Ngày giải quyết'], optional: true, width: 12 },
    outcome: { kind: 'text', title: 'Kết quả', optional: true, to: 200, width: 28 },
    decision: { kind: 'text', title: 'Văn bản', headings: ['Quyết định', 'Biên bản'], optional: true, to: 60, width: 18 },
  },
  checks: [settledAfterOpened, settledHow],
  counts: [],
}
