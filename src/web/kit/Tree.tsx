// biome-ignore-all lint/a11y/useFocusableInteractive: the tree is the one tab stop; nodes are reached by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the tree owns the keys
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { Icon } from './Icon.tsx'
import './tree.css'

export type TreeItem = { id: string; name: string; note?: string; depth: number; folder: boolean; open: boolean }
type Props = {
  items: readonly TreeItem[]
  chosen: string
  name: string
  onFold: (id: string, open: boolean) => void
  onChoose: (id: string) => void
}

/** Thousands of nodes, a few dozen elements. Left and right fold, Enter chooses; one tab stop. */
export function Tree({ items, chosen, name, onFold, onChoose }: Props) {
  const scroll = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(chosen)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 30,
    overscan: 12,
  })
  const at = Math.max(
    0,
    items.findIndex((item) => item.id === active),
  )
  const go = (index: number) => {
    const item = items[Math.max(0, Math.min(items.length - 1, index))]
    if (!item) return
    setActive(item.id)
    rows.scrollToIndex(items.indexOf(item), { align: 'auto' })
  }
  const onKey = (event: React.KeyboardEvent) => {
    const item = items[at]
    if (!item || event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'ArrowUp') go(at - 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(items.length - 1)
    else if (event.key === 'ArrowRight') item.folder && !item.open ? onFold(item.id, true) : go(at + 1)
    else if (event.key === 'ArrowLeft') {
      if (item.folder && item.open) onFold(item.id, false)
      else for (let above = at - 1; above >= 0; above--) if ((items[above]?.depth ?? 0) < item.depth) return go(above)
    } else if (event.key === 'Enter' || event.key === ' ') onChoose(item.id)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={scroll}
      className="tree"
      role="tree"
      aria-label={name}
      tabIndex={0}
      aria-activedescendant={items[at] ? `tree-${items[at].id}` : undefined}
      onKeyDown={onKey}
    >
      <div className="tree-space" role="presentation" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const item = items[row.index]
          if (!item) return null
          return (
            <div
              key={item.id}
              id={`tree-${item.id}`}
              role="treeitem"
              aria-level={item.depth + 1}
              aria-selected={item.id === chosen}
              {...(item.folder ? { 'aria-expanded': item.open } : {})}
              className={`tree-row ${item.id === chosen ? 'chosen' : ''} ${row.index === at ? 'active' : ''}`}
              style={{ transform: `translateY(${row.start}px)`, paddingInlineStart: 6 + item.depth * 16 }}
              onClick={() => onChoose(item.id)}
            >
              {item.folder ? (
                <span
                  className="tree-fold"
                  aria-hidden="true"
                  onClick={(event) => {
                    event.stopPropagation()
                    onFold(item.id, !item.open)
                  }}
                >
                  <Icon name={item.open ? 'down' : 'right'} size={14} />
                </span>
              ) : (
                <span className="tree-fold" />
              )}
              <span className="tree-name">{item.name}</span>
              {item.note && <span className="tree-note">{item.note}</span>}
            </div>
          )
        })}
      </div>
    </div>
  )
}
