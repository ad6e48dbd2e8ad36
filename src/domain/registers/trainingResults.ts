import { monthYear, reportingMonth } from '../period.ts'
import type { CellValue, Condition, Register, Row, RowCheck } from '../register.ts'
import { UNIT_GRADES } from '../unitGrade.ts'
import { GRADES } from './gradeCodes.ts'

/** Units that are trained as such; what stands above them adds up how many have finished. */
const TRAINED: Condition = {
  column: 'unit.kind',
  is: 'in',
  value: ['commune', 'agency_command', 'self_defence_unit', 'militia_unit'],
}

/** A year has one result of a unit, and every period lies in one year: so no window ever holds two grades to add. */
const finishedWithinYear: RowCheck = (row) =>
  typeof row.completedOn === 'string' && typeof row.year === 'number' && monthYear(reportingMonth(row.completedOn)) !== row.year
    ? {
        code: 'trainingResults.outside_year',
        column: 'completedOn',
        severity: 'error',
        message: `Năm huấn luyện ${row.year} tính từ 15/12/${row.year - 1} đến 14/12/${row.year}; ngày hoàn thành phải trong khoảng này.`,
      }
    : null

const presentWithinDue: RowCheck = (row) =>
  typeof row.present === 'number' && typeof row.due === 'number' && row.present > row.due
    ? {
        code: 'trainingResults.more_present_than_due',
        column: 'present',
        severity: 'error',
        message: `Phải huấn luyện ${row.due}, không thể có mặt ${row.present}. Đồng chí xem lại hai số.`,
      }
    : null

const ratingOf = (row: Row): CellValue => UNIT_GRADES.find(({ grade }) => grade === row.grade)?.rating ?? null

/**
 * The training of a unit in a year: the day its programme was finished, and the grade the inspecting body gave
 * (TT 69/2020/TT-BQP Điều 7). The grade is theirs; a rule set only checks it (grade.ts).
 */
export const trainingResults: Register = {
  key: 'trainingResults',
  shelf: 'training',
  title: 'Sổ kết quả huấn luyện đơn vị',
  rowName: 'kết quả',
  sheet: 'Kết quả huấn luyện đơn vị',
  table: 'training_results',
  label: 'content',
  on: 'completedOn',
  sameRow: [['year']],
  once: [['year']],
  manned: { people: ['present'], from: 'completedOn', alone: true },
  columns: {
    year: {
      kind: 'integer',
      names: true,
      title: 'Năm huấn luyện',
      headings: ['Năm'],
      from: 2000,
      to: 2100,
      width: 10,
      example: 2023,
    },
    content: {
      kind: 'text',
      title: 'Chương trình',
      headings: ['Nội dung'],
      from: 3,
      to: 120,
      width: 32,
      example: 'Huấn luyện tại chỗ 7 ngày',
      hint: 'Tên chương trình, không ghi nội dung bài tập chiến đấu.',
    },
    completedOn: {
      kind: 'day',
      title: 'Ngày hoàn thành',
      headings: ['Hoàn thành', 'Ngày kết thúc'],
      width: 13,
      example: '2023-06-09',
    },
    due: {
      kind: 'integer',
      title: 'Phải huấn luyện',
      headings: ['Quân số phải huấn luyện'],
      optional: true,
      from: 1,
      to: 20_000,
      width: 11,
      example: 28,
    },
    present: {
      kind: 'integer',
      title: 'Có mặt',
      headings: ['Quân số có mặt'],
      optional: true,
      from: 0,
      to: 20_000,
      width: 9,
      example: 26,
    },
    grade: {
      kind: 'choice',
      title: 'Xếp loại',
      headings: ['Kết quả', 'Xếp loại đơn vị'],
      choices: GRADES,
      optional: true,
      width: 11,
      example: 'Khá',
      hint: 'Do cấp kiểm tra kết luận; để trống khi chưa kiểm tra.',
    },
    gradedBy: {
      kind: 'text',
      title: 'Cơ quan kiểm tra',
      headings: ['Đơn vị kiểm tra'],
      optional: true,
      to: 120,
      width: 26,
      example: 'Ban CHQS cấp huyện',
    },
    decision: { kind: 'text', title: 'Biên bản, quyết định', headings: ['Văn bản'], optional: true, to: 60, width: 18 },
    rating: {
      kind: 'integer',
      alone: true,
      title: 'Mức xếp loại',
      optional: true,
      hidden: true,
      from: 1,
      to: 4,
      computed: ratingOf,
    },
  },
  checks: [finishedWithinYear, presentWithinDue],
  counts: [
    { indicator: 'training_units_completed', where: [TRAINED], on: 'completedOn' },
    {
      indicator: 'unit_training_grade',
      where: [{ column: 'grade', is: 'filled' }],
      amount: 'rating',
      on: 'completedOn',
    },
  ],
}
