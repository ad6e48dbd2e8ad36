import { finding } from '#domain/finding.ts'
import type { Register } from '#domain/register.ts'
import { lowerFirst } from '#domain/wording.ts'
import type { Draft, Level, Looking } from './importMatch.ts'

/** Rows of the workbook that are the same row, each told of the others. */
export function tellTwice(register: Register, level: Level, drafts: readonly Draft[], looking: Looking): void {
  const clash = (a: Draft, b: Draft) => overlaps(register, a, b) && (level.identity || !differByIdentity(register, a, b))
  const clashes = new Map<Draft, number[]>()
  const add = (draft: Draft, other: Draft) => clashes.set(draft, [...(clashes.get(draft) ?? []), other.read.number])
  // A column filled down by mistake makes one group of everything: then each is told of the first alone.
  const firsts = drafts.length > 100 ? drafts.slice(0, 1) : drafts
  for (const [at, a] of firsts.entries()) {
    for (const b of drafts.slice(at + 1)) {
      if (!clash(a, b)) continue
      if ((clashes.get(a)?.length ?? 0) < 20) add(a, b)
      add(b, a)
    }
  }
  const titles = level.columns.map((key) => lowerFirst(register.columns[key]?.title ?? key)).join(', ')
  for (const [draft, rows] of clashes) {
    if (draft.findings.some(({ code }) => code === 'roster.twice')) continue
    const list = rows.slice(0, 5).join(', ')
    const more = rows.length > 5 ? ` và ${rows.length - 5} dòng nữa` : ''
    draft.findings.push(
      finding(
        'roster.twice',
        looking.where(draft, level.columns[0] ?? ''),
        `Trùng với dòng ${list}${more} trong tệp: cùng ${titles}. Giữ một dòng.`,
      ),
    )
  }
}

function overlaps({ dated }: Register, a: Draft, b: Draft): boolean {
  if (!dated) return true
  const [fromA, fromB, untilA, untilB] = [
    a.values[dated.from],
    b.values[dated.from],
    a.values[dated.until],
    b.values[dated.until],
  ]
  if (typeof fromA !== 'string' || typeof fromB !== 'string') return true
  return (typeof untilB !== 'string' || fromA < untilB) && (typeof untilA !== 'string' || fromB < untilA)
}

function differByIdentity(register: Register, a: Draft, b: Draft): boolean {
  const key = Object.entries(register.columns).find(([, column]) => column.kind === 'identity')?.[0]
  if (key === undefined) return false
  const [one, other] = [a.values[key], b.values[key]]
  return typeof one === 'string' && typeof other === 'string' && one.slice(-4) !== other.slice(-4)
}
