import { addYears, type Day } from '#domain/period.ts'
import { type Member, memberOf, type Person, type Stretch } from './member.ts'
import { inventName } from './names.ts'
import { overCommunes } from './population.ts'
import { type Random, randomOf } from './random.ts'
import { COMMUNES, DISTRICTS } from './territory.ts'

/**
 * The militia was organised anew under the law of 1/7/2020, so most of it came in the two years after; each year since
 * has its own smaller intake, and those of 2019–2020 completed their four years in 2023–2024.
 */
const FIRST_INTAKES: readonly Day[] = ['2020-07-15', '2020-10-12', '2021-03-15', '2021-09-20', '2022-03-14']
const INTAKES = {
  lastYear: { people: 900, days: ['2022-10-17', '2023-03-20'] },
  thisYear: { people: 3100, days: ['2023-09-11', '2024-03-11'] },
} as const
const COMPLETED = { people: 2600, joined: ['2019-09-16', '2020-03-16'] } as const

const COMMAND = ['commander', 'political_officer', 'deputy_commander', 'deputy_political_officer']

type Duty = { post: string; forceKind: string; team: string | null }
type Makers = { nextId: () => string; identityNo: (female: boolean, bornOn: Day) => string }

/** The militia of the 96 communes: `strength` of them serve on 14/6/2024. */
export function militia(strength: number, makers: Makers): Member[] {
  const plans = [
    overCommunes(strength),
    overCommunes(INTAKES.lastYear.people),
    overCommunes(INTAKES.thisYear.people),
    overCommunes(COMPLETED.people),
  ]
  return COMMUNES.flatMap(({ code }, index) => {
    const [serving = 0, lastYear = 0, thisYear = 0, completed = 0] = plans.map((plan) => plan[index] ?? 0)
    return ofCommune(code, index, { serving, lastYear, thisYear, completed }, makers)
  })
}

function ofCommune(
  unit: string,
  index: number,
  plan: { serving: number; lastYear: number; thisYear: number; completed: number },
  makers: Makers,
): Member[] {
  const random = randomOf(`militia of ${unit}`)
  const hamlets = 6 + random.below(5)
  const duties = dutiesOf(index, plan.serving, hamlets)
  const out: Member[] = []
  const add = (female: boolean, born: readonly [Day, Day], stretches: readonly Stretch[]) => {
    const bornOn = random.day(...born)
    const partyMember = random.chance(stretches[0]?.post === 'soldier' ? 17 : 80)
    const person: Person = {
      fullName: inventName(random, female),
      bornOn,
      female,
      identityNo: makers.identityNo(female, bornOn),
      force: 'militia',
      partyMember,
      youthUnion: bornOn >= '1993' && random.chance(78),
    }
    out.push(memberOf(person, stretches, makers.nextId))
  }
  duties.forEach((duty, place) => {
    const fromEnd = plan.serving - 1 - place
    // Newcomers stand at the end of the list: soldiers all.
    const days =
      fromEnd < plan.thisYear
        ? INTAKES.thisYear.days
        : fromEnd < plan.thisYear + plan.lastYear
          ? INTAKES.lastYear.days
          : FIRST_INTAKES
    const soldier = duty.post === 'soldier'
    const female = soldier && duty.forceKind !== 'mobile' && random.chance(15)
    const born: [Day, Day] = COMMAND.includes(duty.post)
      ? ['1976-01-01', '1990-12-28']
      : soldier
        ? ['1986-01-01', '2002-06-28']
        : ['1980-01-01', '1997-12-28']
    add(female, born, [{ ...duty, unit, from: random.pick<Day>(days), until: null, status: 'serving', entry: 'admitted' }])
  })
  for (let count = 0; count < plan.completed; count++) {
    const from = random.pick<Day>(COMPLETED.joined)
    const until = addYears(from, 4)
    const way = { unit, post: 'soldier', forceKind: 'on_site', team: hamletTeam(count % hamlets) }
    add(
      random.chance(15),
      ['1985-01-01', '1999-12-28'],
      [{ ...way, from, until, status: 'serving', entry: 'admitted' }, leaving(way, until, random)],
    )
  }
  return out
}

/** Nine in ten complete the term; the rest are called up, go to study, or die. */
function leaving(way: Duty & { unit: string }, on: Day, random: Random): Stretch {
  const row = { ...way, from: on, until: null, entry: 'continued' as const }
  const turn = random.below(200)
  if (turn === 0) return { ...row, status: 'struck_off', ground: 'strike_a' }
  if (turn < 20) return { ...row, status: 'early_discharge', ground: random.pick(['early_d', 'early_dd'] as const) }
  return { ...row, status: 'completed', decision: 'QĐ công nhận hoàn thành' }
}

const hamletTeam = (index: number): string => `Tổ tại chỗ thôn ${index + 1}`
const times = (count: number, duty: Duty): Duty[] => Array<Duty>(count).fill(duty)

/** Posts and force kinds of one commune in the order of its establishment; whatever is left over is on site. */
function dutiesOf(index: number, strength: number, hamlets: number): Duty[] {
  const squad = (forceKind: string, team: string, people: number): Duty[] => [
    { post: 'squad_leader', forceKind, team },
    ...times(people - 1, { post: 'soldier', forceKind, team }),
  ]
  const crew = (forceKind: string, team: string, people: number): Duty[] => [
    { post: 'crew_leader', forceKind, team },
    ...times(people - 1, { post: 'soldier', forceKind, team }),
  ]
  const standing = index % 6 === 2 ? squad('standing', 'Tiểu đội thường trực', 9) : []
  const firstOfDistrict = index % (COMMUNES.length / DISTRICTS.length) < 2
  const list: Duty[] = [
    ...COMMAND.map((post) => ({ post, forceKind: 'on_site', team: null })),
    ...Array.from({ length: hamlets }, (_, hamlet) => ({
      post: 'hamlet_leader',
      forceKind: 'on_site',
      team: hamletTeam(hamlet),
    })),
    { post: 'platoon_leader', forceKind: 'mobile', team: 'Trung đội cơ động' },
    ...[1, 2, 3].flatMap(() => squad('mobile', 'Trung đội cơ động', 9)),
    ...standing,
    ...squad('engineer', 'Tiểu đội công binh', 6),
    ...squad('medical', 'Tổ y tế', 5),
    ...squad('signals', 'Tổ thông tin', 3),
    ...squad('reconnaissance', 'Tổ trinh sát', 3),
    ...squad('chemical_defence', 'Tổ phòng hóa', 3),
    ...(index % 2 === 0 ? crew('artillery', 'Khẩu đội cối', 5) : []),
    ...(firstOfDistrict ? crew('air_defence', 'Khẩu đội phòng không', 8) : []),
  ]
  for (let place = 0; list.length < strength; place++)
    list.push({ post: 'soldier', forceKind: 'on_site', team: hamletTeam(place % hamlets) })
  return list.slice(0, strength)
}
