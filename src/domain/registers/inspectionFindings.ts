import type { CellValue, Register, Row, RowCheck } from '../register.ts'

const fixedAfterFound: RowCheck = (row) =>
  typeof row.fixedOn === 'string' && typeof row.foundOn === 'string' && row.fixedOn < row.foundOn
    ? {
        code: 'inspectionFindings.fixed_before_found',
        column: 'fixedOn',
        severity: 'error',
        message: 'Ngày khắc phục phải từ ngày kiểm tra trở đi.',
      }
    : null

const dueAfterFound: RowCheck = (row) =>
  typeof row.due === 'string' && typeof row.foundOn === 'string' && row.due < row.foundOn
    ? {
        code: 'inspectionFindings.due_before_found',
        column: 'due',
        severity: 'error',
        message: 'Hạn khắc phục phải từ ngày kiểm tra trở đi.',
      }
    : null

const late = (row: Row): CellValue => typeof row.fixedOn === 'string' && typeof row.due === 'string' && row.fixedOn > row.due

/** What an inspection found wanting, each open from the day of the inspection until the day it was put right. */
export const inspectionFindings: Register = {
  key: 'inspectionFindings',
  shelf: 'activity',
  title: 'Sổ tồn tại sau kiểm tra',
  rowName: 'tồn tại',
  sheet: 'Tồn tại sau kiểm tra',
  table: 'inspection_findings',
  label: 'content',
  on: 'foundOn',
  sameRow: [['inspection', 'content']],
  once: [['inspection', 'content']],
  columns: {
    inspection: {
      kind: 'reference',
      title: 'Cuộc kiểm tra',
      refersTo: 'inspections',
      own: true,
      named: ['title'],
      width: 34,
      example: 'Kiểm tra công tác quốc phòng năm 2023',
    },
    content: {
      kind: 'text',
      title: 'Tồn tại',
      headings: ['Nội dung tồn tại', 'Hạn chế'],
      from: 5,
      to: 200,
      width: 40,
      example: 'Sổ đăng ký chưa cập nhật người chuyển đi',
      hint: 'Không ghi nội dung kế hoạch, phương án, vũ khí.',
    },
    due: {
      kind: 'day',
      title: 'Hạn khắc phục',
      headings: ['Thời hạn'],
      optional: true,
      future: true,
      width: 13,
      example: '2023-06-30',
    },
    fixedOn: {
      kind: 'day',
      title: 'Ngày khắc phục',
      headings: ['Đã khắc phục'],
      optional: true,
      width: 13,
      hint: 'Để trống khi chưa khắc phục xong.',
    },
    remedy: { kind: 'text', title: 'Cách khắc phục', headings: ['Biện pháp'], optional: true, to: 200, width: 30 },
    foundOn: { kind: 'day', title: 'Ngày kiểm tra', carried: 'inspection.heldOn', width: 13 },
    late: { kind: 'yesNo', title: 'Khắc phục quá hạn', computed: late, width: 10 },
  },
  checks: [fixedAfterFound, dueAfterFound],
  counts: [{ indicator: 'inspection_findings_open', where: [], from: 'foundOn', until: 'fixedOn' }],
}
