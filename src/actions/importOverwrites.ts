import { type Where, warning } from '#domain/finding.ts'
import { type CellValue, type Column, isGiven, isSealed, type Register } from '#domain/register.ts'
import { lowerFirst, printDay } from '#domain/wording.ts'
import type { Draft } from './importMatch.ts'
import type { PlannedRow } from './importPlan.ts'

/**
 * What a workbook takes out of a row that stands already: a first day moved by more than a year, a filled cell emptied.
 * Both are how somebody's service is written anew by a list made for something else, and neither can be seen in "changed".
 */
export function tellOverwrites(
  register: Register,
  planned: readonly PlannedRow[],
  where: (draft: Draft, column: string) => Where,
): void {
  const starts = new Set([register.dated?.from, register.on])
  for (const row of planned) {
    const { before, after, changed } = row
    if (!before || changed.length === 0) continue
    for (const key of changed) {
      const column = register.columns[key]
      const was = before.values[key] ?? null
      const now = after[key] ?? null
      if (!column || column.hidden || isGiven(column) || isSealed(column) || !isFilled(was)) continue
      const old = say(was, column)
      if (!isFilled(now))
        row.findings.push(
          warning(
            'roster.emptied',
            where(row, key),
            `${column.title} trong sổ đang ghi ${old}, tệp để trống: nhập sẽ xóa nội dung này. Muốn giữ, chép lại vào tệp.`,
          ),
        )
      else if (starts.has(key) && typeof was === 'string' && typeof now === 'string' && isFarApart(was, now))
        row.findings.push(
          warning(
            'roster.start_moved',
            where(row, key),
            `${column.title} đổi từ ${old} thành ${printDay(now)}, lệch hơn một năm: quá trình đã ghi sẽ khác đi. Đồng chí đối chiếu ${lowerFirst(column.title)} trước khi nhập.`,
          ),
        )
    }
  }
}

const isFilled = (value: CellValue): boolean => value !== null && value !== '' && value !== false

function isFarApart(a: string, b: string): boolean {
  const [early, late] = a < b ? [a, b] : [b, a]
  return `${Number(early.slice(0, 4)) + 1}${early.slice(4)}` < late
}

function say(value: CellValue, column: Column): string {
  if (value === true) return 'có'
  if (column.kind === 'day') return printDay(String(value))
  if (column.kind === 'choice') return `“${column.choices?.find(({ code }) => code === value)?.title ?? String(value)}”`
  return column.kind === 'reference' ? 'một dòng của sổ khác' : `“${String(value)}”`
}
