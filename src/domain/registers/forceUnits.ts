import type { Choice, Condition, Count, Register, RowCheck } from '../register.ts'
import { printDay } from '../wording.ts'
import { FORCE_KINDS, FORCES } from './forceKinds.ts'

/** Unit types of Luật Dân quân tự vệ Điều 15, and the command itself, whose members are part of the establishment. */
const UNIT_TYPES: readonly Choice[] = [
  { code: 'command', title: 'Bộ phận chỉ huy', also: ['Ban chỉ huy', 'Chỉ huy'] },
  { code: 'team', title: 'Tổ' },
  { code: 'squad', title: 'Tiểu đội' },
  { code: 'crew', title: 'Khẩu đội' },
  { code: 'platoon', title: 'Trung đội' },
  { code: 'company', title: 'Đại đội' },
  { code: 'flotilla', title: 'Hải đội' },
  { code: 'battalion', title: 'Tiểu đoàn' },
  { code: 'naval_battalion', title: 'Hải đoàn' },
]

const endsAfterStart: RowCheck = (row) =>
  typeof row.disbandedOn === 'string' && typeof row.foundedOn === 'string' && row.disbandedOn <= row.foundedOn
    ? {
        code: 'forceUnits.disbanded_before_founded',
        column: 'disbandedOn',
        severity: 'error',
        message: 'Ngày giải thể phải sau ngày thành lập.',
      }
    : null

/** Luật DQTV Điều 15 and 6: vessels belong to the maritime and the standing force. */
const vesselsAtSea: RowCheck = (row) =>
  ['flotilla', 'naval_battalion'].includes(String(row.type)) && !['maritime', 'standing'].includes(String(row.forceKind))
    ? {
        code: 'forceUnits.vessels_at_sea',
        column: 'forceKind',
        severity: 'error',
        message: 'Hải đội, hải đoàn thuộc lực lượng biển hoặc thường trực (Luật DQTV Điều 15).',
      }
    : null

/** Luật DQTV Điều 6: standing militia is militia; an organisation keeps self-defence. */
const forceFitsUnit: RowCheck = (row, _, unit) => {
  if (row.forceKind === 'standing' && row.force === 'self_defence')
    return {
      code: 'forceUnits.standing_is_militia',
      column: 'forceKind',
      severity: 'error',
      message: 'Thường trực chỉ có ở dân quân (Luật DQTV Điều 6).',
    }
  if (unit && row.force === 'militia' && ['agency_command', 'self_defence_unit'].includes(unit.kind))
    return {
      code: 'forceUnits.militia_in_organisation',
      column: 'force',
      severity: 'error',
      message: 'Cơ quan, tổ chức có tự vệ, không có dân quân (Luật DQTV Điều 2).',
    }
  return null
}

const types = (...codes: string[]): Condition => ({ column: 'type', is: 'in', value: codes })
const stock = (indicator: string, ...where: Condition[]): Count => ({ indicator, where, from: 'foundedOn', until: 'disbandedOn' })

/** The units a force is made of, from founding to disbanding, each with the people it is established with. */
export const forceUnits: Register = {
  key: 'forceUnits',
  shelf: 'force',
  title: 'Sổ phân đội',
  rowName: 'phân đội',
  sheet: 'Phân đội',
  table: 'force_units',
  label: 'name',
  on: 'foundedOn',
  sameRow: [['name', 'foundedOn']],
  once: [['name', 'foundedOn']],
  apart: [
    {
      by: ['name'],
      from: 'foundedOn',
      until: 'disbandedOn',
      code: 'forceUnits.name_taken',
      column: 'name',
      message: (row, other) =>
        `${row.name} đã có trong sổ từ ${printDay(String(other.foundedOn))}. Đặt tên khác, hoặc ghi ngày giải thể của phân đội trước.`,
    },
  ],
  columns: {
    name: {
      kind: 'text',
      title: 'Tên phân đội',
      headings: ['Phân đội', 'Đơn vị nhỏ'],
      from: 2,
      to: 80,
      width: 26,
      example: 'Trung đội cơ động',
    },
    type: {
      kind: 'choice',
      title: 'Cấp',
      headings: ['Loại hình', 'Quy mô tổ chức'],
      choices: UNIT_TYPES,
      width: 14,
      example: 'Trung đội',
    },
    force: { kind: 'choice', title: 'Lực lượng', choices: FORCES, initial: 'self_defence', width: 11, example: 'Dân quân' },
    forceKind: {
      kind: 'choice',
      title: 'Loại lực lượng',
      headings: ['Thành phần', 'Binh chủng'],
      choices: FORCE_KINDS,
      initial: 'on_site',
      width: 14,
      example: 'Cơ động',
    },
    size: {
      kind: 'integer',
      title: 'Quân số biên chế',
      headings: ['Biên chế', 'Quân số theo biên chế'],
      from: 1,
      to: 1000,
      width: 12,
      example: 28,
      hint: 'Không kể phân đội trực thuộc đã ghi ở dòng riêng.',
    },
    foundedOn: { kind: 'day', title: 'Thành lập', headings: ['Ngày thành lập', 'Từ ngày'], width: 12, example: '2021-03-15' },
    disbandedOn: {
      kind: 'day',
      title: 'Giải thể',
      headings: ['Ngày giải thể', 'Đến ngày'],
      optional: true,
      width: 12,
      hint: 'Ngày đầu tiên không còn; để trống nếu đang còn.',
    },
    decision: {
      kind: 'text',
      title: 'Quyết định',
      headings: ['Số quyết định', 'Văn bản'],
      optional: true,
      to: 60,
      width: 18,
      example: '31/QĐ-BCH',
    },
  },
  checks: [endsAfterStart, vesselsAtSea, forceFitsUnit],
  counts: [
    stock('msdf_squads_total', types('team', 'squad', 'crew')),
    stock('msdf_platoons_total', types('platoon')),
    stock('msdf_companies_total', types('company', 'flotilla')),
    { ...stock('establishment.posts'), amount: 'size' },
  ],
}
