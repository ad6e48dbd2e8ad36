import type { Finding } from '#domain/finding.ts'
import { indicatorById } from '#domain/sources.ts'
import { printFindings } from './findings.ts'

type Claim = {
  text: string
  start: number
  end: number
  unit: string | null
  indicator: string | null
  standing: string
  sentence: number
  page: number
  held?: { verdict: string; held: string | null; difference: string | null; reason: string }
}
type Check = {
  printed: string | null
  verdict: string
  convention: string | null
  reason: string
  claim_indexes: readonly number[]
  correction: string | null
}
type Narrative = {
  claims: readonly Claim[]
  checks: readonly Check[]
  summary: {
    claims: number
    matched: number
    consistent: number
    inconsistent: number
    cannot_tell: number
    agrees: number
    differs: number
    not_held: number
  }
  compared: { unitName: string; periodTitle: string; asOfTitle: string } | null
  findings: readonly Finding[]
  /** The text that was read: the command line asks for it when a person is to read the reply. */
  text?: string
  /** Where each of its pages begins; one where the format knows none. */
  pages?: readonly number[]
}

/** Each sentence with its figures: what they measure, whether the arithmetic holds, what the system holds, and why. */
export function printNarrative(reply: Narrative): string {
  const sentences = [...Map.groupBy(reply.claims.keys(), (index) => reply.claims[index]?.sentence ?? 0).values()]
  const parts = sentences.map((indexes) => sentencePart(reply, indexes))
  if (reply.findings.length > 0) parts.unshift(printFindings(reply.findings))
  return [...parts, summaryOf(reply)].join('\n\n')
}

function sentencePart(reply: Narrative, indexes: readonly number[]): string {
  const claims = indexes.flatMap((index) => reply.claims[index] ?? [])
  const lines = [quoted(reply, claims), ...claims.flatMap(claimLines)]
  // A check stands with the last figure it speaks of, so that it is read once.
  const checks = reply.checks.filter((check) => indexes.includes(Math.max(...check.claim_indexes)))
  return [...lines, ...checks.map(checkLine)].join('\n')
}

function claimLines({ text, unit, indicator, standing, held }: Claim): string[] {
  const measured = indicator === null ? 'không thuộc chỉ tiêu nào' : (indicatorById(indicator)?.title ?? indicator)
  // "300.000 đồng" of "đồng/người/ngày": the text says the first word of its unit itself.
  const [said = '', ...per] = unit?.split('/') ?? []
  const words =
    unit === null || unit === '%' || text.endsWith(unit)
      ? text
      : text.endsWith(said)
        ? [text, ...per].join('/')
        : `${text} ${unit}`
  const line = `    ${words}: ${measured}${standing === 'proposed' ? ' (mới đề nghị)' : ''}`
  if (!held || held.verdict === 'not_compared') return [line]
  const sign = { agrees: '✔', differs: '✖' }[held.verdict] ?? '·'
  const gap = held.difference === null ? '' : ` Lệch ${held.difference}.`
  return [line, `      ${sign} ${held.reason}${gap}`]
}

function checkLine({ verdict, convention, printed, reason, correction }: Check): string {
  const cut = verdict === 'consistent' && convention === 'cut'
  const sign = cut ? '▲' : ({ consistent: '✔', inconsistent: '✖' }[verdict] ?? '?')
  return `    ${sign} ${printed === null ? '' : `${printed}: `}${reason}${verdict === 'inconsistent' && correction !== null ? ` Đúng ra là ${correction}.` : ''}`
}

/** The sentence as it stands in the text, on one line; the figures alone where the text is not at hand. */
function quoted({ text, pages }: Narrative, claims: readonly Claim[]): string {
  const [first, last] = [claims[0], claims.at(-1)]
  if (text === undefined || !first || !last) return claims.map((claim) => claim.text).join(', ')
  const end = /[.;!?](?=\s)|\n|$/g
  end.lastIndex = last.end
  const until = (end.exec(text)?.index ?? text.length) + 1
  const before = text.slice(0, first.start)
  const from = Math.max(before.lastIndexOf('\n'), before.search(/[.;!?]\s(?![\s\S]*[.;!?]\s)/) + 1)
  const page = (pages?.length ?? 1) > 1 ? `trang ${first.page}: ` : ''
  return `${page}“${text.slice(from, until).replace(/\s+/g, ' ').trim()}”`
}

function summaryOf({ summary, compared }: Narrative): string {
  const lines = [
    `${summary.claims} số, ${summary.matched} số thuộc chỉ tiêu trong hệ thống.`,
    `Phép tính: ${summary.consistent} đúng, ${summary.inconsistent} sai, ${summary.cannot_tell} chưa đủ căn cứ.`,
  ]
  if (compared) {
    const { unitName, periodTitle, asOfTitle } = compared
    lines.push(
      `So với ${unitName}, ${periodTitle}, số liệu đến ${asOfTitle}: ${summary.agrees} khớp, ${summary.differs} khác, ${summary.not_held} hệ thống chưa có.`,
    )
  }
  return lines.join('\n')
}
