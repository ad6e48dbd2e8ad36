import type { CellValue, Condition, Count, Register, RowCheck } from '../register.ts'
import { DISTRICTS_ENDED } from '../unit.ts'
import { printDay } from '../wording.ts'
import {
  AWARDS,
  COMMITTEES,
  DECIDED_BY,
  DECIDING_BODIES,
  ENDED_BODIES,
  FOR_COLLECTIVES,
  FOR_INDIVIDUALS,
} from './commendationCodes.ts'

const titleOf = (list: typeof AWARDS, code: CellValue | undefined): string =>
  list.find((choice) => choice.code === code)?.title ?? String(code)

/** Seed of many wrong lists: a collective's title given to people, and the other way round. */
const titleFitsSubject: RowCheck = (row) => {
  const wrong =
    row.subjectKind === 'individual' && FOR_COLLECTIVES.includes(String(row.award))
      ? 'tập thể'
      : row.subjectKind === 'collective' && FOR_INDIVIDUALS.includes(String(row.award))
        ? 'cá nhân'
        : null
  return wrong === null
    ? null
    : {
        code: 'commendations.title_of_other_subject',
        column: 'award',
        severity: 'error',
        message: `“${titleOf(AWARDS, row.award)}” chỉ tặng ${wrong}. Đồng chí chọn lại đối tượng hoặc danh hiệu.`,
      }
}

const decidedByRightBody: RowCheck = (row) => {
  const bodies = DECIDED_BY[String(row.award)]
  if (!bodies || typeof row.decidedBy !== 'string' || bodies.includes(row.decidedBy)) return null
  const allowed = bodies.map((code) => titleOf(DECIDING_BODIES, code)).join(', ')
  return {
    code: 'commendations.not_theirs_to_give',
    column: 'decidedBy',
    severity: 'error',
    message: `${titleOf(DECIDING_BODIES, row.decidedBy)} không quyết định “${titleOf(AWARDS, row.award)}”. Thẩm quyền: ${allowed}.`,
  }
}

/** Proposed is not awarded: an award is a decision with its number and day. */
const awardHasDecision: RowCheck = (row) => {
  if (row.state !== 'awarded') return null
  const column = row.decision === null || row.decision === '' ? 'decision' : row.decidedOn === null ? 'decidedOn' : null
  return column === null
    ? null
    : {
        code: 'commendations.decision_needed',
        column,
        severity: 'error',
        message: 'Đã tặng phải có số và ngày quyết định. Chưa có quyết định thì để “Đề nghị” hoặc “Đã xét”.',
      }
}

/** A decision with its number says that the state is behind: whoever counts awards would miss one. */
const decisionMeansDecided: RowCheck = (row) =>
  (row.state === 'proposed' || row.state === 'considered') && (row.decision || row.decidedOn)
    ? {
        code: 'commendations.decided_already',
        column: 'state',
        severity: 'error',
        message:
          'Đã ghi quyết định thì tình trạng là “Đã tặng” hoặc “Không tặng”. Chưa có quyết định thì bỏ trống số, ngày quyết định.',
      }
    : null

/** The district level ended on 30 June 2025 (Luật 72/2025/QH15): nobody there proposes, considers or decides since. */
const districtsEnded: RowCheck = (row) => {
  const day = row.decidedOn ?? row.proposedOn
  return ENDED_BODIES.includes(String(row.decidedBy)) && typeof day === 'string' && day >= DISTRICTS_ENDED
    ? {
        code: 'commendations.district_ended',
        column: 'decidedBy',
        severity: 'error',
        message: `Từ ${printDay(DISTRICTS_ENDED)} không còn cấp huyện. Chọn UBND cấp xã, Ban CHPTKV hoặc cấp tỉnh theo thẩm quyền mới.`,
      }
    : null
}

const refusalHasReason: RowCheck = (row) =>
  row.state === 'not_awarded' && !row.reason
    ? {
        code: 'commendations.reason_needed',
        column: 'reason',
        severity: 'error',
        message: 'Không tặng thì ghi lý do, để đơn vị đề nghị được biết.',
      }
    : null

const someDay: RowCheck = (row) =>
  !row.proposedOn && !row.decidedOn
    ? { code: 'commendations.day_needed', column: 'proposedOn', severity: 'error', message: 'Chưa ghi ngày đề nghị.' }
    : null

const decidedAfterProposed: RowCheck = (row) =>
  typeof row.proposedOn === 'string' && typeof row.decidedOn === 'string' && row.decidedOn < row.proposedOn
    ? {
        code: 'commendations.decided_before_proposed',
        column: 'decidedOn',
        severity: 'error',
        message: 'Ngày quyết định phải từ ngày đề nghị trở đi.',
      }
    : null

/** The year the merit was earned in: the year of the paper, or the one before. */
const yearFitsPaper: RowCheck = (row) => {
  const day = row.decidedOn ?? row.proposedOn
  if (typeof day !== 'string' || typeof row.year !== 'number') return null
  const of = Number(day.slice(0, 4))
  return row.year === of || row.year === of - 1
    ? null
    : {
        code: 'commendations.year_far',
        column: 'year',
        severity: 'warning',
        message: `Thành tích năm ${row.year}, văn bản năm ${of}. Đồng chí xem lại năm.`,
      }
}

const awarded: Condition = { column: 'state', is: 'equal', value: 'awarded' }
const award = (...codes: string[]): Condition => ({ column: 'award', is: 'in', value: codes })
const subject = (kind: string): Condition => ({ column: 'subjectKind', is: 'equal', value: kind })
const byCommittee: Condition = { column: 'decidedBy', is: 'in', value: COMMITTEES }
const given = (indicator: string, ...where: Condition[]): Count => ({ indicator, where: [awarded, ...where], on: 'decidedOn' })

/** A dossier of commendation, from the proposal to the decision. */
export const commendations: Register = {
  key: 'commendations',
  shelf: 'merit',
  title: 'Sổ khen thưởng',
  rowName: 'hồ sơ khen thưởng',
  sheet: 'Khen thưởng',
  table: 'commendations',
  label: 'subject',
  on: 'day',
  sameRow: [['subject', 'award', 'year', 'decidedBy', 'occasion']],
  once: [['subject', 'award', 'year', 'decidedBy', 'occasion']],
  shared: { by: 'award', year: 'year' },
  states: {
    column: 'state',
    // Decisions also come down from above for dossiers this office never held.
    first: ['proposed', 'considered', 'awarded'],
    next: {
      proposed: ['considered', 'not_awarded'],
      considered: ['awarded', 'not_awarded'],
      awarded: ['not_awarded'],
      not_awarded: ['proposed', 'considered'],
    },
  },
  columns: {
    subjectKind: {
      kind: 'choice',
      title: 'Đối tượng',
      headings: ['Tập thể, cá nhân', 'Loại đối tượng'],
      choices: [
        { code: 'collective', title: 'Tập thể', also: ['TT', 'Đơn vị'] },
        { code: 'individual', title: 'Cá nhân', also: ['CN', 'Đồng chí'] },
      ],
      width: 11,
      example: 'Cá nhân',
    },
    subject: {
      kind: 'text',
      title: 'Tên tập thể, cá nhân',
      headings: ['Họ và tên', 'Tên tập thể', 'Tập thể, cá nhân được khen', 'Đơn vị, cá nhân'],
      privacy: 'personal',
      from: 2,
      to: 120,
      width: 28,
      example: 'Nguyễn Văn Mẫu',
    },
    post: { kind: 'text', title: 'Chức vụ, đơn vị', headings: ['Chức vụ', 'Chức danh'], optional: true, to: 120, width: 24 },
    award: {
      kind: 'choice',
      title: 'Danh hiệu, hình thức',
      headings: ['Danh hiệu', 'Hình thức', 'Hình thức khen thưởng', 'Danh hiệu thi đua'],
      choices: AWARDS,
      width: 26,
      example: 'Chiến sĩ tiên tiến',
    },
    decidedBy: {
      kind: 'choice',
      title: 'Cấp quyết định',
      headings: ['Cấp khen', 'Cơ quan quyết định', 'Thẩm quyền'],
      choices: DECIDING_BODIES,
      width: 22,
      example: 'Bộ CHQS tỉnh',
    },
    year: {
      kind: 'integer',
      names: true,
      title: 'Năm thành tích',
      headings: ['Năm', 'Thành tích năm'],
      from: 2000,
      to: 2100,
      width: 9,
      example: 2023,
    },
    occasion: {
      kind: 'text',
      title: 'Đợt khen',
      headings: ['Dịp', 'Phong trào', 'Đợt thi đua'],
      from: 2,
      to: 120,
      width: 24,
      initial: 'Tổng kết năm',
      example: 'Tổng kết năm',
    },
    state: {
      kind: 'choice',
      title: 'Tình trạng',
      headings: ['Trạng thái', 'Kết quả xét'],
      initial: 'proposed',
      width: 13,
      example: 'Đề nghị',
      choices: [
        { code: 'proposed', title: 'Đề nghị', also: ['Đang đề nghị', 'Đã đề nghị', 'Trình'] },
        { code: 'considered', title: 'Đã xét', also: ['Hội đồng đã xét', 'Đủ điều kiện'] },
        { code: 'awarded', title: 'Đã tặng', also: ['Được tặng', 'Đã khen', 'Đã quyết định', 'Tặng'] },
        { code: 'not_awarded', title: 'Không tặng', also: ['Không đạt', 'Không được tặng', 'Không đủ điều kiện'] },
      ],
    },
    proposedOn: {
      kind: 'day',
      title: 'Ngày đề nghị',
      headings: ['Ngày trình', 'Ngày tờ trình'],
      optional: true,
      width: 12,
      example: '2023-11-20',
    },
    decision: {
      kind: 'text',
      title: 'Số quyết định',
      headings: ['Quyết định', 'Số QĐ', 'Quyết định số'],
      optional: true,
      to: 60,
      width: 16,
    },
    decidedOn: {
      kind: 'day',
      title: 'Ngày quyết định',
      headings: ['Ngày QĐ', 'Ngày ký'],
      optional: true,
      width: 12,
      hint: 'Khen thưởng được tính vào ngày này.',
    },
    reason: {
      kind: 'text',
      title: 'Thành tích, lý do',
      headings: ['Thành tích', 'Lý do', 'Nội dung thành tích'],
      optional: true,
      to: 300,
      width: 36,
    },
    day: {
      kind: 'day',
      title: 'Ngày',
      width: 12,
      hidden: true,
      computed: (row) => row.decidedOn ?? row.proposedOn ?? null,
    },
  },
  checks: [
    titleFitsSubject,
    decidedByRightBody,
    someDay,
    awardHasDecision,
    decisionMeansDecided,
    districtsEnded,
    refusalHasReason,
    decidedAfterProposed,
    yearFitsPaper,
  ],
  counts: [
    given('collectives_titled_by_province_command', subject('collective'), award('victory_unit', 'advanced_unit'), {
      column: 'decidedBy',
      is: 'equal',
      value: 'provincial_command',
    }),
    given('basic_emulation_fighters', award('basic_fighter')),
    given('advanced_fighters', award('advanced_fighter')),
    given('advanced_units', award('advanced_unit')),
    given('victory_units', award('victory_unit')),
    given('collectives_commended_by_committee', subject('collective'), award('merit', 'letter'), byCommittee),
    given('individuals_commended_by_committee', subject('individual'), award('merit', 'letter'), byCommittee),
    given('emulation_flags', award('flag')),
    given('commendation_letters', award('letter')),
  ],
}
