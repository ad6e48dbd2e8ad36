import { addDays, isDay } from '../period.ts'
import type { Apart, CellValue, Register, Row, RowCheck } from '../register.ts'
import { printDay } from '../wording.ts'

/** What somebody is put on a roster for; the numbers of what was done stand in the books of duty and of civil defence. */
const DEEDS = [
  { code: 'duty', title: 'Trực sẵn sàng chiến đấu', also: ['Trực', 'Trực SSCĐ'] },
  { code: 'patrol', title: 'Tuần tra, canh gác', also: ['Tuần tra'] },
  { code: 'event', title: 'Bảo vệ sự kiện, lễ, tết', also: ['Bảo vệ sự kiện'] },
  { code: 'call_out', title: 'Huy động phòng thủ dân sự, giúp dân', also: ['Huy động', 'Phòng chống thiên tai', 'Cứu nạn'] },
]
const deedTitle = (code: CellValue | undefined): string => DEEDS.find((deed) => deed.code === code)?.title ?? ''

const endsAfterStart: RowCheck = (row) =>
  typeof row.until === 'string' && typeof row.day === 'string' && row.until < row.day
    ? {
        code: 'dutyRoster.ends_before_start',
        column: 'until',
        severity: 'error',
        message: 'Ngày kết thúc phải từ ngày bắt đầu trở đi.',
      }
    : null

/** A turn of duty is some days; a whole season under one name was filled down, or is a post and no turn. */
const LONGEST = 31
const notTooLong: RowCheck = (row) =>
  typeof row.until === 'string' && typeof row.day === 'string' && row.until > addDays(row.day, LONGEST - 1)
    ? {
        code: 'dutyRoster.too_long',
        column: 'until',
        severity: 'error',
        message: `Một phiên dài quá ${LONGEST} ngày. Chia thành từng phiên theo lịch.`,
      }
    : null

/** One person at one place at a time: by day, by night, or around the clock, which meets both. */
const oneAtATime = (...shifts: readonly string[]): Apart => ({
  by: ['member'],
  from: 'day',
  until: 'freeFrom',
  where: [{ column: 'shift', is: 'in', value: shifts }],
  code: 'dutyRoster.overlap',
  column: 'person',
  message: (row, other) =>
    `Đồng chí này đã có phiên ${deedTitle(other.deed)} ở “${other.place}” ${stretchOf(other)}, trùng với “${row.place}” ${stretchOf(row)}. Đổi người, đổi ca hoặc sửa ngày.`,
})

const stretchOf = (row: Row): string =>
  row.day === row.until ? `ngày ${printDay(String(row.day))}` : `${printDay(String(row.day))}–${printDay(String(row.until))}`

/** Who is on duty where and when, by name. It feeds no figure: turns and man-days are those of the book of duty. */
export const dutyRoster: Register = {
  key: 'dutyRoster',
  shelf: 'activity',
  title: 'Lịch trực, huy động',
  rowName: 'phiên',
  sheet: 'Lịch trực, huy động',
  table: 'duty_roster',
  label: 'place',
  on: 'day',
  sameRow: [['person', 'day', 'shift', 'place']],
  once: [['person', 'day', 'shift', 'place']],
  apart: [oneAtATime('day', 'day_night'), oneAtATime('night', 'day_night')],
  busy: { person: 'person', from: 'day', to: 'until', half: 'shift', named: 'place' },
  columns: {
    person: {
      kind: 'reference',
      title: 'Họ và tên',
      headings: ['Họ tên', 'Đồng chí', 'Người trực'],
      refersTo: 'personnel',
      named: ['fullName', 'bornOn'],
      own: true,
      privacy: 'personal',
      width: 24,
      example: 'Nguyễn Văn Mẫu',
    },
    day: { kind: 'day', title: 'Từ ngày', headings: ['Ngày', 'Ngày trực'], future: true, width: 12, example: '2023-07-14' },
    until: {
      kind: 'day',
      title: 'Đến ngày',
      headings: ['Đến hết ngày'],
      future: true,
      width: 12,
      example: '2023-07-14',
      hint: 'Ngày cuối của phiên; trực trong một ngày thì ghi cùng ngày.',
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
    deed: {
      kind: 'choice',
      title: 'Hoạt động',
      headings: ['Nhiệm vụ', 'Nội dung'],
      choices: DEEDS,
      initial: 'duty',
      width: 26,
      example: 'Trực sẵn sàng chiến đấu',
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
    role: {
      kind: 'choice',
      title: 'Vai trò',
      headings: ['Trực với vai trò'],
      optional: true,
      width: 16,
      choices: [
        { code: 'commanding', title: 'Trực chỉ huy' },
        { code: 'officer', title: 'Trực ban' },
        { code: 'member', title: 'Chiến sĩ trực' },
      ],
    },
    decision: { kind: 'text', title: 'Quyết định, kế hoạch', headings: ['Số văn bản'], optional: true, to: 60, width: 18 },
    member: { kind: 'reference', title: 'Người', carried: 'person.person', hidden: true, optional: true },
    freeFrom: {
      kind: 'day',
      title: 'Hết phiên từ',
      hidden: true,
      optional: true,
      computed: ({ until }) => (typeof until === 'string' && isDay(until) ? addDays(until, 1) : null),
    },
  },
  checks: [endsAfterStart, notTooLong],
  counts: [],
}
