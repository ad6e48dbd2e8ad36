import type { Day } from '#domain/period.ts'
import { AGENCIES } from './agencies.ts'
import type { Member } from './member.ts'
import { inventName } from './names.ts'
import { type Random, randomOf } from './random.ts'
import { COMMUNES } from './territory.ts'
import type { DemoRow } from './world.ts'

/** The establishment of the law of 2020, and that of commune commands as military bodies of 2026. */
const ESTABLISHED: Day = '2020-07-01'
const REFORMED: Day = '2026-02-02'
const COMMAND = ['commander', 'political_officer', 'deputy_commander', 'deputy_political_officer'] as const
const TITLES: Readonly<Record<string, string>> = {
  commander: 'Chỉ huy trưởng',
  political_officer: 'Chính trị viên',
  deputy_commander: 'Phó Chỉ huy trưởng',
  deputy_political_officer: 'Chính trị viên phó',
  assistant: 'Trợ lý',
  technical_specialist: 'Nhân viên chuyên môn kỹ thuật',
}

type Line = { unit: string; post: string; seats: number; from: Day; until: Day | null; id: string }
type Term = {
  line: Line
  fullName: string
  bornOn: Day
  holderKind: string
  qualified: boolean
  appointedBy: string
  from: Day
  until: Day | null
}

/** Established posts of the agencies and communes of Sơn Giang and who held them, from 2020 to the officers of 2026. */
export function commandTerms(members: readonly Member[], nextId: { post: () => string; term: () => string }) {
  const lines: Line[] = []
  const terms: Term[] = []
  const establish = (unit: string, post: string, seats: number, from: Day, until: Day | null): Line => {
    const line = { unit, post, seats, from, until, id: nextId.post() }
    lines.push(line)
    return line
  }
  const holders = holdersOf(members)
  for (const { code, lacks } of AGENCIES) {
    for (const post of COMMAND) {
      const line = establish(code, post, 1, ESTABLISHED, null)
      const known = holders.get(`${code} ${post}`) ?? []
      // Those that wait to be consolidated lack their deputies; elsewhere the roster does not name every officer of the command.
      const waits = lacks.includes('consolidation') && post.startsWith('deputy')
      for (const holder of known.length > 0 || waits ? known : [invented(code, post)])
        terms.push({ line, ...holder, holderKind: 'part_time', appointedBy: 'province_commander' })
    }
  }
  COMMUNES.forEach(({ code }, index) => {
    for (const post of COMMAND) {
      const line = establish(code, post, 1, ESTABLISHED, REFORMED)
      for (const { from, ...holder } of holders.get(`${code} ${post}`) ?? [])
        terms.push({
          line,
          ...holder,
          from,
          until: holder.until ?? REFORMED,
          holderKind: post.endsWith('political_officer') ? 'part_time' : 'militia',
          appointedBy: 'district_chairman',
        })
    }
    for (const [post, seats] of REFORMED_SEATS) {
      const line = establish(code, post, seats, REFORMED, null)
      terms.push(...reformedTerms(line, index))
    }
  })
  return { posts: lines.map(postRow), terms: terms.map((term) => termRow(term, nextId.term())) }
}

function invented(unit: string, post: string): Pick<Term, 'fullName' | 'bornOn' | 'qualified' | 'from' | 'until'> {
  const random = randomOf(`officer of ${unit} ${post}`)
  const bornOn = random.day('1974-01-01', '1988-12-28')
  return { fullName: inventName(random, false), bornOn, qualified: random.chance(40), from: '2020-10-15', until: null }
}

/** Who stood in a command's post in the personnel books: the same people, by unit and post. */
function holdersOf(members: readonly Member[]) {
  const out = new Map<string, Pick<Term, 'fullName' | 'bornOn' | 'qualified' | 'from' | 'until'>[]>()
  for (const { person, rows } of members) {
    for (const { unit, values } of rows) {
      if (!COMMAND.some((post) => post === values.post) || values.status !== 'serving') continue
      const until = typeof values.leftOn === 'string' ? values.leftOn : null
      const from = String(values.joinedOn) < ESTABLISHED ? ESTABLISHED : String(values.joinedOn)
      if (until !== null && until <= from) continue
      const key = `${unit} ${String(values.post)}`
      const qualified = randomOf(`degree of ${key} ${from}`).chance(62)
      const holder = { fullName: person.fullName, bornOn: person.bornOn, qualified, from, until }
      out.set(key, [...(out.get(key) ?? []), holder])
    }
  }
  return out
}

const REFORMED_SEATS: readonly (readonly [string, number])[] = [
  ['commander', 1],
  ['political_officer', 1],
  ['deputy_commander', 1],
  ['deputy_political_officer', 1],
  ['assistant', 4],
  ['technical_specialist', 2],
]
/** How many of a hundred seats were filled in the first weeks: every commander, the others as officers became free. */
const FILLED: Readonly<Record<string, number>> = {
  commander: 100,
  political_officer: 100,
  deputy_commander: 40,
  deputy_political_officer: 54,
  assistant: 19,
  technical_specialist: 45,
}

function reformedTerms(line: Line, index: number): Term[] {
  const random = randomOf(`term of ${line.unit} ${line.post} 2026`)
  return Array.from({ length: line.seats }, (_, seat) => (index * 37 + seat * 23 + line.post.length * 7) % 100)
    .filter((turn) => turn < (FILLED[line.post] ?? 0))
    .map((_, seat) => {
      const [from] = [line.post === 'commander' || seat === 0 ? REFORMED : ('2026-02-09' as const)]
      return {
        line,
        fullName: inventName(random, false),
        bornOn: random.day('1976-01-01', '1993-12-28'),
        holderKind: holderKind(line.post, random),
        qualified: line.post !== 'political_officer' && random.chance(88),
        appointedBy: line.post === 'political_officer' ? 'province_chairman' : 'military_region',
        from,
        until: null,
      }
    })
}

function holderKind(post: string, random: Random): string {
  if (post === 'political_officer') return 'part_time'
  if (post === 'technical_specialist') return 'professional_serviceman'
  return post === 'assistant' && random.chance(25) ? 'professional_serviceman' : 'regular_officer'
}

const postRow = ({ unit, post, seats, from, until, id }: Line): DemoRow => ({
  id,
  unit,
  values: {
    post,
    seats,
    establishedOn: from,
    until,
    decision: from === REFORMED ? 'QĐ biên chế năm 2026' : 'QĐ thành lập Ban CHQS',
    title: TITLES[post] ?? '',
  },
})

const termRow = ({ line, from, until, ...holder }: Term, id: string): DemoRow => ({
  id,
  unit: line.unit,
  values: {
    ...holder,
    identityNo: null,
    post: line.id,
    decision: 'QĐ bổ nhiệm',
    appointedOn: from,
    until,
    postCode: line.post,
    seats: line.seats,
    postFrom: line.from,
    postUntil: line.until,
  },
})
