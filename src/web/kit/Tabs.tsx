import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import './tabs.css'

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** One tab stop; arrows, Home and End go between the parts and show them. */
export function Tabs({ name, tabs }: { name: string; tabs: { id: string; title: string; count?: number; body: ReactNode }[] }) {
  const base = useId()
  const [chosen, setChosen] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const shown = tabs.find(({ id }) => id === chosen) ?? tabs[0]
  if (!shown) return null
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    const next = step && tabs[step(tabs.indexOf(shown), tabs.length)]
    if (!next) return
    event.preventDefault()
    setChosen(next.id)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[tabs.indexOf(next)]?.focus()
  }
  return (
    <div className="tabs">
      <div ref={list} role="tablist" aria-label={name} className="tab-list" onKeyDown={onKeyDown}>
        {tabs.map(({ id, title, count }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${base}-${id}`}
            aria-selected={id === shown.id}
            aria-controls={id === shown.id ? `${base}-body` : undefined}
            tabIndex={id === shown.id ? 0 : -1}
            className="tab"
            onClick={() => setChosen(id)}
          >
            {title}
            {count !== undefined && <span className="tab-count"> {count.toLocaleString('vi-VN')}</span>}
          </button>
        ))}
      </div>
      <div key={shown.id} role="tabpanel" id={`${base}-body`} aria-labelledby={`${base}-${shown.id}`} className="tab-panel">
        {shown.body}
      </div>
    </div>
  )
}
