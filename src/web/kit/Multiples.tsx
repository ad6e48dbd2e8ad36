import './multiples.css'

export type Multiple = { id: string; name: string; values: (number | null)[]; note: string }
type Props = {
  items: readonly Multiple[]
  columns: readonly string[]
  print: (value: number | null) => string
  /** Which of them, and which of its bars where one was pressed. */
  onPick: (id: string, column?: number) => void
}

const W = 150
const H = 44

/** One small picture a unit, all to one scale: who is steady, who fell, who never began is seen in a glance. */
export function Multiples({ items, columns, print, onPick }: Props) {
  const most = Math.max(1, ...items.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const step = W / Math.max(1, columns.length)
  return (
    <ul className="multiples">
      {items.map(({ id, name, values, note }) => (
        <li key={id}>
          <button type="button" onClick={(event) => onPick(id, columnOf(event.target as Element))}>
            <span className="multiple-name">{name}</span>
            <svg viewBox={`0 0 ${W} ${H}`} aria-hidden="true">
              <line x1={0} x2={W} y1={H - 0.5} y2={H - 0.5} className="multiple-base" />
              {values.map((value, at) =>
                value === null ? (
                  <rect
                    key={columns[at]}
                    data-column={at}
                    x={at * step + 1.5}
                    y={H - 9}
                    width={step - 3}
                    height={8}
                    className="multiple-gap"
                  />
                ) : (
                  <rect
                    key={columns[at]}
                    data-column={at}
                    x={at * step + 1}
                    y={H - Math.max(1, (value / most) * (H - 2))}
                    width={step - 2}
                    height={Math.max(1, (value / most) * (H - 2))}
                    className="multiple-bar"
                  />
                ),
              )}
            </svg>
            <span className="multiple-note figures">{note}</span>
            <span className="hidden-words">
              {values.map((value, at) => `${columns[at]}: ${print(value)}`).join('; ')}, mở căn cứ
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

const columnOf = (pressed: Element): number | undefined => {
  const column = pressed.getAttribute('data-column')
  return column === null ? undefined : Number(column)
}
