/**
 * Numbers written in words. A compound ("hai mươi mốt", "một nghìn hai trăm") is a number wherever a unit word follows;
 * a single word is one only where it plainly counts, for "ba" is also a name, "năm" a year and "một" an article.
 */
import { rational } from '#domain/quantity.ts'
import { readWordsAt } from '#domain/wording/words.ts'
import { qualifierAfter, qualifierBefore } from './qualifiers.ts'
import type { Quantity } from './quantities.ts'
import type { Token } from './tokens.ts'
import { unitAt } from './unitAfter.ts'
import type { Family } from './unitWords.ts'

const ORDINAL_BEFORE = new Set([
  'thứ',
  'tháng',
  'quí',
  'ngày',
  'năm',
  'lần',
  'khóa',
  'loại',
  'mùng',
  'mồng',
  'chủ',
  'tuổi',
  'lớp',
  'tượng',
  'đợt',
  'hàng',
  'vài',
  'mấy',
  'nhiều',
  'hằng',
  'từng',
  'mỗi',
  'kì',
  'cấp',
  'hạng',
  'cả',
  'phố',
  'giải',
  'nhóm',
  'khu',
  'như',
  'cùng',
  'hồi',
  'đường',
  'vòng',
  'bước',
  'mức',
  'chừng',
  'dăm',
])
const OPENS_ONE = new Set([
  'có',
  'mở',
  'được',
  'cử',
  'gồm',
  'lập',
  'lý',
  'lí',
  'tặng',
  'luật',
  'thiếu',
  'còn',
  'thêm',
  'chỉ',
  'dựng',
  'chữa',
  'và',
  'thưởng',
])
const NEVER_COUNTED = new Set([
  'cấp',
  'mặt',
  'khâu',
  'giai đoạn',
  'nước',
  'phần',
  'loại',
  'năm',
  'lần',
  'số',
  'bước',
  'khu vực',
  'vùng',
  'ngành',
  'lực lượng',
  'nhóm',
  'bộ',
  'bên',
  'khối',
  'tuần',
  'tháng',
  'điểm',
  'cán bộ, chiến sĩ',
  'tiếng',
  'cây',
  'con',
  'bài',
  'lĩnh vực',
  'thành phần',
  'quân số',
  'nhân dân',
  'cái',
  'khu',
  'nội dung',
  'ngày',
  'phong trào',
  'cơ bản',
  'hoạt động',
  'trận',
  'hạng',
  'tin',
  'tập thể, cá nhân',
  'vấn đề',
  'tỉnh',
  'địa bàn',
  'mục tiêu',
  'lãnh đạo',
  'năm học',
])

export function wordsQuantity(tokens: readonly Token[], i: number, free: number): Quantity | null {
  const token = tokens[i]
  if (!token || i < free) return null
  const keys: string[] = []
  for (let at = i; at < i + 16 && tokens[at]?.kind === 'word' && (at === i || !tokens[at]?.opens); at++)
    keys.push(tokens[at]?.key ?? '')
  const read = readWordsAt(keys, 0)
  if (!read) return null
  const end = i + read.words
  const before = tokens[i - 1]
  if (before?.kind === 'word' && ORDINAL_BEFORE.has(before.key)) return null
  const starts = token.opens || before === undefined || (before.kind === 'sign' && '.!?:…'.includes(before.key))
  if (token.capital && !starts) return null
  const percent = tokens[end]?.key === 'phần' && tokens[end + 1]?.key === 'trăm'
  const unit = percent ? null : unitAt(tokens, end)
  if (!percent && (unit === null || unit.family === 'money')) return unit === null ? null : money(tokens, i, end, read.value)
  if (
    read.words === 1 &&
    !countsPlainly(keys[0] ?? '', read.value, before, unit?.text ?? '', unit?.family ?? null, unit?.end ?? end, tokens)
  )
    return null
  if (unit && (unit.text === 'năm' || unit.text === 'tuổi')) return null
  if (unit?.text === 'tháng' && tokens[unit.end]?.kind === 'word' && /^(đầu|cuối|qua|năm)$/.test(tokens[unit.end]?.key ?? ''))
    return null
  return {
    first: i,
    end: percent ? end + 2 : end,
    unitEnd: unit?.end ?? end + 2,
    value: rational(read.value),
    high: null,
    denominator: null,
    decimals: 0,
    form: percent ? 'percent' : 'count',
    unit: percent ? '%' : (unit?.text ?? null),
    family: percent ? 'share' : (unit?.family ?? null),
    qualifier: qualifierBefore(tokens, i) ?? qualifierAfter(tokens, unit?.end ?? end),
    words: true,
    bySense: false,
  }
}

function money(tokens: readonly Token[], i: number, end: number, value: bigint): Quantity {
  return {
    first: i,
    end: end + 1,
    unitEnd: end + 1,
    value: rational(value),
    high: null,
    denominator: null,
    decimals: 0,
    form: 'money',
    unit: 'đồng',
    family: 'money',
    qualifier: qualifierBefore(tokens, i),
    words: true,
    bySense: false,
  }
}

function countsPlainly(
  word: string,
  value: bigint,
  before: Token | undefined,
  unit: string,
  family: Family | null,
  unitEnd: number,
  tokens: readonly Token[],
): boolean {
  if (value === 0n || NEVER_COUNTED.has(unit)) return false
  const opened = before?.kind === 'word' && OPENS_ONE.has(before.key)
  const people = family === 'person' && unit !== ''
  // "trong đó có năm đảng viên"; of other things "có năm" and "và năm" may speak of a year.
  if (word === 'năm') return opened && ((before.key !== 'có' && before.key !== 'và') || people)
  if (word !== 'một') return true
  // "3 giải: một giải nhất, hai giải ba".
  if (family === 'award' && before?.kind === 'sign' && ':,;('.includes(before.key)) return true
  const next = tokens[unitEnd]
  return opened && !(next?.kind === 'word' && /^(số|cách|trong|phần|vững|mạnh|tốt|như)$/.test(next.key))
}
