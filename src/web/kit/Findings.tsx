import { useEffect, useRef } from 'react'
import type { Finding } from '#domain/finding.ts'
import { Icon, type IconName } from './Icon.tsx'
import './findings.css'

const LOOK: Record<Finding['severity'], { icon: IconName; word: string }> = {
  error: { icon: 'warning', word: 'Phải sửa' },
  warning: { icon: 'info', word: 'Cần xem' },
  note: { icon: 'info', word: 'Ghi chú' },
}

/** Everything wrong at once, at the top, with the focus; each line leads to its cell. */
export function Findings({
  findings,
  title,
  onGo,
}: {
  findings: readonly Finding[]
  title?: string
  onGo?: (finding: Finding) => void
}) {
  const box = useRef<HTMLDivElement>(null)
  const errors = findings.filter((finding) => finding.severity === 'error').length
  useEffect(() => {
    if (errors > 0) box.current?.focus()
  }, [errors])
  if (findings.length === 0) return null
  return (
    <div ref={box} tabIndex={-1} className={`findings ${errors > 0 ? 'errors' : ''}`} role={errors > 0 ? 'alert' : 'status'}>
      <p className="findings-title">{title ?? (errors > 0 ? `Còn ${errors} chỗ phải sửa` : `${findings.length} chỗ cần xem`)}</p>
      <ul>
        {findings.map((finding) => (
          <li
            key={`${finding.code} ${finding.where.row ?? ''} ${finding.where.cell ?? ''} ${finding.where.column ?? ''} ${finding.message}`}
            className={finding.severity}
          >
            <Icon name={LOOK[finding.severity].icon} size={14} />
            <span className="hidden-words">{LOOK[finding.severity].word}:</span>
            {onGo ? (
              <button type="button" className="link" onClick={() => onGo(finding)}>
                {finding.message}
              </button>
            ) : (
              <span>{finding.message}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
