import { useState } from 'react'

const KEY = 'row-height'

/** The height of rows a person chose, kept on this machine. */
export function useDensity(): [number, (height: number) => void] {
  const [height, setHeight] = useState(() => Number(localStorage.getItem(KEY)) || 32)
  return [
    height,
    (next) => {
      setHeight(next)
      localStorage.setItem(KEY, String(next))
    },
  ]
}
