import type { Day } from '#domain/period.ts'
import { AGENCIES } from './agencies.ts'
import { agencyPeople } from './agencyPeople.ts'
import { bookRow } from './bookRow.ts'
import { identityNumbers, idsFrom } from './identity.ts'
import { type Member, servingRow } from './member.ts'
import { randomOf } from './random.ts'
import { COMMUNES } from './territory.ts'
import { PROVINCE } from './units.ts'
import type { DemoPart, DemoRow } from './world.ts'

/** Whom the year 2023 of Sơn Giang ended well for, the shares it was held against, and four cases of discipline. */
export function meritRows(): DemoPart {
  // The first people of the sample are those of the agencies: made again, they are the same rows.
  const members = agencyPeople({ nextId: idsFrom(1), identityNo: identityNumbers() })
  return {
    rows: { commendations: commendations(members), commendationCeilings: ceilings(), discipline: discipline(members) },
  }
}

const REVIEW: Day = '2023-12-04'

/** At the review of the year: titles of the provincial command, bằng khen of the committee, giấy khen of the command, a flag in hand. */
function commendations(members: readonly Member[]): DemoRow[] {
  const nextId = idsFrom(70)
  const random = randomOf('awards of Sơn Giang')
  const serving = members.filter((member) => servingRow(member, REVIEW) !== null)
  const people = random.shuffled(serving)
  const [agencies, communes] = [random.shuffled(AGENCIES), random.shuffled(COMMUNES)]
  const collectives = [
    ...agencies.slice(0, 16).map(({ shortName }) => `Ban CHQS ${shortName}`),
    ...communes
      .slice(0, 16)
      .map(({ code, shortName }) => `Ban CHQS ${code.startsWith('phuong-') ? 'phường' : 'xã'} ${shortName}`),
  ]
  const row = (subjectKind: string, subject: string, award: string, decidedBy: string, decision: string | null): DemoRow =>
    bookRow('commendations', nextId(), PROVINCE, {
      subjectKind,
      subject,
      award,
      decidedBy,
      year: 2023,
      occasion: 'Tổng kết năm',
      proposedOn: '2023-11-10',
      ...(decision === null ? { state: 'considered' } : { state: 'awarded', decision, decidedOn: REVIEW }),
    })
  const given = (from: number, count: number, award: string, by: string, decision: string): DemoRow[] =>
    collectives.slice(from, from + count).map((name) => row('collective', name, award, by, decision))
  const named = (from: number, count: number, award: string, by: string, decision: string): DemoRow[] =>
    people.slice(from, from + count).map((member) => row('individual', member.person.fullName, award, by, decision))
  return [
    ...given(0, 6, 'victory_unit', 'provincial_command', '2318/QĐ-BCH'),
    ...given(6, 14, 'advanced_unit', 'provincial_command', '2318/QĐ-BCH'),
    ...given(20, 5, 'merit', 'provincial_committee', '3906/QĐ-UBND'),
    ...given(25, 6, 'letter', 'provincial_command', '2319/QĐ-BCH'),
    ...named(0, 10, 'basic_fighter', 'provincial_command', '2320/QĐ-BCH'),
    ...named(10, 32, 'advanced_fighter', 'provincial_command', '2320/QĐ-BCH'),
    ...named(42, 8, 'merit', 'provincial_committee', '3906/QĐ-UBND'),
    ...named(50, 18, 'letter', 'provincial_command', '2319/QĐ-BCH'),
    row('collective', 'Bộ CHQS tỉnh Sơn Giang', 'flag', 'military_region', null),
  ]
}

const SHARES: Readonly<Record<string, number>> = { basic_fighter: 10, advanced_fighter: 50, victory_unit: 10, advanced_unit: 50 }

function ceilings(): DemoRow[] {
  const nextId = idsFrom(71)
  return Object.entries(SHARES).map(([award, percent]) =>
    bookRow('commendationCeilings', nextId(), PROVINCE, {
      award,
      percent,
      appliesFrom: '2023-01-01',
      basis: 'Hướng dẫn thi đua năm 2023 của Bộ CHQS tỉnh',
    }),
  )
}

const CASES: readonly { on: Day; form: string; ground: string; recognisedOn?: Day }[] = [
  { on: '2023-08-15', form: 'reprimand', ground: 'absence', recognisedOn: '2024-08-20' },
  { on: '2023-09-12', form: 'warning', ground: 'orders', recognisedOn: '2024-09-16' },
  { on: '2023-10-10', form: 'reprimand', ground: 'report', recognisedOn: '2024-10-14' },
  { on: '2023-11-14', form: 'warning', ground: 'property' },
]

/** One soldier each, of four agencies, decided by their own command. */
function discipline(members: readonly Member[]): DemoRow[] {
  const nextId = idsFrom(72)
  const taken = new Set<string>()
  return CASES.flatMap(({ on, form, ground, recognisedOn }, at) => {
    const found = members
      .map((member) => servingRow(member, on))
      .find((row) => row !== null && row.values.post === 'soldier' && !taken.has(row.unit))
    if (!found) return []
    taken.add(found.unit)
    return [
      bookRow('discipline', nextId(), found.unit, {
        person: found.id,
        form,
        ground,
        decidedOn: on,
        decision: `${21 + at}/QĐ-BCH`,
        recognisedOn: recognisedOn ?? null,
        post: 'soldier',
      }),
    ]
  })
}
