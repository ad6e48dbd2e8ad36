/** Days, times, years and reporting periods: the numbers that say when, not how many. */
import { HYPHENS, isYear, joins, small, wordSet } from './signs.ts'
import type { Token } from './tokens.ts'
import { unitAt } from './unitAfter.ts'

const DAY_BEFORE = wordSet('ngày sáng chiều tối trưa đêm hôm dịp vào mùng mồng rạng khuya')

const DAY_MAYBE = wordSet('từ đến trước sau tính nay tới hết qua lễ kể')

const PERIOD_AFTER = wordSet('đầu cuối qua vừa gần trước tiếp tới năm đã nay')

const DURATION_BEFORE = wordSet('hạn gian dài suốt đủ vụ kéo')

const QUANTITY_VERB = wordSet('được đạt có cử là còn gồm với tham huấn')

const DETERMINERS = wordSet('các những toàn cả')

export const validDay = (parts: readonly string[]): boolean =>
  Number(parts[0]) >= 1 && Number(parts[0]) <= 31 && Number(parts[1]) >= 1 && Number(parts[1]) <= 12

/** Places of the numbers that make up a day written at i; none when it is no day. */
export function dayAt(tokens: readonly Token[], i: number): number[] {
  const [token, sign, second, sign2, third] = [tokens[i], tokens[i + 1], tokens[i + 2], tokens[i + 3], tokens[i + 4]]
  const before = tokens[i - 1]?.kind === 'sign' && tokens[i - 1]?.key === ',' ? tokens[i - 2] : tokens[i - 1]
  const direct = tokens[i - 1]
  const link = `/.${HYPHENS}`
  if (
    small(token, 31) &&
    joins(sign, link) &&
    small(second, 12) &&
    sign2?.key === sign?.key &&
    third?.kind === 'number' &&
    (isYear(third) || (/^\d\d$/.test(third.key) && !third.spaced))
  )
    return [i, i + 2, i + 4]
  if (small(token, 31) && joins(sign, HYPHENS) && small(second, 31) && joins(sign2, '/') && small(third, 12)) {
    if (unitAt(tokens, i + 5) === null || DAY_BEFORE.has(direct?.key ?? ''))
      return [i, i + 2, i + 4, ...(joins(tokens[i + 5], '/') ? [i + 6] : [])]
  }
  if (small(token, 12) && joins(sign, `/${HYPHENS}.`) && isYear(second) && !second?.spaced) return [i, i + 2]
  const named = direct?.kind === 'word' && DAY_BEFORE.has(direct.key) && !(direct.key === 'ngày' && countsDays(tokens, i - 1))
  const maybe = direct?.kind === 'word' && DAY_MAYBE.has(direct.key)
  const month = direct?.key === 'tháng' && small(token, 12) && !(tokens[i - 2]?.kind === 'number' && !small(tokens[i - 2], 31))
  if (month)
    return unitAt(tokens, i + 1) !== null && tokens[i - 2]?.kind === 'number'
      ? []
      : [i, ...(joins(sign, link) && isYear(second) ? [i + 2] : [])]
  if (small(token, 31) && sign?.key === 'tháng' && second?.kind === 'number' && small(second, 12)) return [i, i + 2]
  if (small(token, 31) && joins(sign, `/${HYPHENS}`) && small(second, 12) && /^\d+$/.test(second?.key ?? '')) {
    const unit = unitAt(tokens, i + 3)
    // "đến 30/9 các đơn vị đã chi …": a determiner opens the next words, and counts nothing of this day.
    const counted =
      (unit !== null && !(maybe && DETERMINERS.has(sign2?.key ?? ''))) ||
      sign2?.key === 'số' ||
      (sign2?.key === 'quân' && third?.key === 'số') ||
      joins(sign2, '%') ||
      (sign2?.kind === 'sign' && third?.key === 'đạt')
    const alone = before?.kind === 'word' && DAY_BEFORE.has(before.key)
    if (joins(sign, '/')) {
      if (named || (alone && !counted) || (maybe && !counted)) return [i, i + 2]
      if (counted || Number(token?.key) === 0) return []
      if (direct?.kind === 'word' && QUANTITY_VERB.has(direct.key) && Number(token?.key) <= Number(second?.key)) return []
      if (percentSoon(tokens, i + 3)) return []
      return [i, i + 2]
    }
    if (named || (maybe && unit === null && !joins(sign2, '%'))) return [i, i + 2]
  }
  if (named && small(token, 31)) return [i]
  // "từ ngày 5 đến 9/1", "từ 3 đến ngày 5/6"
  if (
    maybe &&
    small(token, 31) &&
    (sign?.key === 'đến' || joins(sign, HYPHENS)) &&
    (second?.key === 'ngày' || dayTail(tokens, i + 2))
  )
    return [i]
  return []
}

const dayTail = (tokens: readonly Token[], i: number): boolean =>
  small(tokens[i], 31) && joins(tokens[i + 1], '/') && small(tokens[i + 2], 12) && unitAt(tokens, i + 3) === null

/** "mỗi ngày 5 đồng chí", "7 ngày 120 người": the word is a unit, not the head of a date. */
function countsDays(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]
  return before !== undefined && (before.kind === 'number' || /^(mỗi|hằng|hàng|một|bình)$/.test(before.key))
}

function percentSoon(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < from + 5; i++) {
    if (joins(tokens[i], '%')) return true
    if (joins(tokens[i], '.;')) return false
  }
  return false
}

/** The number of a week, "tuần 30": not "mỗi tuần 2 buổi", which counts. */
function weekAt(tokens: readonly Token[], i: number): boolean {
  const [token, before, further, next] = [tokens[i], tokens[i - 1], tokens[i - 2], tokens[i + 1]]
  if (before?.key !== 'tuần' || !small(token, 53)) return false
  if (further?.kind === 'number' || /^(mỗi|một|hằng|hàng)$/.test(further?.key ?? '')) return false
  return next === undefined || next.kind !== 'word' || next.key === 'năm'
}

/** 6 tháng đầu năm, 9 tháng, 5 năm qua, kỷ niệm 78 năm. The length of a course or a term of service is kept. */
export function periodAt(tokens: readonly Token[], i: number): boolean {
  const [token, unit, next] = [tokens[i], tokens[i + 1], tokens[i + 2]]
  if (weekAt(tokens, i)) return true
  if (!unit || !small(token, 200)) return false
  const before = tokens[i - 1]
  if (tokens[i - 1]?.key === 'quí' || tokens[i - 1]?.key === 'q') return true
  if (unit.key === 'tháng') {
    if (next?.kind === 'word' && PERIOD_AFTER.has(next.key)) return true
    if (next?.kind === 'number' && isYear(next)) return true
    return small(token, 12) && Number(token?.key) % 3 === 0 && !(before?.kind === 'word' && DURATION_BEFORE.has(before.key))
  }
  if (unit.key === 'năm')
    return !(before?.kind === 'word' && /^(hạn|dài|đủ)$/.test(before.key)) || (next?.kind === 'number' && isYear(next))
  if (unit.key === 'quí') return true
  return (unit.key === 'tuần' || unit.key === 'ngày' || unit.key === 'quí') && (next?.key === 'qua' || next?.key === 'cuối')
}

export function yearAt(tokens: readonly Token[], i: number): boolean {
  const [before, after] = [tokens[i - 1], tokens[i + 1]]
  if (before?.kind === 'word' && /^(năm|khóa|kì|kỳ|đoạn|học|quí)$/.test(before.key)) return true
  if (joins(before, '/') && tokens[i - 2]?.kind === 'number' && !small(tokens[i - 2], 31) && unitAt(tokens, i + 1) !== null)
    return false
  if (joins(before, `/${HYPHENS}`) && (isYear(tokens[i - 2]) || !before?.spaced)) return true
  // "1900/1901 đồng chí" counts people; "2023/2024" alone is a school year.
  if (joins(after, '/') && tokens[i + 2]?.kind === 'number' && unitAt(tokens, i + 3) !== null) return false
  if (joins(after, `/${HYPHENS}`) && isYear(tokens[i + 2])) return true
  if (unitAt(tokens, i + 1) !== null || joins(after, '%')) return false
  return !(before?.kind === 'word' && /^(được|gồm|nữ|cử|số)$/.test(before.key))
}

/** 8 giờ 30, lúc 7 giờ; "ca trực 12 giờ" is the length of a shift and stays. */
export function clock(tokens: readonly Token[], i: number): boolean {
  const [before, after, next] = [tokens[i - 1], tokens[i + 1], tokens[i + 2]]
  if (after?.key !== 'giờ' || !small(tokens[i], 24)) return false
  return (
    next?.kind === 'number' ||
    (before?.kind === 'word' && /^(lúc|vào|hồi|từ|đến|trước|sau|khoảng|sáng|chiều|tối)$/.test(before.key)) ||
    (next?.kind === 'word' && /^(ngày|sáng|chiều|tối|cùng|hôm)$/.test(next.key))
  )
}
