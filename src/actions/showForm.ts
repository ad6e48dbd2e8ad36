import { maySee } from '#domain/access.ts'
import { figuresOf } from '#domain/figures.ts'
import { formFor } from '#domain/form.ts'
import { periodKey as keyOf } from '#domain/period.ts'
import { isEntered, sourceOf } from '#domain/sources.ts'
import { levelOf } from '#domain/unit.ts'
import { entriesOf } from '#store/entries.ts'
import { factsOf } from '#store/facts.ts'
import { defineAction } from './action.ts'
import { cutoffFor } from './cutoff.ts'
import { reportHead, reportInput } from './reportData.ts'
import { unitCatalogue } from './unitCatalogue.ts'

/** The form of a period, made from the catalogue: what registers derive arrives filled, the rest is typed. */
export const showForm = defineAction({
  kind: 'read',
  title: 'Mở biểu nhập số liệu',
  summary: 'The entry form of a unit and period, generated from the catalogue',
  input: reportInput,
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit }, { period, asOf }) {
    const cutoff = cutoffFor(period, asOf)
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
        state: entry?.state ?? 'missing',
        value: entry?.state === 'zero' ? 0 : (entry?.value ?? null),
        qualifier: entry?.qualifier ?? null,
        note: entry?.note ?? null,
        asOf: entry?.asOf ?? null,
      }
    }
    const sections = formFor(level, catalogue, own).map(({ chapter, title, indicators }) => ({
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
    return { ...(await reportHead(db, unit, cutoff)), sections }
  },
})
