import type { Day } from '#domain/period.ts'

/**
 * Row ids in the form of RFC 9562 version 7, all stamped with the morning the demo begins (17/7/2023) and counted on: the
 * same at every run, in order of making.
 */
export function idsFrom(series: number): () => string {
  const head = `01896125-9400-7${series.toString(16).padStart(3, '0')}-8000-`
  let count = 0
  return () => head + (++count).toString(16).padStart(12, '0')
}

/**
 * Identity numbers of nobody: twelve digits in the order of the card (place, sex and century, year, serial), under the
 * place code 097, which no province has.
 */
export function identityNumbers(first = 1040): (female: boolean, bornOn: Day) => string {
  let serial = first
  return (female, bornOn) => {
    const century = bornOn < '2000' ? 0 : 2
    serial += 7
    return `097${century + (female ? 1 : 0)}${bornOn.slice(2, 4)}${String(serial).padStart(6, '0')}`
  }
}
