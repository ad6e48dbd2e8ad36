import type { Entry, Form, FormEntry } from '../../contract.ts'
import type { FiguresStep } from '../../offline/outbox.ts'

/** The form with what waits on this machine standing in it, so that a person goes on from what they wrote. */
export function withWaiting(
  form: Form,
  steps: readonly FiguresStep[],
  asOf: string,
): { form: Form; waiting: ReadonlySet<string> } {
  const entries = new Map(steps.flatMap(({ figures }) => figures.entries.map((entry) => [entry.indicator, entry] as const)))
  if (entries.size === 0) return { form, waiting: NONE }
  const shown = (id: string, stands: FormEntry): FormEntry => {
    const entry = entries.get(id)
    return entry ? { ...standing(entry), asOf } : stands
  }
  const sections = form.sections.map((section) => ({
    ...section,
    rows: section.rows.map((row) => ({
      ...row,
      entry: row.entry && shown(row.indicator, row.entry),
      base: row.base.map((base) => ({ ...base, entry: shown(base.id, base.entry) })),
    })),
  }))
  return { form: { ...form, sections }, waiting: new Set(entries.keys()) }
}
const NONE: ReadonlySet<string> = new Set()

const standing = ({ state, value, qualifier, note }: Entry): Omit<FormEntry, 'asOf'> => ({
  state,
  value: state === 'zero' ? 0 : (value ?? null),
  qualifier: qualifier ?? null,
  note: note ?? null,
})

/** What the server said of a figure when it was last read: sent along, so that nobody is written over unseen. */
export function seenOf(form: Form): ReadonlyMap<string, NonNullable<Entry['was']>> {
  const seen = new Map<string, NonNullable<Entry['was']>>()
  for (const { rows } of form.sections)
    for (const { indicator, entry, base } of rows)
      for (const [id, stands] of [[indicator, entry], ...base.map((one) => [one.id, one.entry])] as [string, FormEntry | null][])
        if (stands)
          seen.set(id, {
            state: stands.state,
            value: stands.state === 'value' ? stands.value : null,
            qualifier: stands.qualifier,
            note: stands.note,
          })
  return seen
}
