import type { Register, RowCheck } from '../register.ts'

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
      hint: 'Hội nghị được tính vào kỳ có ngày này.',
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
  },
  checks: [representedWithinInvited, delegatesOfUnits],
  counts: [
    { indicator: 'conference_sites', where: [], amount: 'sites', on: 'heldOn' },
    { indicator: 'conference_delegates', where: [], amount: 'delegates', on: 'heldOn' },
    { indicator: 'conference_units_represented', where: [], amount: 'represented', on: 'heldOn' },
    { indicator: 'conference_conclusions_tasks', where: [], amount: 'tasks', on: 'heldOn' },
  ],
}
