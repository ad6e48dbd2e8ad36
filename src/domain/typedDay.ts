import { type Day, dayOf, daysInMonth, isDay } from './period.ts'
import { readDay } from './wording.ts'

/** A day read from a text, or why it is none: words that follow "Đồng chí kiểm tra lại". */
export type DayRead = { day: Day } | { fault: 'year_only' | 'month_only' | 'no_such_day' | 'not_a_day'; message: string }

/**
 * Days as people type them: 12/5/1994, 12-5-94, 12.5.1994, 1994-05-12, "ngày 12 tháng 5 năm 1994". The day stands before
 * the month, always. Two digits of a year mean the century in which the day is not yet to come.
 */
export function readTypedDay(text: string, name: string, today: Day): DayRead {
  const plain = text.replace(/[T\s]+\d{1,2}:\d{2}(:\d{2})?(\.\d+)?$/, '').trim()
  const numbers = /^(?:ngày\s+)?(\d{1,4})\s*[/.\-\u2010-\u2013]\s*(\d{1,2})\s*[/.\-\u2010-\u2013]\s*(\d{1,4})$/i.exec(plain)
  if (numbers) {
    const [first = '', month = '', last = ''] = numbers.slice(1)
    if (first.length >= 3) return existing(Number(first), Number(month), Number(last), plain, name)
    if (last.length === 4 || last.length === 2) return existing(fullYear(last, today), Number(month), Number(first), plain, name)
    return notADay(plain, name)
  }
  if (/^(19|20)\d{2}$/.test(plain)) {
    return { fault: 'year_only', message: `Mới ghi năm ${plain}. Đồng chí ghi đủ ngày/tháng/năm vào ${name}.` }
  }
  if (/^(tháng\s+)?\d{1,2}\s*[/.-]\s*(19|20)\d{2}$/i.test(plain)) {
    return { fault: 'month_only', message: `Mới ghi tháng, năm “${plain}”. Đồng chí ghi đủ ngày/tháng/năm vào ${name}.` }
  }
  const day = isDay(plain) ? plain : readDay(plain)
  return day ? { day } : notADay(plain, name)
}

function existing(year: number, month: number, date: number, text: string, name: string): DayRead {
  if (month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)) return { day: dayOf(year, month, date) }
  const again = `Đồng chí kiểm tra lại ${name} ${text}.`
  if (month >= 1 && month <= 12 && date >= 1) {
    const year2 = month === 2 ? ` năm ${year}` : ''
    return { fault: 'no_such_day', message: `Tháng ${month}${year2} có ${daysInMonth(year, month)} ngày. ${again}` }
  }
  const turned = date <= 12 && date >= 1 && month <= 31 ? ' Ngày ghi trước, tháng ghi sau.' : ''
  return {
    fault: 'no_such_day',
    message: `${month < 1 || month > 12 ? `Không có tháng ${month}.` : `Không có ngày ${date}.`}${turned} ${again}`,
  }
}

function fullYear(year: string, today: Day): number {
  if (year.length === 4) return Number(year)
  const near = 2000 + Number(year)
  return near > Number(today.slice(0, 4)) + 1 ? near - 100 : near
}

const notADay = (text: string, name: string): DayRead => ({
  fault: 'not_a_day',
  message: `“${text}” không phải ngày. Đồng chí ghi ${name} theo ngày/tháng/năm, ví dụ 14/02/1990.`,
})
