import { useEffect, useMemo, useState } from 'react'
import type { Finding } from '#domain/finding.ts'
import { printDay, printInteger, printPeriodKey } from '#domain/wording.ts'
import type { Entry, Form } from '../../contract.ts'
import { newKey } from '../../newKey.ts'
import { type FiguresStep, onArrival, putFigures, waitingFigures } from '../../offline/outbox.ts'
import { useOutbox } from '../../offline/useOffline.ts'
import { scaledText } from './typedEntry.ts'
import { withWaiting } from './waitingForm.ts'

type Place = { unit: string; period: string; asOf: string }

const NONE: readonly FiguresStep[] = []

/**
 * What this machine holds of a form: what waits, and what has just arrived and is not yet among what was read, so that no box
 * goes empty for a moment in between.
 */
export function useFormOutbox(read: Form, { unit, period, asOf }: Place) {
  const items = useOutbox()
  const waiting = useMemo(() => waitingFigures(items, { unit, period, asOf }), [items, unit, period, asOf])
  const [last, setLast] = useState<{ read: Form; steps: readonly FiguresStep[] } | null>(null)
  useEffect(
    () =>
      onArrival(({ item }) => {
        const steps = waitingFigures([{ ...item, steps: item.steps.map((step) => ({ ...step, done: false })) }], {
          unit,
          period,
          asOf,
        })
        if (steps.length > 0) setLast({ read, steps })
      }),
    [read, unit, period, asOf],
  )
  return { waiting, arrived: last?.read === read ? last.steps : NONE }
}

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
      {
        title: `Số liệu ${printPeriodKey(place.period)}, đến ${printDay(place.asOf)}`,
        note: unitName,
        at: new Date().toISOString(),
        key: newKey(),
      },
    ).catch(() => false)
    if (!kept) return null
    const { checkTyped } = await import('./checkTyped.ts')
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
