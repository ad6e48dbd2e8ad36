import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { type Finding, finding } from '#domain/finding.ts'
import { baseCounts } from '#domain/indicators/index.ts'
import { periodKey as keyOf } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { isEntered, isOfRounds } from '#domain/sources.ts'
import { printDay, printInteger, printMoment } from '#domain/wording.ts'
import { type Entry, entriesOf, saveEntries } from '#store/entries.ts'
import { holdTurn } from '#store/locks.ts'
import { closedPeriods, refusedAsClosed } from '#store/periods.ts'
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
          was: z
            .object({
              state: z.enum(['value', 'zero', 'not_applicable', 'missing']),
              value: z.int().nullable().optional(),
              qualifier: z.string().max(20).nullable().optional(),
              note: z.string().max(500).nullable().optional(),
            })
            .optional()
            .describe('Số đã thấy khi ghi: nếu nay có người ghi khác thì không ghi đè'),
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
    if (closed) throw refusedAsClosed(closed, unit.name)
    const { catalogue } = await unitCatalogue(db, home, unit, cutoff.asOf)
    const findings: Finding[] = []
    const asked = entries.some(({ indicator }) => isOfRounds(indicator))
    const rounds = asked ? await roundSums(db, [unit.id], cutoff.window, cutoff.before.window) : []
    const byRounds = rounds.some(({ year }) => year === 0)
    for (const { indicator: id, state, value } of entries) {
      const indicator = catalogue.find((one) => one.id === id)
      if (entries.filter((one) => one.indicator === id).length > 1)
        findings.push(
          finding('entry.twice', { indicator: id }, `Chỉ tiêu “${indicator?.title ?? id}” ghi hai lần trong một lần gửi.`),
        )
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
    const changed = changedMeanwhile(
      await entriesOf(db, [unit.id]),
      cutoff,
      entries,
      (id) => catalogue.find((one) => one.id === id)?.title ?? baseCounts.get(id)?.title ?? id,
    )
    if (changed.length > 0) throw new Problem('entry.changed', { count: changed.length }, changed)
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

type Said = {
  state: string
  value?: number | null | undefined
  qualifier?: string | null | undefined
  note?: string | null | undefined
}
type Asked = Said & { indicator: string; was?: Said | undefined }

const isSame = (a: Said, b: Said): boolean =>
  a.state === b.state &&
  (a.state !== 'value' || (a.value ?? null) === (b.value ?? null)) &&
  (a.qualifier ?? null) === (b.qualifier ?? null) &&
  (a.note ?? null) === (b.note ?? null)

/** Figures somebody else wrote since the form was opened: they are told, not written over. What is asked already stands is no quarrel. */
function changedMeanwhile(
  known: readonly Entry[],
  { period, asOf }: ReturnType<typeof cutoffFor>,
  asked: readonly Asked[],
  titleOf: (id: string) => string,
): Finding[] {
  return asked.flatMap((entry) => {
    if (!entry.was) return []
    const stands = known.findLast((one) => one.measure === entry.indicator && one.period === keyOf(period) && one.asOf <= asOf)
    const said: Said = stands ?? { state: 'missing' }
    if (isSame(said, entry.was) || isSame(said, entry)) return []
    const by = stands ? `${stands.enteredBy} ghi lúc ${printMoment(stands.enteredAt)}` : 'đã có người bỏ số này'
    const where = { indicator: entry.indicator }
    const { state, value = null, qualifier = null, note = null } = said
    const words = WORDS[state] ?? [qualifier, printInteger(value ?? 0)].filter(Boolean).join(' ')
    return [
      finding('entry.changed', where, `${titleOf(entry.indicator)}: nay là ${words}, ${by}.`, {
        state,
        value,
        qualifier,
        note,
        words,
        by,
      }),
    ]
  })
}
const WORDS: Readonly<Record<string, string>> = { zero: '0', not_applicable: 'không áp dụng', missing: 'chưa có số' }
