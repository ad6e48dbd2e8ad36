import type { Register, RowCheck } from '../register.ts'
import { RESULTS } from './documentCodes.ts'
import { dayIn, overdueFrom, resultOf } from './paperDays.ts'

const afterFound =
  (column: 'closedOn' | 'dueOn', code: string, message: string): RowCheck =>
  (row) =>
    dayIn(row[column]) !== null && String(row[column]) < String(row.foundOn) ? { code, column, severity: 'error', message } : null

const remedyNeeded: RowCheck = (row) =>
  dayIn(row.closedOn) !== null && !row.remedy
    ? {
        code: 'shortcomings.remedy_needed',
        column: 'remedy',
        severity: 'error',
        message: 'Ghi đã khắc phục thế nào khi báo xong tồn tại.',
      }
    : null

/**
 * What is amiss at a unit, who found it, since when, until it is put right. Named by unit, as reports name it; what an
 * inspection found stands in the book of inspections.
 */
export const shortcomings: Register = {
  key: 'shortcomings',
  shelf: 'paper',
  title: 'Sổ tồn tại, hạn chế',
  rowName: 'tồn tại',
  sheet: 'Tồn tại, hạn chế',
  table: 'shortcomings',
  label: 'content',
  on: 'foundOn',
  attaches: true,
  sameRow: [['content', 'foundOn']],
  once: [['content', 'foundOn']],
  columns: {
    content: {
      kind: 'text',
      title: 'Tồn tại, hạn chế',
      headings: ['Nội dung'],
      from: 5,
      to: 500,
      width: 56,
      example: 'Chưa báo cáo kết quả phối hợp quý II',
    },
    foundBy: {
      kind: 'choice',
      title: 'Phát hiện qua',
      headings: ['Nguồn'],
      width: 22,
      example: 'Tổng hợp báo cáo',
      choices: [
        { code: 'self', title: 'Đơn vị tự rút ra', also: ['Tự rút ra'] },
        { code: 'superior', title: 'Cấp trên nhắc nhở', also: ['Cấp trên'] },
        { code: 'conference', title: 'Hội nghị' },
        { code: 'report', title: 'Tổng hợp báo cáo' },
        { code: 'complaint', title: 'Phản ánh, kiến nghị' },
      ],
    },
    foundByWhom: { kind: 'text', title: 'Cơ quan, người phát hiện', optional: true, to: 160, width: 28 },
    foundOn: { kind: 'day', title: 'Từ ngày', headings: ['Ngày phát hiện'], width: 12, example: '2023-06-20' },
    cause: { kind: 'text', title: 'Nguyên nhân', optional: true, to: 500, width: 36 },
    evidence: { kind: 'text', title: 'Căn cứ', optional: true, to: 300, width: 28 },
    dueOn: {
      kind: 'day',
      title: 'Hạn khắc phục',
      headings: ['Hạn'],
      optional: true,
      future: true,
      width: 13,
      example: '2023-09-30',
    },
    closedOn: { kind: 'day', title: 'Khắc phục xong', headings: ['Ngày khắc phục'], optional: true, width: 13 },
    remedy: { kind: 'text', title: 'Kết quả khắc phục', optional: true, to: 500, width: 36 },
    result: {
      kind: 'choice',
      title: 'Khắc phục',
      choices: RESULTS,
      width: 16,
      computed: (row) => resultOf(row, 'closedOn', 'dueOn'),
    },
    overdueFrom: {
      kind: 'day',
      title: 'Quá hạn từ',
      optional: true,
      width: 12,
      computed: (row) => overdueFrom(row, 'closedOn', 'dueOn'),
    },
  },
  checks: [
    afterFound('dueOn', 'shortcomings.due_before_found', 'Hạn khắc phục không thể trước ngày phát hiện.'),
    afterFound('closedOn', 'shortcomings.closed_before_found', 'Ngày khắc phục xong không thể trước ngày phát hiện.'),
    remedyNeeded,
  ],
  counts: [],
}
