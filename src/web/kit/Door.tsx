// biome-ignore-all lint/a11y/useKeyWithClickEvents: the first link or button of the line is the door for the keyboard
// biome-ignore-all lint/a11y/noNoninteractiveElementInteractions: the line only lends its whole width to that link or button
import type { ComponentPropsWithoutRef, MouseEvent } from 'react'
import './door.css'

/** A line whose figures all lead where its first link or button leads: a press on any of them does the same. */
export const DoorRow = ({ className = '', ...rest }: ComponentPropsWithoutRef<'tr'>) => (
  <tr {...rest} data-door="" className={`door ${className}`} onClick={openFirst} />
)

export const DoorItem = ({ className = '', ...rest }: ComponentPropsWithoutRef<'li'>) => (
  <li {...rest} data-door="" className={`door ${className}`} onClick={openFirst} />
)

/** What can be pressed itself keeps its own press, and words being marked stay marked. */
function openFirst(event: MouseEvent<HTMLElement>) {
  const pressed = event.target as Element
  if (pressed.closest('a, button, input, select, textarea, label, summary') || getSelection()?.type === 'Range') return
  const door = event.currentTarget.querySelector<HTMLElement>('a[href], button:not(.hint-term)')
  door?.focus()
  door?.click()
}
