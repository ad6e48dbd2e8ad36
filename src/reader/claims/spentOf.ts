/**
 * Money spent of money assigned: "giao 4,7 tỷ đồng, đã chi 4,1 tỷ đồng, đạt 87%". Which is which is said by the verbs
 * around the two sums, not by their order.
 */
import { compare } from '#domain/quantity.ts'
import { type Keys, type Linked, RELATION, type Relation, sameSentence } from './linked.ts'
import { wholeBehind } from './wholes.ts'

const ASSIGNED =
  /(^| )(giao|dự toán|kế hoạch|phân bổ|cấp|bố trí|tổng kinh phí|tổng mức đầu tư|tổng vốn|nhu cầu|duyệt|mục tiêu)( |$)/
const SPENT = /(^| )(chi|giải ngân|thực hiện|thanh toán|quyết toán|sử dụng|thu được|đã thu|vận động được|hoàn thành)( |$)/
const ENDS = new Set([',', ';', '.', ':', '(', ')'])

/** The words of its own clause around a sum. */
function saidOf(linked: readonly Linked[], at: number, keys: Keys): string {
  const one = linked[at]
  if (!one) return ''
  const before = keys(Math.max(linked[at - 1]?.unitEnd ?? 0, one.first - 16), one.first)
  const behind = keys(one.unitEnd, Math.min(linked[at + 1]?.first ?? one.unitEnd + 6, one.unitEnd + 6))
  const end = behind.findIndex((word) => ENDS.has(word))
  return `${before.slice(before.findLastIndex((word) => word === ';' || word === '.') + 1).join(' ')} ${behind.slice(0, end < 0 ? undefined : end).join(' ')}`
}

export function spentOf(claim: Linked, i: number, linked: readonly Linked[], keys: Keys): Relation | null {
  if (claim.form !== 'percent' || claim.change) return null
  const sums = sameSentence(linked, i).filter((at) => {
    const one = linked[at]
    return one?.form === 'money' && !one.change && !one.before && one.high === null && !one.unit?.includes('/')
  })
  const last = linked[i - 1]
  // "chi 18,4 tỷ đồng, bằng 92% dự toán được giao (20 tỷ đồng)"
  const behind = last?.form === 'money' && last.sentence === claim.sentence ? wholeBehind(claim, i, i - 1, linked, keys) : null
  if (behind) return { ...RELATION, kind: 'share_of_whole', to: [behind.part, behind.whole], base: null, explicit: true }
  const part = sums.findLast((at) => at === i - 1 || at === i - 2)
  if (part === undefined || last?.sentence !== claim.sentence || sums.length < 2) return null
  const link = keys(last.unitEnd, claim.first)
  const own = link.slice(link.findLastIndex((word) => ENDS.has(word)) + 1)
  if (own.length > 6 || own.some((word) => word === 'tăng' || word === 'giảm' || word === 'vượt')) return null
  const said = new Map(sums.map((at) => [at, saidOf(linked, at, keys)]))
  const wholes = sums.filter(
    (at) =>
      at !== part &&
      ASSIGNED.test(said.get(at) ?? '') &&
      compare(linked[at]?.value ?? claim.value, linked[part]?.value ?? claim.value) >= 0,
  )
  const [whole] = wholes
  if (whole === undefined || wholes.length > 1 || !SPENT.test(said.get(part) ?? '')) return null
  return { ...RELATION, kind: 'share_of_whole', to: [part, whole], base: null, explicit: sums.length === 2 && part === i - 1 }
}
