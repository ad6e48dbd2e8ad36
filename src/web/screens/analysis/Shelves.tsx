import { type DragEvent, useState } from 'react'

type Named = { key: string; title: string }
type Shelf = 'rows' | 'columns' | 'value'
type Props = {
  axes: readonly Named[]
  values: readonly Named[]
  chosen: { rows: string; columns: string; value: string }
  onChange: (shelf: Shelf, key: string) => void
}

const SHELVES: { shelf: Shelf; title: string }[] = [
  { shelf: 'rows', title: 'Hàng' },
  { shelf: 'columns', title: 'Cột' },
  { shelf: 'value', title: 'Giá trị' },
]
const KIND = 'text/sao-vuong'

/** What the book has is dragged to a shelf; each shelf is a list as well, for whoever uses the keyboard or a finger. */
export function Shelves({ axes, values, chosen, onChange }: Props) {
  const [over, setOver] = useState<Shelf | null>(null)
  const [dragged, setDragged] = useState<string | null>(null)
  const takes = (shelf: Shelf, key: string | null): boolean =>
    key !== null && (shelf === 'value' ? values : axes).some((one) => one.key === key)
  const listOf = (shelf: Shelf) => (shelf === 'value' ? values : axes)
  const chip = ({ key, title }: Named) => (
    <li
      key={key}
      draggable
      className={`shelf-chip ${Object.values(chosen).includes(key) ? 'used' : ''}`}
      onDragStart={(event) => {
        event.dataTransfer.setData(KIND, key)
        event.dataTransfer.setData('text/plain', title)
        setDragged(key)
      }}
      onDragEnd={() => {
        setDragged(null)
        setOver(null)
      }}
    >
      {title}
    </li>
  )
  const zone = (shelf: Shelf) => ({
    onDragOver: (event: DragEvent) => {
      if (!takes(shelf, dragged)) return
      event.preventDefault()
      setOver(shelf)
    },
    onDragLeave: () => setOver(null),
    onDrop: (event: DragEvent) => {
      const key = event.dataTransfer.getData(KIND)
      setOver(null)
      if (!takes(shelf, key)) return
      event.preventDefault()
      onChange(shelf, key)
    },
  })
  return (
    <div className="shelves">
      <ul className="shelf-chips" aria-hidden="true">
        {axes.map(chip)}
        {values.map(chip)}
      </ul>
      <div className="shelf-zones">
        {SHELVES.map(({ shelf, title }) => (
          <label key={shelf} className={`shelf ${over === shelf ? 'over' : ''}`} {...zone(shelf)}>
            <span>{title}</span>
            <select className="box" value={chosen[shelf]} onChange={(event) => onChange(shelf, event.target.value)}>
              {shelf === 'columns' && <option value="">không chia</option>}
              {listOf(shelf).map((one) => (
                <option key={one.key} value={one.key}>
                  {one.title}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </div>
  )
}
