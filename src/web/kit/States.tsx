import type { ReactNode } from 'react'
import { say } from '../words/say.ts'
import { Icon } from './Icon.tsx'
import './states.css'

/** Grey shapes in the final geometry; seen only after 200 ms. */
export function Skeleton({ rows = 6, height = 18 }: { rows?: number; height?: number }) {
  return (
    <div className="skeleton" role="status">
      <span className="hidden-words">{say('Đang mở')}</span>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <div key={index} className="skeleton-row" style={{ height, width: `${96 - ((index * 17) % 38)}%` }} />
      ))}
    </div>
  )
}

/** One sentence why, one button that fills it. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="state">
      <p>{children}</p>
      {action}
    </div>
  )
}

/** What was refused, in the words of the server, and the way out. */
export function Refused({
  status,
  message,
  onRetry,
  action,
}: {
  status: number
  message: string
  onRetry?: () => void
  action?: ReactNode
}) {
  const forbidden = status === 403
  return (
    <div className={`state ${forbidden ? 'forbidden' : 'refused'}`} role="alert">
      <Icon name={forbidden ? 'lock' : 'warning'} size={20} />
      <p>{message}</p>
      {onRetry && !forbidden && (
        <button type="button" className="button outline" onClick={onRetry}>
          {say('Thử lại')}
        </button>
      )}
      {action}
    </div>
  )
}
