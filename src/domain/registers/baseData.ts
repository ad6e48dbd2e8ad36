import type { Choice, Count, Register, RowCheck } from '../register.ts'

const KINDS: readonly Choice[] = [
  { code: 'population', title: 'Dân số' },
  {
    code: 'staff',
    title: 'Cán bộ, công chức, viên chức, người lao động',
    also: ['Số lao động', 'Người lao động', 'CBCCVC, người lao động'],
  },
  { code: 'msdf_age', title: 'Người trong độ tuổi dân quân tự vệ', also: ['Trong độ tuổi tự vệ', 'Độ tuổi dân quân tự vệ'] },
]

/** Levels above add up what stands below, so each number is kept in one place of the tree. */
const KEPT_AT: Readonly<Record<string, { kinds: readonly string[]; where: string }>> = {
  population: { kinds: ['commune'], where: 'Dân số ghi ở sổ của từng xã, phường; các cấp trên tự cộng' },
  staff: { kinds: ['agency_command', 'self_defence_unit'], where: 'Số lao động ghi ở sổ của từng cơ quan, tổ chức' },
  // At a commune the number follows from the register of citizens.
  msdf_age: {
    kinds: ['agency_command', 'self_defence_unit'],
    where: 'Ở xã, phường số này do sổ công dân trong độ tuổi cộng ra; sổ này chỉ ghi cho cơ quan, tổ chức',
  },
}

const keptInOnePlace: RowCheck = (row, _, unit) => {
  const rule = KEPT_AT[String(row.kind)]
  return unit && rule && !rule.kinds.includes(unit.kind)
    ? { code: 'baseData.kept_elsewhere', column: 'kind', severity: 'error', message: `${rule.where}.` }
    : null
}

const count = (indicator: string, kind: string): Count => ({
  indicator,
  where: [{ column: 'kind', is: 'equal', value: kind }],
  amount: 'value',
  from: 'asOf',
  until: 'until',
})

/** Numbers other figures are measured against, each with its source and day; a value holds until the next of its kind. */
export const baseData: Register = {
  key: 'baseData',
  shelf: 'force',
  title: 'Sổ số liệu nền',
  rowName: 'số liệu',
  sheet: 'Số liệu nền',
  table: 'base_data',
  label: 'source',
  on: 'asOf',
  sameRow: [['kind', 'asOf']],
  once: [['kind', 'asOf']],
  succession: { by: ['kind'], from: 'asOf', until: 'until' },
  columns: {
    kind: {
      kind: 'choice',
      title: 'Số liệu',
      headings: ['Loại số liệu', 'Nội dung'],
      choices: KINDS,
      width: 34,
      example: 'Dân số',
    },
    value: {
      kind: 'integer',
      alone: true,
      title: 'Giá trị',
      headings: ['Số lượng', 'Số người'],
      from: 0,
      to: 200_000_000,
      width: 14,
      example: 12480,
    },
    asOf: {
      kind: 'day',
      title: 'Số liệu đến ngày',
      headings: ['Thời điểm', 'Đến ngày', 'Tính đến ngày'],
      width: 14,
      example: '2026-06-30',
      hint: 'Số này dùng từ ngày đó cho đến khi có số mới hơn.',
    },
    source: {
      kind: 'text',
      title: 'Nguồn',
      headings: ['Nguồn số liệu', 'Cơ quan cung cấp'],
      from: 3,
      to: 160,
      width: 34,
      example: 'Thống kê cơ sở',
    },
    note: { kind: 'text', title: 'Ghi chú', optional: true, to: 200, width: 24 },
    until: { kind: 'day', title: 'Đến khi có số mới', hidden: true, optional: true },
  },
  checks: [keptInOnePlace],
  eachAlone: true,
  counts: [count('population_total', 'population'), count('org_staff_total', 'staff'), count('citizens_msdf_age', 'msdf_age')],
}
