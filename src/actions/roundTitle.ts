import type { Period } from '#domain/period.ts'
import { REPORT_KINDS, type ReportKind } from '#domain/reportCalendar.ts'
import { printPeriod } from '#domain/wording.ts'

/** "Báo cáo 6 tháng đầu năm 2023": the kind and the period say the same words once. */
export function roundTitle(kind: ReportKind, period: Period): string {
  const words = printPeriod(period)
  if (kind === 'conference' || kind === 'ad_hoc') return `${REPORT_KINDS[kind]}, ${words}`
  return `${REPORT_KINDS[kind]} ${words.replace(/^(ngày|tuần|tháng|quý|6 tháng|9 tháng|năm) ?/, '')}`
}
