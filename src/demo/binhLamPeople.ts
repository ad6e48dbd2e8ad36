import { addYears, type Day } from '#domain/period.ts'
import { BASES, type Base } from './binhLamBases.ts'
import { identityNumbers, idsFrom } from './identity.ts'
import { memberOf, type Person, type Stretch } from './member.ts'
import { inventName } from './names.ts'
import { randomOf } from './random.ts'
import type { DemoRow } from './world.ts'

/** Self-defence admits in spring and autumn, a decision for many at once; four years later the term ends (Luật DQTV Điều 8). */
const ADMISSIONS: readonly Day[] = [
  '2022-03-14',
  '2022-09-19',
  '2023-03-13',
  '2023-09-18',
  '2024-03-18',
  '2024-09-16',
  '2025-03-17',
]
const COMPLETED: readonly Day[] = ['2021-03-15', '2021-09-20']
const AFTER_CONFERENCE: Day = '2026-03-16'
/** Numbers of other people than those of Sơn Giang. */
const FIRST_SERIAL = 400_000

/** The members of the bases of Bình Lâm as they stand on 19/1/2026, those who completed their term and those who came after. */
export function binhLamPeople(): DemoRow[] {
  const makers = { nextId: idsFrom(16), identityNo: identityNumbers(FIRST_SERIAL) }
  return BASES.flatMap((base) => peopleOf(base, makers))
}

type Makers = { nextId: () => string; identityNo: (female: boolean, bornOn: Day) => string }

function peopleOf({ code, kind, strength }: Base, makers: Makers): DemoRow[] {
  const random = randomOf(`people of ${code}`)
  const leaders = kind === 'agency_command' ? ['commander', 'political_officer', 'platoon_leader'] : ['platoon_leader']
  const squads = Math.max(1, Math.round(strength / 10))
  const posts = [...leaders, ...Array<string>(squads).fill('squad_leader')]
  const add = (post: string, place: number, stretches: readonly Pick<Stretch, 'from' | 'until' | 'status' | 'entry'>[]) => {
    const female = post === 'soldier' && random.chance(24)
    const bornOn = post === 'soldier' ? random.day('1985-01-01', '2002-12-28') : random.day('1976-01-01', '1992-12-28')
    const person: Person = {
      fullName: inventName(random, female),
      bornOn,
      female,
      identityNo: makers.identityNo(female, bornOn),
      force: 'self_defence',
      partyMember: random.chance(post === 'soldier' ? 28 : 92),
      youthUnion: bornOn >= '1994' && random.chance(60),
    }
    const inCommand = post === 'commander' || post === 'political_officer'
    const team = inCommand ? null : `Tiểu đội ${1 + (place % squads)}`
    return memberOf(
      person,
      stretches.map((stretch) => ({ ...stretch, unit: code, post, forceKind: 'on_site', team })),
      makers.nextId,
    ).rows
  }
  const serving = { until: null, status: 'serving', entry: 'admitted' } as const
  const rows = Array.from({ length: strength }, (_, place) =>
    add(posts[place] ?? 'soldier', place, [{ ...serving, from: random.pick(ADMISSIONS) }]),
  )
  const gone = Array.from({ length: Math.round(strength * 0.05) }, (_, place) => {
    const from = random.pick(COMPLETED)
    const until = addYears(from, 4)
    return add('soldier', place, [
      { from, until, status: 'serving', entry: 'admitted' },
      { from: until, until: null, status: 'completed', entry: 'continued' },
    ])
  })
  const coming = Array.from({ length: Math.round(strength * 0.03) }, (_, place) =>
    add('soldier', place, [{ ...serving, from: AFTER_CONFERENCE }]),
  )
  return [...rows, ...gone, ...coming].flat()
}
