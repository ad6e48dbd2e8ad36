import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import './statusTag.css'

/** A state in a word and a mark, never in colour alone. */
export function StatusTag({
  tone,
  icon,
  children,
}: {
  tone: 'olive' | 'gold' | 'red' | 'slate' | 'plain'
  icon?: IconName
  children: ReactNode
}) {
  return (
    <span className={`tag ${tone}`}>
      {icon && <Icon name={icon} size={13} />}
      {children}
    </span>
  )
}
