// biome-ignore-all lint/a11y/useSemanticElements: marks inside a drawing; each row says itself in words as well
import { useGridFocus } from './gridFocus.ts'
import './heatGrid.css'
import './markGrid.css'

/** full: done; half: done, but late; gap: lacking; open: not yet due; none: not asked. */
export type MarkState = 'full' | 'half' | 'gap' | 'open' | 'none'
export type MarkRow = { id: string; name: string; note: string; cells: { state: MarkState; text: string }[] }
type Props = {
  rows: readonly MarkRow[]
  columns: readonly { id: string; day: string; title: string }[]
  name: string
  onPick: (row: string, column: number) => void
}

/** Rows against time: each mark a state told by its shape, the row summed up beside it. */
export function MarkGrid({ rows, columns, name, onPick }: Props) {
  const { grid, cellProps } = useGridFocus(rows.length, columns.length)
  return (
    <div className="heat-scroll">
      <div
        ref={grid}
        className="heat marks"
        role="group"
        aria-label={name}
        style={{ gridTemplateColumns: `minmax(110px, 220px) repeat(${columns.length}, minmax(26px, 56px)) max-content` }}
      >
        <span />
        {columns.map(({ id, day, title }) => (
          <time key={id} dateTime={day} className="heat-head">
            {title}
          </time>
        ))}
        <span />
        {rows.map((row, down) => [
          <span key={`${row.id} name`} className="heat-name">
            {row.name}
          </span>,
          ...row.cells.map(({ state, text }, across) =>
            state === 'none' ? (
              <span key={`${row.id} ${columns[across]?.id}`} className="mark none" />
            ) : (
              <button
                key={`${row.id} ${columns[across]?.id}`}
                type="button"
                className={`mark ${state}`}
                aria-label={text}
                title={text}
                onClick={() => onPick(row.id, across)}
                {...cellProps(down, across)}
              />
            ),
          ),
          // The sum of the line leads to the last mark that is not whole; where all are, to the last.
          <button
            key={`${row.id} note`}
            type="button"
            className="figure plain quiet mark-note"
            tabIndex={-1}
            onClick={() => onPick(row.id, toldBy(row))}
          >
            {row.note}
          </button>,
        ])}
      </div>
    </div>
  )
}

const toldBy = ({ cells }: MarkRow): number => {
  const amiss = cells.findLastIndex(({ state }) => state === 'gap' || state === 'half')
  return amiss >= 0 ? amiss : cells.findLastIndex(({ state }) => state !== 'none')
}
