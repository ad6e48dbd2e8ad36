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
  roots: { checked: number; last: string | null }
  firstBroken?: { provinceId: number; seq: number; why: string } | undefined
}

export function printAuditVerification({ ok, lines, roots, firstBroken }: AuditVerification): string {
  const signed = roots.last
    ? `Khớp với ${printCell(roots.checked)} gốc đã ký, gốc cuối lúc ${roots.last}.`
    : 'Chưa có gốc nào được ký ngoài cơ sở dữ liệu: gọi signAudit, rồi chép tệp gốc ra nơi khác.'
  if (ok) return `Nhật ký nguyên vẹn: ${printCell(lines)} dòng, mỗi dòng khớp với dòng trước. ${signed}`
  const rows = firstBroken ? [[firstBroken.provinceId, firstBroken.seq, firstBroken.why]] : []
  return `Nhật ký không còn nguyên vẹn, đã đọc ${printCell(lines)} dòng trước chỗ đứt.\n\n${printTable(['Tỉnh', 'Dòng', 'Vì sao'], rows, printCell)}`
}
