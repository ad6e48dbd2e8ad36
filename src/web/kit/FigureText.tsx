import type { ReactNode } from 'react'
import './figureText.css'

type Props = {
  children: ReactNode
  /** Said after the visible figure: what it is, of what. */
  name: string
  onOpen: () => void
  state?: 'linked' | 'selected' | 'family' | 'waiting' | 'overridden' | 'missing'
  plain?: boolean
  /** The same door as a figure beside it: pressed like it, but no further stop for the Tab key. */
  again?: boolean
  id?: string
}

/** A figure is a door to its proof: a press, or Alt Enter. */
export function FigureText({ children, name, onOpen, state = 'linked', plain = false, again = false, id }: Props) {
  return (
    <button
      type="button"
      className={`figure ${state} ${plain ? 'plain' : ''} ${typeof children === 'string' && children.length > 24 ? 'long' : ''}`}
      data-figure={id ?? ''}
      tabIndex={again ? -1 : undefined}
      aria-pressed={state === 'selected' || undefined}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.altKey && event.key === 'Enter') {
          event.preventDefault()
          onOpen()
        }
      }}
    >
      {children}
      <span className="hidden-words">: {name}</span>
      {state === 'overridden' && <span aria-hidden="true"> ✎</span>}
    </button>
  )
}
