import { EDITION_STATES } from '#domain/edition.ts'
import { addDays, type Day, daysBetween } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import { editionsOf } from '#store/editions.ts'
import { listRecords } from '#store/recordList.ts'
import { ownRounds, type Round } from '#store/rounds.ts'
import type { Context } from './action.ts'
import { registerOf } from './registerRow.ts'
import { completenessOfUnits, roundUnits } from './roundData.ts'

type At = { period: string; asOf: Day }

/** How the reports of this very period stand: who was asked, who has sent, what waits for whoever receives them. */
export async function roundAhead({ db, unit, today }: Pick<Context, 'db' | 'unit' | 'today'>, at: At) {
  const round: Round | undefined = (await ownRounds(db, unit, { ...at, line: 'military' }))[0]
  if (!round) return null
  const { expected, submitted, accepted, returned, overdue } = completenessOfUnits(await roundUnits(db, round, today), today)
  const rollUp = (await editionsOf(db, round.id, unit)).findLast(({ of }) => of === 'roll_up')
  return {
    id: round.id,
    title: round.title,
    dueOn: round.dueOn,
    expected,
    submitted,
    accepted,
    /** Sent and neither accepted nor sent back: they wait for a decision. */
    waiting: submitted - accepted - returned,
    returned,
    notSent: expected - submitted,
    overdue,
    rollUp: rollUp ? { number: rollUp.number, stateTitle: EDITION_STATES[rollUp.state] } : null,
  }
}

/** So many days after the figures were cut off a conference still belongs to them. */
const AHEAD = 30

/** The first conference the unit itself holds in the month after the cut-off. */
export async function conferenceAhead({ db, home, unit, today }: Pick<Context, 'db' | 'home' | 'unit' | 'today'>, asOf: Day) {
  const book = registerOf('conferences')
  const [next] = await listRecords(
    db,
    book,
    {
      under: ownRows(unit),
      where: [
        { column: 'heldOn', is: 'after', value: asOf },
        { column: 'heldOn', is: 'to', value: addDays(asOf, AHEAD) },
      ],
      sort: [{ column: 'heldOn' }],
      offset: 0,
      limit: 1,
    },
    home.seal,
  )
  if (!next) return null
  const { title, heldOn, startsAt, place } = next.values
  const day = String(heldOn)
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  return {
    id: next.id,
    title: String(title),
    heldOn: day,
    startsAt: text(startsAt),
    place: text(place),
    /** Days still to come; null once it was held. */
    daysLeft: today <= day ? daysBetween(today, day) - 1 : null,
  }
}

const ownRows = (unit: Unit) => ({ own: unit.id })
