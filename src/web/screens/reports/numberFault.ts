import { readDecimal } from '#domain/wording.ts'

/** The largest figure that may be typed: a hundred thousand tỷ đồng, as the server has it. */
const MOST = 100_000_000_000_000n

/** What is wrong with what was typed or pasted into a box of one figure, and how to write it; null where nothing is. */
export function numberFault(text: string, scale: number): string | null {
  const typed = text.trim()
  if (typed === '') return null
  const read = readDecimal(typed)
  if (!read) return unread(typed)
  if (read.units < 0n) return `“${typed}” là số âm. Ô này ghi từ 0 trở lên.`
  const whole = read.units * BigInt(scale)
  const unit = 10n ** BigInt(read.decimals)
  if (whole % unit !== 0n)
    return scale === 1
      ? `“${typed}” có phần lẻ mà ô này đếm nguyên. Viết như 1122 hoặc 1.122.`
      : `“${typed}” lẻ dưới một đồng. Viết như 4,7.`
  return whole / unit > MOST ? `“${typed}” lớn quá mức một đơn vị có thể có. Đồng chí đếm lại các chữ số.` : null
}

function unread(typed: string): string {
  const digits = typed.replace(/\D/g, '')
  if (digits === '') return `“${typed}” không phải số. Không có thì ghi 0, chưa có thì để trống.`
  if (/^[\d.]+$/.test(typed)) return `“${typed}” chưa rõ là số nào: dấu chấm đứng sau mỗi ba chữ số, như 1.200.`
  if (/^[\d.,\s]+$/.test(typed)) return `“${typed}” chưa rõ là số nào. Viết như 1200, 1.200 hoặc 4,7.`
  return `“${typed}” có chữ. Ô này chỉ ghi số, như 1122; chữ thì viết ở ghi chú.`
}
