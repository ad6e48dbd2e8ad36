import { BANDS, crossCheck, type Known } from './crossCheck.ts'
import { type Finding, note, warning } from './finding.ts'
import type { Indicator } from './indicator.ts'
import { INDICATORS } from './indicators/index.ts'
import { formulaOf } from './reading.ts'
import { checkChange } from './reportCheck/change.ts'
import { ASKED, type ReportToCheck } from './reportCheck/reportToCheck.ts'

export type { ReportToCheck, Told } from './reportCheck/reportToCheck.ts'

import { checkRatios } from './reportCheck/ratios.ts'
import { checkStocks } from './reportCheck/stocks.ts'

/**
 * Everything to say about a report before it is sent: what cannot be (an error stops it), what asks for a word of
 * explanation (a warning), what is worth knowing (a note). All rules come from what indicators declare of themselves.
 */
export function checkReport(report: ReportToCheck): Finding[] {
  const { unit, figures, bases = new Map(), bands = BANDS, catalogue = INDICATORS } = report
  const known: Known = (id) => figures.get(id)?.value ?? bases.get(id) ?? null
  const findings = [
    ...crossCheck(figures, unit, bands, catalogue, bases),
    ...checkRatios(figures, unit, catalogue),
    ...checkStocks(report, known, catalogue),
    ...checkChange(report, catalogue),
    ...missing(report, catalogue),
  ]
  return findings.sort((a, b) => RANK[a.severity] - RANK[b.severity])
}

const RANK = { error: 0, warning: 1, note: 2 } as const

/** What a person was to type and did not; what no book has yet is told in one line. */
function missing({ unit, figures, typed }: ReportToCheck, catalogue: readonly Indicator[]): Finding[] {
  const absent = catalogue.filter((indicator) => figures.get(indicator.id)?.state === 'missing' && formulaOf(indicator) === null)
  const [asked, silent] = [
    absent.filter(({ id }) => typed?.has(id)),
    absent.filter(({ id, targetOf }) => typed?.has(id) === false && targetOf === undefined),
  ]
  return [
    ...asked.map(({ id, title }) =>
      warning(
        'check.missing',
        { indicator: id, unit },
        `${title}: chưa có số. Không có thì ghi 0, không thuộc nhiệm vụ thì chọn không áp dụng. ${ASKED}`,
        { cells: [id] },
      ),
    ),
    ...(silent.length > 0
      ? [
          note(
            'check.silent_books',
            { indicator: silent[0]?.id ?? '', unit },
            `${silent.length} chỉ tiêu chưa có số vì sổ của kỳ này còn trống. Báo cáo ghi là chưa có số, không ghi là 0.`,
            { cells: silent.map(({ id }) => id) },
          ),
        ]
      : []),
  ]
}
