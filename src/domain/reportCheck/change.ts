import type { Figure } from '../figures.ts'
import { type Finding, warning } from '../finding.ts'
import type { Indicator } from '../indicator.ts'
import { meantInstead } from '../misreading.ts'
import { chanceOfCount, chanceOfGrowth, grown, growth, isUsual, type Usual, usualOf } from '../outlier.ts'
import { rational, roundTo } from '../quantity.ts'
import { printDecimal, printInteger } from '../wording.ts'
import { ASKED, type ReportToCheck } from './reportToCheck.ts'

/**
 * A count far from what the unit itself had in the same period of earlier years; where those years are too few, one that
 * changed since last year as no other unit like it did. Sizes differ between units, changes can be compared.
 */
export function checkChange(report: ReportToCheck, catalogue: readonly Indicator[]): Finding[] {
  return catalogue.flatMap((indicator) => {
    const figure = indicator.measure === 'count' && comparable(indicator) ? report.figures.get(indicator.id) : undefined
    if (!figure || figure.value === null) return []
    const usual = ownUsual(indicator.id, report) ?? peersUsual(indicator.id, figure.value, report)
    if (!usual || isUsual(figure.value, usual)) return []
    return [asked(indicator, figure, usual, report)]
  })
}

/** What is assigned is decided, not counted; what stands for its unit alone is not like another's. */
const comparable = ({ targetOf, overTree }: Indicator): boolean => targetOf === undefined && overTree === 'sum'

type Expected = Usual & { than: 'own' | 'peers' }

function ownUsual(id: string, { history = [] }: ReportToCheck): Expected | null {
  const values = history.flatMap((told) => told.get(id) ?? [])
  const usual = usualOf(values, chanceOfCount)
  return usual && { ...usual, than: 'own' }
}

/** What the change of the others would make of this unit's own figure of last year. */
function peersUsual(id: string, now: number, { lastYear, peers = [] }: ReportToCheck): Expected | null {
  const before = lastYear?.get(id)
  // From nothing nothing grows: whoever begins or ends something is not like those who go on.
  if (!before) return null
  const changes = peers.flatMap((peer) => {
    const [one, other] = [peer.now.get(id), peer.before.get(id)]
    return one && other ? [growth(one, other)] : []
  })
  const usual = usualOf(changes, () => chanceOfGrowth(now, before))
  if (!usual) return null
  return {
    middle: grown(before, usual.middle),
    from: grown(before, usual.from),
    to: grown(before, usual.to),
    of: usual.of,
    than: 'peers',
  }
}

function asked({ id, title }: Indicator, figure: Figure, usual: Expected, { unit, lastYear }: ReportToCheck): Finding {
  const value = figure.value ?? 0
  const middle = printDecimal(roundTo(rational(BigInt(Math.round(usual.middle)), 1n), 0))
  const fact =
    usual.than === 'own'
      ? `${title} ${printInteger(value)}, ${usual.of} năm trước cùng kỳ thường quanh ${middle}.`
      : `${title} ${printInteger(value)}, cùng kỳ năm trước ${printInteger(lastYear?.get(id) ?? 0)}; theo đà của ${usual.of} đơn vị cùng loại thì quanh ${middle}.`
  const meant = meantInstead(value, (one) => isUsual(one, usual), usual.middle)
  const next = meant && figure.source === 'entered' ? `${meant.says} Đúng thế thì sửa, không thì ghi lý do.` : ASKED
  const book = figure.source === 'derived' ? ' Mở căn cứ xem có dòng nhập hai lần hay sót.' : ''
  return warning('check.change', { indicator: id, unit }, `${fact}${book} ${next}`, {
    value,
    middle: Math.round(usual.middle),
    of: usual.of,
    than: usual.than,
    ...(meant && figure.source === 'entered' ? { meant: meant.value } : {}),
    cells: [id],
  })
}
