import type { AskedFinding } from '../../contract/checks.ts'
import type { FormRow } from '../../contract.ts'

/** Still to be put right or answered. */
export const isOpen = ({ severity, explanation }: AskedFinding): boolean =>
  severity === 'error' || (severity === 'warning' && explanation === null)

/** Findings by the row of the form that shows them: the cell they point at, else the first of their cells the form has. */
export function byRow(rows: readonly FormRow[], findings: readonly AskedFinding[]): Map<string | null, AskedFinding[]> {
  const holder = new Map<string, string>()
  for (const row of rows) {
    for (const { id } of row.base) if (!holder.has(id)) holder.set(id, row.indicator)
    holder.set(row.indicator, row.indicator)
  }
  const out = new Map<string | null, AskedFinding[]>()
  for (const finding of findings) {
    if (finding.severity === 'note') continue
    const cells = [finding.where.indicator ?? '', ...(finding.args?.cells ?? [])]
    const row = cells.flatMap((cell) => holder.get(cell) ?? [])[0] ?? null
    out.set(row, [...(out.get(row) ?? []), finding])
  }
  return out
}
