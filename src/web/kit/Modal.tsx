import { lazy, Suspense, useState } from 'react'
import type { ModalProps } from './ModalSheet.tsx'
import './popover.css'

const load = () => import('./ModalSheet.tsx')
const ModalSheet = lazy(load)

/** Fetched when nothing else is to do, so that the first dialog opens at once. */
export const readyModals = (): void => void load().catch(() => {})

/** A dialog over the page. Its library is no part of the first screen: it weighs a quarter of it and shows nothing there. */
export function Modal(props: ModalProps) {
  // Once opened it stays, so that closing it gives the focus back.
  const [wanted, want] = useState(props.open)
  if (props.open && !wanted) want(true)
  if (!wanted && !props.open) return null
  return (
    <Suspense>
      <ModalSheet {...props} />
    </Suspense>
  )
}
