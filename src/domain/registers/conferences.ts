import { periodNamed } from '../conference.ts'
import type { Condition, Count, Register, RowCheck } from '../register.ts'
import { readTimeOfDay } from '../timeOfDay.ts'

const representedWithinInvited: RowCheck = (row) =>
  typeof row.represented === 'number' && typeof row.invited === 'number' && row.represented > row.invited
    ? {
        code: 'conferences.more_represented_than_invited',
        column: 'represented',
        severity: 'error',
        message: `Mời ${row.invited} đơn vị, không thể có ${row.represented} đơn vị dự. Đồng chí xem lại hai số.`,
      }
    : null

const delegatesOfUnits: RowCheck = (row) =>
  typeof row.delegates === 'number' && typeof row.represented === 'number' && row.delegates < row.represented
    ? {
        code: 'conferences.fewer_delegates_than_units',
        column: 'delegates',
        severity: 'warning',
        message: `${row.delegates} đại biểu của ${row.represented} đơn vị: ít hơn một người mỗi đơn vị. Đồng chí xem lại.`,
      }
    : null

/** Totals a person types; of a conference kept by lists they follow from the lists. */
const TYPED = ['sites', 'delegates', 'invited', 'represented', 'tasks'] as const

const totalsOrLists: RowCheck = (row) => {
  const typed = row.listed === true ? TYPED.find((column) => Number(row[column] ?? 0) > 0) : undefined
  return typed
    ? {
        code: 'conferences.totals_and_lists',
        column: typed,
        severity: 'error',
        message:
          'Hội nghị kê theo danh sách: số điểm cầu, đại biểu, đơn vị, nhiệm vụ lấy từ các sổ của hội nghị. Để trống các số này, điểm cầu ghi 0.',
      }
    : null
}

const timeIsRead: RowCheck = (row) =>
  typeof row.startsAt === 'string' && readTimeOfDay(row.startsAt) === null
    ? {
        code: 'conferences.time',
        column: 'startsAt',
        severity: 'error',
        message: `“${row.startsAt}” chưa rõ là mấy giờ. Viết như 08:00 hoặc 8h30.`,
      }
    : null

const periodIsRead: RowCheck = (row) =>
  typeof row.period === 'string' && periodNamed(row.period) === null
    ? {
        code: 'conferences.period',
        column: 'period',
        severity: 'error',
        message: `Chưa rõ “${row.period}” là kỳ nào. Viết như “6 tháng đầu năm 2023” hoặc 2023-H1.`,
      }
    : null

const TOTALS: Condition = { column: 'listed', is: 'equal', value: false }
const total = (indicator: string, amount: string): Count => ({ indicator, where: [TOTALS], amount, on: 'heldOn' })

/**
 * Conferences and briefings, at the unit that called them. Each stands for itself: the sites and delegates of a
 * conference below are not those of the one above.
 */
export const conferences: Register = {
  key: 'conferences',
  shelf: 'activity',
  title: 'Sổ hội nghị, giao ban',
  rowName: 'hội nghị',
  sheet: 'Hội nghị, giao ban',
  table: 'conferences',
  label: 'title',
  on: 'heldOn',
  sameRow: [['title', 'heldOn']],
  once: [['title', 'heldOn']],
  columns: {
    title: {
      kind: 'text',
      title: 'Tên hội nghị',
      headings: ['Hội nghị', 'Nội dung'],
      from: 3,
      to: 200,
      width: 40,
      example: 'Sơ kết công tác 6 tháng đầu năm 2023',
    },
    kind: {
      kind: 'choice',
      title: 'Loại',
      headings: ['Loại hội nghị'],
      width: 22,
      initial: 'half_year',
      example: 'Sơ kết 6 tháng',
      choices: [
        { code: 'half_year', title: 'Sơ kết 6 tháng', also: ['Sơ kết'] },
        { code: 'year', title: 'Tổng kết năm', also: ['Tổng kết'] },
        { code: 'briefing', title: 'Giao ban' },
        { code: 'assigning', title: 'Triển khai nhiệm vụ', also: ['Triển khai'] },
        { code: 'with_course', title: 'Hội nghị kết hợp tập huấn', also: ['Tập huấn kết hợp'] },
      ],
    },
    heldOn: {
      kind: 'day',
      title: 'Ngày họp',
      headings: ['Ngày', 'Thời gian'],
      width: 12,
      example: '2023-06-12',
      future: true,
      hint: 'Hội nghị được tính vào kỳ có ngày này.',
    },
    startsAt: { kind: 'text', title: 'Giờ họp', optional: true, from: 2, to: 16, width: 9, example: '08:00' },
    place: { kind: 'text', title: 'Địa điểm', optional: true, to: 200, width: 30, example: 'Hội trường Bộ CHQS tỉnh' },
    chair: { kind: 'text', title: 'Chủ trì', headings: ['Người chủ trì'], optional: true, to: 200, width: 30 },
    leaders: { kind: 'text', title: 'Lãnh đạo dự, chỉ đạo', headings: ['Dự và chỉ đạo'], optional: true, to: 600, width: 36 },
    period: {
      kind: 'text',
      title: 'Kỳ báo cáo',
      headings: ['Báo cáo của kỳ'],
      optional: true,
      to: 60,
      width: 20,
      example: '6 tháng đầu năm 2023',
      hint: 'Báo cáo đọc tại hội nghị; bỏ trống thì theo loại và ngày họp.',
    },
    asOf: { kind: 'day', title: 'Số liệu tính đến', headings: ['Chốt số'], optional: true, future: true, width: 13 },
    listed: {
      kind: 'yesNo',
      title: 'Kê theo danh sách',
      initial: false,
      width: 12,
      hint: 'Có: số điểm cầu, đại biểu, đơn vị dự, nhiệm vụ lấy từ các sổ của hội nghị. Không: ghi tổng số ở đây.',
    },
    sites: {
      kind: 'integer',
      title: 'Điểm cầu',
      headings: ['Số điểm cầu'],
      from: 0,
      to: 12_000,
      initial: 0,
      width: 9,
      example: 0,
      hint: 'Số điểm cầu trực tuyến; họp tập trung thì ghi 0.',
    },
    delegates: {
      kind: 'integer',
      title: 'Đại biểu',
      headings: ['Số đại biểu'],
      optional: true,
      from: 1,
      to: 100_000,
      width: 9,
      example: 96,
    },
    invited: {
      kind: 'integer',
      title: 'Đơn vị được mời',
      headings: ['Số đơn vị mời'],
      optional: true,
      from: 1,
      to: 12_000,
      width: 10,
      example: 47,
    },
    represented: {
      kind: 'integer',
      title: 'Đơn vị dự',
      headings: ['Số đơn vị dự', 'Đơn vị có mặt'],
      optional: true,
      from: 0,
      to: 12_000,
      width: 10,
      example: 46,
    },
    tasks: {
      kind: 'integer',
      title: 'Nhiệm vụ kết luận',
      headings: ['Số nhiệm vụ', 'Nhiệm vụ trong kết luận'],
      optional: true,
      from: 0,
      to: 200,
      width: 11,
      example: 9,
      hint: 'Số nhiệm vụ, nhóm nhiệm vụ trong kết luận.',
    },
    decision: { kind: 'text', title: 'Kế hoạch, thông báo', headings: ['Văn bản'], optional: true, to: 60, width: 18 },
    speech: { kind: 'text', title: 'Phát biểu chỉ đạo', headings: ['Ý kiến chỉ đạo'], optional: true, to: 2000, width: 48 },
  },
  checks: [representedWithinInvited, delegatesOfUnits, totalsOrLists, timeIsRead, periodIsRead],
  counts: [
    total('conference_sites', 'sites'),
    total('conference_delegates', 'delegates'),
    total('conference_units_represented', 'represented'),
    total('conference_conclusions_tasks', 'tasks'),
  ],
}
