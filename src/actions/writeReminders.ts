import { z } from 'zod'
import { lettersOf } from '#domain/reminder.ts'
import { peopleToTell, roundsOwed, writeLetters } from '#store/letters.ts'
import { defineAction } from './action.ts'
import { roundAtHand } from './editionAtHand.ts'
import { roundUnits } from './roundData.ts'

/**
 * The pass of a day: a letter to everybody who is to be told of reports that did not come, one level more for each day late.
 * Made twice it writes nothing more. Sending them is the work of the process (`server/posting.ts`).
 */
export const writeReminders = defineAction({
  kind: 'write',
  title: 'Soạn thư nhắc báo cáo',
  summary: 'Write the reminders of the day for reports that did not come: one letter a person a round a day',
  input: z.object({ address: z.string().max(300).optional().describe('Địa chỉ trang ghi trong thư') }),
  allow: 'system',
  async run({ db, now, today }, { address }) {
    let written = 0
    for (const id of await roundsOwed(db, today)) {
      const { round, receiver } = await roundAtHand(db, id)
      const owing = (await roundUnits(db, round, today)).flatMap(({ unit, excused, ended, dueOn, submittedOn, daysLate }) =>
        excused || ended || submittedOn !== null || dueOn > today ? [] : [{ unitId: unit.id, name: unit.shortName, daysLate }],
      )
      const people = await peopleToTell(db, [receiver.id, ...owing.map(({ unitId }) => unitId)], now)
      const letters = lettersOf({ title: round.title, dueOn: round.dueOn, receiverId: receiver.id }, owing, people, address)
      written += await writeLetters(db, round, receiver, letters, today, now)
    }
    return { day: today, written }
  },
})
