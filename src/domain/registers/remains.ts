import type { Condition, Register, RowCheck } from '../register.ts'
import { printInteger } from '../wording.ts'

const where = (code: string): Condition => ({ column: 'land', is: 'equal', value: code })

const endsAfterStart: RowCheck = (row) =>
  typeof row.endedOn === 'string' && typeof row.startedOn === 'string' && row.endedOn < row.startedOn
    ? {
        code: 'remains.ends_before_start',
        column: 'endedOn',
        severity: 'error',
        message: 'Ngày kết thúc đợt phải từ ngày bắt đầu trở đi.',
      }
    : null

const handedOverWithin: RowCheck = (row) =>
  Number(row.handedOver ?? 0) > Number(row.recovered ?? 0)
    ? {
        code: 'remains.handed_over_more',
        column: 'handedOver',
        severity: 'error',
        message: `Quy tập ${printInteger(Number(row.recovered ?? 0))} hài cốt thì không thể bàn giao ${printInteger(Number(row.handedOver))}.`,
      }
    : null

const handedOverWhen: RowCheck = (row) =>
  Number(row.handedOver ?? 0) > 0 && typeof row.handedOverOn !== 'string'
    ? {
        code: 'remains.handed_over_day',
        column: 'handedOverOn',
        severity: 'error',
        message: 'Ghi ngày bàn giao, truy điệu, an táng.',
      }
    : null

const handedOverAfter: RowCheck = (row) =>
  typeof row.handedOverOn === 'string' && typeof row.startedOn === 'string' && row.handedOverOn < row.startedOn
    ? {
        code: 'remains.handed_over_early',
        column: 'handedOverOn',
        severity: 'error',
        message: 'Ngày bàn giao không thể trước ngày bắt đầu đợt.',
      }
    : null

/** Missions of the 515 committee: remains of martyrs found and brought home. Names and graves stay in the files of the martyrs. */
export const remains: Register = {
  key: 'remains',
  shelf: 'support',
  title: 'Sổ tìm kiếm, quy tập hài cốt liệt sĩ',
  rowName: 'đợt',
  sheet: 'Quy tập hài cốt liệt sĩ',
  table: 'remains',
  label: 'mission',
  on: 'endedOn',
  sameRow: [['mission', 'startedOn']],
  once: [['mission', 'startedOn']],
  columns: {
    mission: {
      kind: 'text',
      title: 'Đợt',
      headings: ['Đợt tìm kiếm', 'Nhiệm vụ'],
      from: 2,
      to: 120,
      width: 30,
      example: 'Mùa khô 2023–2024, đợt 1',
    },
    team: { kind: 'text', title: 'Đơn vị, Đội', headings: ['Đội', 'Đơn vị thực hiện'], optional: true, to: 60, width: 16 },
    land: {
      kind: 'choice',
      title: 'Ở đâu',
      headings: ['Trong hay ngoài nước'],
      width: 14,
      example: 'Ngoài nước',
      choices: [
        { code: 'abroad', title: 'Ngoài nước', also: ['Nước ngoài', 'Campuchia', 'Lào'] },
        { code: 'home', title: 'Trong tỉnh', also: ['Trong nước', 'Địa bàn'] },
      ],
    },
    place: {
      kind: 'text',
      title: 'Địa bàn',
      headings: ['Địa điểm', 'Nước, tỉnh'],
      from: 2,
      to: 120,
      width: 24,
      example: 'Campuchia',
    },
    startedOn: { kind: 'day', title: 'Từ ngày', headings: ['Bắt đầu'], width: 12, example: '2023-12-20' },
    endedOn: {
      kind: 'day',
      title: 'Đến ngày',
      headings: ['Kết thúc'],
      width: 12,
      example: '2024-05-20',
      hint: 'Số hài cốt được tính vào ngày này; đợt chưa xong thì ghi ngày chốt số.',
    },
    recovered: {
      kind: 'integer',
      title: 'Quy tập',
      headings: ['Số hài cốt', 'Hài cốt'],
      from: 0,
      to: 10_000,
      width: 10,
      example: 12,
    },
    handedOver: {
      kind: 'integer',
      title: 'Đã bàn giao',
      headings: ['Bàn giao', 'An táng'],
      from: 0,
      to: 10_000,
      initial: 0,
      width: 10,
      example: 12,
    },
    handedOverOn: {
      kind: 'day',
      title: 'Ngày bàn giao',
      headings: ['Ngày an táng'],
      optional: true,
      width: 12,
      example: '2024-05-22',
    },
  },
  checks: [endsAfterStart, handedOverWithin, handedOverWhen, handedOverAfter],
  counts: [
    { indicator: 'martyr_remains_repatriated_abroad', where: [where('abroad')], amount: 'recovered', on: 'endedOn' },
    { indicator: 'martyr_remains_recovered_domestic', where: [where('home')], amount: 'recovered', on: 'endedOn' },
  ],
}
