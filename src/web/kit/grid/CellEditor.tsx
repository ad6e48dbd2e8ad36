// biome-ignore-all lint/a11y/useSemanticElements: a datalist cannot show a second line nor say which item was meant
// biome-ignore-all lint/a11y/useFocusableInteractive: the box keeps the focus; items are reached by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the box owns the keys
import { useEffect, useId, useRef, useState } from 'react'
import type { Offered } from './editing.ts'

export type Leaving = 'down' | 'up' | 'right' | 'left' | 'stay'

type Props = {
  name: string
  initial: string
  /** Typed over: arrows leave the cell, as they do in Excel; else they move within the text. */
  over: boolean
  pick: boolean
  numeric: boolean
  /** Opens its list upwards: the row stands near the foot. */
  upward: boolean
  offers: ((typed: string) => Promise<Offered[]> | Offered[]) | null
  onDone: (text: string, value: string | undefined, leaving: Leaving) => void
  onCancel: () => void
}

/** One cell being typed into. What is written between two syllables of Telex is nobody's business but the keyboard's. */
export function CellEditor({ name, initial, over, pick, numeric, upward, offers, onDone, onCancel }: Props) {
  const box = useRef<HTMLInputElement>(null)
  const list = useId()
  const [typed, setTyped] = useState<string | null>(pick ? '' : over ? initial : null)
  const [items, setItems] = useState<Offered[]>([])
  const [chosen, setChosen] = useState(-1)
  const done = useRef(false)
  useEffect(() => {
    box.current?.focus()
    if (!over) box.current?.select()
  }, [over])
  useEffect(() => {
    if (!offers || typed === null) return
    let current = true
    void Promise.resolve(offers(typed)).then((found) => {
      if (!current) return
      setItems(found)
      setChosen(typed.trim() === '' ? -1 : found.length > 0 ? 0 : -1)
    })
    return () => {
      current = false
    }
  }, [offers, typed])

  const leave = (leaving: Leaving, item?: Offered) => {
    if (done.current) return
    done.current = true
    // What is offered first is taken on leaving by a key, unless the text was wiped out or never touched.
    const meant = item ?? (typed === null ? undefined : items[chosen])
    onDone(meant ? meant.text : (box.current?.value ?? ''), meant?.value, leaving)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const { key, shiftKey } = event
    const vertical = key === 'ArrowDown' || key === 'ArrowUp'
    if (key === 'Enter') leave(shiftKey ? 'up' : 'down')
    else if (key === 'Tab') leave(shiftKey ? 'left' : 'right')
    else if (key === 'Escape') {
      done.current = true
      onCancel()
    } else if (vertical && event.altKey) setTyped('')
    else if (vertical && items.length > 0)
      setChosen((old) => Math.max(0, Math.min(items.length - 1, old + (key === 'ArrowDown' ? 1 : -1))))
    else if (vertical && over) leave(key === 'ArrowDown' ? 'down' : 'up')
    else if ((key === 'ArrowLeft' || key === 'ArrowRight') && over && !offers) leave(key === 'ArrowLeft' ? 'left' : 'right')
    else return
    event.preventDefault()
  }
  const shown = offers !== null && typed !== null && items.length > 0
  return (
    <div className="cell-editor">
      <input
        ref={box}
        aria-label={name}
        className={numeric ? 'numeric' : ''}
        defaultValue={initial}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => leave('stay')}
        onPaste={(event) => event.stopPropagation()}
        onCopy={(event) => event.stopPropagation()}
        onCut={(event) => event.stopPropagation()}
        {...(offers
          ? {
              role: 'combobox',
              'aria-expanded': shown,
              'aria-controls': list,
              'aria-activedescendant': shown && chosen >= 0 ? `${list}-${chosen}` : undefined,
            }
          : {})}
      />
      {shown && (
        <div id={list} role="listbox" aria-label={name} className={`cell-offers ${upward ? 'upward' : ''}`}>
          {items.map((item, index) => (
            <div
              key={`${item.text} ${item.value ?? ''}`}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === chosen}
              onMouseDown={(event) => {
                event.preventDefault()
                event.stopPropagation()
                leave('stay', item)
              }}
            >
              <span>{item.text}</span>
              {item.note && <span className="quiet">{item.note}</span>}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
