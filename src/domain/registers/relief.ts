import { type Day, daysBetween } from '../period.ts'
import type { Choice, Condition, Count, Register, Row, RowCheck } from '../register.ts'
import { printInteger } from '../wording.ts'

/** What a force was called out for. Civil defence covers what a disaster law does not name (Luật Phòng thủ dân sự 18/2023). */
export const RELIEF_KINDS: readonly Choice[] = [
  { code: 'disaster', title: 'Phòng, chống thiên tai', also: ['PCTT', 'Thiên tai', 'Bão lũ', 'Phòng chống thiên tai'] },
  { code: 'rescue', title: 'Tìm kiếm, cứu nạn', also: ['TKCN', 'Cứu hộ, cứu nạn', 'Cứu nạn'] },
  { code: 'forest', title: 'Phòng, chữa cháy rừng, bảo vệ rừng', also: ['Cháy rừng', 'Chữa cháy rừng', 'Bảo vệ rừng'] },
  { code: 'civil_defence', title: 'Phòng thủ dân sự khác', also: ['PTDS', 'Phòng thủ dân sự'] },
  { code: 'epidemic', title: 'Phòng, chống dịch', also: ['Dịch bệnh', 'Phòng chống dịch'] },
  { code: 'civic_action', title: 'Dân vận, giúp dân', also: ['Dân vận', 'Công tác dân vận'] },
]

/** Disaster and rescue are one line of the report (PCTT-TKCN); forest fires and civil defence are read out with it. */
const RESPONSE = ['disaster', 'rescue', 'forest', 'civil_defence']

const kind = (...codes: string[]): Condition => ({ column: 'kind', is: 'in', value: codes })
const flow = (indicator: string, amount: string, ...where: Condition[]): Count => ({ indicator, where, on: 'day', amount })

const own = (row: Row): number => Number(row.militia ?? 0) + Number(row.selfDefence ?? 0)
const all = (row: Row): number => own(row) + Number(row.regulars ?? 0) + Number(row.police ?? 0) + Number(row.others ?? 0)
const lastDay = (row: Row): Day => String(row.until ?? row.day)

const endsAfterStart: RowCheck = (row) =>
  typeof row.until === 'string' && typeof row.day === 'string' && row.until < row.day
    ? {
        code: 'relief.ends_before_start',
        column: 'until',
        severity: 'error',
        message: 'Ngày kết thúc phải từ ngày bắt đầu trở đi.',
      }
    : null

const somebodyTookPart: RowCheck = (row) =>
  all(row) === 0
    ? {
        code: 'relief.nobody',
        column: 'militia',
        severity: 'error',
        message: 'Chưa ghi lực lượng nào tham gia. Ghi số người của từng lực lượng vào cột của lực lượng đó.',
      }
    : null

/** Turns and man-days are those of the militia and the self-defence force alone: other forces report their own. */
const turnsAreOurs: RowCheck = (row) =>
  own(row) === 0 && (Number(row.personTurns) > 0 || Number(row.manDays) > 0)
    ? {
        code: 'relief.turns_of_others',
        column: 'personTurns',
        severity: 'error',
        message: 'Lượt người và ngày công chỉ ghi của dân quân tự vệ; lực lượng khác chỉ ghi số người.',
      }
    : null

const peopleWithinTurns: RowCheck = (row) =>
  own(row) > 0 && own(row) > Number(row.personTurns ?? 0)
    ? {
        code: 'relief.more_people_than_turns',
        column: 'personTurns',
        severity: 'error',
        message: `${printInteger(own(row))} người tham gia thì ít nhất là ${printInteger(own(row))} lượt người, đang ghi ${printInteger(Number(row.personTurns ?? 0))}.`,
      }
    : null

const manDaysFit: RowCheck = (row) => {
  if (typeof row.day !== 'string' || own(row) === 0 || typeof row.manDays !== 'number') return null
  const days = daysBetween(row.day, lastDay(row))
  const most = own(row) * days
  return days < 1 || row.manDays <= most
    ? null
    : {
        code: 'relief.too_many_man_days',
        column: 'manDays',
        severity: 'error',
        message: `${printInteger(own(row))} người trong ${days} ngày nhiều nhất là ${printInteger(most)} ngày công, đang ghi ${printInteger(row.manDays)}.`,
      }
}

const evacuationHasEvent: RowCheck = (row) =>
  Number(row.evacuated) > 0 && !row.event
    ? {
        code: 'relief.evacuated_without_event',
        column: 'event',
        severity: 'error',
        message: `Di dời ${printInteger(Number(row.evacuated))} nhân khẩu phải ghi vì sự kiện nào, ví dụ “Bão số 3”.`,
      }
    : null

/** Each call-out has its decision, the source of payable man-days and costs (NĐ 72/2020 Điều 11). */
const costHasDecision: RowCheck = (row) =>
  Number(row.cost) > 0 && !row.decision
    ? {
        code: 'relief.cost_without_decision',
        column: 'decision',
        severity: 'warning',
        message: 'Có kinh phí nhưng chưa ghi quyết định huy động: chưa đủ căn cứ thanh toán. Bổ sung số quyết định khi có.',
      }
    : null

/**
 * One unit's part in one call-out (Luật DQTV Điều 5, 31, 32). Each force has its own column, so that soldiers of the army
 * never swell the militia's figures. Units that answer one event together name the leading row, as in the book of duty.
 */
export const relief: Register = {
  key: 'relief',
  shelf: 'activity',
  title: 'Sổ phòng thủ dân sự, giúp dân',
  rowName: 'lần huy động',
  sheet: 'Phòng thủ dân sự, giúp dân',
  table: 'relief',
  label: 'place',
  on: 'day',
  sameRow: [['day', 'kind', 'place']],
  once: [['day', 'kind', 'place']],
  joint: 'jointWith',
  manned: { people: ['militia', 'selfDefence'], from: 'day', to: 'until' },
  columns: {
    day: { kind: 'day', title: 'Từ ngày', headings: ['Ngày', 'Thời gian'], width: 12, example: '2023-10-14' },
    until: {
      kind: 'day',
      title: 'Đến ngày',
      headings: ['Ngày kết thúc'],
      optional: true,
      width: 12,
      hint: 'Để trống nếu trong một ngày. Hoạt động kéo qua nhiều tháng thì mỗi tháng ghi một dòng.',
    },
    kind: {
      kind: 'choice',
      title: 'Loại',
      headings: ['Hoạt động', 'Loại hoạt động'],
      choices: RELIEF_KINDS,
      width: 26,
      example: 'Phòng, chống thiên tai',
    },
    event: {
      kind: 'text',
      title: 'Sự kiện',
      headings: ['Tên sự kiện', 'Vụ việc'],
      optional: true,
      to: 120,
      width: 22,
      example: 'Mưa lũ giữa tháng 10',
    },
    place: {
      kind: 'text',
      title: 'Nội dung, địa bàn',
      headings: ['Nội dung', 'Địa bàn', 'Địa điểm'],
      from: 2,
      to: 160,
      width: 28,
      example: 'Gia cố bờ kè thôn 2',
    },
    decision: {
      kind: 'text',
      title: 'Quyết định huy động',
      headings: ['Quyết định', 'Số quyết định', 'Lệnh huy động'],
      optional: true,
      to: 60,
      width: 18,
      hint: 'Căn cứ chi trả ngày công (NĐ 72/2020 Điều 11).',
      example: '31/QĐ-BCH',
    },
    militia: force('Dân quân', ['Số dân quân'], 18),
    selfDefence: force('Tự vệ', ['Số tự vệ'], 0),
    regulars: force('Bộ đội thường trực', ['Bộ đội', 'Thường trực'], 0),
    police: force('Công an', ['Số công an'], 0),
    others: force('Lực lượng khác', ['Đoàn thể, nhân dân'], 0),
    teams: {
      kind: 'integer',
      title: 'Số tổ',
      headings: ['Tổ', 'Số tổ, đội'],
      from: 0,
      to: 1000,
      initial: 0,
      width: 8,
      example: 2,
    },
    personTurns: {
      kind: 'integer',
      title: 'Lượt người',
      headings: ['Lượt DQTV', 'Lượt dân quân tự vệ'],
      from: 0,
      to: 200_000,
      initial: 0,
      width: 10,
      example: 36,
      hint: 'Của dân quân tự vệ; mỗi người mỗi lần tham gia là một lượt.',
    },
    manDays: {
      kind: 'integer',
      title: 'Ngày công',
      from: 0,
      to: 200_000,
      initial: 0,
      width: 10,
      example: 36,
      hint: 'Của dân quân tự vệ: số người nhân số ngày.',
    },
    hours: { kind: 'integer', title: 'Số giờ', headings: ['Giờ'], from: 0, to: 100_000, optional: true, width: 8 },
    evacuated: result('Nhân khẩu di dời', ['Di dời', 'Số nhân khẩu di dời']),
    households: result('Hộ được giúp', ['Số hộ', 'Hộ dân được giúp']),
    houses: result('Nhà được giúp', ['Số nhà', 'Nhà chằng chống, sửa chữa']),
    area: result('Diện tích (m²)', ['Diện tích']),
    cost: {
      kind: 'integer',
      title: 'Kinh phí (đồng)',
      headings: ['Kinh phí', 'Chi phí'],
      from: 0,
      to: 10_000_000_000_000,
      optional: true,
      width: 14,
    },
    jointWith: { kind: 'reference', title: 'Hoạt động chung', refersTo: 'relief', optional: true, hidden: true },
  },
  checks: [endsAfterStart, somebodyTookPart, turnsAreOurs, peopleWithinTurns, manDaysFit, evacuationHasEvent, costHasDecision],
  counts: [
    flow('disaster_relief_person_turns', 'personTurns', kind(...RESPONSE)),
    flow('disaster_relief_man_days', 'manDays', kind(...RESPONSE)),
    flow('people_evacuated', 'evacuated'),
    flow('households_helped', 'households'),
    flow('civic_action_person_turns', 'personTurns', kind('civic_action')),
    flow('epidemic_control_person_turns', 'personTurns', kind('epidemic')),
  ],
}

function force(title: string, headings: string[], example: number) {
  return { kind: 'integer', title, headings, from: 0, to: 100_000, initial: 0, width: 10, example } as const
}

function result(title: string, headings: string[]) {
  return { kind: 'integer', title, headings, from: 0, to: 10_000_000, optional: true, width: 10 } as const
}
