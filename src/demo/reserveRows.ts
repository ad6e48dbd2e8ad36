import { overCommunes } from './population.ts'
import { randomOf } from './random.ts'
import { COMMUNES, DISTRICTS } from './territory.ts'
import type { DemoRow } from './world.ts'

/** What the communes stated at the end of these quarters: registered, quota, assigned and party members, invented throughout. */
const STATEMENTS = [
  { statedOn: '2023-06-14', officers: 610, soldiers: 17_920, vehicles: 1_204 },
  { statedOn: '2023-12-14', officers: 618, soldiers: 18_040, vehicles: 1_231 },
  { statedOn: '2024-06-14', officers: 627, soldiers: 18_310, vehicles: 1_248 },
] as const

export const reserveRows = (nextId: () => string): DemoRow[] =>
  STATEMENTS.flatMap(({ statedOn, ...totals }, at) =>
    (['officers', 'soldiers', 'vehicles'] as const).flatMap((category) => {
      const random = randomOf(`reserve ${statedOn} ${category}`)
      const registered = overCommunes(totals[category])
      return COMMUNES.map(({ code }, index): DemoRow => {
        const held = registered[index] ?? 0
        const quota = Math.floor((held * 7) / 10)
        const assigned = Math.min(held, Math.floor((quota * (98 + random.below(12))) / 100))
        return {
          id: nextId(),
          unit: code,
          values: {
            category,
            statedOn,
            until: STATEMENTS[at + 1]?.statedOn ?? null,
            registered: held,
            quota,
            assigned,
            partyMembers: category === 'vehicles' ? 0 : Math.floor((assigned * (10 + random.below(6))) / 100),
          },
        }
      })
    }),
  )

/** In May each district called a part of its reservists together; in March it checked the list against the people. */
export const reserveCallRows = (nextId: () => string): DemoRow[] =>
  [2023, 2024].flatMap((year) => {
    const random = randomOf(`reserve calls ${year}`)
    return DISTRICTS.flatMap(({ code }): DemoRow[] => {
      const called = 48 + random.below(30)
      const row = (kind: string, title: string, day: string, lastDay: string, people: number, present: number): DemoRow => ({
        id: nextId(),
        unit: code,
        values: { title, kind, day, lastDay, called: people, attended: present, decision: `${110 + random.below(40)}/QĐ-UBND` },
      })
      return [
        row('verification', `Phúc tra nguồn năm ${year}`, `${year}-03-11`, `${year}-03-22`, 0, 0),
        row('training', `Huấn luyện dự bị năm ${year}`, `${year}-05-06`, `${year}-05-15`, called, called - random.below(4)),
      ]
    })
  })
