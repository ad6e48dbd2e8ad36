import type { Choice, Condition, Register, RowCheck } from '../register.ts'
import { printInteger } from '../wording.ts'

export const DUTY_KINDS: readonly Choice[] = [
  { code: 'duty', title: 'Trực sẵn sàng chiến đấu', also: ['Trực', 'Trực SSCĐ'] },
  { code: 'patrol', title: 'Tuần tra, canh gác', also: ['Tuần tra'] },
  { code: 'event', title: 'Bảo vệ sự kiện, lễ, tết', also: ['Bảo vệ sự kiện'] },
]

const kind = (code: string): Condition => ({ column: 'kind', is: 'equal', value: code })
const flow = (indicator: string, amount: string | undefined, ...where: Condition[]) =>
  amount === undefined ? { indicator, where, on: 'day' } : { indicator, where, on: 'day', amount }

const dutyNeedsManDays: RowCheck = (row) =>
  row.kind === 'duty' && !(typeof row.manDays === 'number' && row.manDays > 0)
    ? {
        code: 'duty.man_days_needed',
        column: 'manDays',
        severity: 'error',
        message: 'Ca trực phải ghi số ngày công (số người nhân số ngày).',
      }
    : null

const patrolNeedsTurns: RowCheck = (row) =>
  row.kind === 'patrol' && !(Number(row.teamTurns) > 0 && Number(row.personTurns) > 0)
    ? {
        code: 'duty.turns_needed',
        column: 'teamTurns',
        severity: 'error',
        message: 'Cuộc tuần tra phải ghi cả lượt tổ và lượt người.',
      }
    : null

const unitWordsStayApart: RowCheck = (row) =>
  row.kind !== 'duty' && Number(row.turns) > 0
    ? {
        code: 'duty.turns_of_duty_only',
        column: 'turns',
        severity: 'error',
        message: 'Lượt trực chỉ ghi cho ca trực; tuần tra ghi lượt tổ và lượt người.',
      }
    : row.kind === 'duty' && (Number(row.teamTurns) > 0 || Number(row.personTurns) > 0)
      ? {
          code: 'duty.turns_of_patrol_only',
          column: Number(row.teamTurns) > 0 ? 'teamTurns' : 'personTurns',
          severity: 'error',
          message: 'Lượt tổ, lượt người chỉ ghi cho tuần tra, canh gác; ca trực ghi lượt trực và ngày công.',
        }
      : null

/** Practice: a team of 2 to 15; outside it is asked about, not refused. */
const teamSize: RowCheck = (row) => {
  if (row.kind !== 'patrol' || typeof row.teamTurns !== 'number' || typeof row.personTurns !== 'number' || row.teamTurns === 0)
    return null
  if (row.personTurns < row.teamTurns || (row.personTurns >= 2 * row.teamTurns && row.personTurns <= 15 * row.teamTurns))
    return null
  return {
    code: 'duty.team_size',
    column: 'personTurns',
    severity: 'warning',
    message: `${printInteger(row.personTurns)} lượt người cho ${printInteger(row.teamTurns)} lượt tổ: bình quân ngoài khoảng 2–15 người một tổ. Đồng chí xem lại.`,
  }
}

/** Whoever went out at all took one turn, and a team that went out had somebody in it. */
const turnsFitPeople: RowCheck = (row) => {
  const [people, teams, turns] = [row.people, row.teamTurns, row.personTurns]
  if (row.kind !== 'patrol' || typeof teams !== 'number' || typeof turns !== 'number' || teams === 0 || turns === 0) return null
  if (turns < teams)
    return {
      code: 'duty.more_teams_than_people',
      column: 'personTurns',
      severity: 'error',
      message: `${printInteger(teams)} lượt tổ phải có ít nhất ${printInteger(teams)} lượt người, đang ghi ${printInteger(turns)}.`,
    }
  return typeof people === 'number' && people > turns
    ? {
        code: 'duty.more_people_than_turns',
        column: 'people',
        severity: 'error',
        message: `${printInteger(people)} người tham gia thì ít nhất là ${printInteger(people)} lượt người, đang ghi ${printInteger(turns)}.`,
      }
    : null
}

const manDaysFitPeople: RowCheck = (row) =>
  typeof row.manDays === 'number' && typeof row.people === 'number' && row.manDays > row.people
    ? {
        code: 'duty.more_days_than_people',
        column: 'manDays',
        severity: 'error',
        message: `Một ngày, ${row.people} người không thể thành ${row.manDays} ngày công.`,
      }
    : null

/**
 * One unit's part in one duty or patrol on one day. An activity of several units is one leading row and, for each other
 * unit, a row that names it in `jointWith`: turns and man-days add up, the activity itself counts once above them.
 */
export const duty: Register = {
  key: 'duty',
  shelf: 'activity',
  title: 'Sổ trực, tuần tra, canh gác',
  rowName: 'ca',
  sheet: 'Trực, tuần tra',
  table: 'duty',
  label: 'place',
  on: 'day',
  sameRow: [['day', 'kind', 'shift', 'place']],
  once: [['day', 'kind', 'shift', 'place']],
  joint: 'jointWith',
  manned: { people: ['people'], from: 'day', half: 'shift' },
  columns: {
    day: { kind: 'day', title: 'Ngày', headings: ['Ngày trực', 'Thời gian'], width: 12, example: '2023-07-14' },
    kind: {
      kind: 'choice',
      title: 'Hoạt động',
      headings: ['Loại', 'Nội dung'],
      choices: DUTY_KINDS,
      initial: 'duty',
      width: 24,
      example: 'Trực sẵn sàng chiến đấu',
    },
    shift: {
      kind: 'choice',
      title: 'Ca',
      initial: 'day_night',
      width: 10,
      example: 'Cả ngày',
      choices: [
        { code: 'day', title: 'Ngày' },
        { code: 'night', title: 'Đêm' },
        { code: 'day_night', title: 'Cả ngày', also: ['Ngày đêm', '24/24'] },
      ],
    },
    place: {
      kind: 'text',
      title: 'Địa điểm, vọng trực',
      headings: ['Địa điểm', 'Vọng trực', 'Nơi trực'],
      from: 2,
      to: 120,
      width: 24,
      example: 'Cổng cơ quan',
    },
    people: {
      kind: 'integer',
      title: 'Số người',
      headings: ['Quân số'],
      from: 1,
      to: 5000,
      width: 9,
      example: 5,
      hint: 'Số người khác nhau tham gia.',
    },
    turns: {
      kind: 'integer',
      title: 'Lượt trực mở',
      headings: ['Lượt trực'],
      from: 0,
      to: 100,
      initial: 0,
      width: 10,
      example: 0,
      hint: 'Ghi 1 vào ngày đầu của một lượt trực mới, các ngày sau ghi 0.',
    },
    manDays: {
      kind: 'integer',
      title: 'Ngày công',
      from: 0,
      to: 5000,
      initial: 0,
      width: 10,
      example: 5,
      hint: 'Số người × số ngày.',
    },
    teamTurns: { kind: 'integer', title: 'Lượt tổ', from: 0, to: 1000, initial: 0, width: 9, example: 0 },
    personTurns: {
      kind: 'integer',
      title: 'Lượt người',
      headings: ['Lượt CBCS', 'Lượt cán bộ, chiến sĩ'],
      from: 0,
      to: 20000,
      initial: 0,
      width: 10,
      example: 0,
    },
    alongside: {
      kind: 'choice',
      title: 'Phối hợp với',
      optional: true,
      width: 16,
      choices: [
        { code: 'police', title: 'Công an' },
        { code: 'border_guard', title: 'Biên phòng' },
        { code: 'regular', title: 'Bộ đội thường trực' },
        { code: 'several', title: 'Nhiều lực lượng' },
      ],
    },
    decision: {
      kind: 'text',
      title: 'Quyết định, kế hoạch',
      headings: ['Số văn bản'],
      optional: true,
      to: 60,
      width: 18,
      hint: 'Căn cứ chi trả ngày công (NĐ 72/2020 Điều 11).',
    },
    jointWith: { kind: 'reference', title: 'Hoạt động chung', refersTo: 'duty', optional: true, hidden: true },
  },
  checks: [dutyNeedsManDays, patrolNeedsTurns, unitWordsStayApart, teamSize, turnsFitPeople, manDaysFitPeople],
  counts: [
    flow('duty_turns', 'turns', kind('duty')),
    flow('duty_man_days', 'manDays', kind('duty')),
    flow('patrol_team_turns', 'teamTurns', kind('patrol')),
    flow('patrol_person_turns', 'personTurns', kind('patrol')),
    { ...flow('patrol_sorties', undefined, kind('patrol')), once: true },
    { ...flow('events_protected', undefined, kind('event')), once: true },
  ],
}
