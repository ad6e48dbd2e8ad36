import { indicators } from '#domain/indicators/index.ts'
import type { CheckReply, ClaimReply, NarrativeReply } from '#reader/narrativeCheck.ts'
import type { Edit, Note } from '#report/annotate.ts'
import type { CellSpec, SheetSpec } from '#report/xlsx.ts'

/** What a check says about one figure, in the words of the margin: what it is understood as, the arithmetic, the system. */
export function noteText(claim: ClaimReply, i: number, checks: readonly CheckReply[]): string {
  const lines: string[] = []
  const title = claim.indicator === null ? null : indicators.get(claim.indicator)?.title
  lines.push(title ? `Được hiểu là: ${title}.` : 'Chưa xếp được vào chỉ tiêu nào.')
  for (const check of checks)
    if (check.claim_indexes.at(-1) === i || (check.verdict === 'inconsistent' && check.claim_indexes.includes(i)))
      lines.push(`${VERDICTS[check.verdict]}: ${check.reason}`)
  if (claim.held && claim.held.verdict !== 'not_compared') lines.push(`${HELD[claim.held.verdict]} ${claim.held.reason}`)
  return lines.join('\n')
}

export const VERDICTS: Readonly<Record<CheckReply['verdict'], string>> = {
  consistent: 'Phép tính khớp',
  inconsistent: 'Phép tính khác',
  cannot_tell: 'Chưa kết luận',
}
const HELD = { agrees: 'Khớp sổ.', differs: 'Khác sổ.', not_held: 'Chưa có số.', not_compared: '' } as const

export const notesOf = (reply: NarrativeReply): Note[] =>
  reply.claims.map((claim, i) => ({ start: claim.start, end: claim.end, text: noteText(claim, i, reply.checks) }))

/** What the figure should read: by its own arithmetic first, then by the system. */
export function correctionOf(reply: NarrativeReply, i: number): string | null {
  const own = reply.checks.find(
    (check) => check.correction !== null && check.claim_indexes.includes(i) && check.printed === reply.claims[i]?.text,
  )
  return own?.correction ?? reply.claims[i]?.held?.correction ?? null
}

/** Only what the person ticked, and only where there is something to put in its place. */
export function editsOf(reply: NarrativeReply, chosen: readonly number[]): Edit[] {
  return chosen.flatMap((i) => {
    const [claim, replacement] = [reply.claims[i], correctionOf(reply, i)]
    return claim && replacement ? [{ start: claim.start, end: claim.end, replacement }] : []
  })
}

const sentenceAround = (text: string, start: number, end: number): string => {
  const from = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('. ', start - 1) + 1, start - 160, 0)
  const stops = [text.indexOf('\n', end), text.indexOf('. ', end)].filter((stop) => stop >= 0)
  return text.slice(from, Math.min(...stops, end + 160, text.length)).trim()
}

/** The record of the check as a workbook: one row a figure, one row a calculation. */
export function checkSheets(reply: NarrativeReply, text: string): SheetSpec[] {
  const figures: CellSpec[][] = reply.claims.map((claim, i) => [
    i + 1,
    claim.text,
    claim.unit,
    claim.indicator === null ? null : (indicators.get(claim.indicator)?.title ?? claim.indicator),
    claim.period,
    claim.as_of,
    claim.held?.held ?? null,
    claim.held ? HELD[claim.held.verdict] || claim.held.reason : null,
    reply.checks
      .filter((check) => check.claim_indexes.includes(i))
      .map((check) => `${VERDICTS[check.verdict]}: ${check.reason}`)
      .join('\n'),
    sentenceAround(text, claim.start, claim.end),
  ])
  const sums: CellSpec[][] = reply.checks.map((check) => [
    check.printed,
    check.computed,
    VERDICTS[check.verdict],
    check.reason,
    check.claim_indexes.map((i) => i + 1).join(', '),
  ])
  const column = (heading: string, width: number, kind: 'text' | 'integer' = 'text') => ({ heading, width, kind })
  return [
    {
      name: 'Số trong bài',
      columns: [
        column('Số', 6, 'integer'),
        column('Trong bài', 16),
        column('Đơn vị tính', 18),
        column('Được hiểu là', 44),
        column('Kỳ', 10),
        column('Số liệu đến', 12),
        column('Trong sổ', 14),
        column('Kết quả', 16),
        column('Phép tính', 50),
        column('Câu', 70),
      ],
      rows: figures,
    },
    {
      name: 'Phép tính',
      columns: [
        column('In trong bài', 18),
        column('Tính lại', 18),
        column('Kết luận', 18),
        column('Vì sao', 80),
        column('Các số', 14),
      ],
      rows: sums,
    },
  ]
}
