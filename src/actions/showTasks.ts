import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { byUrgency, countStandings, type StandingCounts, standingAt } from '#domain/deadline.ts'
import { listRecords, rowsUnder } from '#store/recordList.ts'
import { findRecords } from '#store/records.ts'
import { unitsByIds } from '#store/units.ts'
import { defineAction } from './action.ts'
import { day, unitCode } from './inputs.ts'
import { registerOf } from './registerRow.ts'
import { unitRef } from './unitRef.ts'

const MOST_ROWS = 20_000
const MOST_SHOWN = 500

/** What was assigned to a unit and below, as it stands on a day: by unit, by paragraph of the directive, the overdue first. */
export const showTasks = defineAction({
  kind: 'read',
  title: 'Xem nhiệm vụ',
  summary: 'Tasks of a unit and below as of a day: overdue first, counts by unit and by directive, who has not taken them on',
  input: z.object({ unit: unitCode, asOf: day.optional().describe('Tính đến ngày; bỏ trống là hôm nay') }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit, today }, { asOf = today }) {
    const tasks = registerOf('tasks')
    const records = await listRecords(
      db,
      tasks,
      {
        under: await rowsUnder(db, unit),
        where: [{ column: 'assignedOn', is: 'to', value: asOf }],
        sort: [{ column: 'dueOn' }],
        offset: 0,
        limit: MOST_ROWS,
      },
      home.seal,
    )
    const text = (value: unknown) => (typeof value === 'string' ? value : null)
    const rows = records
      .map(({ id, version, unitCode: code, unitName: name, values }) => ({
        id,
        version,
        unit: { code, name },
        content: String(values.content),
        source: text(values.source),
        directive: text(values.directive),
        assignedOn: text(values.assignedOn),
        dueOn: text(values.dueOn),
        receivedOn: notAfter(text(values.receivedOn), asOf),
        doneOn: notAfter(text(values.doneOn), asOf),
        evidence: text(values.doneOn) !== null && String(values.doneOn) <= asOf ? text(values.evidence) : null,
        standing: standingAt(values, 'doneOn', 'dueOn', asOf),
      }))
      .sort(byUrgency)
    const counted = <Key>(keyOf: (row: (typeof rows)[number]) => Key | null) =>
      [...Map.groupBy(rows, keyOf)].flatMap(([key, group]) =>
        key === null ? [] : [{ key, group, counts: countStandings(group.map(({ standing }) => standing)) }],
      )
    const byUnit = counted(({ unit: { code } }) => code)
      .map(({ group, counts }) => ({ unit: group[0]?.unit ?? { code: '', name: '' }, ...counts }))
      .sort((a, b) => b.overdue - a.overdue || b.open - a.open || a.unit.name.localeCompare(b.unit.name, 'vi'))
    const paragraphs = counted(({ directive }) => directive)
    const directives = registerOf('directives')
    // A unit sees its own tasks; the paragraph they come from stands in the book above and may be out of its sight.
    const known = await findRecords(
      db,
      directives,
      paragraphs.map(({ key }) => key),
    )
    const issuers = await unitsByIds(
      db,
      known.map(({ unitId }) => unitId),
    )
    const found = new Map(known.map((record) => [record.id, record]))
    return {
      unit: await unitRef(db, unit, asOf),
      asOf,
      counts: countStandings(rows.map(({ standing }) => standing)),
      unreceived: rows.filter((row) => row.receivedOn === null && row.doneOn === null).length,
      units: byUnit,
      directives: paragraphs
        .flatMap(({ key, group, counts }): ShownDirective[] => {
          const record = found.get(key)
          return record
            ? [
                {
                  id: key,
                  unit: issuers.get(record.unitId)?.shortName ?? '',
                  source: String(record.values.source),
                  paragraph: String(record.values.paragraph),
                  content: String(record.values.content),
                  givenOn: String(record.values.givenOn),
                  dueOn: text(record.values.dueOn),
                  unreceived: group.filter((row) => row.receivedOn === null && row.doneOn === null).map((row) => row.unit.name),
                  ...counts,
                },
              ]
            : []
        })
        .sort((a, b) => b.givenOn.localeCompare(a.givenOn) || a.paragraph.localeCompare(b.paragraph, 'vi', { numeric: true })),
      rows: rows.slice(0, MOST_SHOWN),
      more: Math.max(0, rows.length - MOST_SHOWN),
    }
  },
})

type ShownDirective = StandingCounts & {
  id: string
  unit: string
  source: string
  paragraph: string
  content: string
  givenOn: string
  dueOn: string | null
  unreceived: string[]
}

const notAfter = (day: string | null, asOf: string): string | null => (day !== null && day <= asOf ? day : null)
