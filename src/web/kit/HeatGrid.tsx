// biome-ignore-all lint/a11y/useSemanticElements: marks inside a drawing, not a table of words; the table stands beside it
import { useGridFocus } from './gridFocus.ts'
import './heatGrid.css'

export type HeatRow = { id: string; name: string; cells: (number | null)[] }
type Props = {
  rows: readonly HeatRow[]
  columns: readonly string[]
  /** One sentence: what is drawn and what stands out. */
  name: string
  print: (value: number | null) => string
  onPick: (row: string, column: number) => void
}

/** Steps of one quiet hue; nothing at all is an empty outline in red, so that it is seen without its colour too. */
const STEPS = 4

export function HeatGrid({ rows, columns, name, print, onPick }: Props) {
  const { grid, cellProps } = useGridFocus(rows.length, columns.length)
  const most = Math.max(1, ...rows.flatMap(({ cells }) => cells.map((value) => value ?? 0)))
  return (
    <div className="heat-scroll">
      <div
        ref={grid}
        className="heat"
        role="group"
        aria-label={name}
        style={{ gridTemplateColumns: `minmax(120px, 220px) repeat(${columns.length}, minmax(26px, 64px))` }}
      >
        <span />
        {columns.map((title) => (
          <span key={title} className="heat-head">
            {title}
          </span>
        ))}
        {rows.map((row, down) => [
          <span key={`${row.id} name`} className="heat-name">
            {row.name}
          </span>,
          ...row.cells.map((value, across) => (
            <button
              key={`${row.id} ${columns[across]}`}
              type="button"
              className={`heat-cell ${value === null ? 'gap' : value === 0 ? 'zero' : `step-${Math.ceil((value / most) * STEPS)}`}`}
              {...cellProps(down, across)}
              aria-label={`${row.name}, ${columns[across]}: ${print(value)}`}
              title={`${row.name}, ${columns[across]}: ${print(value)}`}
              onClick={() => onPick(row.id, across)}
            />
          )),
        ])}
      </div>
      <p className="heat-key" aria-hidden="true">
        <span className="heat-cell gap" /> chưa có <span className="heat-cell zero" /> 0 <span className="heat-cell step-1" /> ít{' '}
        <span className="heat-cell step-4" /> nhiều nhất {print(most)}
      </p>
    </div>
  )
}
