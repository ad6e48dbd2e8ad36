import type { Register, RowCheck } from '../register.ts'
import { COURSE_KINDS, PROGRAMMES } from './courseCodes.ts'

const endsAfterStart: RowCheck = (row) =>
  typeof row.heldTo === 'string' && typeof row.heldFrom === 'string' && row.heldTo < row.heldFrom
    ? {
        code: 'courses.ends_before_start',
        column: 'heldTo',
        severity: 'error',
        message: 'Ngày bế giảng phải từ ngày khai giảng trở đi.',
      }
    : null

export const courses: Register = {
  key: 'courses',
  shelf: 'training',
  title: 'Sổ lớp tập huấn, huấn luyện',
  rowName: 'lớp',
  sheet: 'Lớp tập huấn, huấn luyện',
  table: 'courses',
  label: 'title',
  on: 'heldTo',
  sameRow: [['title', 'heldFrom']],
  once: [['title', 'heldFrom']],
  readBelow: true,
  columns: {
    title: {
      kind: 'text',
      title: 'Tên lớp',
      headings: ['Lớp', 'Nội dung'],
      from: 3,
      to: 160,
      width: 36,
      example: 'Tập huấn cán bộ Ban CHQS đợt 1',
    },
    kind: {
      kind: 'choice',
      title: 'Loại',
      headings: ['Loại lớp'],
      choices: COURSE_KINDS,
      width: 28,
      example: 'Tập huấn cán bộ Ban CHQS',
    },
    programme: {
      kind: 'choice',
      title: 'Chương trình',
      choices: PROGRAMMES,
      width: 24,
      initial: 'course',
      example: 'Lớp tập huấn',
    },
    heldFrom: {
      kind: 'day',
      title: 'Khai giảng',
      headings: ['Từ ngày', 'Ngày khai giảng'],
      width: 12,
      example: '2023-02-06',
      future: true,
    },
    heldTo: {
      kind: 'day',
      title: 'Bế giảng',
      headings: ['Đến ngày', 'Ngày bế giảng'],
      width: 12,
      example: '2023-02-12',
      future: true,
      hint: 'Kết quả lớp được tính vào ngày bế giảng.',
    },
    days: { kind: 'integer', title: 'Số ngày', headings: ['Ngày học'], from: 1, to: 90, width: 9, example: 7 },
    place: { kind: 'text', title: 'Địa điểm', optional: true, to: 120, width: 24, example: 'Trường Quân sự tỉnh' },
    decision: { kind: 'text', title: 'Kế hoạch, quyết định', headings: ['Văn bản'], optional: true, to: 60, width: 18 },
  },
  checks: [endsAfterStart],
  counts: [
    {
      indicator: 'officer_training_days',
      where: [{ column: 'kind', is: 'equal', value: 'officer' }],
      amount: 'days',
      on: 'heldTo',
    },
  ],
}
