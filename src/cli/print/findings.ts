import type { Finding } from '#domain/finding.ts'

const SIGNS: Readonly<Record<Finding['severity'], string>> = { error: '✖', warning: '▲', note: '·' }

/** Findings as lines: sign, place, words. Errors first, as they stop the work. */
export function printFindings(findings: readonly Finding[], most = 100): string {
  const order = ['error', 'warning', 'note']
  const sorted = findings.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
  const lines = sorted.slice(0, most).map((finding) => {
    const { sheet, row, cell, unit } = finding.where
    const place = [sheet, cell ?? (row === undefined ? undefined : `dòng ${row}`), unit].filter(Boolean).join(', ')
    return `${SIGNS[finding.severity]} ${place ? `${place}: ` : ''}${finding.message}`
  })
  if (sorted.length > most) lines.push(`… còn ${sorted.length - most} chỗ; thêm --json để xem hết.`)
  return lines.join('\n')
}
