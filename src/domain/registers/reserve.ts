import type { Condition, Register, RowCheck } from '../register.ts'
import { said } from './servicePerson.ts'

const PEOPLE = ['officers', 'soldiers']
const category = (...codes: string[]): Condition => ({ column: 'category', is: 'in', value: codes })
/** What stands from the day of one statement to the day of the next. */
const stock = (indicator: string, amount: string, ...where: Condition[]) => ({
  indicator,
  where,
  amount,
  from: 'statedOn',
  until: 'until',
})

const withinRegistered: RowCheck = (row) =>
  Number(row.assigned) > Number(row.registered)
    ? said('reserve.more_assigned', 'assigned', 'Số đã sắp xếp không thể nhiều hơn số đã đăng ký.')
    : Number(row.partyMembers) > Number(row.assigned)
      ? said('reserve.more_members', 'partyMembers', 'Số đảng viên không thể nhiều hơn số đã sắp xếp.')
      : null

/** Practice: a unit keeps a spare of ten to fifteen in a hundred over its quota. */
const spare: RowCheck = (row) => {
  const [assigned, quota] = [Number(row.assigned), Number(row.quota)]
  return quota > 0 && assigned * 100 > quota * 115
    ? said('reserve.over_spare', 'assigned', 'Sắp xếp vượt chỉ tiêu quá 15%. Đồng chí xem lại hai số.', 'warning')
    : null
}

const vehiclesHaveNoParty: RowCheck = (row) =>
  row.category === 'vehicles' && Number(row.partyMembers) > 0
    ? said('reserve.vehicles_members', 'partyMembers', 'Đảng viên chỉ ghi cho sĩ quan và hạ sĩ quan, binh sĩ.')
    : null

/**
 * The reserve in totals alone: one row a category, which stands until the statement of the next quarter takes its place.
 * No names, no units it is assigned to.
 */
export const reserve: Register = {
  key: 'reserve',
  shelf: 'service',
  title: 'Sổ tổng hợp lực lượng dự bị động viên',
  rowName: 'dòng tổng hợp',
  sheet: 'Dự bị động viên',
  table: 'reserve',
  label: 'category',
  on: 'statedOn',
  sameRow: [['category', 'statedOn']],
  once: [['category', 'statedOn']],
  succession: { by: ['category'], from: 'statedOn', until: 'until' },
  columns: {
    category: {
      kind: 'choice',
      title: 'Loại',
      headings: ['Đối tượng'],
      width: 22,
      example: 'Sĩ quan dự bị',
      choices: [
        { code: 'officers', title: 'Sĩ quan dự bị' },
        { code: 'soldiers', title: 'Hạ sĩ quan, binh sĩ dự bị' },
        { code: 'vehicles', title: 'Phương tiện kỹ thuật' },
      ],
    },
    statedOn: {
      kind: 'day',
      title: 'Ngày chốt số',
      headings: ['Số liệu đến ngày'],
      width: 12,
      example: '2024-03-14',
      hint: 'Số của ngày này dùng đến khi có số của quý sau.',
    },
    until: { kind: 'day', title: 'Đến ngày', hidden: true, optional: true },
    registered: { kind: 'integer', title: 'Đã đăng ký', from: 0, to: 5_000_000, width: 11, example: 120 },
    quota: { kind: 'integer', title: 'Chỉ tiêu sắp xếp', from: 0, to: 5_000_000, initial: 0, width: 11, example: 90 },
    assigned: { kind: 'integer', title: 'Đã sắp xếp', from: 0, to: 5_000_000, initial: 0, width: 11, example: 92 },
    partyMembers: {
      kind: 'integer',
      title: 'Đảng viên',
      from: 0,
      to: 5_000_000,
      initial: 0,
      width: 10,
      example: 14,
      hint: 'Trong số đã sắp xếp.',
    },
  },
  checks: [withinRegistered, spare, vehiclesHaveNoParty],
  counts: [
    stock('reservists_registered', 'registered', category(...PEOPLE)),
    stock('reserve_officers_registered', 'registered', category('officers')),
    stock('reserve.assigned', 'assigned', category(...PEOPLE)),
    stock('reserve.assignment_quota', 'quota', category(...PEOPLE)),
    stock('reserve.party_members', 'partyMembers', category(...PEOPLE)),
    stock('reserve_vehicles_registered', 'registered', category('vehicles')),
  ],
}
