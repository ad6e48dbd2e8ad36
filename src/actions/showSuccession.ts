import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { addDays } from '#domain/period.ts'
import { readSums } from '#store/figures.ts'
import { passageDays, passagesOn } from '#store/unitHistory.ts'
import { unitsByIds } from '#store/units.ts'
import { defineAction } from './action.ts'
import { day, unitCode } from './inputs.ts'
import { unitLine } from './unitRef.ts'

/** Strengths that go with a unit when it goes. */
const PEOPLE = ['militia_strength', 'sdf_strength']

/** A day on which units went elsewhere: who stood under whom before and after, how many units and how many people went along. */
export const showSuccession = defineAction({
  kind: 'read',
  title: 'Xem kế tục đơn vị',
  summary: 'The passage of units on a day: from which unit to which, how many units and people; and the days there are',
  input: z.object({ unit: unitCode, on: day.optional().describe('Ngày chuyển; bỏ trống là lần gần nhất') }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit }, { on: asked }) {
    const days = await passageDays(db, unit.id)
    const on = asked ?? days[0]?.on ?? null
    if (on === null) return { unit: unitLine(unit), on: null, days, before: [], after: [], passages: [] }
    const passed = await passagesOn(db, unit.id, on)
    const units = await unitsByIds(db, [...new Set(passed.flatMap(({ unitId, from, to }) => [unitId, from, to]))])
    const eve = addDays(on, -1)
    const wanted = new Set(PEOPLE.flatMap((id) => home.measures.byId.get(id)?.no ?? []))
    const sums = await readSums(db, {
      unitIds: passed.map(({ unitId }) => unitId),
      windows: [{ from: eve, to: eve }],
      measuresOf: () => wanted,
    })
    const peopleOf = (no: number): number =>
      sums.reduce((sum, line) => sum + (line.unitId === no && wanted.has(line.measure) ? (line.sums[0] ?? 0) : 0), 0)
    const codeOf = (no: number): string => units.get(no)?.code ?? ''
    const posOf = (no: number): number => units.get(no)?.pos ?? 0
    const inOrder = passed.toSorted((a, b) => posOf(a.from) - posOf(b.from) || posOf(a.to) - posOf(b.to))
    const grouped = Map.groupBy(inOrder, ({ from, to }) => `${from} ${to}`)
    const ends = (side: 'from' | 'to') =>
      [...new Set(passed.map((one) => one[side]))].flatMap((no) => units.get(no) ?? []).sort((a, b) => a.pos - b.pos)
    return {
      unit: unitLine(unit),
      on,
      days,
      before: ends('from').map(unitLine),
      after: ends('to').map(unitLine),
      passages: [...grouped.values()].map((list) => ({
        from: codeOf(list[0]?.from ?? 0),
        to: codeOf(list[0]?.to ?? 0),
        units: list.length,
        people: list.reduce((sum, { unitId }) => sum + peopleOf(unitId), 0),
        names: list.slice(0, 12).map(({ unitId }) => units.get(unitId)?.shortName ?? ''),
      })),
    }
  },
})
