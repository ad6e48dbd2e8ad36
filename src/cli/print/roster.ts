import type { Finding } from '#domain/finding.ts'
import { printFindings } from './findings.ts'
import { printTable } from './table.ts'
import { printCell } from './value.ts'

type ImportReview = {
  rows: number
  same: number
  added: number
  changed: number
  rejected: number
  findings: readonly Finding[]
  effect: readonly { title: string; unitName: string; before: number | null; after: number | null }[]
  kept: boolean
}

/** What a roster holds against what is known, what is wrong in it, what its figures would become, and whether it is written. */
export function printImport(review: ImportReview): string {
  const parts = [
    `${printCell(review.rows)} dòng: ${review.added} mới, ${review.changed} sửa, ${review.same} giữ nguyên, ${review.rejected} không nhận.`,
  ]
  if (review.findings.length > 0) parts.push(`CẦN XEM\n${printFindings(review.findings)}`)
  if (review.effect.length > 0) {
    const rows = review.effect.map((line) => [line.title, line.unitName, line.before, line.after])
    parts.push(`SỐ LIỆU THAY ĐỔI\n${printTable(['Chỉ tiêu', 'Đơn vị', 'Trước', 'Sau'], rows, printCell)}`)
  }
  const errors = review.findings.some((finding) => finding.severity === 'error')
  parts.push(
    review.kept
      ? 'Đã ghi vào sổ.'
      : errors
        ? 'Chưa ghi gì: sửa các chỗ ✖ trong tệp rồi gửi lại.'
        : 'Chưa ghi gì: đây là bản xem trước. Thêm --keep để ghi.',
  )
  return parts.join('\n\n')
}
