import type { Register, RowCheck } from '../register.ts'
import { dayAt, gapOf, said } from './servicePerson.ts'

const somebodyIsCalled: RowCheck = (row) =>
  row.army === 0 && row.police === 0
    ? said('callUpQuota.nobody', 'army', 'Chỉ tiêu phải có ít nhất một người vào quân đội hoặc công an.')
    : null

/** Luật Nghĩa vụ quân sự Điều 33: handover once a year, in February or March; a second one only for defence and security. */
const inSeason: RowCheck = (row) => {
  const day = dayAt(row, 'handoverOn')
  if (!day || typeof row.year !== 'number') return null
  if (!day.startsWith(String(row.year)))
    return said('callUpQuota.other_year', 'handoverOn', `Ngày giao quân phải trong năm ${row.year}.`)
  return ['02', '03'].includes(day.slice(5, 7))
    ? null
    : said('callUpQuota.out_of_season', 'handoverOn', 'Giao quân vào tháng 2 hoặc tháng 3 (Điều 33).', 'warning')
}

const decidedBefore: RowCheck = (row) =>
  (gapOf(row, 'decidedOn', 'handoverOn') ?? 0) < 0
    ? said('callUpQuota.decided_after', 'decidedOn', 'Quyết định giao chỉ tiêu phải có trước ngày giao quân.')
    : null

/** How many a commune is to hand over in a year, to the army and to the police: one row, corrected when the decision changes. */
export const callUpQuota: Register = {
  key: 'callUpQuota',
  shelf: 'service',
  title: 'Sổ chỉ tiêu gọi công dân nhập ngũ',
  rowName: 'chỉ tiêu năm',
  sheet: 'Chỉ tiêu giao quân',
  table: 'call_up_quota',
  label: 'decision',
  on: 'handoverOn',
  sameRow: [['year']],
  once: [['year']],
  columns: {
    year: {
      kind: 'integer',
      names: true,
      title: 'Năm gọi nhập ngũ',
      headings: ['Năm'],
      from: 2000,
      to: 2100,
      width: 9,
      example: 2024,
    },
    army: {
      kind: 'integer',
      title: 'Vào quân đội',
      headings: ['Nghĩa vụ quân sự', 'Quân đội'],
      from: 0,
      to: 20_000,
      width: 11,
      example: 25,
    },
    police: {
      kind: 'integer',
      title: 'Vào công an',
      headings: ['Nghĩa vụ Công an nhân dân', 'Công an'],
      from: 0,
      to: 20_000,
      width: 11,
      example: 4,
    },
    decision: { kind: 'text', title: 'Quyết định giao', headings: ['Quyết định'], to: 60, width: 18, example: '3100/QĐ-UBND' },
    decidedOn: { kind: 'day', title: 'Ngày quyết định', width: 12, example: '2023-10-20' },
    handoverOn: {
      kind: 'day',
      title: 'Ngày giao quân',
      future: true,
      width: 12,
      example: '2024-02-26',
      hint: 'Chỉ tiêu tính vào kỳ có ngày này.',
    },
  },
  checks: [somebodyIsCalled, inSeason, decidedBefore],
  counts: [
    { indicator: 'enlistment_quota_army', where: [], amount: 'army', on: 'handoverOn' },
    { indicator: 'enlistment_quota_police', where: [], amount: 'police', on: 'handoverOn' },
  ],
}
