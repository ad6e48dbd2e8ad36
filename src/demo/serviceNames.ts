import type { Day } from '#domain/period.ts'
import { inventName } from './names.ts'
import type { Random } from './random.ts'

export type Citizen = { fullName: string; bornOn: Day; identityNo: null }

/** Men who do not exist, no two of one name and one birthday; their cards were not copied into these books. */
export function citizens(random: Random): (bornFrom: Day, bornTo: Day) => Citizen {
  const known = new Set<string>()
  return (bornFrom, bornTo) => {
    for (;;) {
      const [fullName, bornOn] = [inventName(random, false), random.day(bornFrom, bornTo)]
      const key = `${fullName} ${bornOn}`
      if (known.has(key)) continue
      known.add(key)
      return { fullName, bornOn, identityNo: null }
    }
  }
}

/** A small total cast over places by chance, the same at every run: how many fall on each. */
export function cast(random: Random, total: number, places: number): number[] {
  const counts = Array<number>(places).fill(0)
  for (let left = total; left > 0; left--) {
    const place = random.below(places)
    counts[place] = (counts[place] ?? 0) + 1
  }
  return counts
}
