import type { ReactNode } from 'react'
import { Modal as AriaModal, Dialog, Heading, I18nProvider, ModalOverlay } from 'react-aria-components'
import { say, tongue } from '../words/say.ts'
import { IconButton } from './Button.tsx'

export type ModalProps = {
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
  wide?: boolean
  top?: boolean
}

/** A dialog that shuts out the rest of the page: a trap for the focus is what a library is for. */
export default function ModalSheet({ title, open, onClose, children, wide = false, top = false }: ModalProps) {
  return (
    <I18nProvider locale={tongue === 'en' ? 'en-GB' : 'vi-VN'}>
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
              {!top && <IconButton icon="close" name={say('Đóng')} onClick={onClose} />}
            </header>
            {children}
          </Dialog>
        </AriaModal>
      </ModalOverlay>
    </I18nProvider>
  )
}
