import type { Register, RowCheck } from '../register.ts'
import { COUNTED_BY_LIST, ofConference } from './ofConference.ts'

const testedBefore: RowCheck = (row) =>
  typeof row.testedOn === 'string' && typeof row.heldOn === 'string' && row.testedOn > row.heldOn
    ? {
        code: 'conferenceSites.tested_after',
        column: 'testedOn',
        severity: 'error',
        message: 'Ngày thử đường truyền phải trước hoặc trong ngày họp.',
      }
    : null

const moreThanSeats: RowCheck = (row) =>
  typeof row.present === 'number' && typeof row.seats === 'number' && row.present > row.seats
    ? {
        code: 'conferenceSites.more_than_seats',
        column: 'present',
        severity: 'warning',
        message: `${row.present} đại biểu có mặt ở điểm bố trí ${row.seats} chỗ. Đồng chí xem lại hai số.`,
      }
    : null

/** The places a conference is held at: the main hall, and the sites joined to it by line. */
export const conferenceSites: Register = {
  key: 'conferenceSites',
  shelf: 'activity',
  title: 'Sổ điểm cầu hội nghị',
  rowName: 'điểm cầu',
  sheet: 'Điểm cầu',
  table: 'conference_sites',
  label: 'name',
  on: 'heldOn',
  sameRow: [['conference', 'name']],
  once: [['conference', 'name']],
  // Before it is held a conference has sites and nobody present yet: that is missing, not nought.
  eachAlone: true,
  columns: {
    ...ofConference,
    name: {
      kind: 'text',
      title: 'Tên điểm',
      headings: ['Điểm cầu', 'Tên điểm cầu'],
      from: 2,
      to: 160,
      width: 34,
      example: 'Điểm cầu Bộ CHQS tỉnh',
    },
    kind: {
      kind: 'choice',
      title: 'Loại',
      width: 12,
      initial: 'site',
      example: 'Điểm cầu',
      choices: [
        { code: 'main', title: 'Điểm chính', also: ['Hội trường chính', 'Điểm cầu trung tâm'] },
        { code: 'site', title: 'Điểm cầu', also: ['Điểm cầu thành phần'] },
      ],
    },
    body: {
      kind: 'text',
      title: 'Đơn vị bảo đảm',
      optional: true,
      to: 160,
      width: 30,
      example: 'Bộ CHQS tỉnh Sơn Giang',
    },
    place: {
      kind: 'text',
      title: 'Địa điểm',
      headings: ['Phòng họp'],
      optional: true,
      to: 160,
      width: 28,
      example: 'Hội trường tầng 2',
    },
    contact: {
      kind: 'text',
      title: 'Người liên lạc',
      headings: ['Đầu mối kỹ thuật'],
      optional: true,
      to: 120,
      width: 24,
      privacy: 'personal',
    },
    phone: {
      kind: 'text',
      title: 'Điện thoại',
      headings: ['Số điện thoại'],
      optional: true,
      from: 3,
      to: 30,
      width: 14,
      privacy: 'personal',
    },
    seats: {
      kind: 'integer',
      title: 'Số chỗ',
      headings: ['Chỗ ngồi'],
      optional: true,
      from: 1,
      to: 20_000,
      width: 9,
      example: 24,
    },
    testedOn: {
      kind: 'day',
      title: 'Thử đường truyền',
      headings: ['Ngày thử'],
      optional: true,
      future: true,
      width: 14,
      hint: 'Ngày gọi thử được; bỏ trống là chưa thử.',
    },
    present: {
      kind: 'integer',
      title: 'Đại biểu có mặt',
      headings: ['Có mặt', 'Đại biểu dự'],
      optional: true,
      from: 0,
      to: 20_000,
      width: 12,
      hint: 'Ghi khi đã họp; điểm không kết nối được ghi 0.',
    },
  },
  checks: [testedBefore, moreThanSeats],
  counts: [
    { indicator: 'conference_sites', where: [COUNTED_BY_LIST, { column: 'kind', is: 'equal', value: 'site' }], on: 'heldOn' },
    { indicator: 'conference_delegates', where: [COUNTED_BY_LIST], amount: 'present', on: 'heldOn' },
  ],
}
