import { useMemo } from 'react'
import { valueText } from './figurePrinting.ts'
import { useRead } from './useRead.ts'

type Said = { value: number | null; state?: string; qualifier?: string } | null

/** Prints a figure the way its indicator is printed everywhere: a percentage with its sign, zero and missing apart. */
export function useFigureText(): (indicator: string, figure: Said) => string {
  const list = useRead('listIndicators', {})
  return useMemo(() => {
    const known = new Map((list.data ?? []).map((line) => [line.id, line]))
    return (indicator, figure) =>
      valueText(
        {
          value: figure?.value ?? null,
          state: figure?.state === 'not_applicable' ? 'not_applicable' : figure?.value == null ? 'missing' : 'value',
          ...(figure?.qualifier === undefined ? {} : { qualifier: figure.qualifier }),
        },
        known.get(indicator),
      )
  }, [list.data])
}
