import { printTable } from './table.ts'
import { printCell, printValue } from './value.ts'

type FigureVerification = { differences: readonly Readonly<Record<string, unknown>>[]; checked: number }

export function printFigureVerification({ differences, checked }: FigureVerification): string {
  if (differences.length === 0) return `Đã tính lại ${printCell(checked)} số liệu từ bản ghi: tất cả khớp.`
  return `Đã tính lại ${printCell(checked)} số liệu từ bản ghi, ${printCell(differences.length)} chỗ lệch:\n\n${printValue(differences)}`
}

type AuditVerification = {
  ok: boolean
  lines: number
  firstBroken?: { provinceId: number; seq: number; why: string } | undefined
}

export function printAuditVerification({ ok, lines, firstBroken }: AuditVerification): string {
  if (ok) return `Nhật ký nguyên vẹn: ${printCell(lines)} dòng, mỗi dòng khớp với dòng trước.`
  const rows = firstBroken ? [[firstBroken.provinceId, firstBroken.seq, firstBroken.why]] : []
  return `Nhật ký không còn nguyên vẹn, đã đọc ${printCell(lines)} dòng trước chỗ đứt.\n\n${printTable(['Tỉnh', 'Dòng', 'Vì sao'], rows, printCell)}`
}
