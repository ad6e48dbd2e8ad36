/** The grade a figure counts: what the words before or behind it say of giỏi, khá, đạt. */
import type { Keys } from './linked.ts'
import type { Quantity } from './quantities.ts'
import type { Token } from './tokens.ts'

export type Grade = 'giỏi' | 'khá' | 'khá giỏi' | 'đạt' | 'không đạt'

export function gradeBefore(tokens: readonly Token[], first: number): string | null {
  const words = tokens
    .slice(Math.max(0, first - 5), first)
    .map((token) => token.key)
    .join(' ')
  if (/(trở lên|và|,) *(đạt|là|:|chiếm)? *$/.test(words) && words.includes('trở lên')) return null
  if (/khá,? (và )?giỏi|giỏi,? (và )?khá/.test(words)) return null
  const match = /(giỏi|khá|không đạt|trung bình|đạt yêu cầu|đạt)[^,;]{0,14}$/.exec(words)
  if (!match) return null
  return match[1] === 'trung bình' || match[1] === 'đạt yêu cầu' ? 'đạt' : (match[1] ?? null)
}

/** "45% giỏi, 38% khá, 20% đạt yêu cầu". */
export function gradeBehind(tokens: readonly Token[], end: number): string | null {
  const words = tokens
    .slice(end, end + 4)
    .map((token) => token.key)
    .join(' ')
  return /^(?:loại )?(giỏi|khá|đạt)(?: yêu cầu)?(?: [,;.]|$)/.exec(words)?.[1] ?? null
}

const BOTH = /^(?:có )?(?:(?:đạt|xếp|là) )?(?:loại |mức )?(?:khá|giỏi) (?:[,/] |và |hoặc )?(?:giỏi|khá)(?: |$)/
const ONE =
  /^(?:có )?(?:(?:đạt|xếp|là) )?(?:loại |mức )?(không đạt|giỏi|khá|đạt|trung bình)(?: yêu cầu)?(?: (?:[,;.():]|và|chiếm|bằng|tương)|$)/
const BOTH_BEFORE =
  /(?:^|[^\p{L}])(?:khá|giỏi) (?:[,/] |và |hoặc )?(?:giỏi|khá)(?: (?:có|là|được|đạt|chiếm|gồm|tổng|cộng|:|=|với|lên|trở|\())*$/u
const ONE_BEFORE = /(?:^|[^\p{L}])(không đạt|giỏi|khá|đạt yêu cầu|trung bình)(?: (?:có|là|được|đạt|:|=|\(|chiếm))*$/u

/** Most figures have none of these beside them. */
const isGrade = (key: string): boolean => key === 'giỏi' || key === 'khá' || key === 'đạt' || key === 'bình'

const named = (word: string | undefined): Grade | null =>
  word === 'trung bình' || word === 'đạt yêu cầu' ? 'đạt' : ((word as Grade | undefined) ?? null)

/** `from` and `to`: the end of the figure before and the beginning of the next, beyond which words speak of those. */
export function gradeOf(item: Quantity & { change: 'up' | 'down' | null }, from: number, to: number, keys: Keys): Grade | null {
  if (item.change || (item.form !== 'count' && item.form !== 'percent')) return null
  const reach = item.unitEnd + 7
  const after = keys(item.unitEnd, Math.min(to, reach))
  const behind = after.some(isGrade) ? after.join(' ') : ''
  const both = BOTH.exec(behind)
  // "31 đồng chí giỏi, khá 42 đồng chí": the second grade is of the next figure.
  if (both && (to > reach || both[0].trimEnd().length < behind.length)) return 'khá giỏi'
  const own = ONE.exec(behind)
  if (own) return named(own[1])
  const before = keys(Math.max(from, item.first - 9), item.first)
  if (!before.some(isGrade)) return null
  const first = STARTS.has(before[0] ?? '') && from >= item.first - 9 ? before.findIndex((key) => ',;.('.includes(key)) + 1 : 0
  const said = before.slice(first).join(' ')
  return BOTH_BEFORE.test(said) ? 'khá giỏi' : named(ONE_BEFORE.exec(said)?.[1])
}

/** The grade an indicator counts, by its title. */
export function gradeTold(title: string): Grade | null {
  const said = title.toLowerCase()
  if (/khá, giỏi/.test(said)) return 'khá giỏi'
  const [, grade] = /(không đạt|loại giỏi|loại khá|đạt yêu cầu)/.exec(said) ?? []
  return grade === undefined ? null : grade === 'đạt yêu cầu' ? 'đạt' : (grade.replace('loại ', '') as Grade)
}

const STARTS = new Set(['giỏi', 'khá', 'đạt', 'loại', 'xếp'])
