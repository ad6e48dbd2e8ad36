import { addYears, type Day, isDay } from '../period.ts'
import type { Choice, Register, Row, RowCheck } from '../register.ts'
import { printDay } from '../wording.ts'
import { POSTS } from './postCodes.ts'

/** Forms of Luật Dân quân tự vệ Điều 48; demotion and dismissal are for those who command. */
export const DISCIPLINE_FORMS: readonly Choice[] = [
  { code: 'reprimand', title: 'Khiển trách' },
  { code: 'warning', title: 'Cảnh cáo' },
  { code: 'demotion', title: 'Giáng chức' },
  { code: 'dismissal', title: 'Cách chức' },
  { code: 'stripped', title: 'Tước danh hiệu dân quân tự vệ', also: ['Tước danh hiệu', 'Tước danh hiệu DQTV'] },
]

/** Years after which progress is recognised (TT 75/2020 Điều 34); a title taken away is not given back so. */
const YEARS: Readonly<Record<string, number>> = { reprimand: 1, warning: 1, demotion: 2, dismissal: 2 }

const due = (row: Row): Day | null => {
  const years = YEARS[String(row.form)]
  return years === undefined || typeof row.decidedOn !== 'string' || !isDay(row.decidedOn) ? null : addYears(row.decidedOn, years)
}

const onlyCommandersFall: RowCheck = (row) =>
  ['demotion', 'dismissal'].includes(String(row.form)) && row.post === 'soldier'
    ? {
        code: 'discipline.form_for_commanders',
        column: 'form',
        severity: 'error',
        message:
          'Giáng chức, cách chức chỉ áp dụng với cán bộ (Luật Dân quân tự vệ Điều 48). Chiến sĩ: khiển trách, cảnh cáo hoặc tước danh hiệu.',
      }
    : null

/** TT 75/2020 Điều 20: a first false or late report is reprimand or warning. */
const gravityOfReports: RowCheck = (row) =>
  row.ground === 'report' && !['reprimand', 'warning'].includes(String(row.form)) && row.repeated !== true
    ? {
        code: 'discipline.report_first_time',
        column: 'form',
        severity: 'warning',
        message:
          'Báo cáo sai, chậm lần đầu: khiển trách hoặc cảnh cáo (TT 75/2020 Điều 20). Nặng hơn thì đánh dấu tái phạm, nghiêm trọng.',
      }
    : null

const recognisedInTime: RowCheck = (row) => {
  if (typeof row.recognisedOn !== 'string') return null
  if (row.form === 'stripped')
    return {
      code: 'discipline.stripped_not_recognised',
      column: 'recognisedOn',
      severity: 'error',
      message: 'Tước danh hiệu không có hạn công nhận tiến bộ. Bỏ trống ô này.',
    }
  const from = due(row)
  return from !== null && row.recognisedOn < from
    ? {
        code: 'discipline.recognised_early',
        column: 'recognisedOn',
        severity: 'error',
        message: `Công nhận tiến bộ sớm nhất ngày ${printDay(from)}, đủ ${(YEARS[String(row.form)] ?? 0) * 12} tháng (TT 75/2020 Điều 34).`,
      }
    : null
}

/** One person in one disciplinary case; a case of several people names its first row, and counts once. */
export const discipline: Register = {
  key: 'discipline',
  shelf: 'merit',
  title: 'Sổ kỷ luật',
  rowName: 'trường hợp kỷ luật',
  sheet: 'Kỷ luật',
  table: 'discipline',
  label: 'decision',
  on: 'decidedOn',
  sameRow: [['person', 'decidedOn', 'decision']],
  once: [['person', 'decidedOn', 'decision']],
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
    form: {
      kind: 'choice',
      title: 'Hình thức',
      headings: ['Hình thức kỷ luật'],
      choices: DISCIPLINE_FORMS,
      width: 18,
      example: 'Khiển trách',
    },
    ground: {
      kind: 'choice',
      title: 'Hành vi',
      headings: ['Lý do', 'Hành vi vi phạm'],
      width: 34,
      example: 'Vắng mặt, bỏ nhiệm vụ',
      choices: [
        { code: 'orders', title: 'Không chấp hành mệnh lệnh, kế hoạch' },
        { code: 'absence', title: 'Vắng mặt, bỏ nhiệm vụ', also: ['Bỏ trực', 'Vắng huấn luyện'] },
        {
          code: 'report',
          title: 'Báo cáo sai, chậm hoặc không báo cáo',
          also: ['Báo cáo sai sự thật', 'Báo cáo chậm', 'Không báo cáo'],
        },
        { code: 'conduct', title: 'Xúc phạm, hành hung đồng đội, nhân dân' },
        { code: 'property', title: 'Làm mất, làm hỏng tài sản' },
        { code: 'law', title: 'Vi phạm pháp luật khác' },
      ],
    },
    repeated: { kind: 'yesNo', title: 'Tái phạm, nghiêm trọng', headings: ['Tái phạm'], width: 10, initial: false },
    decidedOn: {
      kind: 'day',
      title: 'Ngày quyết định',
      headings: ['Từ ngày', 'Ngày QĐ', 'Có hiệu lực từ'],
      width: 12,
      example: '2023-05-10',
    },
    decision: {
      kind: 'text',
      title: 'Số quyết định',
      headings: ['Quyết định', 'Số QĐ'],
      from: 2,
      to: 60,
      width: 16,
      example: '15/QĐ-BCH',
    },
    cases: {
      kind: 'integer',
      title: 'Số vụ',
      from: 0,
      to: 1,
      initial: 1,
      width: 8,
      example: 1,
      hint: 'Vụ có nhiều người: ghi 1 ở người đầu, các người sau ghi 0.',
    },
    recognisedFrom: {
      kind: 'day',
      title: 'Đủ hạn xét tiến bộ từ',
      computed: due,
      optional: true,
      width: 13,
    },
    recognisedOn: {
      kind: 'day',
      title: 'Công nhận tiến bộ ngày',
      headings: ['Ngày công nhận tiến bộ', 'Ngày công nhận'],
      optional: true,
      width: 13,
    },
    post: { kind: 'choice', title: 'Chức vụ', choices: POSTS, carried: 'person.post', width: 18 },
  },
  checks: [onlyCommandersFall, gravityOfReports, recognisedInTime],
  counts: [{ indicator: 'disciplinary_cases', where: [], amount: 'cases', on: 'decidedOn' }],
}
