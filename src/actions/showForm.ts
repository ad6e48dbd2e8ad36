import { maySee } from '#domain/access.ts'
import { figuresOf } from '#domain/figures.ts'
import { formFor, shortFormOf } from '#domain/form.ts'
import { periodKey as keyOf } from '#domain/period.ts'
import { REPORT_KINDS } from '#domain/reportCalendar.ts'
import { isEntered, sourceOf } from '#domain/sources.ts'
import { levelOf } from '#domain/unit.ts'
import { entriesOf } from '#store/entries.ts'
import { factsOf } from '#store/facts.ts'
import { defineAction } from './action.ts'
import { cutoffFor } from './cutoff.ts'
import { reportKind } from './inputs.ts'
import { reportHead, reportInput } from './reportData.ts'
import { unitCatalogue } from './unitCatalogue.ts'

/**
 * The form of a kind of report, of a kind of unit, as it stands on the day of the figures; made from the catalogue. What
 * registers derive arrives filled, the rest is typed; the short forms ask for nothing that would have to be typed.
 */
export const showForm = defineAction({
  kind: 'read',
  title: 'Mở biểu nhập số liệu',
  summary: 'The form of a unit, period and kind of report, generated from the catalogue; short for weeks and days',
  input: reportInput.extend({
    kind: reportKind.optional().describe('Loại báo cáo; bỏ trống là loại của kỳ'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit }, { period, asOf, kind }) {
    const cutoff = cutoffFor(period, asOf)
    const short = shortFormOf(kind ?? cutoff.period.kind, unit.kind, cutoff.asOf)
    const { catalogue, own } = await unitCatalogue(db, home, unit, cutoff.asOf)
    const facts = (await factsOf(db, home, [unit], cutoff)).get(unit.id)
    const figures = facts ? figuresOf(facts, catalogue) : new Map()
    // The latest said for this period up to the cut-off: said again as of a later day, it steps on from there.
    const entries = new Map(
      (await entriesOf(db, [unit.id]))
        .filter((entry) => entry.period === keyOf(cutoff.period) && entry.asOf <= cutoff.asOf)
        .map((entry) => [entry.measure, entry]),
    )
    const level = levelOf(unit.kind)
    const typed = (id: string) => isEntered(id) && facts?.sources(id) !== 'derived'
    const entryOf = (measure: string) => {
      const entry = entries.get(measure)
      return {
        state: entry?.state ?? ('missing' as const),
        value: entry?.state === 'zero' ? 0 : (entry?.value ?? null),
        qualifier: entry?.qualifier ?? null,
        note: entry?.note ?? null,
        asOf: entry?.asOf ?? null,
      }
    }
    const sections = formFor(level, catalogue, own, short).map(({ chapter, title, indicators }) => ({
      chapter,
      title,
      rows: indicators.map((indicator) => {
        const figure = figures.get(indicator.id)
        return {
          indicator: indicator.id,
          title: indicator.title,
          unitWord: indicator.unit,
          scale: indicator.scale ?? 1,
          time: indicator.time,
          source: typed(indicator.id) ? ('entered' as const) : ('derived' as const),
          from: sourceOf(indicator.id),
          value: figure?.value ?? null,
          state: figure?.state ?? 'missing',
          percent: figure?.percent ?? null,
          override: figure?.override ?? null,
          entry: typed(indicator.id) ? entryOf(indicator.id) : null,
          base: Object.entries(indicator.base ?? {}).map(([id, label]) => ({
            id,
            label,
            entered: typed(id),
            value: facts?.now.get(id)?.value ?? null,
            entry: entryOf(id),
          })),
        }
      }),
    }))
    return {
      ...(await reportHead(db, unit, cutoff)),
      /** Null where the whole catalogue is asked. */
      shortForm: short && { title: REPORT_KINDS[short.kinds[0] ?? 'week'], validFrom: short.validFrom, basis: short.basis },
      sections,
    }
  },
})
