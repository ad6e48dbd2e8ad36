import { addDays, type Day, daysBetween } from '#domain/period.ts'

/** Days by their number: millions of them are asked for, and each is worked out once. */
const EPOCH: Day = '1955-01-01'
const LAST: Day = '2035-12-31'
const DAYS: readonly Day[] = Array.from({ length: daysBetween(EPOCH, LAST) }, (_, index) => addDays(EPOCH, index))

export const dayNumber = (day: Day): number => Math.round((Date.parse(day) - Date.parse(EPOCH)) / 86_400_000)

export function dayAt(number: number): Day {
  const day = DAYS[number]
  if (day === undefined) throw new RangeError(`a day beyond ${EPOCH} to ${LAST}`)
  return day
}

/** 0 for Sunday. */
export const weekday = (number: number): number => new Date(dayAt(number)).getUTCDay()
