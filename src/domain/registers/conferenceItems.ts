import type { Register, Row, RowCheck } from '../register.ts'
import { printTimeOfDay, readTimeOfDay } from '../timeOfDay.ts'
import { ofConference } from './ofConference.ts'

const minuteOf = (row: Row): number | null => (typeof row.startsAt === 'string' ? readTimeOfDay(row.startsAt) : null)

const timeIsRead: RowCheck = (row) =>
  typeof row.startsAt === 'string' && minuteOf(row) === null
    ? {
        code: 'conferenceItems.time',
        column: 'startsAt',
        severity: 'error',
        message: `“${row.startsAt}” chưa rõ là mấy giờ. Viết như 08:00 hoặc 8h30.`,
      }
    : null

const endsTheSameDay: RowCheck = (row) => {
  const from = minuteOf(row)
  return from !== null && typeof row.minutes === 'number' && from + row.minutes > 24 * 60
    ? {
        code: 'conferenceItems.past_midnight',
        column: 'minutes',
        severity: 'warning',
        message: `Bắt đầu ${printTimeOfDay(from)} và kéo dài ${row.minutes} phút là sang ngày hôm sau. Đồng chí xem lại.`,
      }
    : null
}

/** The programme of a conference, a row for each part: when, what, who. */
export const conferenceItems: Register = {
  key: 'conferenceItems',
  shelf: 'activity',
  title: 'Sổ chương trình hội nghị',
  rowName: 'phần',
  sheet: 'Chương trình hội nghị',
  table: 'conference_items',
  label: 'content',
  on: 'heldOn',
  sameRow: [['conference', 'startsAt', 'content']],
  once: [['conference', 'startsAt', 'content']],
  columns: {
    ...ofConference,
    startsAt: {
      kind: 'text',
      title: 'Giờ',
      headings: ['Thời gian', 'Bắt đầu'],
      from: 2,
      to: 16,
      width: 9,
      example: '08:00',
      hint: 'Viết như 08:00 hoặc 8h30.',
    },
    minutes: {
      kind: 'integer',
      title: 'Số phút',
      headings: ['Thời lượng'],
      optional: true,
      from: 1,
      to: 720,
      width: 9,
      example: 10,
    },
    part: {
      kind: 'choice',
      title: 'Phần',
      headings: ['Loại nội dung'],
      width: 22,
      initial: 'other',
      example: 'Khai mạc',
      // The order reviews are held in: opening, report, film, papers, directing speech, commendation, conclusion.
      choices: [
        { code: 'opening', title: 'Khai mạc', also: ['Ổn định, khai mạc'] },
        { code: 'report', title: 'Báo cáo' },
        { code: 'film', title: 'Phim tư liệu', also: ['Phóng sự'] },
        { code: 'papers', title: 'Tham luận', also: ['Thảo luận, tham luận'] },
        { code: 'speech', title: 'Phát biểu chỉ đạo', also: ['Chỉ đạo'] },
        { code: 'commendation', title: 'Khen thưởng', also: ['Công bố khen thưởng'] },
        { code: 'course', title: 'Tập huấn' },
        { code: 'conclusion', title: 'Kết luận', also: ['Kết luận, bế mạc'] },
        { code: 'break', title: 'Giải lao' },
        { code: 'other', title: 'Nội dung khác' },
      ],
    },
    content: {
      kind: 'text',
      title: 'Nội dung',
      from: 3,
      to: 300,
      width: 48,
      example: 'Chào cờ, tuyên bố lý do, giới thiệu đại biểu',
    },
    person: {
      kind: 'text',
      title: 'Người thực hiện',
      headings: ['Thực hiện', 'Chủ trì'],
      optional: true,
      to: 200,
      width: 34,
      example: 'Trưởng ban Tổ chức',
    },
    minuteOfDay: {
      kind: 'integer',
      alone: true,
      title: 'Phút trong ngày',
      optional: true,
      hidden: true,
      from: 0,
      to: 1439,
      computed: minuteOf,
    },
  },
  checks: [timeIsRead, endsTheSameDay],
  counts: [],
}
