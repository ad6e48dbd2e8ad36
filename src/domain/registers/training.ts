import type { Choice, Condition, Register, RowCheck } from '../register.ts'
import { COURSE_KINDS, PROGRAMMES } from './courseCodes.ts'
import { GRADES } from './gradeCodes.ts'

export const ABSENCES: readonly Choice[] = [
  { code: 'work', title: 'Bận công tác' },
  { code: 'sick', title: 'Ốm đau, thai sản' },
  { code: 'study', title: 'Đi học' },
  { code: 'away', title: 'Đi công tác xa' },
  { code: 'unexplained', title: 'Chưa rõ lý do' },
]

const kind = (code: string): Condition => ({ column: 'kind', is: 'equal', value: code })
const programme = (code: string): Condition => ({ column: 'programme', is: 'equal', value: code })
const present: Condition = { column: 'present', is: 'equal', value: true }
const force = kind('force')
const graded = (...codes: string[]): Condition => ({ column: 'grade', is: 'in', value: codes })
const flow = (indicator: string, ...where: Condition[]) => ({ indicator, where, on: 'heldTo' })

const gradeNeedsPresence: RowCheck = (row) =>
  row.grade && row.present !== true
    ? {
        code: 'training.grade_without_presence',
        column: 'grade',
        severity: 'error',
        message: 'Có kết quả kiểm tra nhưng không ghi có mặt. Đánh x cột Có mặt hoặc bỏ kết quả.',
      }
    : null

const absenceNeedsReason: RowCheck = (row) =>
  row.present !== true && row.called === true && !row.absence
    ? { code: 'training.absence_reason', column: 'absence', severity: 'warning', message: 'Được gọi nhưng vắng: ghi lý do vắng.' }
    : null

const reasonFitsAbsence: RowCheck = (row) =>
  row.present === true && row.absence
    ? {
        code: 'training.reason_without_absence',
        column: 'absence',
        severity: 'error',
        message: 'Có mặt thì không ghi lý do vắng.',
      }
    : null

/**
 * One person in one course. Five counts stay apart (strength, due, called, present, graded): strength is the personnel
 * register's, due is the target, the other three are here.
 */
export const training: Register = {
  key: 'training',
  shelf: 'training',
  title: 'Sổ theo dõi tập huấn, huấn luyện',
  rowName: 'lượt học',
  sheet: 'Tập huấn, huấn luyện',
  table: 'training',
  label: 'person',
  on: 'heldTo',
  sameRow: [['course', 'person']],
  once: [['course', 'person']],
  busy: { person: 'person', from: 'heldFrom', to: 'heldTo', named: 'course', where: [present] },
  columns: {
    person: {
      kind: 'reference',
      title: 'Họ và tên',
      headings: ['Họ tên', 'Đồng chí'],
      refersTo: 'personnel',
      named: ['fullName', 'bornOn'],
      privacy: 'personal',
      width: 24,
      example: 'Nguyễn Văn Mẫu',
    },
    course: {
      kind: 'reference',
      title: 'Lớp',
      headings: ['Tên lớp'],
      refersTo: 'courses',
      named: ['title'],
      width: 34,
      example: 'Tập huấn cán bộ Ban CHQS đợt 1',
    },
    called: { kind: 'yesNo', title: 'Được gọi', headings: ['Gọi'], width: 9, initial: true, example: 'x' },
    present: { kind: 'yesNo', title: 'Có mặt', headings: ['Tham gia'], width: 9, initial: true, example: 'x' },
    absence: { kind: 'choice', title: 'Lý do vắng', choices: ABSENCES, optional: true, width: 16 },
    grade: {
      kind: 'choice',
      title: 'Kết quả',
      headings: ['Xếp loại'],
      choices: GRADES,
      optional: true,
      width: 11,
      example: 'Khá',
    },
    kind: { kind: 'choice', title: 'Loại lớp', choices: COURSE_KINDS, carried: 'course.kind', width: 22 },
    programme: { kind: 'choice', title: 'Chương trình', choices: PROGRAMMES, carried: 'course.programme', width: 20 },
    heldFrom: { kind: 'day', title: 'Khai giảng', carried: 'course.heldFrom', width: 12 },
    heldTo: { kind: 'day', title: 'Bế giảng', carried: 'course.heldTo', width: 12 },
    days: { kind: 'integer', title: 'Số ngày', carried: 'course.days', width: 9 },
  },
  checks: [gradeNeedsPresence, absenceNeedsReason, reasonFitsAbsence],
  counts: [
    flow('officer_training_attended', kind('officer'), present),
    flow('unit_leader_training_attended', kind('unit_leader'), present),
    flow('force_training_attended', force, present),
    flow('officer_training.called', kind('officer'), { column: 'called', is: 'equal', value: true }),
    flow('unit_leader_training.called', kind('unit_leader'), { column: 'called', is: 'equal', value: true }),
    flow('force_training.called', force, { column: 'called', is: 'equal', value: true }),
    flow('force_training.graded', force, { column: 'grade', is: 'filled' }),
    flow('first_year_trained', force, present, programme('first_year')),
    flow('later_year_12day_trained', force, present, programme('later_12')),
    flow('later_year_7day_trained', force, present, programme('later_7')),
    flow('standing_militia_60day_trained', force, present, programme('standing_60')),
    { ...flow('training_man_days', force, present), amount: 'days' },
    flow('grade_excellent_count', force, graded('excellent')),
    flow('grade_good_count', force, graded('good')),
    flow('grade_pass_count', force, graded('pass')),
    flow('grade_fail_count', force, graded('fail')),
  ],
}
