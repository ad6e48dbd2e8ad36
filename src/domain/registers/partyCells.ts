import type { Condition, Count, Register, RowCheck } from '../register.ts'
import { printInteger } from '../wording.ts'

const ACTIVE: Condition = { column: 'status', is: 'equal', value: 'active' }
const stock = (indicator: string, ...where: Condition[]): Count => ({ indicator, where, from: 'since', until: 'until' })

const endsAfterStart: RowCheck = (row) =>
  typeof row.until === 'string' && typeof row.since === 'string' && row.until <= row.since
    ? { code: 'partyCells.ends_before_start', column: 'until', severity: 'error', message: 'Đến ngày phải sau từ ngày.' }
    : null

/** A cell is founded with at least three full members (Điều lệ Đảng, Điều 21). */
const enoughMembers: RowCheck = (row) =>
  row.status === 'active' && typeof row.members === 'number' && row.members < 3
    ? {
        code: 'partyCells.few_members',
        column: 'members',
        severity: 'warning',
        message: `Chi bộ ghi ${printInteger(row.members)} đảng viên; chi bộ phải có ít nhất 3 đảng viên chính thức. Đồng chí xem lại.`,
      }
    : null

const admittedWithin: RowCheck = (row) =>
  Number(row.admitted ?? 0) > Number(row.members ?? 0)
    ? {
        code: 'partyCells.admitted_more',
        column: 'admitted',
        severity: 'error',
        message: `Kết nạp ${printInteger(Number(row.admitted))} nhưng chi bộ chỉ có ${printInteger(Number(row.members ?? 0))} đảng viên.`,
      }
    : null

/**
 * Military party cells of communes (QĐ 332-QĐ/TW, HD 24-HD/BTCTW). Only counts: members are never named here. A change of
 * the committee or of the number of members opens a new stretch from its day.
 */
export const partyCells: Register = {
  key: 'partyCells',
  shelf: 'merit',
  title: 'Sổ chi bộ quân sự',
  rowName: 'chi bộ',
  sheet: 'Chi bộ quân sự',
  table: 'party_cells',
  label: 'title',
  on: 'since',
  dated: { from: 'since', until: 'until', chain: 'cell' },
  sameRow: [['title']],
  once: [['title']],
  states: { column: 'status', first: ['active'], next: { active: ['dissolved'], dissolved: [] } },
  columns: {
    title: {
      kind: 'text',
      title: 'Chi bộ',
      headings: ['Tên chi bộ'],
      from: 2,
      to: 120,
      width: 30,
      example: 'Chi bộ quân sự xã Tân Lập',
    },
    since: { kind: 'day', title: 'Từ ngày', headings: ['Ngày thành lập', 'Thành lập'], width: 12, example: '2021-03-03' },
    until: {
      kind: 'day',
      title: 'Đến ngày',
      optional: true,
      width: 12,
      hint: 'Ngày đầu tiên không còn đúng như dòng này; để trống nếu đang hoạt động.',
    },
    status: {
      kind: 'choice',
      title: 'Tình trạng',
      width: 14,
      initial: 'active',
      example: 'Đang hoạt động',
      choices: [
        { code: 'active', title: 'Đang hoạt động', also: ['Hoạt động'] },
        { code: 'dissolved', title: 'Đã giải thể', also: ['Giải thể'] },
      ],
    },
    entry: {
      kind: 'choice',
      title: 'Vào sổ',
      width: 12,
      initial: 'founded',
      example: 'Thành lập',
      choices: [
        { code: 'founded', title: 'Thành lập', also: ['Thành lập mới'] },
        { code: 'continued', title: 'Tiếp nối' },
      ],
    },
    committee: { kind: 'yesNo', title: 'Có cấp ủy', headings: ['Chi ủy', 'Có chi ủy'], width: 10, initial: false, example: 'x' },
    members: { kind: 'integer', title: 'Đảng viên', headings: ['Số đảng viên'], from: 0, to: 500, width: 10, example: 7 },
    admitted: {
      kind: 'integer',
      title: 'Kết nạp',
      headings: ['Số kết nạp'],
      from: 0,
      to: 100,
      initial: 0,
      width: 9,
      example: 1,
      hint: 'Số đảng viên kết nạp tính từ ngày ghi ở dòng này.',
    },
    decision: { kind: 'text', title: 'Quyết định', headings: ['Số quyết định'], optional: true, to: 60, width: 16 },
    cell: { kind: 'reference', title: 'Chi bộ gốc', hidden: true, optional: true },
  },
  checks: [endsAfterStart, enoughMembers, admittedWithin],
  counts: [
    stock('military_party_cells_total', ACTIVE),
    stock('military_party_cells.with_committee', ACTIVE, { column: 'committee', is: 'equal', value: true }),
    {
      indicator: 'military_party_cells_created',
      where: [ACTIVE, { column: 'entry', is: 'equal', value: 'founded' }],
      on: 'since',
    },
  ],
}
