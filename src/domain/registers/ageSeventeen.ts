import type { Register, RowCheck } from '../register.ts'
import { citizenColumns, dayAt, gapOf, identityForm, namesake, ofCommunes, said } from './servicePerson.ts'

/** Luật Nghĩa vụ quân sự Điều 12: men of full 17 years register; the list of a year holds those who turn 17 in it. */
const turnsSeventeen: RowCheck = (row) => {
  const born = dayAt(row, 'bornOn')
  if (!born || typeof row.year !== 'number') return null
  const age = row.year - Number(born.slice(0, 4))
  if (age < 17)
    return said('age17.too_young', 'bornOn', `Năm ${row.year} mới ${age} tuổi; đăng ký lần đầu khi đủ 17 tuổi (Điều 12).`)
  if (age > 17)
    return said(
      'age17.older',
      'bornOn',
      `Năm ${row.year} đã ${age} tuổi: là đăng ký bổ sung. Đồng chí kiểm tra lại ngày sinh và năm.`,
      'warning',
    )
  return null
}

/** Điều 16(1): the list is made in January. */
const listedInJanuary: RowCheck = (row) => {
  const listed = dayAt(row, 'listedOn')
  if (row.entry !== 'january' || !listed || listed.slice(0, 7) === `${row.year}-01`) return null
  return said(
    'age17.not_january',
    'listedOn',
    `Danh sách đầu năm lập trong tháng 1/${row.year}. Người đưa vào sau ghi là bổ sung hoặc chuyển đến.`,
  )
}

const resultNeedsDay: RowCheck = (row) => {
  const day = dayAt(row, 'resultOn')
  if (row.result === 'waiting')
    return day ? said('age17.day_without_result', 'result', 'Đã ghi ngày thì chọn kết quả: đã đăng ký, vắng mặt, miễn…') : null
  if (!day) return said('age17.result_day_needed', 'resultOn', 'Ghi ngày của kết quả này.')
  if ((gapOf(row, 'listedOn', 'resultOn') ?? 0) < 0)
    return said('age17.before_listed', 'resultOn', 'Kết quả không thể có trước ngày vào danh sách.')
  return null
}

const reasonNeeded: RowCheck = (row) =>
  ['absent', 'exempt', 'barred', 'moved_out'].includes(String(row.result)) && !row.reason
    ? said('age17.reason_needed', 'reason', 'Ghi lý do vắng, căn cứ miễn hoặc nơi chuyển đến.')
    : null

/** Điều 16(2) and the practice of the communes: registration in April, called ten days before. */
const calledInTime: RowCheck = (row) => {
  const gap = gapOf(row, 'calledOn', 'resultOn')
  if (row.result !== 'registered' || gap === null) return null
  if (gap < 0) return said('age17.registered_before_called', 'calledOn', 'Ngày gọi sau ngày đăng ký. Đồng chí xem lại hai ngày.')
  return gap < 10
    ? said('age17.called_late', 'calledOn', `Gọi trước ngày đăng ký ${gap} ngày; quy định là ít nhất 10 ngày.`, 'warning')
    : null
}

const registeredInApril: RowCheck = (row) => {
  const day = dayAt(row, 'resultOn')
  return row.result === 'registered' && day && row.entry === 'january' && day.slice(0, 7) !== `${row.year}-04`
    ? said('age17.not_april', 'resultOn', `Đăng ký lần đầu làm trong tháng 4/${row.year}; ngoài tháng này là bổ sung.`, 'warning')
    : null
}

/** Males turning 17, from the January list to the registration of April: one row a citizen. */
export const age17: Register = {
  key: 'age17',
  shelf: 'service',
  title: 'Sổ đăng ký nghĩa vụ quân sự tuổi 17',
  rowName: 'công dân',
  sheet: 'Đăng ký tuổi 17',
  table: 'age17',
  label: 'fullName',
  on: 'listedOn',
  sameRow: [
    ['identityNo', 'year'],
    ['fullName', 'bornOn', 'year'],
  ],
  once: [['identityNo', 'year']],
  apart: [namesake('age17', ['fullName', 'bornOn', 'year'])],
  columns: {
    ...citizenColumns,
    bornOn: { ...citizenColumns.bornOn, example: '2007-05-12' },
    year: {
      kind: 'integer',
      names: true,
      title: 'Năm đăng ký',
      headings: ['Năm'],
      from: 2000,
      to: 2100,
      width: 9,
      example: 2024,
      hint: 'Năm công dân đủ 17 tuổi.',
    },
    hamlet: { kind: 'text', title: 'Thôn, tổ dân phố', optional: true, to: 80, width: 18, privacy: 'personal' },
    school: {
      kind: 'text',
      title: 'Trường, nơi làm việc',
      headings: ['Trường', 'Nơi học tập, làm việc'],
      optional: true,
      to: 120,
      width: 22,
      privacy: 'personal',
      example: 'Trường THPT Mẫu',
    },
    entry: {
      kind: 'choice',
      title: 'Vào danh sách',
      width: 16,
      initial: 'january',
      example: 'Danh sách tháng 1',
      choices: [
        { code: 'january', title: 'Danh sách tháng 1', also: ['Tháng 1'] },
        { code: 'supplement', title: 'Bổ sung' },
        { code: 'moved_in', title: 'Chuyển đến' },
      ],
    },
    listedOn: { kind: 'day', title: 'Ngày vào danh sách', headings: ['Ngày lập danh sách'], width: 12, example: '2024-01-15' },
    calledOn: { kind: 'day', title: 'Ngày gọi đăng ký', optional: true, width: 12 },
    result: {
      kind: 'choice',
      title: 'Kết quả',
      width: 14,
      initial: 'waiting',
      example: 'Đã đăng ký',
      choices: [
        { code: 'waiting', title: 'Chưa đăng ký' },
        { code: 'registered', title: 'Đã đăng ký' },
        { code: 'absent', title: 'Vắng mặt' },
        { code: 'exempt', title: 'Miễn đăng ký', also: ['Miễn'] },
        { code: 'barred', title: 'Không được đăng ký' },
        { code: 'moved_out', title: 'Chuyển đi' },
      ],
    },
    resultOn: {
      kind: 'day',
      title: 'Ngày có kết quả',
      headings: ['Ngày đăng ký'],
      optional: true,
      width: 12,
      example: '2024-04-10',
    },
    reason: { kind: 'text', title: 'Lý do', optional: true, to: 160, width: 20, hint: 'Không ghi tên bệnh.' },
  },
  checks: [
    turnsSeventeen,
    listedInJanuary,
    resultNeedsDay,
    reasonNeeded,
    calledInTime,
    registeredInApril,
    ofCommunes('age17', 'agency_command', 'self_defence_unit'),
    identityForm('age17'),
  ],
  counts: [
    { indicator: 'age17_listed_january', where: [{ column: 'entry', is: 'equal', value: 'january' }], on: 'listedOn' },
    { indicator: 'registered_age17', where: [{ column: 'result', is: 'equal', value: 'registered' }], on: 'resultOn' },
  ],
}
