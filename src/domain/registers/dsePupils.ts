import type { CellValue, Register, Row, RowCheck } from '../register.ts'

const SCHOOL_YEAR = /^(\d{4})-(\d{4})$/

const schoolYearForm: RowCheck = (row) => {
  if (typeof row.schoolYear !== 'string') return null
  const [, first, second] = SCHOOL_YEAR.exec(row.schoolYear) ?? []
  return first !== undefined && Number(second) === Number(first) + 1
    ? null
    : {
        code: 'dsePupils.school_year_form',
        column: 'schoolYear',
        severity: 'error',
        message: `“${row.schoolYear}” chưa phải năm học. Ghi hai năm liền nhau, ví dụ 2022-2023.`,
      }
}

const taughtWithinDue: RowCheck = (row) =>
  typeof row.taught === 'number' && typeof row.due === 'number' && row.taught > row.due
    ? {
        code: 'dsePupils.more_taught_than_due',
        column: 'taught',
        severity: 'error',
        message: `Phải học ${row.due}, không thể đã học ${row.taught}. Đồng chí xem lại hai số.`,
      }
    : null

/** The school year runs from September to August, its second semester from January: two rows may not hold the same days. */
function termFrom({ schoolYear, term }: Row): CellValue {
  const [, first, second] = SCHOOL_YEAR.exec(String(schoolYear)) ?? []
  return term === 'second' ? `${second ?? '0001'}-01-01` : `${first ?? '0001'}-09-01`
}
function termUntil({ schoolYear, term }: Row): CellValue {
  const second = SCHOOL_YEAR.exec(String(schoolYear))?.[2] ?? '0002'
  return term === 'first' ? `${second}-01-01` : `${second}-09-01`
}

/**
 * Pupils and students taught the subject (Luật GDQPAN Điều 10–12), a row per school and school year; a school that
 * teaches by semester writes each with its own people, so that nobody is counted twice.
 */
export const dsePupils: Register = {
  key: 'dsePupils',
  shelf: 'education',
  title: 'Sổ học sinh, sinh viên học GDQPAN',
  rowName: 'trường',
  sheet: 'Học sinh, sinh viên',
  table: 'dse_pupils',
  label: 'school',
  on: 'countedOn',
  sameRow: [['school', 'schoolYear', 'term']],
  once: [['school', 'schoolYear', 'term']],
  columns: {
    school: {
      kind: 'text',
      title: 'Trường, trung tâm',
      headings: ['Trường', 'Tên trường', 'Cơ sở giáo dục'],
      from: 3,
      to: 160,
      width: 34,
      example: 'Trường THPT Mẫu',
    },
    level: {
      kind: 'choice',
      title: 'Cấp học',
      headings: ['Bậc học'],
      width: 22,
      initial: 'upper_secondary',
      example: 'Trung học phổ thông',
      choices: [
        { code: 'upper_secondary', title: 'Trung học phổ thông', also: ['THPT'] },
        { code: 'vocational', title: 'Trung cấp' },
        { code: 'college', title: 'Cao đẳng' },
        { code: 'university', title: 'Đại học' },
      ],
    },
    schoolYear: { kind: 'text', title: 'Năm học', from: 9, to: 9, width: 11, example: '2022-2023' },
    term: {
      kind: 'choice',
      title: 'Học kỳ',
      width: 11,
      initial: 'year',
      example: 'Cả năm',
      choices: [
        { code: 'year', title: 'Cả năm' },
        { code: 'first', title: 'Học kỳ I', also: ['I', '1'] },
        { code: 'second', title: 'Học kỳ II', also: ['II', '2'] },
      ],
      hint: 'Dạy cả năm ghi một dòng; dạy theo học kỳ thì mỗi người chỉ ghi ở một học kỳ.',
    },
    countedOn: {
      kind: 'day',
      title: 'Số liệu đến ngày',
      headings: ['Ngày chốt số', 'Ngày báo cáo'],
      width: 13,
      example: '2023-05-31',
      hint: 'Số người được tính vào kỳ có ngày này.',
    },
    due: {
      kind: 'integer',
      title: 'Phải học',
      headings: ['Số phải học'],
      from: 0,
      to: 200_000,
      width: 10,
      example: 1240,
    },
    taught: {
      kind: 'integer',
      title: 'Đã học',
      headings: ['Số đã học', 'Được học'],
      from: 0,
      to: 200_000,
      width: 10,
      example: 1198,
    },
    note: { kind: 'text', title: 'Ghi chú', optional: true, to: 200, width: 24 },
    termFrom: { kind: 'day', title: 'Học từ ngày', hidden: true, computed: termFrom },
    termUntil: { kind: 'day', title: 'Học đến ngày', hidden: true, computed: termUntil },
  },
  apart: [
    {
      by: ['school', 'schoolYear'],
      from: 'termFrom',
      until: 'termUntil',
      code: 'dsePupils.taught_twice',
      column: 'term',
      message: (row) =>
        `${String(row.school)} đã có dòng của năm học ${String(row.schoolYear)} trùng thời gian. Cả năm và từng học kỳ chỉ ghi một cách.`,
    },
  ],
  checks: [schoolYearForm, taughtWithinDue],
  counts: [
    { indicator: 'dse_pupils_students_taught', where: [], amount: 'taught', on: 'countedOn' },
    { indicator: 'dse.pupils_students_due', where: [], amount: 'due', on: 'countedOn' },
  ],
}
