import { keepHere, useKeptHere } from '../../keptHere.ts'

const KEY = 'row-height'

/** The height of rows a person chose, kept on this machine. */
export function useDensity(): [number, (height: number) => void] {
  return [Number(useKeptHere(KEY)) || 32, (next) => keepHere(KEY, String(next))]
}
