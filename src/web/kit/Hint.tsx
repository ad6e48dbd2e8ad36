import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import './hint.css'

type Props = {
  children: ReactNode
  words: ReactNode
  /** What the term is called where it shows a mark and no word. */
  name?: string
}

const EDGE = 8

/**
 * A word with its explanation: while the pointer is over either, on focus by keyboard, and by a press for whoever has
 * only a finger; Esc sends it away. It floats over everything, so that no table that scrolls cuts it off.
 */
export function Hint({ children, words, name }: Props) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const term = useRef<HTMLButtonElement>(null)
  const sheet = useRef<HTMLSpanElement>(null)
  const leaving = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const stay = () => clearTimeout(leaving.current)
  // Long enough for the pointer to cross the gap to the words.
  const leave = () => {
    stay()
    leaving.current = setTimeout(() => setOpen(false), 150)
  }
  useEffect(() => {
    if (!open) return
    if (term.current && sheet.current) stand(term.current, sheet.current)
    const away = (event: Event) => {
      if (!(event.target instanceof Node) || !sheet.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('scroll', away, true)
    return () => document.removeEventListener('scroll', away, true)
  }, [open])
  useEffect(() => () => clearTimeout(leaving.current), [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer may rest on the words as on the term; keys are the term's
    <span
      className="hint"
      onPointerEnter={(event) => {
        stay()
        if (event.pointerType === 'mouse') setOpen(true)
      }}
      onPointerLeave={(event) => event.pointerType === 'mouse' && leave()}
    >
      <button
        ref={term}
        type="button"
        className={name ? 'hint-term hint-mark' : 'hint-term'}
        aria-label={name}
        aria-describedby={open ? id : undefined}
        aria-expanded={open}
        onClick={(event) => {
          event.stopPropagation()
          setOpen(!open || event.currentTarget.matches(':hover'))
        }}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !open) return
          event.preventDefault()
          event.stopPropagation()
          setOpen(false)
        }}
      >
        {children}
      </button>
      {open && (
        <span ref={sheet} role="tooltip" id={id} className="hint-words" popover="manual">
          {words}
        </span>
      )}
    </span>
  )
}

/** Above the term, below where there is no room, and never out of the window. */
function stand(term: HTMLElement, sheet: HTMLElement) {
  sheet.showPopover?.()
  const at = term.getBoundingClientRect()
  const { width, height } = sheet.getBoundingClientRect()
  const left = Math.max(EDGE, Math.min(at.left, innerWidth - width - EDGE))
  const top = at.top - height - 4 > EDGE ? at.top - height - 4 : Math.min(at.bottom + 4, innerHeight - height - EDGE)
  sheet.style.left = `${left}px`
  sheet.style.top = `${Math.max(EDGE, top)}px`
}
