import type { ReactNode } from 'react'
import { isSealed } from '#domain/register.ts'
import type { Book } from '../../book.ts'
import type { ListedRow } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import type { Viewed } from './viewedColumns.ts'

/** On a phone a row is a card: its name and four facts. */
export function RowCards({
  register,
  viewed,
  count,
  rowAt,
  shown,
  onMore,
  onOpen,
  foot,
}: {
  register: Book
  /** The columns looked at, in their order: the first four that say something are the facts. */
  viewed: readonly Viewed[]
  count: number
  rowAt: (index: number) => ListedRow | undefined
  shown: number
  onMore: () => void
  onOpen: (index: number) => void
  foot: ReactNode
}) {
  const facts = viewed
    .flatMap(({ key, title, column }) =>
      key === register.label || !column || isSealed(column) || column.kind === 'yesNo' ? [] : [[key, title] as const],
    )
    .slice(0, 4)
  const indexes = Array.from({ length: Math.min(count, shown + 1) }, (_, index) => index).filter((index) => rowAt(index))
  return (
    <div className="cards">
      <p className="cards-sum">{foot}</p>
      <ul>
        {indexes.map((index) => {
          const row = rowAt(index)
          if (!row) return null
          return (
            <li key={row.id}>
              <button type="button" className="card" onClick={() => onOpen(index)}>
                <b>{row.shown[register.label] || '…'}</b>
                <span className="quiet">{row.unit.name}</span>
                {facts.map(([key, title]) => (
                  <span key={key} className="card-fact">
                    <span className="quiet">{title}</span> {row.shown[key] || '…'}
                  </span>
                ))}
              </button>
            </li>
          )
        })}
      </ul>
      {indexes.length < count && <Button onClick={onMore}>Xem thêm</Button>}
    </div>
  )
}
