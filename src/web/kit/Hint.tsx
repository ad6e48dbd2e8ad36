import { type ReactNode, useId } from 'react'
import './hint.css'

/** A word with its explanation: on hover, and on focus for whoever uses the keyboard; Esc sends it away. */
export function Hint({ children, words }: { children: ReactNode; words: ReactNode }) {
  const id = useId()
  return (
    <span className="hint">
      <button
        type="button"
        className="hint-term"
        aria-describedby={id}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      >
        {children}
      </button>
      <span role="tooltip" id={id} className="hint-words">
        {words}
      </span>
    </span>
  )
}
