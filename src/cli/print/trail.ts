import { printTable } from './table.ts'
import { printCell } from './value.ts'

type Trail = {
  lines: readonly { seq: number; at: string | Date; login: string; action: string; unitName: string; detail: unknown }[]
}

/** The trail, newest first: when, who, what, where, and the input as it was given. */
export function printTrail({ lines }: Trail): string {
  if (lines.length === 0) return 'Nhật ký chưa có dòng nào trong khoảng này.'
  const rows = lines.map((row) => [printCell(new Date(row.at)), row.login, row.action, row.unitName, JSON.stringify(row.detail)])
  return printTable(['Lúc', 'Người làm', 'Việc', 'Đơn vị', 'Chi tiết'], rows, (cell) => String(cell ?? ''), 80)
}
