import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { indicatorOf, type TextPiece } from '#domain/reportText.ts'
import type { MovedChip, TypedNumber } from '../../contract/reportText.ts'
import { chipAtCaret, draw, readPieces, splitAtCaret } from './pieces.ts'

type Props = {
  label: string
  pieces: readonly TextPiece[]
  editable: boolean
  moved: readonly MovedChip[]
  typed: readonly TypedNumber[]
  onChange: (pieces: TextPiece[]) => void
  onSplit: (before: TextPiece[], after: TextPiece[]) => void
  /** Backspace at the very beginning: joins what is above. */
  onJoin: () => void
  onProof: (indicator: string) => void
  onCaret: (box: HTMLElement) => void
}

/** One paragraph somebody writes in. What is typed stays as the browser has it; it is drawn anew only when it changes from outside. */
export function Paragraph({ label, pieces, editable, moved, typed, onChange, onSplit, onJoin, onProof, onCaret }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const drawn = useRef('')
  const said = JSON.stringify(pieces)
  useLayoutEffect(() => {
    if (!box.current || drawn.current === said) return
    draw(box.current, JSON.parse(said) as TextPiece[])
    drawn.current = said
  }, [said])
  useLayoutEffect(() => {
    for (const [at, child] of [...(box.current?.childNodes ?? [])].entries())
      if (child instanceof HTMLElement && child.dataset.token !== undefined)
        child.className = `figure ${moved.some(({ piece }) => piece === at) ? 'waiting' : 'linked'}`
  })

  const read = (): TextPiece[] => (box.current ? readPieces(box.current) : [])
  const changed = () => {
    const now = read()
    drawn.current = JSON.stringify(now)
    onChange(now)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!box.current || event.nativeEvent.isComposing) return
    if (event.altKey && event.key === 'Enter') {
      event.preventDefault()
      const chip = chipAtCaret(box.current)
      if (chip) press(chip)
      return
    }
    const parts = event.key === 'Enter' || event.key === 'Backspace' ? splitAtCaret(box.current) : null
    if (!parts) return
    if (event.key === 'Enter') {
      event.preventDefault()
      onSplit(...parts)
    } else if (event.key === 'Backspace' && parts[0].length === 0 && getSelection()?.isCollapsed) {
      event.preventDefault()
      onJoin()
    }
  }
  const press = (target: EventTarget) => {
    if (!(target instanceof HTMLElement) || target.dataset.token === undefined) return
    const indicator = indicatorOf({ token: target.dataset.token, text: '' })
    if (indicator) onProof(indicator)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Alt Enter opens the figure beside the caret
    // biome-ignore lint/a11y/useSemanticElements: a text box of the browser holds no figures that open
    <div
      ref={box}
      className={`sheet-paragraph writable${typed.length > 0 ? ' has-typed' : ''}`}
      role="textbox"
      tabIndex={0}
      aria-multiline="true"
      aria-label={label}
      aria-readonly={!editable}
      contentEditable={editable}
      suppressContentEditableWarning
      spellCheck={false}
      onInput={changed}
      onKeyDown={onKeyDown}
      onKeyUp={() => box.current && onCaret(box.current)}
      onFocus={() => box.current && onCaret(box.current)}
      onClick={(event) => press(event.target)}
      onPaste={(event) => {
        event.preventDefault()
        document.execCommand('insertText', false, event.clipboardData.getData('text/plain').replaceAll(/\s+/g, ' '))
      }}
    />
  )
}
