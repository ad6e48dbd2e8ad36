import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { byUrgency, countStandings, standingAt } from '#domain/deadline.ts'
import { daysBetween } from '#domain/period.ts'
import { ADDRESSEES } from '#domain/registers/documentCodes.ts'
import { listRecords, rowsUnder } from '#store/recordList.ts'
import { defineAction } from './action.ts'
import { day, unitCode } from './inputs.ts'
import { registerOf } from './registerRow.ts'
import { unitRef } from './unitRef.ts'

const MOST_ROWS = 20_000
const MOST_SHOWN = 500
const LEVELS = new Map(ADDRESSEES.map(({ code, title }) => [code, title]))

/** What units ask of those above them, as it stood on a day: the longest overdue first, each with the level that may answer. */
export const showPetitions = defineAction({
  kind: 'read',
  title: 'Xem kiến nghị',
  summary: 'Petitions of a unit and below as of a day: overdue first, the level with the authority, deadline and answer',
  input: z.object({ unit: unitCode, asOf: day.optional().describe('Tính đến ngày; bỏ trống là hôm nay') }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit, today }, { asOf = today }) {
    const petitions = registerOf('petitions')
    const records = await listRecords(
      db,
      petitions,
      {
        under: await rowsUnder(db, unit),
        where: [{ column: 'raisedOn', is: 'to', value: asOf }],
        sort: [{ column: 'dueOn' }],
        offset: 0,
        limit: MOST_ROWS,
      },
      home.seal,
    )
    const text = (value: unknown) => (typeof value === 'string' ? value : null)
    const by = (value: unknown) => (typeof value === 'string' && value <= asOf ? value : null)
    const rows = records
      .map(({ id, unitCode: code, unitName: name, values }) => {
        const escalatedOn = by(values.escalatedOn)
        const answeredOn = by(values.answeredOn)
        const dueOn = text(values.dueOn)
        const standing = standingAt(values, 'answeredOn', 'dueOn', asOf)
        const authority = String(escalatedOn ? values.escalatedTo : values.addressee)
        return {
          id,
          unit: { code, name },
          content: String(values.content),
          raisedOn: String(values.raisedOn),
          raisedBy: text(values.raisedBy),
          authority: { code: authority, title: LEVELS.get(authority) ?? authority },
          receivedOn: by(values.receivedOn),
          escalatedOn,
          dueOn,
          answeredOn,
          answer: answeredOn ? text(values.answer) : null,
          answerNumber: answeredOn ? text(values.answerNumber) : null,
          standing,
          daysLate: standing === 'overdue' && dueOn ? daysBetween(dueOn, asOf) - 1 : 0,
        }
      })
      .sort(byUrgency)
    return {
      unit: await unitRef(db, unit, asOf),
      asOf,
      counts: countStandings(rows.map(({ standing }) => standing)),
      escalated: rows.filter(({ escalatedOn, answeredOn }) => escalatedOn !== null && answeredOn === null).length,
      mostDaysLate: rows.reduce((most, { daysLate }) => Math.max(most, daysLate), 0),
      rows: rows.slice(0, MOST_SHOWN),
      more: Math.max(0, rows.length - MOST_SHOWN),
    }
  },
})
