import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { Button, IconButton } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Popover } from '../../kit/Popover.tsx'
import type { Viewed } from './viewedColumns.ts'

type Props = {
  label: string
  all: readonly Viewed[]
  viewed: readonly Viewed[]
  onChoose: (viewed: readonly Viewed[]) => void
}

/** Which columns the list shows, in which order: ticks, and arrows instead of dragging. */
export function ColumnChoice(props: Props) {
  const hidden = props.all.length - props.viewed.length
  return (
    <Popover
      name="Cột của danh sách"
      triggerClass="button outline small"
      trigger={
        <>
          <Icon name="table" />
          <span>{hidden > 0 ? `Cột, ẩn ${hidden}` : 'Cột'}</span>
        </>
      }
    >
      {(close) => <Body {...props} onDone={close} />}
    </Popover>
  )
}

function Body({ label, all, viewed, onChoose, onDone }: Props & { onDone: () => void }) {
  const [told, tell] = useState('')
  // The list opens with its ticks; the arrows, two a column, come in the next breath.
  const arrows = useDeferredValue(true, false)
  const list = useRef<HTMLUListElement>(null)
  const wish = useRef<{ key: string; by: -1 | 1 } | null>(null)
  // The arrow pressed goes along with its column; at the edge, where there is none that way, the focus stands on the other.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the columns stand in their new order
  useEffect(() => {
    if (!wish.current) return
    const { key, by } = wish.current
    wish.current = null
    const line = [...(list.current?.children ?? [])].find((item) => (item as HTMLElement).dataset.column === key)
    const both = line?.querySelectorAll<HTMLElement>('[data-by]')
    const same = [...(both ?? [])].find((arrow) => arrow.dataset.by === String(by))
    ;(same ?? both?.[0])?.focus()
  }, [viewed])
  const on = new Set(viewed.map(({ key }) => key))
  // Chosen ones in their order, then the rest in the order of the book.
  const lines = [...viewed, ...all.filter(({ key }) => !on.has(key))]
  // A second press may come before the address has said the first: it starts from what was chosen last, not from what is drawn.
  const latest = useRef(viewed)
  useEffect(() => {
    latest.current = viewed
  }, [viewed])
  const choose = (next: readonly Viewed[]) => {
    latest.current = next
    onChoose(next)
  }
  const toggle = (one: Viewed) => {
    const rest = latest.current.filter(({ key }) => key !== one.key)
    choose(rest.length < latest.current.length ? rest : [...latest.current, one])
  }
  const shift = (one: Viewed, by: -1 | 1) => {
    const at = latest.current.findIndex(({ key }) => key === one.key)
    const to = at + by
    // The column that names a row stays the first.
    if (at < 0 || to < 1 || to >= latest.current.length) return
    wish.current = { key: one.key, by }
    choose(latest.current.toSpliced(at, 1).toSpliced(to, 0, one))
    tell(`${one.title}: cột thứ ${to + 1}`)
  }
  return (
    <div className="column-choice">
      <ul ref={list}>
        {lines.map((one, at) => {
          const fixed = one.key === label
          const shown = on.has(one.key)
          return (
            <li key={one.key} data-column={one.key}>
              <label>
                <input
                  type="checkbox"
                  checked={shown}
                  disabled={fixed || (shown && viewed.length <= 2)}
                  onChange={() => toggle(one)}
                />
                {one.title}
                {fixed && <span className="quiet">luôn hiện</span>}
              </label>
              {shown && !fixed && (
                <span className="column-moves">
                  {arrows && at > 1 && (
                    <IconButton icon="sortUp" data-by="-1" name={`Đưa ${one.title} lên trước`} onClick={() => shift(one, -1)} />
                  )}
                  {arrows && at < viewed.length - 1 && (
                    <IconButton icon="sortDown" data-by="1" name={`Đưa ${one.title} ra sau`} onClick={() => shift(one, 1)} />
                  )}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      <p className="hidden-words" role="status">
        {told}
      </p>
      <div className="filter-row">
        <Button small look="primary" onClick={onDone}>
          Xong
        </Button>
        <Button small look="quiet" onClick={() => choose(all)}>
          Hiện mọi cột
        </Button>
      </div>
    </div>
  )
}
