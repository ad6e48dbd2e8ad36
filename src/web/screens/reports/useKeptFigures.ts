import type { Finding } from '#domain/finding.ts'
import { printInteger } from '#domain/wording.ts'
import type { Entry, Form } from '../../contract.ts'
import { newKey } from '../../newKey.ts'
import { putFigures } from '../../offline/outbox.ts'
import { scaledText } from './typedEntry.ts'

type Place = { unit: string; period: string; asOf: string }

/** Figures of a form put down on this machine until there is a network; each with its title, as the person wrote it. */
export function useKeptFigures(form: Form, place: Place, unitName: string) {
  const wordsOf = (entries: readonly Entry[]): Record<string, { title: string; mine: string }> => {
    const titles = new Map<string, [title: string, scale: number]>()
    for (const { rows } of form.sections)
      for (const row of rows) {
        titles.set(row.indicator, [row.title, row.scale])
        for (const base of row.base) titles.set(base.id, [base.label, 1])
      }
    return Object.fromEntries(
      entries.map((entry) => {
        const [title, scale] = titles.get(entry.indicator) ?? [entry.indicator, 1]
        return [entry.indicator, { title, mine: mineOf(entry, scale) }]
      }),
    )
  }
  /** What the rules say of what was kept; null where this machine may keep nothing. */
  const keep = async (entries: readonly Entry[]): Promise<Finding[] | null> => {
    const kept = await putFigures(
      { figures: { ...place, entries: [...entries] }, words: wordsOf(entries) },
      { title: `Số liệu ${place.period}, đến ${place.asOf}`, note: unitName, at: new Date().toISOString(), key: newKey() },
    ).catch(() => false)
    if (!kept) return null
    const { checkTyped } = await import('./checkTyped.ts')
    const { withWaiting } = await import('./waitingForm.ts')
    const step = { figures: { ...place, entries: [...entries] }, words: {}, done: false }
    return checkTyped(withWaiting(form, [step], place.asOf).form, new Set(entries.map(({ indicator }) => indicator)))
  }
  return { keep, wordsOf }
}

function mineOf({ state, value, qualifier }: Entry, scale: number): string {
  if (state === 'zero') return printInteger(0)
  if (state === 'value') return [qualifier, scaledText(value ?? 0, scale)].filter(Boolean).join(' ')
  return state === 'not_applicable' ? 'không áp dụng' : 'chưa có số'
}
