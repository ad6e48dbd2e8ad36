import type { Day } from '#domain/period.ts'
import { AGENCIES } from './agencies.ts'
import { bookRow } from './bookRow.ts'
import { randomOf } from './random.ts'
import { DISTRICTS } from './territory.ts'
import type { DemoRow } from './world.ts'

type Meet = { title: string; kind: string; level: string; heldOn: Day; units: readonly string[]; decision: string }

const districts = DISTRICTS.map(({ code }) => code)
const agencies = AGENCIES.map(({ code }) => code)
const MEETS: readonly Meet[] = [
  {
    title: 'Hội thao quân sự DQTV tỉnh năm 2022',
    kind: 'sports',
    level: 'province',
    heldOn: '2022-05-20',
    units: [...districts, ...agencies.slice(0, 10)],
    decision: '41/KH-BCH',
  },
  {
    title: 'Hội thi tìm hiểu Luật Dân quân tự vệ năm 2023',
    kind: 'contest',
    level: 'province',
    heldOn: '2023-04-14',
    units: agencies.filter((_, index) => index % 3 === 0),
    decision: '29/KH-BCH',
  },
  {
    title: 'Hội thao quân sự DQTV tỉnh năm 2023',
    kind: 'sports',
    level: 'province',
    heldOn: '2023-05-26',
    units: [...districts, ...agencies.slice(24, 36)],
    decision: '38/KH-BCH',
  },
]

const RANKS = ['first', 'second', 'third', 'consolation', 'consolation']

/** One row for each unit that took part; five of each meet are placed. */
export function contestRows(nextId: () => string): DemoRow[] {
  return MEETS.flatMap(({ units, ...meet }) => {
    const random = randomOf(`contest ${meet.title}`)
    const placed = random.shuffled(units).slice(0, RANKS.length)
    return units.map((unit) => {
      const rank = RANKS[placed.indexOf(unit)]
      return bookRow('contests', nextId(), unit, {
        ...meet,
        participants: meet.kind === 'sports' ? 9 + random.below(6) : 3 + random.below(3),
        teamPrizes: rank === undefined ? 0 : 1,
        individualPrizes: random.below(rank === undefined ? 2 : 4),
        rank: rank ?? 'none',
      })
    })
  })
}
