/** A time of the day as people write it in a programme: 8:00, 08h30, 8 giờ 30, 14g; minutes from midnight, null when it is none. */
export function readTimeOfDay(text: string): number | null {
  const match = /^(\d{1,2})\s*(?::|h|g|giờ)\s*(?:(\d{1,2})(?:\s*(?:phút|p))?)?$/i.exec(text.trim().normalize('NFC'))
  if (!match || (match[2] === undefined && text.includes(':'))) return null
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)]
  return hour < 24 && minute < 60 ? hour * 60 + minute : null
}

const two = (value: number): string => String(value).padStart(2, '0')

/** 08:00, as screens and tables print it. */
export const printTimeOfDay = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

/** "8 giờ 30 phút" as a letter says it; the full hour has no minutes: "8 giờ". */
export const timeInWords = (minutes: number): string =>
  minutes % 60 === 0 ? `${Math.floor(minutes / 60)} giờ` : `${Math.floor(minutes / 60)} giờ ${two(minutes % 60)} phút`
