import { daysBetween } from '../period.ts'
import type { Choice, Condition, Register, RowCheck } from '../register.ts'

/** Object groups of NĐ 13/2014/NĐ-CP Điều 2; managers of enterprises by Luật GDQPAN Điều 15, dignitaries by Điều 16. */
export const DSE_GROUPS: readonly Choice[] = [
  { code: 'group1', title: 'Đối tượng 1', also: ['ĐT1', '1'] },
  { code: 'group2', title: 'Đối tượng 2', also: ['ĐT2', '2'] },
  { code: 'group3', title: 'Đối tượng 3', also: ['ĐT3', '3'] },
  { code: 'group4', title: 'Đối tượng 4', also: ['ĐT4', '4'] },
  { code: 'dignitaries', title: 'Chức sắc, già làng, trưởng họ tộc', also: ['Chức sắc', 'Người có uy tín'] },
  { code: 'managers', title: 'Quản lý doanh nghiệp', also: ['Quản lý doanh nghiệp, cơ sở ngoài Nhà nước'] },
]

const group = (code: string): Condition => ({ column: 'objectGroup', is: 'equal', value: code })
const people = (indicator: string, code: string) => ({ indicator, where: [group(code)], amount: 'people', on: 'heldTo' })

const endsAfterStart: RowCheck = (row) =>
  typeof row.heldTo === 'string' && typeof row.heldFrom === 'string' && row.heldTo < row.heldFrom
    ? {
        code: 'dseClasses.ends_before_start',
        column: 'heldTo',
        severity: 'error',
        message: 'Ngày bế giảng phải từ ngày khai giảng trở đi.',
      }
    : null

const daysFitDates: RowCheck = (row) => {
  if (typeof row.days !== 'number' || typeof row.heldFrom !== 'string' || typeof row.heldTo !== 'string') return null
  const span = daysBetween(row.heldFrom, row.heldTo)
  if (span < 1 || row.days <= span) return null
  return {
    code: 'dseClasses.more_days_than_dates',
    column: 'days',
    severity: 'error',
    message: `Từ khai giảng đến bế giảng có ${span} ngày, không thể học ${row.days} ngày. Đồng chí xem lại ngày hoặc số ngày học.`,
  }
}

/** Distinct people and turns are two unit words: who came twice is one person and two turns. */
const peopleWithinTurns: RowCheck = (row) =>
  typeof row.people === 'number' && typeof row.turns === 'number' && row.people > row.turns
    ? {
        code: 'dseClasses.more_people_than_turns',
        column: 'turns',
        severity: 'error',
        message: `${row.people} người thì ít nhất là ${row.people} lượt. Một người học nhiều lần là một người, nhiều lượt.`,
      }
    : null

const certificatesWithinPeople: RowCheck = (row) =>
  typeof row.people === 'number' && typeof row.certificates === 'number' && row.people > 0 && row.certificates > row.people
    ? {
        code: 'dseClasses.more_certificates_than_people',
        column: 'certificates',
        severity: 'error',
        message: `Lớp có ${row.people} người, không thể cấp ${row.certificates} giấy chứng nhận.`,
      }
    : null

/**
 * A class of defence and security knowledge, at the unit that opened it; people who came from several units are written
 * once, with the class.
 */
export const dseClasses: Register = {
  key: 'dseClasses',
  shelf: 'education',
  title: 'Sổ lớp bồi dưỡng kiến thức QPAN',
  rowName: 'lớp',
  sheet: 'Bồi dưỡng kiến thức QPAN',
  table: 'dse_classes',
  label: 'title',
  on: 'heldTo',
  sameRow: [['title', 'heldFrom']],
  once: [['title', 'heldFrom']],
  columns: {
    title: {
      kind: 'text',
      title: 'Tên lớp',
      headings: ['Lớp', 'Lớp bồi dưỡng'],
      from: 3,
      to: 160,
      width: 36,
      example: 'Bồi dưỡng đối tượng 4, khóa 1',
    },
    objectGroup: {
      kind: 'choice',
      title: 'Đối tượng',
      headings: ['Nhóm đối tượng', 'Diện bồi dưỡng'],
      choices: DSE_GROUPS,
      width: 22,
      example: 'Đối tượng 4',
    },
    heldFrom: {
      kind: 'day',
      title: 'Khai giảng',
      headings: ['Từ ngày', 'Ngày khai giảng'],
      width: 12,
      example: '2023-03-06',
    },
    heldTo: {
      kind: 'day',
      title: 'Bế giảng',
      headings: ['Đến ngày', 'Ngày bế giảng'],
      width: 12,
      example: '2023-03-08',
      hint: 'Kết quả lớp được tính vào ngày bế giảng.',
    },
    days: { kind: 'integer', title: 'Số ngày học', headings: ['Số ngày', 'Ngày học'], from: 1, to: 120, width: 9, example: 3 },
    people: {
      kind: 'integer',
      title: 'Số người',
      headings: ['Số đối tượng', 'Số học viên', 'Học viên'],
      from: 1,
      to: 5000,
      width: 9,
      example: 85,
      hint: 'Số người khác nhau, mỗi người một lần.',
    },
    turns: {
      kind: 'integer',
      title: 'Lượt người',
      headings: ['Số lượt', 'Lượt học'],
      optional: true,
      from: 1,
      to: 50_000,
      width: 9,
      example: 85,
      hint: 'Ghi khi một người học nhiều lần; lượt không cộng vào số người.',
    },
    certificates: {
      kind: 'integer',
      title: 'Giấy chứng nhận',
      headings: ['Số giấy chứng nhận', 'Chứng nhận'],
      optional: true,
      from: 0,
      to: 5000,
      width: 10,
      example: 85,
    },
    organiser: {
      kind: 'text',
      title: 'Cơ quan mở lớp',
      headings: ['Đơn vị mở lớp', 'Cơ quan tổ chức'],
      optional: true,
      to: 120,
      width: 28,
      example: 'Hội đồng GDQPAN xã',
    },
    place: { kind: 'text', title: 'Địa điểm', optional: true, to: 120, width: 24, example: 'Hội trường UBND xã' },
    decision: { kind: 'text', title: 'Kế hoạch, quyết định', headings: ['Văn bản'], optional: true, to: 60, width: 18 },
  },
  checks: [endsAfterStart, daysFitDates, peopleWithinTurns, certificatesWithinPeople],
  counts: [
    people('dse_trained_group1', 'group1'),
    people('dse_trained_group2', 'group2'),
    people('dse_trained_group3', 'group3'),
    people('dse_trained_group4', 'group4'),
    people('dse_trained_dignitaries', 'dignitaries'),
    people('dse.managers', 'managers'),
    { indicator: 'dse_classes_opened', where: [], on: 'heldTo' },
  ],
}
