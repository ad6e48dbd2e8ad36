import type { Register, RowCheck } from '../register.ts'
import { COUNTED_BY_LIST, ofConference } from './ofConference.ts'

const reasonOfAbsence: RowCheck = (row) =>
  row.came === 'absent' && !row.reason
    ? {
        code: 'conferenceGuests.reason_asked',
        column: 'reason',
        severity: 'warning',
        message: 'Đơn vị vắng chưa có lý do. Ghi lý do để báo cáo người chủ trì.',
      }
    : null

/** Who is invited to a conference: units, and those above or beside who are asked to come. */
export const conferenceGuests: Register = {
  key: 'conferenceGuests',
  shelf: 'activity',
  title: 'Sổ thành phần dự hội nghị',
  rowName: 'thành phần',
  sheet: 'Thành phần dự hội nghị',
  table: 'conference_guests',
  label: 'guest',
  on: 'heldOn',
  sameRow: [['conference', 'guest']],
  once: [['conference', 'guest']],
  eachAlone: true,
  columns: {
    ...ofConference,
    guest: {
      kind: 'text',
      title: 'Đơn vị, đại biểu',
      headings: ['Thành phần', 'Đại biểu', 'Đơn vị được mời'],
      from: 2,
      to: 200,
      width: 40,
      example: 'Ban CHQS Sở Y tế',
    },
    kind: {
      kind: 'choice',
      title: 'Tư cách',
      width: 16,
      initial: 'unit',
      example: 'Đơn vị dự',
      choices: [
        { code: 'unit', title: 'Đơn vị dự', also: ['Đơn vị trực thuộc', 'Đơn vị'] },
        { code: 'leader', title: 'Lãnh đạo dự, chỉ đạo', also: ['Lãnh đạo'] },
        { code: 'guest', title: 'Khách mời' },
      ],
    },
    site: {
      kind: 'text',
      title: 'Dự tại',
      headings: ['Điểm cầu'],
      optional: true,
      to: 160,
      width: 26,
      hint: 'Tên điểm cầu; bỏ trống là điểm chính.',
    },
    asked: {
      kind: 'integer',
      title: 'Số người mời',
      headings: ['Đại biểu mời'],
      optional: true,
      from: 1,
      to: 1000,
      width: 10,
      example: 2,
    },
    reply: {
      kind: 'choice',
      title: 'Báo dự',
      optional: true,
      width: 12,
      choices: [
        { code: 'coming', title: 'Báo dự' },
        { code: 'not_coming', title: 'Báo vắng' },
      ],
    },
    came: {
      kind: 'choice',
      title: 'Có mặt',
      optional: true,
      width: 12,
      choices: [
        { code: 'present', title: 'Có mặt', also: ['Dự'] },
        { code: 'absent', title: 'Vắng' },
      ],
    },
    reason: { kind: 'text', title: 'Lý do vắng', optional: true, to: 200, width: 28 },
  },
  checks: [reasonOfAbsence],
  counts: [
    {
      indicator: 'conference_units_represented',
      where: [COUNTED_BY_LIST, { column: 'kind', is: 'equal', value: 'unit' }, { column: 'came', is: 'equal', value: 'present' }],
      on: 'heldOn',
    },
  ],
}
