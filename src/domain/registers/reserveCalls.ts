import type { Condition, Register, RowCheck } from '../register.ts'
import { gapOf, said } from './servicePerson.ts'

const kind = (...codes: string[]): Condition => ({ column: 'kind', is: 'in', value: codes })
const TRAINING = ['training', 'readiness']

const attendedWithinCalled: RowCheck = (row) =>
  Number(row.attended) > Number(row.called)
    ? said('reserveCalls.more_present', 'attended', 'Số có mặt không thể nhiều hơn số được gọi.')
    : null

const endsAfterBegin: RowCheck = (row) =>
  (gapOf(row, 'day', 'lastDay') ?? 0) < 0
    ? said('reserveCalls.ends_before', 'lastDay', 'Ngày kết thúc không thể trước ngày bắt đầu.')
    : null

const peopleNeeded: RowCheck = (row) =>
  TRAINING.includes(String(row.kind)) && !(Number(row.called) > 0)
    ? said('reserveCalls.called_needed', 'called', 'Ghi số quân nhân dự bị được gọi.')
    : null

/** Each time reservists were called together, or their list was checked against the people: numbers alone. */
export const reserveCalls: Register = {
  key: 'reserveCalls',
  shelf: 'service',
  title: 'Sổ gọi huấn luyện, phúc tra dự bị',
  rowName: 'đợt',
  sheet: 'Huấn luyện, phúc tra DBĐV',
  table: 'reserve_calls',
  label: 'title',
  on: 'day',
  sameRow: [['day', 'kind', 'title']],
  once: [['day', 'kind', 'title']],
  columns: {
    title: {
      kind: 'text',
      title: 'Tên đợt',
      headings: ['Nội dung'],
      from: 2,
      to: 120,
      width: 28,
      example: 'Huấn luyện dự bị đợt 1',
    },
    kind: {
      kind: 'choice',
      title: 'Việc',
      headings: ['Loại'],
      width: 22,
      initial: 'training',
      example: 'Huấn luyện',
      choices: [
        { code: 'training', title: 'Huấn luyện' },
        { code: 'readiness', title: 'Kiểm tra sẵn sàng động viên' },
        { code: 'verification', title: 'Phúc tra' },
        { code: 'meeting', title: 'Sinh hoạt' },
      ],
    },
    day: { kind: 'day', title: 'Từ ngày', headings: ['Ngày'], width: 12, example: '2024-05-06' },
    lastDay: { kind: 'day', title: 'Đến hết ngày', optional: true, width: 12, example: '2024-05-15' },
    called: { kind: 'integer', title: 'Được gọi', from: 0, to: 1_000_000, initial: 0, width: 10, example: 60 },
    attended: { kind: 'integer', title: 'Có mặt', from: 0, to: 1_000_000, initial: 0, width: 10, example: 58 },
    decision: { kind: 'text', title: 'Quyết định, lệnh', optional: true, to: 60, width: 18 },
  },
  checks: [attendedWithinCalled, endsAfterBegin, peopleNeeded],
  counts: [
    { indicator: 'reserve_called_for_training', where: [kind(...TRAINING)], amount: 'called', on: 'day' },
    { indicator: 'reserve_training_attended', where: [kind(...TRAINING)], amount: 'attended', on: 'day' },
    { indicator: 'reserve_verification_rounds', where: [kind('verification')], on: 'day' },
  ],
}
