import { addDays, type Day, daysBetween } from '#domain/period.ts'
import { type Random, randomOf } from './random.ts'
import { COMMUNES, type Commune, DISTRICTS } from './territory.ts'
import type { DemoRow } from './world.ts'

/** What the communes did in the three half-years the demo tells of: patrols, the new year's night, and in 2024 its holiday. */
type Season = { from: Day; to: Day; least: number; decision: string; festival: Day }
const SEASONS: readonly Season[] = [
  { from: '2021-12-20', to: '2022-06-10', least: 4, decision: '04/KH-BCH', festival: '2022-01-31' },
  { from: '2022-12-19', to: '2023-06-12', least: 6, decision: '05/KH-BCH', festival: '2023-01-21' },
  { from: '2023-12-18', to: '2024-06-10', least: 7, decision: '03/KH-BCH', festival: '2024-02-09' },
]
const PLACES = [
  'Khu vực trung tâm',
  'Tuyến đường liên thôn',
  'Khu vực chợ và bến xe',
  'Khu vực trường học',
  'Tuyến kênh và trạm bơm',
  'Khu vực giáp ranh',
]
const HELPERS = ['police', 'police', 'police', null, null, 'border_guard']

type Patrol = {
  unit: string
  day: Day
  place: string
  teams: number
  people: number
  alongside: string | null
  jointWith?: string
}

export function patrols(nextId: () => string): DemoRow[] {
  const out: DemoRow[] = []
  const add = (patrol: Patrol, decision: string): string => {
    const id = nextId()
    out.push({ id, unit: patrol.unit, values: patrolRow(patrol, decision) })
    return id
  }
  for (const season of SEASONS) {
    const random = randomOf(`patrols ${season.from}`)
    const length = daysBetween(season.from, season.to)
    for (const { code } of COMMUNES) {
      // Odd days for the commune's own, even ones for joint activities: a unit is never in two at once.
      const days = random
        .shuffled([...Array(Math.floor(length / 2)).keys()])
        .slice(0, season.least + random.below(4))
        .sort((a, b) => a - b)
      for (const day of days) {
        add(
          {
            unit: code,
            day: addDays(season.from, 2 * day + 1),
            place: random.pick(PLACES),
            alongside: random.pick(HELPERS),
            ...teamsOf(random),
          },
          season.decision,
        )
      }
    }
    jointPatrols(random, season, length).forEach((units, turn) => {
      const day = addDays(season.from, 2 * (3 + turn * 5))
      const place = units.some((unit) => unit.includes('rung') || unit.includes('kiem-lam'))
        ? 'Rừng phòng hộ, khu vực giáp ranh'
        : 'Khu vực giáp ranh'
      const [first, ...others] = units.map((unit) => ({ unit, day, place, alongside: 'several', ...teamsOf(random) }))
      if (first === undefined) return
      const leading = add(first, season.decision)
      for (const other of others) add({ ...other, jointWith: leading }, season.decision)
    })
    out.push(...festival(season, random, nextId))
  }
  return [...out, ...holidayDuty(nextId)]
}

function teamsOf(random: Random): { teams: number; people: number } {
  const teams = 1 + random.below(3)
  return { teams, people: teams * 3 + random.below(2 * teams) }
}

/** Neighbours go together, sometimes across the line between two districts, in the forest with the rangers. */
function jointPatrols(random: Random, season: Season, length: number): string[][] {
  const communesOf = (district: number): readonly Commune[] => DISTRICTS[district]?.communes ?? []
  const neighbours = (district: number, count: number): string[] => {
    const start = random.below(communesOf(district).length - count)
    return communesOf(district)
      .slice(start, start + count)
      .map(({ code }) => code)
  }
  const out: string[][] = []
  for (let turn = 0; turn < season.least + 3; turn++) {
    const district = turn % DISTRICTS.length
    if (turn % 4 === 1) out.push([...neighbours(district, 1), ...neighbours((district + 1) % DISTRICTS.length, 2)])
    else if (turn % 4 === 3) out.push([turn % 8 === 3 ? 'chi-cuc-kiem-lam' : 'bql-rung-phong-ho', ...neighbours(4, 2)])
    else out.push(neighbours(district, 2 + random.below(3)))
  }
  return out.slice(0, Math.floor((length - 8) / 10))
}

/** The night of the lunar new year, kept by all communes of a district as one event. */
function festival(season: Season, random: Random, nextId: () => string): DemoRow[] {
  return DISTRICTS.flatMap(({ communes }) => {
    const ids = communes.map(nextId)
    return communes.map(({ code }, index): DemoRow => {
      const people = 6 + random.below(9)
      const leading = ids[0] ?? null
      return {
        id: ids[index] ?? '',
        unit: code,
        values: {
          day: season.festival,
          kind: 'event',
          shift: 'night',
          place: 'Bảo vệ đêm giao thừa',
          people,
          turns: 0,
          manDays: people,
          teamTurns: 0,
          personTurns: people,
          alongside: 'police',
          decision: season.decision,
          jointWith: index === 0 ? null : leading,
        },
      }
    })
  })
}

/** Over the seven days of the new year's holiday of 2024 every commune kept one post of three to six people. */
function holidayDuty(nextId: () => string): DemoRow[] {
  const random = randomOf('holiday duty')
  return COMMUNES.flatMap(({ code }) => {
    const people = 3 + random.below(4)
    return Array.from(
      { length: 7 },
      (_, day): DemoRow => ({
        id: nextId(),
        unit: code,
        values: {
          day: addDays('2024-02-08', day),
          kind: 'duty',
          shift: 'day_night',
          place: 'Trụ sở UBND',
          people,
          turns: day === 0 ? 1 : 0,
          manDays: people,
          teamTurns: 0,
          personTurns: 0,
          alongside: null,
          decision: '03/KH-BCH',
          jointWith: null,
        },
      }),
    )
  })
}

const patrolRow = (
  { day, place, teams, people, alongside: helpers, jointWith }: Patrol,
  decision: string,
): DemoRow['values'] => ({
  day,
  kind: 'patrol',
  shift: 'night',
  place,
  people,
  turns: 0,
  manDays: 0,
  teamTurns: teams,
  personTurns: people,
  alongside: helpers,
  decision,
  jointWith: jointWith ?? null,
})
