/**
 * Excel keeps a day as the count of days since the end of 1899 (or of 1903, in workbooks begun on an old Mac)
 * and only the number format says that it is a day. ECMA-376 part 1, §18.8.30 and §18.17.4.
 */
export type DateLook = 'date' | 'moment' | 'time' | undefined

/** Formats Excel knows by number alone. Only those a date may carry, or that tell how a number was shown. */
export const BUILT_IN_FORMATS: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd/mm/yyyy h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  49: '@',
  // East Asian calendars share these numbers; all of them show days.
  27: 'yyyy/m/d',
  28: 'yyyy/m/d',
  29: 'yyyy/m/d',
  30: 'yyyy/m/d',
  31: 'yyyy/m/d',
  36: 'yyyy/m/d',
  50: 'yyyy/m/d',
  51: 'yyyy/m/d',
  52: 'yyyy/m/d',
  53: 'yyyy/m/d',
  54: 'yyyy/m/d',
  55: 'yyyy/m/d',
  56: 'yyyy/m/d',
  57: 'yyyy/m/d',
  58: 'yyyy/m/d',
  32: 'h:mm',
  33: 'h:mm:ss',
  34: 'h:mm',
  35: 'h:mm:ss',
}

/** What a number format shows, by its letters outside quotes, escapes, colours and currency. */
export function dateLookOf(format: string): DateLook {
  const bare = format
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/;.*$/s, '')
    .replace(/general/gi, '')
    .replace(/am\/pm|a\/p/gi, 'h')
  const day = /[yd]/i.test(bare)
  const time = /[hs]/i.test(bare)
  if (day) return time ? 'moment' : 'date'
  if (time) return 'time'
  return /m/i.test(bare) ? 'date' : undefined
}

const DAY_MS = 86_400_000
const LAST_SERIAL = 2_958_465 // 31/12/9999

/**
 * The day (and time, where the format shows one) of a serial number; undefined where Excel itself shows ####.
 * Times are rounded to the second before the day is taken: 23:59:59,9999 is the next midnight.
 */
export function dateOfSerial(serial: number, look: Exclude<DateLook, undefined>, from1904: boolean): string | undefined {
  if (!(serial >= 0) || serial > LAST_SERIAL + 1) return undefined
  if (look === 'time') return clock(Math.round(serial * 86_400))
  const seconds = look === 'moment' ? Math.round(serial * 86_400) : Math.floor(serial) * 86_400
  let days = Math.floor(seconds / 86_400)
  if (!from1904) {
    // Excel believes in 29/2/1900 (serial 60): days before it stand one lower, the day itself does not exist.
    if (days < 1 || days === 60) return undefined
    if (days < 60) days += 1
  }
  const day = new Date((from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)) + days * DAY_MS)
  if (day.getUTCFullYear() > 9999) return undefined
  const iso = day.toISOString().slice(0, 10)
  const rest = seconds % 86_400
  return rest === 0 ? iso : `${iso}T${clock(rest)}`
}

function clock(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`
}
