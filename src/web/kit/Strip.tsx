import { useRef, useState } from 'react'
import './strip.css'

export type Cell = { id: string; state: 'full' | 'part' | 'low' | 'none'; text: string }

/** One cell for each unit, always in the same order; one tab stop, arrows move by unit, Enter opens it. */
export function Strip({ cells, name, onPick }: { cells: readonly Cell[]; name: string; onPick?: (id: string) => void }) {
  const [at, setAt] = useState(0)
  const row = useRef<HTMLDivElement>(null)
  const go = (next: number) => {
    const index = Math.max(0, Math.min(cells.length - 1, next))
    setAt(index)
    ;(row.current?.children[index] as HTMLElement | undefined)?.focus()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of marks, not of form boxes
    <div
      ref={row}
      className="strip"
      role="group"
      aria-label={name}
      style={{ gridTemplateColumns: `repeat(${cells.length}, minmax(2px, 12px))` }}
    >
      {cells.map((cell, index) => (
        <button
          key={cell.id}
          type="button"
          className={`cell ${cell.state}`}
          tabIndex={index === at ? 0 : -1}
          aria-label={cell.text}
          title={cell.text}
          onClick={() => onPick?.(cell.id)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight') go(index + 1)
            else if (event.key === 'ArrowLeft') go(index - 1)
            else if (event.key === 'Home') go(0)
            else if (event.key === 'End') go(cells.length - 1)
            else return
            event.preventDefault()
          }}
        />
      ))}
    </div>
  )
}
