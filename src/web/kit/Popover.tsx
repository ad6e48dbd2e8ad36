import type { ReactNode } from 'react'
import {
  Modal as AriaModal,
  Popover as AriaPopover,
  Dialog,
  DialogTrigger,
  Heading,
  ModalOverlay,
  Button as Press,
} from 'react-aria-components'
import { IconButton } from './Button.tsx'
import './popover.css'

type PopoverProps = {
  trigger: ReactNode
  name: string
  className?: string
  triggerClass?: string
  children: (close: () => void) => ReactNode
  placement?: 'bottom start' | 'bottom end'
}

/** A button and what opens beneath it; Esc and a press outside close it and return the focus. */
export function Popover({
  trigger,
  name,
  className = '',
  triggerClass = '',
  children,
  placement = 'bottom start',
}: PopoverProps) {
  return (
    <DialogTrigger>
      <Press className={triggerClass}>{trigger}</Press>
      <AriaPopover className={`popover ${className}`} placement={placement} offset={6}>
        <Dialog aria-label={name} className="popover-body">
          {({ close }) => <>{children(close)}</>}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  )
}

type ModalProps = { title: string; open: boolean; onClose: () => void; children: ReactNode; wide?: boolean; top?: boolean }

export function Modal({ title, open, onClose, children, wide = false, top = false }: ModalProps) {
  return (
    <ModalOverlay
      className={`veil ${top ? 'high' : ''}`}
      isOpen={open}
      onOpenChange={(next) => !next && onClose()}
      isDismissable={top}
    >
      <AriaModal className={`modal ${wide ? 'wide' : ''}`}>
        <Dialog className="modal-body">
          <header className={top ? 'hidden-words' : 'modal-head'}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {!top && <IconButton icon="close" name="Đóng" onClick={onClose} />}
          </header>
          {children}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  )
}
