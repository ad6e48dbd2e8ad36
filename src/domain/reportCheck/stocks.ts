import { type Known, shownAs, totalOf } from '../crossCheck.ts'
import { type Finding, warning } from '../finding.ts'
import type { Indicator } from '../indicator.ts'
import { indicators } from '../indicators/index.ts'
import { printInteger } from '../wording.ts'
import { ASKED, countIn, type ReportToCheck } from './reportToCheck.ts'

/**
 * A stock begins where the period before ended, and changes by what came and what went. Books corrected for days already
 * reported move the beginning: that is told, with both figures, before the next report carries it on unseen.
 */
export function checkStocks(report: ReportToCheck, known: Known, catalogue: readonly Indicator[]): Finding[] {
  return catalogue.flatMap((indicator) =>
    indicator.time === 'stock' && indicator.measure === 'count'
      ? [...carried(indicator, report), ...moved(indicator, report, known)]
      : [],
  )
}

function carried(indicator: Indicator, { unit, opening, reported }: ReportToCheck): Finding[] {
  const { id, title } = indicator
  const [now, then] = [opening, reported].map((told) => (told ? countIn(told, indicator) : null))
  if (now == null || then == null || now === then) return []
  const message = `${title}: kỳ trước báo cáo cuối kỳ ${printInteger(then)}, sổ nay ghi đầu kỳ ${printInteger(now)}, lệch ${printInteger(Math.abs(now - then))}. Sổ đã sửa sau khi nộp. ${ASKED}`
  return [warning('check.opening', { indicator: id, unit }, message, { one: then, other: now, cells: [id] })]
}

function moved(indicator: Indicator, { unit, opening }: ReportToCheck, known: Known): Finding[] {
  const { moves } = indicator
  const id = shownAs(known, indicator.id)
  const title = indicators.get(id)?.title ?? indicator.title
  if (!moves || !opening) return []
  const before = countIn(opening, indicator) ?? totalOf((one) => opening.get(one) ?? null, [id])
  const now = totalOf(known, [id])
  // A flow nobody reports moves nothing that could be explained by it.
  const [came, went] = [moves.in, moves.out].map((ids) => totalOf(known, ids))
  if (before === null || now === null || came == null || went == null) return []
  const left = now - before - came + went
  if (left === 0) return []
  const message = `${title}: đầu kỳ ${printInteger(before)}, vào ${printInteger(came)}, ra ${printInteger(went)}, đáng lẽ ${printInteger(before + came - went)} mà cuối kỳ ${printInteger(now)}. Còn ${printInteger(Math.abs(left))} người ${left > 0 ? 'thêm' : 'bớt'} sổ chưa ghi vì đâu. ${ASKED}`
  return [
    warning('check.moves', { indicator: id, unit }, message, {
      before,
      came,
      went,
      now,
      cells: [id, ...moves.in, ...moves.out],
    }),
  ]
}
