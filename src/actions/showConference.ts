import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { cutoffOf } from '#domain/calendar.ts'
import { periodOfConference } from '#domain/conference.ts'
import { countStandings, standingAt } from '#domain/deadline.ts'
import { EDITION_STATES } from '#domain/edition.ts'
import { INDICATORS } from '#domain/indicators/index.ts'
import { type Day, periodKey } from '#domain/period.ts'
import { foldTone, printDay, printPeriod } from '#domain/wording.ts'
import { hoursOf } from '#report/conference/programme.ts'
import { editionsOf } from '#store/editions.ts'
import { recordsByAny, type StoredRecord } from '#store/records.ts'
import { roundsFor } from '#store/rounds.ts'
import { type Context, defineAction } from './action.ts'
import { awardsOf } from './awardsOf.ts'
import { ownersBelow } from './conclusionOwners.ts'
import { assignedBefore, conferenceAtHand, programmeBefore } from './conferenceData.ts'
import { unitCode } from './inputs.ts'
import { choiceTitle, registerOf } from './registerRow.ts'
import { unitRef } from './unitRef.ts'

/** One conference with all its lists: programme, sites and guests, the report it hears, awards, conclusions and their tasks. */
export const showConference = defineAction({
  kind: 'read',
  title: 'Xem một hội nghị',
  summary: 'A conference with its programme, sites, guests, papers, report, awards, conclusions and how their tasks stand',
  input: z.object({ unit: unitCode, conference: z.uuid().describe('Hội nghị trong sổ của đơn vị') }),
  allow: (actor, unit) => maySee(actor, unit),
  async run(context, { conference: id }) {
    const { db, unit, today } = context
    const hand = await conferenceAtHand(context, id)
    const { values, version } = hand.record
    const heldOn = String(values.heldOn)
    const earlier = hand.items.length > 0 ? null : await programmeBefore(context, values)
    const items = (earlier?.items ?? hand.items).map((one) => one.values)
    const period = periodOfConference(values)
    const cutoff = period && cutoffOf(period, typeof values.asOf === 'string' ? values.asOf : undefined)
    const before = await assignedBefore(context, heldOn, cutoff?.asOf ?? heldOn)
    const awards = await awardsOf(context, [
      { column: 'state', is: 'equal', value: 'awarded' },
      { column: 'decidedOn', is: 'from', value: cutoff?.window.from ?? `${heldOn.slice(0, 4)}-01-01` },
      { column: 'decidedOn', is: 'to', value: heldOn },
    ])
    return {
      unit: await unitRef(db, unit, heldOn),
      id,
      version,
      title: String(values.title),
      kind: choiceTitle('conferences', 'kind', values.kind),
      heldOn,
      startsAt: text(values.startsAt),
      place: text(values.place),
      chair: text(values.chair),
      leaders: text(values.leaders),
      speech: text(values.speech),
      listed: values.listed === true,
      totals: {
        sites: number(values.sites),
        delegates: number(values.delegates),
        invited: number(values.invited),
        represented: number(values.represented),
        tasks: number(values.tasks),
      },
      programmeFrom: earlier?.from ?? null,
      items: items.map((item, at) => ({
        ...hoursOf(items, at),
        part: choiceTitle('conferenceItems', 'part', item.part),
        content: String(item.content),
        person: text(item.person),
      })),
      sites: hand.sites.map(({ id: site, values: one }) => ({
        id: site,
        name: String(one.name),
        main: one.kind === 'main',
        body: text(one.body),
        place: text(one.place),
        contact: text(one.contact),
        testedOn: text(one.testedOn),
        seats: number(one.seats),
        present: number(one.present),
      })),
      guests: hand.guests.map(({ id: guest, values: one }) => ({
        id: guest,
        guest: String(one.guest),
        kind: String(one.kind),
        site: text(one.site),
        asked: number(one.asked),
        reply: text(one.reply),
        came: text(one.came),
        reason: text(one.reason),
      })),
      papers: hand.papers.map(({ id: paper, values: one }) => ({
        id: paper,
        title: String(one.title),
        body: String(one.body),
        speaker: text(one.speaker),
        read: one.use === 'read',
        receivedOn: text(one.receivedOn),
      })),
      report:
        period && cutoff
          ? {
              period: periodKey(period),
              title: printPeriod(period),
              asOf: cutoff.asOf,
              asOfTitle: printDay(cutoff.asOf),
              edition: await latestEdition(context, periodKey(period)),
            }
          : null,
      awards: awards.map(({ subject, post, award, body, decision, decidedOn }) => ({
        subject,
        post,
        award,
        body,
        decision,
        decidedOn,
      })),
      before,
      conclusions: await conclusionLines(context, hand.conclusions, heldOn, today),
    }
  },
})

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** The last edition of the unit's own report of the period, where one was prepared. */
async function latestEdition({ db, unit }: Pick<Context, 'db' | 'unit'>, period: string) {
  for (const round of await roundsFor(db, unit, period)) {
    const last = (await editionsOf(db, round.id, unit)).at(-1)
    if (last) return { number: last.number, state: last.state, stateTitle: EDITION_STATES[last.state] }
  }
  return null
}

const byTitle = new Map(INDICATORS.map(({ id, title }) => [foldTone(title), id]))

async function conclusionLines(
  { db, unit }: Pick<Context, 'db' | 'unit'>,
  conclusions: readonly StoredRecord[],
  heldOn: Day,
  today: Day,
) {
  const ownersOf = await ownersBelow(db, unit, heldOn)
  const ids = conclusions.map(({ id }) => id)
  const tasks = ids.length > 0 ? await recordsByAny(db, registerOf('tasks'), 'directive', ids) : []
  const tasksOf = Map.groupBy(tasks, ({ values }) => String(values.directive))
  return conclusions.map(({ id, values }) => {
    const owners = text(values.owners)
    const found = owners === null ? { units: [], findings: [] } : ownersOf(owners)
    return {
      id,
      paragraph: String(values.paragraph),
      content: String(values.content),
      owners,
      ownerCount: found.units.length,
      unclear: found.findings.map(({ message }) => message),
      dueOn: text(values.dueOn),
      measuredBy: text(values.measuredBy),
      /** The indicator it names by its title: its figure can be opened. */
      measure: byTitle.get(foldTone(text(values.measuredBy) ?? '')) ?? null,
      tasks: countStandings((tasksOf.get(id) ?? []).map((task) => standingAt(task.values, 'doneOn', 'dueOn', today))),
    }
  })
}
