import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { type Finding, finding } from '#domain/finding.ts'
import { baseCounts } from '#domain/indicators/index.ts'
import { dayInVietnam, periodKey as keyOf } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { isEntered, isOfRounds } from '#domain/sources.ts'
import { printDay, printPeriodKey } from '#domain/wording.ts'
import { saveEntries } from '#store/entries.ts'
import { holdTurn } from '#store/locks.ts'
import { closedPeriods } from '#store/periods.ts'
import { roundSums } from '#store/roundFacts.ts'
import { defineAction } from './action.ts'
import { cutoffFor } from './cutoff.ts'
import { typedTwice } from './entryOverlap.ts'
import { day, MOST, periodKey, unitCode } from './inputs.ts'
import { refuse } from './registerRow.ts'
import { unitCatalogue } from './unitCatalogue.ts'

/** Types figures no register holds. Zero, not applicable and missing are said, not guessed. */
export const enterFigures = defineAction({
  kind: 'write',
  title: 'Nhập số liệu',
  summary: 'Enter figures no register derives, for a unit and period',
  input: z.object({
    unit: unitCode,
    period: periodKey,
    asOf: day.optional(),
    entries: z
      .array(
        z.object({
          indicator: z.string().describe('Chỉ tiêu, hoặc số gốc của một tỷ lệ'),
          state: z.enum(['value', 'zero', 'not_applicable', 'missing']),
          value: z.int().min(0).max(MOST).optional().describe('Số nguyên; tiền ghi bằng đồng'),
          qualifier: z.enum(['gần', 'hơn', 'trên', 'khoảng', 'ít nhất']).optional(),
          note: z.string().max(500).optional(),
        }),
      )
      .min(1)
      .max(400),
  }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run({ db, home, actor, unit, today }, { period, asOf, entries }) {
    const cutoff = cutoffFor(period, asOf)
    await holdTurn(db, `entries ${unit.id}`)
    if (cutoff.asOf > today) throw new Problem('input.wrong', { detail: `số liệu đến ngày ${printDay(cutoff.asOf)} ở tương lai` })
    if (cutoff.asOf < unit.validFrom)
      throw new Problem('unit.not_yet', { unit: unit.name, day: printDay(unit.validFrom), on: printDay(cutoff.asOf) })
    if (unit.validTo !== null && cutoff.asOf >= unit.validTo)
      throw new Problem('unit.ended', { unit: unit.name, day: printDay(unit.validTo), on: printDay(cutoff.asOf) })
    const closed = (await closedPeriods(db, [unit.id])).find((one) => cutoff.asOf <= one.windowTo)
    if (closed)
      throw new Problem('period.closed', {
        period: printPeriodKey(closed.period),
        unit: unit.name,
        day: printDay(dayInVietnam(closed.closedOn)),
      })
    const { catalogue } = await unitCatalogue(db, home, unit, cutoff.asOf)
    const findings: Finding[] = []
    const asked = entries.some(({ indicator }) => isOfRounds(indicator))
    const rounds = asked ? await roundSums(db, [unit.id], cutoff.window, cutoff.before.window) : []
    const byRounds = rounds.some(({ year }) => year === 0)
    for (const { indicator: id, state, value } of entries) {
      if (entries.filter((one) => one.indicator === id).length > 1)
        findings.push(finding('entry.twice', { indicator: id }, `Chỉ tiêu “${id}” ghi hai lần trong một lần gửi.`))
      const indicator = catalogue.find((one) => one.id === id)
      const where = { indicator: id }
      // An id of another province is none here.
      if (!home.measures.byId.has(id) || !(indicator ?? baseCounts.get(id)))
        findings.push(finding('entry.unknown', where, `Không có chỉ tiêu “${id}”.`))
      else if (!isEntered(id))
        findings.push(
          finding(
            'entry.derived',
            where,
            `“${indicator?.title ?? id}” được tính từ sổ, không nhập tay. Cần khác thì ghi điều chỉnh kèm lý do.`,
          ),
        )
      else if (byRounds && isOfRounds(id))
        findings.push(
          finding(
            'entry.derived',
            where,
            `“${indicator?.title ?? id}” được tính từ các đợt báo cáo của kỳ này, không nhập tay. Mở Đợt báo cáo để xem từng đơn vị.`,
          ),
        )
      if (state === 'value' && (value === undefined || value === 0))
        findings.push(finding('entry.no_value', where, 'Chưa ghi số. Bằng không thì chọn “không có”.'))
      if (state !== 'value' && value !== undefined && value !== 0)
        findings.push(finding('entry.value_unneeded', where, 'Đã ghi số thì chọn “có số”.'))
    }
    const twice = await typedTwice(
      db,
      home,
      unit.id,
      entries.map((entry) => entry.indicator),
      cutoff,
    )
    if (twice) throw twice
    refuse(findings)
    await saveEntries(
      db,
      home,
      entries.map((entry) => ({
        unit,
        measure: entry.indicator,
        period: keyOf(cutoff.period),
        window: cutoff.window,
        state: entry.state,
        value: entry.state === 'value' ? (entry.value ?? null) : null,
        qualifier: entry.qualifier ?? null,
        note: entry.note ?? null,
      })),
      actor.login,
    )
    return { saved: entries.length, findings }
  },
})
