import type { Choice, Condition, Register, RowCheck } from '../register.ts'
import { GRADES } from './gradeCodes.ts'

/** TT 69/2020/TT-BQP Điều 9; NĐ 21/2019/NĐ-CP. That it was held and how it was graded, nothing of what was played. */
export const EXERCISE_KINDS: readonly Choice[] = [
  {
    code: 'commune_defence',
    title: 'Chiến đấu trong KVPT cấp xã',
    also: ['Diễn tập chiến đấu phòng thủ cấp xã', 'Chiến đấu phòng thủ'],
  },
  { code: 'civil_defence', title: 'Phòng thủ dân sự', also: ['Diễn tập phòng thủ dân sự', 'PTDS'] },
  { code: 'area', title: 'KVPT cấp huyện, khu vực', also: ['Diễn tập KVPT cấp huyện', 'Diễn tập KVPT khu vực'] },
  { code: 'province', title: 'KVPT cấp tỉnh', also: ['Diễn tập KVPT cấp tỉnh'] },
]

const kind = (code: string): Condition => ({ column: 'kind', is: 'equal', value: code })

const heldAsPlanned: RowCheck = (row) =>
  typeof row.heldOn === 'string' && typeof row.plannedFor === 'string' && row.heldOn < row.plannedFor
    ? {
        code: 'exercises.held_before_planned',
        column: 'heldOn',
        severity: 'error',
        message: 'Ngày tổ chức trước ngày trong kế hoạch. Nếu kế hoạch đã điều chỉnh, ghi lại ngày kế hoạch.',
      }
    : null

const resultNeedsDay: RowCheck = (row) =>
  (row.grade || typeof row.participants === 'number' || typeof row.days === 'number') && !row.heldOn
    ? {
        code: 'exercises.result_before_held',
        column: 'heldOn',
        severity: 'error',
        message: 'Đã ghi kết quả thì phải ghi ngày tổ chức.',
      }
    : null

const communeOnly: RowCheck = (row, _today, unit) =>
  row.kind === 'commune_defence' && unit !== null && unit.kind !== 'commune'
    ? {
        code: 'exercises.not_a_commune',
        column: 'kind',
        severity: 'error',
        message: 'Diễn tập cấp xã ghi ở sổ của Ban CHQS xã. Chọn đơn vị là xã, hoặc chọn loại khác.',
      }
    : null

/** Exercises planned and held. A commune defends its own area at least once in a term: the row stands at the commune. */
export const exercises: Register = {
  key: 'exercises',
  shelf: 'training',
  title: 'Sổ diễn tập',
  rowName: 'cuộc',
  sheet: 'Diễn tập',
  table: 'exercises',
  label: 'title',
  on: 'plannedFor',
  sameRow: [
    ['title', 'plannedFor'],
    ['kind', 'plannedFor'],
  ],
  once: [['kind', 'plannedFor']],
  manned: { people: ['participants'], from: 'heldOn', days: 'days' },
  columns: {
    title: {
      kind: 'text',
      title: 'Cuộc diễn tập',
      headings: ['Tên cuộc', 'Tên cuộc diễn tập'],
      from: 3,
      to: 120,
      width: 34,
      example: 'Diễn tập phòng thủ năm 2023',
      hint: 'Chỉ tên gọi chung; không ghi tình huống, phương án, lực lượng.',
    },
    kind: {
      kind: 'choice',
      title: 'Loại',
      headings: ['Loại diễn tập', 'Hình thức'],
      choices: EXERCISE_KINDS,
      width: 26,
      initial: 'commune_defence',
      example: 'Chiến đấu trong KVPT cấp xã',
    },
    plannedFor: {
      kind: 'day',
      title: 'Kế hoạch từ ngày',
      headings: ['Ngày kế hoạch', 'Kế hoạch'],
      width: 14,
      example: '2023-08-15',
      future: true,
    },
    heldOn: {
      kind: 'day',
      title: 'Ngày tổ chức',
      headings: ['Đã tổ chức', 'Ngày diễn tập'],
      optional: true,
      width: 13,
      example: '2023-08-15',
      hint: 'Để trống khi chưa diễn tập.',
    },
    days: { kind: 'integer', title: 'Số ngày', optional: true, from: 1, to: 30, width: 9, example: 2 },
    participants: {
      kind: 'integer',
      title: 'Số người tham gia',
      headings: ['Quân số tham gia', 'Số người'],
      optional: true,
      from: 1,
      to: 20_000,
      width: 11,
      example: 120,
    },
    grade: {
      kind: 'choice',
      title: 'Kết quả',
      headings: ['Xếp loại'],
      choices: GRADES,
      optional: true,
      width: 11,
      example: 'Khá',
    },
    decision: { kind: 'text', title: 'Kế hoạch, quyết định', headings: ['Văn bản'], optional: true, to: 60, width: 18 },
  },
  checks: [heldAsPlanned, resultNeedsDay, communeOnly],
  counts: [
    {
      indicator: 'commune_exercises_held',
      where: [kind('commune_defence'), { column: 'heldOn', is: 'filled' }],
      on: 'heldOn',
    },
    { indicator: 'district_or_area_exercise_planned', where: [kind('area')], on: 'plannedFor' },
  ],
}
