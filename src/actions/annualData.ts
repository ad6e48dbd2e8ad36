import type { Cutoff } from '#domain/calendar.ts'
import { byUrgency, countStandings, standingAt } from '#domain/deadline.ts'
import type { AnnualData } from '#report/annualBlocks.ts'
import { listRecords, rowsUnder } from '#store/recordList.ts'
import type { Context } from './action.ts'
import { registerOf } from './registerRow.ts'

const MOST_ROWS = 20_000
/** Overdue and late by name: of more than this a report says how many. */
const MOST_NAMED = 60

/** What was assigned to a unit and below within a period, as it stands at its end, and what the unit asked of those above. */
export async function annualData({ db, home, unit }: Pick<Context, 'db' | 'home' | 'unit'>, cutoff: Cutoff): Promise<AnnualData> {
  const { asOf, window } = cutoff
  const within = (column: string) => [
    { column, is: 'from' as const, value: window.from },
    { column, is: 'to' as const, value: asOf },
  ]
  const assigned = await listRecords(
    db,
    registerOf('tasks'),
    { under: await rowsUnder(db, unit), where: within('assignedOn'), sort: [{ column: 'dueOn' }], offset: 0, limit: MOST_ROWS },
    home.seal,
  )
  const asked = await listRecords(
    db,
    registerOf('petitions'),
    { under: { own: unit.id }, where: within('raisedOn'), sort: [{ column: 'raisedOn' }], offset: 0, limit: MOST_NAMED },
    home.seal,
  )
  const tasks = assigned.map(({ unitName, values }) => ({
    unit: unitName,
    content: String(values.content),
    dueOn: dayOf(values.dueOn),
    doneOn: until(dayOf(values.doneOn), asOf),
    standing: standingAt(values, 'doneOn', 'dueOn', asOf),
  }))
  return {
    counts: countStandings(tasks.map(({ standing }) => standing)),
    tasks: tasks
      .filter(({ standing }) => standing === 'overdue' || standing === 'late')
      // Days alone leave many beside each other: the same report is to be the same file.
      .sort((a, b) => byUrgency(a, b) || a.unit.localeCompare(b.unit, 'vi') || a.content.localeCompare(b.content, 'vi'))
      .slice(0, MOST_NAMED),
    petitions: asked.map(({ values }) => {
      const answeredOn = until(dayOf(values.answeredOn), asOf)
      const answer = answeredOn === null || typeof values.answer !== 'string' ? null : values.answer
      return { content: String(values.content), raisedOn: String(values.raisedOn), answeredOn, answer }
    }),
  }
}

const dayOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const until = (day: string | null, asOf: string): string | null => (day !== null && day <= asOf ? day : null)
