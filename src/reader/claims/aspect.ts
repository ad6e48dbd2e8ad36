/**
 * What a number is of its indicator: what was attained, what was assigned, what stood a year before, what is missing.
 * "Giao 89, đạt 81, thiếu 8, cùng kỳ 75" are four numbers of one indicator.
 */
type Keys = (from: number, to: number) => string[]

/** `aside`: units counted by what they lack ("8 đơn vị thiếu 8 đồng chí"), and the sum of what they lack. */
export type Aspect = 'value' | 'target' | 'previous' | 'gap' | 'share' | 'change' | 'aside'

const BEFORE = /cùng kì|(năm|kì|quí|tháng) (trước|ngoái)/
const MOVED = /(so với|so|với) (cùng kì|năm trước|kì trước)|^(tăng|giảm)|(tăng|giảm|\+|-) ?[,/(]? ?(giảm|-)|chênh lệch/
const SHORT = /^(số |còn |chỉ tiêu )*(thiếu|chưa đạt)( |$)|^(vượt|thừa)/
const SHARE = /tỉ lệ|%|phần trăm|so với|đạt tỉ/
const ASSIGNED =
  /chỉ tiêu|kế hoạch|nhu cầu|^(số |được |trên |tỉnh |huyện |phải )*(giao|phải|cần)( |$)|được giao|phải (tập huấn|huấn luyện|có|khám)/
const ATTAINED = /tỉ lệ|so với|đạt|thực hiện|hoàn thành|vượt|^%|đã /

/** By the lowest heading of its column. */
export function aspectOf(heading: string): Aspect {
  if (MOVED.test(heading)) return 'change'
  if (BEFORE.test(heading)) return 'previous'
  if (SHORT.test(heading)) return 'gap'
  if (SHARE.test(heading)) return 'share'
  return ASSIGNED.test(heading) && !ATTAINED.test(heading) ? 'target' : 'value'
}

const PLAIN = new Set(
  'chỉ tiêu kế hoạch giao được trên đạt thực hiện kết quả tỉ lệ thiếu cùng kì năm trước số lượng so với hoàn thành đã còn vượt tổng trong nay này % ( ) , / - năm nhu cầu phải tăng giảm đến nay'.split(
    ' ',
  ),
)

/** Nothing but what a number is of what the row names. */
export const isPlain = (heading: string): boolean => heading.split(' ').every((word) => PLAIN.has(word) || /^\d*$/.test(word))

const SAME_PERIOD = /cùng kì(?: năm(?: (?:trước|ngoái|\d{4}))?| \d{4})?(?: (?:là|có|đạt|chỉ|được|tổ|chức|huấn|luyện|:|\())*$/

const YEAR_BEFORE =
  /(?:so với|so|với) (?:(?:năm|kì|quí|tháng) (?:trước|ngoái|\d{4})|đầu (?:năm|kì|quí|tháng|nhiệm kì)(?: \d{4})?) (?:\(|là|\( là)$/

/** "nhiều hơn 692 công dân (năm trước 1.513 công dân)". */
const BRACKETED = /\( (?:cùng kì )?(?:năm|kì) (?:trước|ngoái|\d{4})(?: (?:là|có|đạt|chỉ|được|:))*$/

/** "…, năm ngoái 5 vụ", "…; quý trước là 12 lớp": at the head of a clause the words say when. */
const OPENED = /(?:^|[,;(] )(?:còn )?(?:năm|kì|quí|tháng) (?:trước|ngoái)(?: (?:là|có|đạt|chỉ|được|:))*$/

/** "… so với cùng kỳ năm trước (57,58%)": the number is what it is compared with. */
export function isOfPeriodBefore(first: number, keys: Keys): boolean {
  const before = keys(first - 10, first)
  const year = before.at(-1) === '(' || before.at(-1) === 'là'
  const bracket = before.includes('(')
  const opened = before.includes('trước') || before.includes('ngoái')
  if (!before.includes('kì') && !year && !bracket && !opened) return false
  const words = before.join(' ')
  if (opened && OPENED.test(words)) return true
  return (bracket && BRACKETED.test(words)) || SAME_PERIOD.test(words) || (year && YEAR_BEFORE.test(words))
}
