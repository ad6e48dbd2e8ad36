import { type Cutoff, cutoffOf } from '#domain/calendar.ts'
import { periodOfConference } from '#domain/conference.ts'
import { countStandings, type StandingCounts, standingAt } from '#domain/deadline.ts'
import type { Day } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import type { Condition, Row } from '#domain/register.ts'
import { printDay, printPeriod } from '#domain/wording.ts'
import type { ConferencePaper } from '#report/conference/conferencePaper.ts'
import { conferenceName } from '#report/conference/conferencePaper.ts'
import { listRecords } from '#store/recordList.ts'
import { findRecord, recordsByAny, type StoredRecord } from '#store/records.ts'
import { pathOf } from '#store/units.ts'
import type { Context } from './action.ts'
import { registerOf } from './registerRow.ts'
import { stampOf } from './reportPaper.ts'

type Asking = Pick<Context, 'db' | 'home' | 'unit'>

/** More rows than any conference has; the Department joins some hundred sites. */
const MOST = 20_000

/** A conference of the unit, with its lists in the order they are read. */
export type ConferenceAtHand = {
  record: StoredRecord
  items: StoredRecord[]
  sites: StoredRecord[]
  guests: StoredRecord[]
  papers: StoredRecord[]
  conclusions: StoredRecord[]
}

export async function conferenceAtHand(asking: Asking, id: string): Promise<ConferenceAtHand> {
  const register = registerOf('conferences')
  const record = await findRecord(asking.db, register, id)
  if (!record || record.unitId !== asking.unit.id) throw new Problem('record.unknown', { register: register.title })
  const of = (key: string, ...sort: string[]) => rowsOf(asking, key, [{ column: 'conference', is: 'equal', value: id }], sort)
  return {
    record,
    items: await of('conferenceItems', 'minuteOfDay', 'content'),
    // The main hall before the sites joined to it.
    sites: await of('conferenceSites', 'kind', 'name'),
    guests: byRank(await of('conferenceGuests', 'guest')),
    papers: await of('conferencePapers', 'place', 'title'),
    conclusions: byParagraph(await of('directives', 'paragraph')),
  }
}

export async function rowsOf(
  { db, home, unit }: Asking,
  key: string,
  where: Condition[],
  sort: string[],
): Promise<StoredRecord[]> {
  const question = { under: { own: unit.id }, where, sort: sort.map((column) => ({ column })), offset: 0, limit: MOST }
  return listRecords(db, registerOf(key), question, home.seal)
}

const RANK = ['leader', 'unit', 'guest']
const byRank = (guests: StoredRecord[]): StoredRecord[] =>
  [...guests].sort((a, b) => RANK.indexOf(String(a.values.kind)) - RANK.indexOf(String(b.values.kind)))
/** "Kết luận 10" after "Kết luận 9". */
const byParagraph = (conclusions: StoredRecord[]): StoredRecord[] =>
  [...conclusions].sort((a, b) => String(a.values.paragraph).localeCompare(String(b.values.paragraph), 'vi', { numeric: true }))

/** The programme of the last conference of the same kind before this one: what to begin from where nobody has written one. */
export async function programmeBefore(asking: Asking, conference: Row): Promise<{ from: string; items: StoredRecord[] } | null> {
  const earlier = await rowsOf(
    asking,
    'conferences',
    [
      { column: 'kind', is: 'equal', value: conference.kind ?? null },
      { column: 'heldOn', is: 'before', value: String(conference.heldOn) },
    ],
    ['heldOn'],
  )
  for (const one of earlier.reverse()) {
    const items = await rowsOf(
      asking,
      'conferenceItems',
      [{ column: 'conference', is: 'equal', value: one.id }],
      ['minuteOfDay', 'content'],
    )
    if (items.length > 0) return { from: conferenceName(one.values), items }
  }
  return null
}

/** What the last conclusions of the unit before a day assigned, and how it stands on the day. */
export async function assignedBefore(
  asking: Asking,
  before: Day,
  asOf: Day,
): Promise<{ source: string; givenOn: Day; counts: StandingCounts; unreceived: number } | null> {
  const conclusions = await rowsOf(
    asking,
    'directives',
    [
      { column: 'kind', is: 'equal', value: 'conference_conclusion' },
      { column: 'givenOn', is: 'before', value: before },
    ],
    ['givenOn'],
  )
  const last = conclusions.at(-1)?.values
  if (!last) return null
  const same = conclusions.filter(({ values }) => values.givenOn === last.givenOn && values.source === last.source)
  const ids = new Set(same.map(({ id }) => id))
  const tasks = (await recordsByAny(asking.db, registerOf('tasks'), 'directive', [...ids])).filter(({ values }) =>
    ids.has(String(values.directive)),
  )
  if (tasks.length === 0) return null
  const standings = tasks.map(({ values }) => standingAt(values, 'doneOn', 'dueOn', asOf))
  const taken = ({ receivedOn, doneOn }: Row) => [receivedOn, doneOn].some((on) => typeof on === 'string' && on <= asOf)
  return {
    source: String(last.source),
    givenOn: String(last.givenOn),
    counts: countStandings(standings),
    unreceived: tasks.filter(({ values }) => !taken(values)).length,
  }
}

/** The figures read out at a conference: of no day after it sat. Null where it reads no report. */
export function cutoffOfConference(values: Row): Cutoff | null {
  const period = periodOfConference(values)
  if (!period) return null
  const heldOn = String(values.heldOn)
  const asked = typeof values.asOf === 'string' ? values.asOf : undefined
  if (asked !== undefined && asked > heldOn)
    throw new Problem('conference.as_of', { asOf: printDay(asked), day: printDay(heldOn) })
  const cutoff = cutoffOf(period, asked)
  const known = cutoff && asked === undefined && cutoff.asOf > heldOn ? cutoffOf(period, heldOn) : cutoff
  if (!known) throw new Problem('period.as_of', { day: printDay(asked ?? heldOn), from: printPeriod(period) })
  return known
}

/** A conference as its papers are printed from. */
export async function conferencePaper(
  { db, unit, actor, now, today }: Pick<Context, 'db' | 'unit' | 'actor' | 'now' | 'today'>,
  { record, items, sites, guests, papers, conclusions }: ConferenceAtHand,
): Promise<ConferencePaper> {
  const rows = (records: readonly StoredRecord[]): Row[] => records.map(({ values }) => values)
  return {
    unit,
    path: await pathOf(db, unit.id, String(record.values.heldOn)),
    conference: record.values,
    items: rows(items),
    sites: rows(sites),
    guests: rows(guests),
    papers: rows(papers),
    conclusions: rows(conclusions),
    madeOn: today,
    madeBy: actor.name,
    created: stampOf(now),
  }
}
