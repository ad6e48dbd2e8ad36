import type { Row } from '#domain/register.ts'
import { inventName } from '../names.ts'
import type { Random } from '../random.ts'
import { dayAt, dayNumber } from './days.ts'

/** Somebody of the invented country with the stretches of the way through the book, as day numbers. */
export type CountryPerson = {
  fullName: string
  leads: boolean
  stretches: { id: string; from: number; until: number | null; serving: boolean; row: Row }[]
}

/** Luật Dân quân tự vệ Điều 8: four years in time of peace, to be extended by up to two. */
const TERM = 4 * 365 + 1
const EXTENSION = 2 * 365
const YEAR = 365.25

const BRANCHES = ['air_defence', 'artillery', 'reconnaissance', 'signals', 'engineer', 'chemical_defence', 'medical']
/** How somebody leaves before the term is over, with its ground (Điều 11, 12); the same twice is met twice as often. */
const LEAVING = [
  ['moved_away', null],
  ['moved_away', null],
  ['early_discharge', 'early_b'],
  ['early_discharge', 'early_c'],
  ['early_discharge', 'early_d'],
  ['early_discharge', 'early_d'],
  ['early_discharge', 'early_dd'],
  ['deferred', 'defer_b'],
  ['deferred', 'defer_h'],
  ['struck_off', 'strike_a'],
] as const

export type Service = { militia: boolean; hamlets: number; last: number; nextId: () => string }

/**
 * One person of a unit: `place` is the place in its list, the command first. Half of a unit's intake comes in spring, half in
 * autumn; those whose four years ended in the last two stand in the book as completed.
 */
export function countryPerson(random: Random, place: number, identityNo: string, service: Service): CountryPerson {
  const { militia, hamlets, last, nextId } = service
  const post = postOf(place, militia, hamlets)
  const leads = post !== 'soldier'
  const officer = place < (militia ? 4 : 3)
  const female = random.chance(officer ? 8 : militia ? 12 : 31)
  const from = intakeDay(random, last)
  const age = officer ? 28 + random.below(14) : leads ? 24 + random.below(14) : 18 + Math.min(random.below(17), random.below(17))
  const born = from - Math.ceil((age + 0.3) * YEAR) - random.below(270)
  const fullName = inventName(random, female)
  const person = {
    fullName,
    bornOn: dayAt(born),
    female,
    identityNo: `${identityNo.slice(0, 3)}${(dayAt(born) < '2000' ? 0 : 2) + (female ? 1 : 0)}${dayAt(born).slice(2, 4)}${identityNo.slice(3)}`,
    force: militia ? 'militia' : 'self_defence',
    forceKind: kindOf(random, militia, officer),
    post,
    team: leads ? null : `Tiểu đội ${1 + (place % 9)}`,
    partyMember: random.chance(officer ? 92 : leads ? 55 : 16),
    youthUnion: age < 30 && random.chance(78),
  }
  const stretches: CountryPerson['stretches'] = []
  const ids = { chain: null as string | null }
  const add = (start: number, until: number | null, status: string, entry: string, ground: string | null) => {
    const id = nextId()
    ids.chain ??= id
    stretches.push({
      id,
      from: start,
      until,
      serving: status === 'serving' || status === 'extended',
      row: {
        ...person,
        joinedOn: dayAt(start),
        leftOn: until === null ? null : dayAt(until),
        status,
        ground,
        entry,
        decision: status === 'selected' ? null : `${1 + (start % 90)}/QĐ-BCH`,
        person: ids.chain,
      },
    })
  }
  for (const [start, until, status, entry, ground] of wayOf(random, from, last)) add(start, until, status, entry, ground)
  return { fullName, leads, stretches }
}

type Step = readonly [from: number, until: number | null, status: string, entry: string, ground: string | null]

function wayOf(random: Random, from: number, last: number): Step[] {
  const steps: [number, string, string, string | null][] = []
  if (random.chance(40)) steps.push([from - 20 - random.below(60), 'selected', 'admitted', null])
  steps.push([from, 'serving', random.chance(6) ? 'transferred' : 'admitted', null])
  if (random.chance(7)) {
    const [status, ground] = random.pick(LEAVING)
    steps.push([from + 60 + random.below(TERM - 120), status, 'continued', ground])
  } else if (random.chance(14)) {
    steps.push([from + TERM, 'extended', 'continued', null], [from + TERM + EXTENSION, 'completed', 'continued', null])
  } else steps.push([from + TERM, 'completed', 'continued', null])
  // What lies after the last day has not happened.
  const happened = steps.filter(([start]) => start <= last)
  return happened.map(([start, status, entry, ground], index) => [start, happened[index + 1]?.[0] ?? null, status, entry, ground])
}

/** The middle of March or of September of one of the last six years, give or take a fortnight. */
function intakeDay(random: Random, last: number): number {
  const halfYears = random.below(12)
  const year = Number(dayAt(last - Math.round(halfYears * (YEAR / 2))).slice(0, 4))
  const spring = halfYears % 2 === 0
  const middle = dayNumber(`${year}-${spring ? '03' : '09'}-15`)
  return Math.min(middle - 14 + random.below(29), last)
}

function postOf(place: number, militia: boolean, hamlets: number): string {
  if (place === 0) return 'commander'
  if (place === 1) return 'political_officer'
  if (place === 2) return 'deputy_commander'
  if (militia && place === 3) return 'deputy_political_officer'
  if (militia && place < 4 + hamlets) return 'hamlet_leader'
  const rest = place - (militia ? 4 + hamlets : 3)
  if (rest === 0) return 'platoon_leader'
  return rest % 10 === 1 ? 'squad_leader' : 'soldier'
}

function kindOf(random: Random, militia: boolean, officer: boolean): string {
  if (officer) return 'on_site'
  const lot = random.below(100)
  if (lot < (militia ? 62 : 70)) return 'on_site'
  if (lot < (militia ? 80 : 85)) return 'mobile'
  if (militia && lot < 84) return 'standing'
  if (militia && lot < 86) return 'maritime'
  return random.pick(BRANCHES)
}
