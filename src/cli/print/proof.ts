import type { Condition } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { figureText, type ShownFigure } from './figure.ts'
import { printTable } from './table.ts'
import { printCell, printValue } from './value.ts'

type Proof = {
  title: string
  unitWord: string
  figure: ShownFigure
  explanation: string
  children: readonly {
    unit: { name: string; code: string }
    value: number | null
    target: number | null
    percent: number | null
    gap: number | null
    state: string
  }[]
  own?: { value: number | null; joint?: number } | null
  records: readonly { register: string; count: number; where: readonly Condition[]; sum: number; amount?: string | undefined }[]
  operands?: readonly { title: string; value: number | null }[]
  ladder?: readonly unknown[]
  entries?: readonly unknown[]
  targetDecisions?: readonly { number: string; decidedOn: string; total: number; note: string | null }[]
  checks: readonly { ok: boolean; text: string }[]
  sum: number | null
}

/** A figure taken apart: how it is computed, the units that add up to it, the rows of the registers, the decisions, the checks. */
export function printProof(proof: Proof): string {
  const percent = proof.figure.percent === null ? '' : ` (${printCell(proof.figure.percent)}%)`
  const parts = [`${proof.title}: ${figureText(proof.figure)} ${proof.unitWord}${percent}\n${proof.explanation}`]
  if (proof.children.length > 0) {
    const rows = proof.children.map((child) => [
      child.unit.name,
      child.unit.code,
      child.value,
      child.target,
      child.percent,
      child.gap,
    ])
    parts.push(`ĐƠN VỊ\n${printTable(['Đơn vị', 'Mã', 'Số liệu', 'Giao', '%', 'Hơn, thiếu'], rows, printCell)}`)
  }
  if (proof.own && (proof.own.value !== 0 || proof.own.joint)) parts.push(`CỦA RIÊNG ĐƠN VỊ\n${printValue(proof.own, '  ')}`)
  if (proof.records.length > 0) {
    const rows = proof.records.map((set) => [
      registers[set.register]?.title ?? set.register,
      set.count,
      set.sum,
      set.where.map((condition) => conditionText(set.register, condition)).join('; '),
    ])
    parts.push(`BẢN GHI\n${printTable(['Sổ', 'Số dòng', 'Cộng', 'Điều kiện'], rows, printCell, 120)}`)
  }
  if (proof.operands && proof.operands.length > 0) {
    const rows = proof.operands.map(({ title, value }) => [title, value])
    parts.push(`THÀNH PHẦN\n${printTable(['Thành phần', 'Số liệu'], rows, printCell)}`)
  }
  for (const [heading, list] of [
    ['DIỄN BIẾN', proof.ladder],
    ['SỐ NHẬP', proof.entries],
  ] as const) {
    if (list && list.length > 0) parts.push(`${heading}\n${printValue(list)}`)
  }
  if (proof.targetDecisions && proof.targetDecisions.length > 0) {
    const rows = proof.targetDecisions.map((decision) => [decision.number, decision.decidedOn, decision.total, decision.note])
    parts.push(`QUYẾT ĐỊNH GIAO\n${printTable(['Số', 'Ngày', 'Tổng số', 'Ghi chú'], rows, printCell)}`)
  }
  if (proof.checks.length > 0)
    parts.push(`KIỂM TRA\n${proof.checks.map(({ ok, text }) => `${ok ? '✔' : '✖'} ${text}`).join('\n')}`)
  parts.push(`Cộng lại: ${printCell(proof.sum)}`)
  return parts.join('\n\n')
}

const SIGNS: Readonly<Record<Condition['is'], string>> = {
  equal: 'là',
  in: 'thuộc',
  from: 'từ',
  to: 'đến',
  before: 'trước',
  after: 'sau',
  empty: 'để trống',
  filled: 'đã có',
  openAt: 'trống hoặc sau',
  search: 'có chữ',
}

/** A condition in the words of the register: 'Kết quả là Đạt'. */
function conditionText(register: string, condition: Condition): string {
  const column = registers[register]?.columns[condition.column]
  const title = column?.title ?? condition.column
  if (!('value' in condition)) return `${title} ${SIGNS[condition.is]}`
  const word = (value: unknown): string =>
    column?.choices?.find((choice) => choice.code === value)?.title ?? printCell(value as string)
  return `${title} ${SIGNS[condition.is]} ${[condition.value].flat().map(word).join(', ')}`
}
