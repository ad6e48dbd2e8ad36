import { useMemo } from 'react'
import { addDays, type Day } from '#domain/period.ts'
import { isFigures } from '../../offline/outbox.ts'
import { useOutbox } from '../../offline/useOffline.ts'
import { useRead } from '../../useRead.ts'
import { type Turn, turnOf } from './shift.ts'

/** Everything a shift is written down with. Asked for in words that do not change from day to day, so that yesterday's answer serves today. */
export function useShiftBooks(unit: string, today: Day) {
  const roster = useRead('listRows', unit ? { register: 'personnel', unit, deep: false, limit: 1000 } : null)
  const sort = [{ column: 'day', down: true }]
  const duty = useRead('listRows', unit ? { register: 'duty', unit, deep: false, sort, limit: 100 } : null)
  const turns = useRead('listRows', unit ? { register: 'dutyRoster', unit, deep: false, sort, limit: 300 } : null)
  const waiting = useOutbox()
  const kept = useMemo(
    () =>
      waiting
        .flatMap(({ steps }) => steps.flatMap((step) => (isFigures(step) ? [] : [step.input])))
        .filter((input) => input.unit === unit),
    [waiting, unit],
  )
  const named = useMemo(
    (): Turn[] =>
      [
        ...(turns.data?.rows ?? []).map(({ values }) => values),
        ...kept.filter(({ register }) => register === 'dutyRoster').map(({ values }) => values),
      ].flatMap((values) => turnOf(values) ?? []),
    [turns.data, kept],
  )
  const month = today.slice(0, 7)
  const inMonth = useMemo(() => {
    const days = [
      ...(duty.data?.rows ?? []).map(({ values }) => values),
      ...kept.filter(({ register }) => register === 'duty').map(({ values }) => values),
    ]
    return days
      .filter(({ day, kind }) => typeof day === 'string' && day.slice(0, 7) === month && kind === 'duty')
      .reduce((sum, { manDays }) => sum + Number(manDays ?? 0), 0)
  }, [duty.data, kept, month])
  const places = useMemo(() => {
    const known = (duty.data?.rows ?? []).flatMap(({ values }) => (typeof values.place === 'string' ? [values.place] : []))
    return [...new Set(known)]
  }, [duty.data])
  return {
    people: roster.data?.rows,
    error: roster.error ?? duty.error ?? turns.error,
    turns: named,
    inMonth,
    places,
    yesterday: addDays(today, -1),
  }
}
