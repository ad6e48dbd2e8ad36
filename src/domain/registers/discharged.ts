import type { Register, RowCheck } from '../register.ts'
import { citizenColumns, gapOf, identityForm, namesake, ofCommunes, said } from './servicePerson.ts'

const daysInOrder: RowCheck = (row) => {
  if ((gapOf(row, 'dischargedOn', 'receivedOn') ?? 0) < 0)
    return said('discharged.received_before', 'receivedOn', 'Ngày tiếp nhận không thể trước ngày xuất ngũ.')
  if ((gapOf(row, 'receivedOn', 'reserveOn') ?? 0) < 0)
    return said('discharged.reserve_before', 'reserveOn', 'Đăng ký dự bị sau khi đã tiếp nhận về địa phương.')
  if ((gapOf(row, 'receivedOn', 'placedOn') ?? 0) < 0)
    return said('discharged.placed_before', 'placedOn', 'Giới thiệu việc làm sau khi đã tiếp nhận về địa phương.')
  return null
}

/** Luật Nghĩa vụ quân sự Điều 21: 24 months, at most six more. */
const termOfService: RowCheck = (row) => {
  const served = gapOf(row, 'enlistedOn', 'dischargedOn')
  if (served === null) return null
  if (served < 0) return said('discharged.before_enlisted', 'enlistedOn', 'Ngày nhập ngũ sau ngày xuất ngũ. Đồng chí xem lại.')
  return served > 31 * 31
    ? said(
        'discharged.long_term',
        'enlistedOn',
        'Thời gian tại ngũ quá 30 tháng (Điều 21). Đồng chí xem lại hai ngày.',
        'warning',
      )
    : null
}

const placeNeeded: RowCheck = (row) =>
  row.placedOn && !row.placedAt
    ? said('discharged.place_needed', 'placedAt', 'Ghi nơi nhận việc hoặc nơi học nghề đã giới thiệu.')
    : null

/** Soldiers who completed their service and came home: received, entered into the reserve, given work or training. */
export const discharged: Register = {
  key: 'discharged',
  shelf: 'service',
  title: 'Sổ quân nhân xuất ngũ trở về',
  rowName: 'quân nhân',
  sheet: 'Xuất ngũ trở về',
  table: 'discharged',
  label: 'fullName',
  on: 'receivedOn',
  sameRow: [['identityNo'], ['fullName', 'bornOn']],
  once: [['identityNo']],
  apart: [namesake('discharged', ['fullName', 'bornOn'])],
  columns: {
    ...citizenColumns,
    bornOn: { ...citizenColumns.bornOn, example: '2002-05-12' },
    force: {
      kind: 'choice',
      title: 'Về từ',
      width: 11,
      initial: 'army',
      example: 'Quân đội',
      choices: [
        { code: 'army', title: 'Quân đội' },
        { code: 'police', title: 'Công an' },
      ],
    },
    enlistedOn: { kind: 'day', title: 'Ngày nhập ngũ', optional: true, width: 12, example: '2022-02-15' },
    dischargedOn: { kind: 'day', title: 'Ngày xuất ngũ', width: 12, example: '2024-01-25' },
    receivedOn: { kind: 'day', title: 'Ngày tiếp nhận', headings: ['Ngày đón nhận'], width: 12, example: '2024-01-26' },
    reserveOn: { kind: 'day', title: 'Đăng ký dự bị', headings: ['Ngày đăng ký ngạch dự bị'], optional: true, width: 12 },
    placedOn: { kind: 'day', title: 'Giới thiệu việc làm', headings: ['Ngày giới thiệu việc làm'], optional: true, width: 12 },
    placedAt: { kind: 'text', title: 'Nơi làm việc, học nghề', optional: true, to: 120, width: 22 },
  },
  checks: [daysInOrder, termOfService, placeNeeded, ofCommunes('discharged'), identityForm('discharged')],
  counts: [
    { indicator: 'discharged_soldiers_received', where: [], on: 'receivedOn' },
    { indicator: 'discharged_job_placed', where: [{ column: 'placedOn', is: 'filled' }], on: 'placedOn' },
  ],
}
