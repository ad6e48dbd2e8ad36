/**
 * Numbers that measure nothing: days, times, reporting periods, document numbers, names and ordinals, list numbering,
 * telephone numbers, page furniture. A number barred here is never a claim. The reasons are named, so that the bench can
 * say which rule spoke. The order is from the surest to the weakest sign.
 */
import { clock, dayAt, periodAt, validDay, yearAt } from './barredDays.ts'
import { HYPHENS, isYear, joins, small, wordSet } from './signs.ts'
import type { Token } from './tokens.ts'
import { unitAt } from './unitAfter.ts'

export type Bar =
  | 'day'
  | 'time'
  | 'period'
  | 'year'
  | 'document'
  | 'name'
  | 'ordinal'
  | 'age'
  | 'slogan'
  | 'numbering'
  | 'phone'
  | 'furniture'
  | 'phrase'

export type Bars = (Bar | undefined)[]

const DOCUMENT = wordSet(
  'quyết thị luận tư định luật điều khoản văn điện dẫn án trình hoạch lệnh báo mẫu lục biểu chương mục quy',
)

const DOCUMENT_HEAD = wordSet('nghị chỉ kết thông công hướng đề chương kế pháp phụ quy qđ nq ct kl hd tt nđ cv')

const ALWAYS_NAME = wordSet(
  'chptkv khu đoàn chủng tượng loại tuổi lần thứ khóa khoá hạng lộ covid covid-19 đạo bậc quận top vòng chương',
)

const NAME_BEFORE = wordSet(
  'đội tổ vùng cụm khối phố thôn ấp khóm bản buôn làng phường xã huyện đường ban ty máy trạm kho trường đồn chốt lớp nhóm cấp mức đợt kỳ bước đoạn tuần phần bài đề tiết câu án phòng bảng hình ảnh mốc tầng lô ca kíp ngõ hẻm xóm trận chặng khu đồng tiểu trung đại ql tl đt mục xí nghiệp công vị chiếc quỹ tôn zone vị hải',
)

const COUNTED_NUMBER = wordSet('quân tổng dân sĩ nhân trong chỉ tỉ')

const SLOGAN_AFTER = wordSet('chữ rõ nhất dám bám sẵn')

const QUOTED_OPEN = /["“‘'«]/

const QUOTED_CLOSE = /["”’'»]/

const COUNTED_ROUND: ReadonlySet<string | undefined> = new Set(['person', 'body', 'place', 'cell', 'class', 'household'])

const FURNITURE = wordSet('xem cập luận sẻ trang thích')

const PHONE_BEFORE = wordSet('thoại đt hotline fax cccd cmnd zalo')

export function barsOf(tokens: readonly Token[]): Bars {
  const bars: Bars = new Array(tokens.length)
  for (let i = 0; i < tokens.length; i++) if (tokens[i]?.kind === 'number' && bars[i] === undefined) markAt(tokens, i, bars)
  return bars
}

/** True where a rule spoke. */
function markAt(tokens: readonly Token[], i: number, bars: Bars): boolean {
  const token = tokens[i]
  if (!token) return false
  const before = tokens[i - 1]
  const after = tokens[i + 1]
  const bar = (why: Bar, ...places: number[]): true => {
    for (const place of places) if (tokens[place]?.kind === 'number') bars[place] = why
    return true
  }
  if (glued(tokens, i)) return bar('name', i)
  if (bars[i - 2] && continuesList(tokens, i, bars)) return bar(bars[i - 2] ?? 'name', i)
  if (/^\d{1,2}\.\d{1,2}\.(\d{2}|\d{4})$/.test(token.key) && validDay(token.key.split('.'))) return bar('day', i)
  if (joins(after, ':') && !after?.spaced && small(token, 24) && small(tokens[i + 2], 59) && !tokens[i + 2]?.spaced)
    return bar('time', i, i + 2, i + 4)
  if (after?.kind === 'word' && !after.spaced && /^(h|g)$/.test(after.key)) return bar('time', i, i + 2)
  if (after?.kind === 'word' && !after.spaced && !canStandGlued(after.key)) return bar('name', i)
  if (documentNumber(tokens, i)) return bar('document', ...run(tokens, i))
  if (phone(tokens, i))
    return bar('phone', i, ...(joins(after, '.-') || tokens[i + 1]?.kind === 'number' ? [i + 1, i + 2, i + 3, i + 4] : []))
  if (isYear(token) && joins(after, HYPHENS) && small(tokens[i + 2], 12) && !tokens[i + 2]?.spaced)
    return bar('day', i, i + 2, ...(joins(tokens[i + 3], HYPHENS) && small(tokens[i + 4], 31) ? [i + 4] : []))
  const day = dayAt(tokens, i)
  if (day.length > 0) return bar('day', ...day)
  if (periodAt(tokens, i)) return bar('period', i)
  if (isYear(token) && yearAt(tokens, i)) return bar('year', i)
  if (clock(tokens, i)) return bar('time', i, i + 2)
  if (numbering(tokens, i)) return bar('numbering', i)
  if (ageAt(tokens, i, bars)) return bar('age', i)
  if (before?.kind === 'word' && FURNITURE.has(before.key) && furniture(tokens, i)) return bar('furniture', i)
  if (joins(before, ':') && tokens[i - 2]?.kind === 'word' && FURNITURE.has(tokens[i - 2]?.key ?? '') && furniture(tokens, i - 1))
    return bar('furniture', i)
  // Round the clock, unless so many people are counted: "đã giao 24/24 thanh niên".
  const family = token.key === '24' ? unitAt(tokens, i + 3)?.family : undefined
  if (token.key === '24' && joins(after, '/') && /^(24|7)$/.test(tokens[i + 2]?.key ?? '') && !COUNTED_ROUND.has(family))
    return bar('phrase', i, i + 2)
  if (/^0?1$/.test(token.key) && after?.kind === 'word' && (after.key === 'số' || after.key === 'trong' || after.key === 'phần'))
    return bar('phrase', i)
  if (small(token, 12) && slogan(tokens, i)) return bar('slogan', i)
  if (nameBefore(tokens, i)) return bar('name', i)
  return false
}

/** K52, A80: letters glued before; in a web or mail address anything. */
function glued(tokens: readonly Token[], i: number): boolean {
  const [token, before] = [tokens[i], tokens[i - 1]]
  if (!token || !before || token.spaced) return false
  if (before.kind === 'word') return !/^(đạt|là|được|có|cử|gồm|từ|đến|tới|hơn|gần|trên|nữ)$/.test(before.key)
  if (before.key === '-' && !before.spaced && tokens[i - 2]?.kind === 'word' && (tokens[i - 2]?.capital ?? false)) return true
  return '@_=?#'.includes(before.key)
}

const GLUED = new Set([
  'ngàn',
  'nghìn',
  'triệu',
  'tỉ',
  'tr',
  'k',
  'đ',
  'đồng',
  'người',
  'lượt',
  'km',
  'm',
  'ha',
  'kg',
  'ngày',
  'hộ',
  'xã',
  'lớp',
  'tấn',
  'vnđ',
  'vnd',
  'công',
  'tháng',
  'năm',
  'tuổi',
  'giờ',
  'cán',
  'suất',
  'cuộc',
  'buổi',
  'điểm',
  'đơn',
  'cơ',
  'tập',
  'cá',
  'trụ',
  'nhà',
  'chi',
  'hài',
  'nữ',
  'nam',
  'thanh',
  'chiến',
  'tổ',
  'trường',
  'vụ',
])

const canStandGlued = (key: string): boolean => GLUED.has(key)

/** "đối tượng 2, 3 và 4": what follows a barred number in a list is barred too, unless it counts something. */
function continuesList(tokens: readonly Token[], i: number, bars: Bars): boolean {
  const link = tokens[i - 1]
  const why = bars[i - 2]
  if (!link || !small(tokens[i], why === 'year' ? 2100 : 31)) return false
  if (why === 'furniture' || why === 'numbering' || why === 'document' || why === 'phone') return false
  if (why === 'year') return isYear(tokens[i]) && (joins(link, `,/${HYPHENS}`) || link.key === 'và' || link.key === 'đến')
  if (!(joins(link, `,/${HYPHENS}`) || link.key === 'và' || link.key === 'đến' || link.key === 'hoặc')) return false
  return unitAt(tokens, i + 1) === null && !joins(tokens[i + 1], '%/')
}

/** 69/QĐ-TTg, 03/2019/NĐ-CP, 28-NQ/TW: the number and what is chained to it. */
function documentNumber(tokens: readonly Token[], i: number): boolean {
  let at = i + 1
  while (joins(tokens[at], '/') && tokens[at + 1]?.kind === 'number') at += 2
  const [sign, word] = [tokens[at], tokens[at + 1]]
  if (!sign || !word || word.kind !== 'word' || !word.capital) return false
  if (joins(sign, '/')) return !word.spaced || word.end - word.start <= 4
  return (
    joins(sign, '-–') &&
    !sign.spaced &&
    !word.spaced &&
    (joins(tokens[at + 2], '/') ||
      (word.end - word.start <= 4 && tokens[at + 2] !== undefined && joins(tokens[at + 2], '-')) ||
      /^(nq|kl|ct|hd|qđ|bc|kh|cv|nđ|tt|ctr|tb|qc)$/.test(word.key))
  )
}

function run(tokens: readonly Token[], i: number): number[] {
  const places = [i]
  for (let at = i + 1; joins(tokens[at], '/') && tokens[at + 1]?.kind === 'number'; at += 2) places.push(at + 1)
  return places
}

function phone(tokens: readonly Token[], i: number): boolean {
  const key = tokens[i]?.key ?? ''
  const digits = key.replace(/\D/g, '')
  if (/^\d{9,}$/.test(key)) return key.startsWith('0') || key.length >= 12 || unitAt(tokens, i + 1) === null
  if (/^0\d{2,3}[.,]\d{3}/.test(key) && digits.length >= 9) return true
  if (PHONE_BEFORE.has(tokens[i - 1]?.key ?? '') || (joins(tokens[i - 1], ':.') && PHONE_BEFORE.has(tokens[i - 2]?.key ?? '')))
    return true
  return (
    /^0\d{2,3}$/.test(key) &&
    ((joins(tokens[i + 1], '.-') && tokens[i + 2]?.kind === 'number' && (tokens[i + 2]?.key.length ?? 0) >= 6) ||
      (tokens[i + 1]?.kind === 'number' && tokens[i + 2]?.kind === 'number'))
  )
}

/** 1. Công tác …, 2.1 Kết quả …, (3), and a number alone on its line. */
function numbering(tokens: readonly Token[], i: number): boolean {
  const [token, before, after, next] = [tokens[i], tokens[i - 1], tokens[i + 1], tokens[i + 2]]
  if (!token) return false
  const item = /^\d{1,2}(\.\d{1,2}){0,3}$/.test(token.key)
  if (
    token.opens &&
    item &&
    joins(after, '.)/-–') &&
    !after?.spaced &&
    (!next || next.opens || next.spaced) &&
    next?.kind !== 'number'
  )
    return true
  if (token.opens && /^\d{1,2}\.\d{1,2}$/.test(token.key) && after?.kind === 'word' && after.capital) return true
  if (token.opens && /^\d{1,4}$/.test(token.key) && (!after || after.opens)) return true
  if (token.opens && /^\d{1,3}$/.test(token.key) && joins(after, '|\t')) return true
  if (joins(before, '(') && joins(after, ')') && /^\d{1,2}$/.test(token.key) && !joins(tokens[i - 2], '%')) return true
  return (
    /^\d$/.test(token.key) &&
    joins(before, ':;.') &&
    joins(after, '.)') &&
    !after?.spaced &&
    (next?.capital ?? false) &&
    (next?.spaced ?? false) &&
    !joins(before, ':')
  )
}

function ageAt(tokens: readonly Token[], i: number, bars: Bars): boolean {
  if (!small(tokens[i], 99)) return false
  if (tokens[i + 1]?.key === 'tuổi') return true
  if (joins(tokens[i + 1], HYPHENS) && small(tokens[i + 2], 99) && unitAt(tokens, i + 3) === null)
    for (let at = i - 1; at > i - 9 && at >= 0 && !joins(tokens[at], '.;'); at--) if (tokens[at]?.key === 'tuổi') return true
  if (joins(tokens[i - 1], HYPHENS) && bars[i - 2] === 'age') return true
  const before = tokens[i - 1]
  const open = before?.kind === 'word' && /^(đủ|từ|hết|tuổi|đến|dưới|trên)$/.test(before.key)
  for (let at = i + 1; at < i + 7; at++) {
    const token = tokens[at]
    if (!token || (token.kind === 'sign' && !HYPHENS.includes(token.key))) return false
    if (token.key === 'tuổi') return open || joins(tokens[i + 1], HYPHENS)
    if (unitAt(tokens, at) !== null) return false
  }
  return false
}

function furniture(tokens: readonly Token[], i: number): boolean {
  const [before, head] = [tokens[i - 1]?.key, tokens[i - 2]?.key]
  if (before === 'trang') return true
  return (
    (before === 'xem' && head === 'lượt') ||
    (before === 'cập' && head === 'truy') ||
    (before === 'luận' && head === 'bình') ||
    (before === 'sẻ' && head === 'chia') ||
    before === 'thích'
  )
}

/** "4 tại chỗ", “8 chữ”, phong trào “3 nhất”, chính quyền địa phương 2 cấp. */
function slogan(tokens: readonly Token[], i: number): boolean {
  const [before, after, next] = [tokens[i - 1], tokens[i + 1], tokens[i + 2]]
  if (after?.kind !== 'word') return false
  if ((after.key === 'tại' && next?.key === 'chỗ') || SLOGAN_AFTER.has(after.key)) return true
  if (after.key === 'cấp' && (next === undefined || !/^(xã|huyện|tỉnh|ủy)$/.test(next.key))) return true
  for (let at = i - 1; at > i - 12 && at >= 0; at--) {
    const key = tokens[at]?.key ?? ''
    if (!QUOTED_OPEN.test(key)) {
      if (QUOTED_CLOSE.test(key)) return false
      continue
    }
    for (let end = i + 1; end < i + 12 && end < tokens.length; end++)
      if (QUOTED_CLOSE.test(tokens[end]?.key ?? '') && end - at <= 14) return before !== undefined
    return false
  }
  return false
}

function nameBefore(tokens: readonly Token[], i: number): boolean {
  const [token, before, head] = [tokens[i], tokens[i - 1], tokens[i - 2]]
  if (!token || before?.kind !== 'word' || token.opens) return false
  const unit = unitAt(tokens, i + 1)
  const whole = /^\d{1,4}$/.test(token.key)
  if (before.key === 'số')
    return (
      !(head?.kind === 'word' && COUNTED_NUMBER.has(head.key)) &&
      unit === null &&
      !joins(tokens[i + 1], '%/') &&
      !/[.,]/.test(token.key)
    )
  if (DOCUMENT.has(before.key) && head?.kind === 'word' && DOCUMENT_HEAD.has(head.key))
    return unit === null && !joins(tokens[i + 1], '%/')
  if (/^(điều|khoản|luật|qđ|nq|ct|đề án)$/.test(before.key)) return unit === null
  if (!whole && !/^\d{1,3}\.\d{1,2}$/.test(token.key)) return false
  if (joins(tokens[i + 1], '%')) return false
  if (whole && numberedUnit(tokens, i)) return true
  if (ALWAYS_NAME.has(before.key) && alwaysName(tokens, i))
    return unit === null || Number(token.key) <= 20 || before.key === 'đạo' || before.key === 'lộ'
  if (joins(tokens[i + 1], '/') && tokens[i + 2]?.kind === 'number') return false
  return NAME_BEFORE.has(before.key) && unit === null && Number(token.key) < 10_000
}

/** "Phòng thủ khu vực 3 tổ chức …", "Đại đội 2 bộ binh": a unit has its number behind it, what is counted has it before. */
function numberedUnit(tokens: readonly Token[], i: number): boolean {
  if (!small(tokens[i], 30) || joins(tokens[i + 1], '/')) return false
  const [before, head, third] = [tokens[i - 1]?.key ?? '', tokens[i - 2], tokens[i - 3]?.key]
  if (before === 'ptkv' || (before === 'vực' && head?.key === 'khu' && third === 'thủ')) return true
  if (before !== 'đội' || !head?.capital || !COMPANIES.has(head.key)) return false
  // "Tiểu đội 9 đồng chí": so many are in it.
  return !/^(đồng chí|người|cán bộ)/.test(unitAt(tokens, i + 1)?.text ?? '')
}

const COMPANIES = wordSet('tiểu trung đại khẩu hải')

/** The last syllable alone is not enough: "quân khu 7" but not "các khu 12 hộ". */
function alwaysName(tokens: readonly Token[], i: number): boolean {
  const [before, head] = [tokens[i - 1]?.key ?? '', tokens[i - 2]?.key ?? '']
  if (before === 'khu') return head === 'quân'
  if (before === 'đoàn') return /^(quân|binh|sư|trung|lữ|tiểu|hải|sư)$/.test(head)
  if (before === 'chủng') return head === 'quân'
  if (before === 'tượng') return head === 'đối' && /^[1-4]$/.test(tokens[i]?.key ?? '')
  // "Ban Chỉ đạo 515" is a name; "chỉ đạo 31 xã", "chỉ đạo 31/148 xã" count what was directed.
  if (before === 'đạo')
    return head === 'chỉ' && !joins(tokens[i + 1], '/') && (tokens[i - 3]?.key === 'ban' || unitAt(tokens, i + 1) === null)
  if (before === 'lộ') return head === 'quốc' || head === 'tỉnh'
  // "tuổi 17" is a name, "trên 25 tuổi 13 đồng chí" counts thirteen people.
  if (before === 'tuổi') return tokens[i - 2]?.kind !== 'number' || unitAt(tokens, i + 1) === null
  if (before === 'loại') return /^0?[1-6]$/.test(tokens[i]?.key ?? '')
  if (before === 'lần') return tokens[i + 1]?.kind !== 'word' || unitAt(tokens, i + 1) === null
  return true
}
