import { addYears, type Day } from '#domain/period.ts'
import { AGENCIES, type Agency } from './agencies.ts'
import { type Member, memberOf, type Person, type Stretch } from './member.ts'
import { NAMED_PEOPLE, type NamedPerson } from './namedPeople.ts'
import { inventName } from './names.ts'
import { type Random, randomOf } from './random.ts'

/** The day the pictures and the report speak of. */
export const REPORTED_ON: Day = '2023-07-15'
/** The power company admitted three people two weeks before. */
const LATE_ADMISSION = { agency: 'cong-ty-dien-luc', on: '2023-07-01', people: 3, women: 1 } as const

/** Squads of the branches that some agencies keep by the nature of their work. */
const BRANCHES: Readonly<Record<string, { kind: string; people: number }>> = {
  'vien-thong-tinh': { kind: 'signals', people: 9 },
  'benh-vien-da-khoa-tinh': { kind: 'medical', people: 12 },
  'benh-vien-y-hoc-co-truyen': { kind: 'medical', people: 6 },
  'cong-ty-cp-cong-trinh-do-thi': { kind: 'engineer', people: 9 },
  'cong-ty-khai-thac-thuy-loi': { kind: 'engineer', people: 6 },
  'cong-ty-cao-su-son-giang': { kind: 'mobile', people: 27 },
}

/** Agencies between which somebody changed employer, and when. */
const TRANSFERS: Readonly<Record<string, { from: string; on: Day }>> = {
  'so-noi-vu': { from: 'van-phong-ubnd-tinh', on: '2022-10-01' },
  'so-tai-chinh': { from: 'cuc-thue-tinh', on: '2023-01-01' },
  'thanh-tra-tinh': { from: 'so-tu-phap', on: '2022-11-15' },
  'chi-cuc-kiem-lam': { from: 'bql-rung-phong-ho', on: '2023-02-01' },
  'buu-dien-tinh': { from: 'vien-thong-tinh', on: '2022-09-01' },
  'ban-qlda-dau-tu-xay-dung': { from: 'so-xay-dung', on: '2023-03-01' },
}

const OFFICER_POSTS = ['commander', 'political_officer']
/** Days on which agencies admit: a decision each, so people come in batches. */
const ADMISSIONS: readonly Day[] = [
  '2019-09-16',
  '2020-02-17',
  '2020-08-17',
  '2021-02-22',
  '2021-06-14',
  '2022-02-21',
  '2022-06-01',
]
const ADMISSIONS_LAST_YEAR: readonly Day[] = ['2022-08-15', '2022-11-21', '2023-02-20']
const DEPARTURES_LAST_YEAR: readonly Day[] = ['2022-09-16', '2022-12-01', '2023-02-17', '2023-05-15']
const ADMISSIONS_AFTER: readonly Day[] = ['2023-09-18', '2024-02-26']
const DEPARTURES_AFTER: readonly Day[] = ['2023-09-16', '2023-12-01', '2024-02-17']

type Makers = { nextId: () => string; identityNo: (female: boolean, bornOn: Day) => string }

/** Everybody who is or was in the self-defence force of the 47 agencies. */
export const agencyPeople = (makers: Makers): Member[] => AGENCIES.flatMap((agency) => peopleOf(agency, makers))

function peopleOf(agency: Agency, makers: Makers): Member[] {
  const random = randomOf(`people of ${agency.code}`)
  const named = {
    officer: [...queue(agency, 'officer')],
    leader: [...queue(agency, 'leader')],
    soldier: [...queue(agency, 'soldier')],
    new: [...queue(agency, 'new')],
  }
  const late = agency.code === LATE_ADMISSION.agency ? LATE_ADMISSION : { on: REPORTED_ON, people: 0, women: 0 }
  const soldiers = agency.strength - agency.officersDue - agency.leadersDue
  const recent = agency.code === LATE_ADMISSION.agency ? 0 : Math.max(1, Math.round(agency.strength * 0.09))
  const squads = Math.max(1, agency.leadersDue - 1)
  const out: Member[] = []

  const add = (
    female: boolean,
    born: readonly [Day, Day],
    standing: number,
    stretches: readonly Stretch[],
    given?: NamedPerson,
  ) => {
    const bornOn = given?.bornOn ?? random.day(...born)
    const partyMember = random.chance(standing)
    const person: Person = {
      fullName: given?.fullName ?? inventName(random, female),
      bornOn,
      female,
      identityNo: makers.identityNo(female, bornOn),
      force: 'self_defence',
      partyMember,
      youthUnion: bornOn >= '1993' && random.chance(65),
    }
    out.push(memberOf(person, stretches, makers.nextId))
  }

  for (let index = 0; index < agency.officersDue; index++) {
    add(false, ['1972-01-01', '1984-12-28'], 100, officerWay(agency, random, index), named.officer.shift())
  }
  for (let index = 0; index < agency.leadersDue; index++) {
    add(false, ['1982-01-01', '1992-12-28'], 70, leaderWay(agency, random, index), named.leader.shift())
  }
  const women = new Set(random.shuffled([...Array(soldiers - late.people).keys()]).slice(0, agency.women - late.women))
  for (let index = 0; index < soldiers; index++) {
    const isLate = index >= soldiers - late.people
    const female = isLate ? index < soldiers - late.people + late.women : women.has(index)
    const isRecent = !isLate && index >= soldiers - late.people - recent
    const given = isLate ? named.new.shift() : takeFirst(named.soldier, female)
    const joined = isLate ? late.on : random.pick(isRecent ? ADMISSIONS_LAST_YEAR : ADMISSIONS)
    const transfer = isRecent && index === soldiers - late.people - 1 ? TRANSFERS[agency.code] : undefined
    const way = {
      unit: agency.code,
      post: 'soldier',
      forceKind: branchAt(agency, index),
      team: `Tiểu đội ${(index % squads) + 1}`,
    }
    // A few leave after the report, so that the register of a later day tells another strength.
    const leaves = !isLate && !isRecent && random.chance(3)
    const until = leaves ? random.pick(DEPARTURES_AFTER) : null
    const before: Stretch[] = transfer
      ? [
          {
            ...way,
            unit: transfer.from,
            from: random.pick(ADMISSIONS),
            until: transfer.on,
            status: 'serving',
            entry: 'admitted',
            team: 'Tiểu đội 1',
          },
        ]
      : []
    const main: Stretch = {
      ...way,
      from: transfer?.on ?? joined,
      until,
      status: 'serving',
      entry: transfer ? 'transferred' : 'admitted',
    }
    const after = until === null ? [] : [departure(way, until, female, random)]
    add(female, ['1983-01-01', '2000-12-28'], 30, [...before, main, ...after], given)
  }
  const gone = Math.round(agency.strength * 0.055)
  for (let index = 0; index < gone; index++) {
    const female = random.chance(22)
    const until = random.pick(DEPARTURES_LAST_YEAR)
    const way = { unit: agency.code, post: 'soldier', forceKind: 'on_site', team: `Tiểu đội ${(index % squads) + 1}` }
    add(female, ['1983-01-01', '1996-12-28'], 30, [
      { ...way, from: random.day('2018-08-01', '2019-05-31'), until, status: 'serving', entry: 'admitted' },
      departure(way, until, female, random),
    ])
  }
  const coming = Math.round(agency.strength * 0.04)
  for (let index = 0; index < coming; index++) {
    add(random.chance(20), ['1988-01-01', '2002-12-28'], 20, [
      {
        unit: agency.code,
        post: 'soldier',
        forceKind: 'on_site',
        team: `Tiểu đội ${(index % squads) + 1}`,
        from: random.pick(ADMISSIONS_AFTER),
        until: null,
        status: 'serving',
        entry: 'admitted',
      },
    ])
  }
  return out
}

const queue = (agency: Agency, role: 'officer' | 'leader' | 'soldier' | 'new'): readonly NamedPerson[] =>
  NAMED_PEOPLE[agency.code]?.[role] ?? []

function takeFirst(list: NamedPerson[], female: boolean): NamedPerson | undefined {
  const index = list.findIndex((person) => (person.female ?? false) === female)
  return index < 0 ? undefined : list.splice(index, 1)[0]
}

const branchAt = (agency: Agency, index: number): string => {
  const branch = BRANCHES[agency.code]
  return branch && index < branch.people ? branch.kind : 'on_site'
}

/** Head and deputy head hold the posts while they hold their office; every third commander was first the deputy. */
function officerWay(agency: Agency, random: Random, index: number): Stretch[] {
  const way = { unit: agency.code, forceKind: 'on_site', team: null, status: 'serving' }
  const post = OFFICER_POSTS[index] ?? 'deputy_commander'
  const from = random.day('2015-03-01', '2019-12-31')
  if (index > 0 || !random.chance(33))
    return [{ ...way, post, from, until: null, entry: 'admitted', decision: 'QĐ bổ nhiệm Ban CHQS' }]
  const promoted = random.pick(['2020-04-01', '2021-01-15', '2022-05-16'] as const)
  return [
    { ...way, post: 'deputy_commander', from, until: promoted, entry: 'admitted', decision: 'QĐ bổ nhiệm Ban CHQS' },
    { ...way, post, from: promoted, until: null, entry: 'continued', decision: 'QĐ kiện toàn Ban CHQS' },
  ]
}

/** From the ranks, made a leader, and kept beyond the four years of Luật DQTV Điều 8: three stretches of one person. */
function leaderWay(agency: Agency, random: Random, index: number): Stretch[] {
  const way = { unit: agency.code, forceKind: 'on_site' }
  const post = index % 4 === 0 && agency.leadersDue > 2 ? 'platoon_leader' : 'squad_leader'
  const team = post === 'platoon_leader' ? `Trung đội ${index / 4 + 1}` : `Tiểu đội ${Math.max(1, index)}`
  const from = random.day('2018-02-01', '2019-05-31')
  const promoted = random.pick(['2020-03-16', '2020-09-15', '2021-03-15'] as const)
  const extended = addYears(from, 4)
  return [
    { ...way, team: 'Tiểu đội 1', post: 'soldier', from, until: promoted, status: 'serving', entry: 'admitted' },
    {
      ...way,
      team,
      post,
      from: promoted,
      until: extended,
      status: 'serving',
      entry: 'continued',
      decision: 'QĐ bổ nhiệm cán bộ tự vệ',
    },
    { ...way, team, post, from: extended, until: null, status: 'extended', entry: 'continued', decision: 'QĐ kéo dài thời hạn' },
  ]
}

/** How somebody left: most completed the term, some went to study or another post, some women wait until a child is three. */
function departure(way: Omit<Stretch, 'from' | 'until' | 'status' | 'entry'>, on: Day, female: boolean, random: Random): Stretch {
  const row = { ...way, from: on, until: null, entry: 'continued' as const }
  const turn = random.below(100)
  if (female && turn < 45) return { ...row, status: 'deferred', ground: 'defer_a', decision: 'QĐ tạm hoãn' }
  if (turn < 12)
    return {
      ...row,
      status: 'early_discharge',
      ground: random.pick(['early_d', 'early_dd'] as const),
      decision: 'QĐ thôi trước thời hạn',
    }
  return { ...row, status: 'completed', decision: 'QĐ công nhận hoàn thành' }
}
