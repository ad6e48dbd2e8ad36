import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import './popover.css'

type PopoverProps = {
  trigger: ReactNode
  name: string
  className?: string
  triggerClass?: string
  children: (close: () => void) => ReactNode
  placement?: 'bottom start' | 'bottom end'
}

const EDGE = 8
const GAP = 6
const STOPS = 'a[href], button, input, select, textarea, [tabindex="0"]'

/** A button and what opens beneath it; Esc and a press outside close it and return the focus. */
export function Popover({
  trigger,
  name,
  className = '',
  triggerClass = '',
  children,
  placement = 'bottom start',
}: PopoverProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <button
        ref={button}
        type="button"
        className={triggerClass}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {trigger}
      </button>
      {open && (
        <Sheet id={id} name={name} className={className} placement={placement} button={button} onClose={() => setOpen(false)}>
          {children}
        </Sheet>
      )}
    </>
  )
}

type SheetProps = Pick<PopoverProps, 'name' | 'className' | 'placement' | 'children'> & {
  id: string
  button: { readonly current: HTMLButtonElement | null }
  onClose: () => void
}

function Sheet({ id, name, className, placement, button, onClose, children }: SheetProps) {
  const sheet = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const closing = useRef(onClose)
  closing.current = onClose
  useLayoutEffect(() => {
    const from = button.current
    if (!from || !sheet.current) return
    stand(from, sheet.current, placement === 'bottom end')
    if (!sheet.current.contains(document.activeElement)) body.current?.focus({ preventScroll: true })
    return () => {
      // Whoever pressed elsewhere stays there; a focus that went with the sheet goes back to its button.
      setTimeout(() => {
        if (document.activeElement === document.body) from.focus({ preventScroll: true })
      })
    }
  }, [button, placement])
  useEffect(() => {
    const inside = (target: EventTarget | null) =>
      target instanceof Node && (sheet.current?.contains(target) || button.current?.contains(target))
    const away = (event: Event) => {
      if (!inside(event.target)) closing.current()
    }
    const settle = () => {
      if (button.current && sheet.current) stand(button.current, sheet.current, placement === 'bottom end')
    }
    document.addEventListener('pointerdown', away, true)
    document.addEventListener('scroll', away, true)
    addEventListener('resize', settle)
    return () => {
      document.removeEventListener('pointerdown', away, true)
      document.removeEventListener('scroll', away, true)
      removeEventListener('resize', settle)
    }
  }, [button, placement])
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys pressed here are not those of the grid or screen the button stands in.
    event.stopPropagation()
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault()
      button.current?.focus({ preventScroll: true })
      onClose()
    }
    if (event.key === 'Tab') goRound(event, body.current)
  }
  return createPortal(
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc and Tab belong to all of the sheet
    <div ref={sheet} className={`popover ${className}`} onKeyDown={onKeyDown}>
      <div ref={body} id={id} role="dialog" aria-label={name} className="popover-body" tabIndex={-1}>
        {children(() => {
          onClose()
        })}
      </div>
    </div>,
    document.body,
  )
}

/** Tab stays in the sheet: after the last stop comes the first. */
function goRound(event: KeyboardEvent, body: HTMLElement | null): void {
  const stops = [...(body?.querySelectorAll<HTMLElement>(STOPS) ?? [])].filter(
    (stop) => stop.tabIndex >= 0 && !stop.hasAttribute('disabled') && stop.offsetParent !== null,
  )
  const [first] = stops
  const last = stops.at(-1)
  const at = document.activeElement
  if (event.shiftKey && (at === first || at === body)) last?.focus()
  else if (!event.shiftKey && at === last) first?.focus()
  else return
  event.preventDefault()
}

/** Beneath its button, above where there is no room, and never out of the window. */
function stand(button: HTMLElement, sheet: HTMLElement, atEnd: boolean): void {
  sheet.style.maxHeight = ''
  const from = button.getBoundingClientRect()
  const { width, height } = sheet.getBoundingClientRect()
  const below = innerHeight - from.bottom - GAP - EDGE
  const above = from.top - GAP - EDGE
  const isUp = height > below && above > below
  const left = atEnd ? from.right - width : from.left
  sheet.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`
  sheet.style.maxHeight = `${Math.max(120, isUp ? above : below)}px`
  sheet.style.top = `${isUp ? Math.max(EDGE, from.top - GAP - Math.min(height, above)) : from.bottom + GAP}px`
}
