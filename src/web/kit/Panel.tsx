import type { ReactNode } from 'react'
import './panel.css'

type Props = {
  title?: ReactNode
  note?: ReactNode
  action?: ReactNode
  children: ReactNode
  className?: string
  flush?: boolean
  level?: 2 | 3
}

/** A card with its title saying what is found. `flush` lets rows reach its edges. */
export function Panel({ title, note, action, children, className = '', flush = false, level = 2 }: Props) {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <section className={`panel ${flush ? 'flush' : ''} ${className}`}>
      {title && (
        <header className="panel-head">
          <Title>{title}</Title>
          {note && <p className="panel-note">{note}</p>}
          {action && <div className="panel-action">{action}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
