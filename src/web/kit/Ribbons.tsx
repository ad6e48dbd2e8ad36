import { printInteger } from '#domain/wording.ts'
import './ribbons.css'

export type RibbonEnd = { id: string; name: string; note?: string }
export type Ribbon = { from: string; to: string; value: number; note?: string }
type Props = {
  left: readonly RibbonEnd[]
  right: readonly RibbonEnd[]
  ribbons: readonly Ribbon[]
  /** One sentence for those who do not see it. */
  name: string
}

const W = 720
const BOX = 240
const GAP = 16
const LEAST = 34

/** Who goes where, each ribbon as wide as what it carries; before on the left, after on the right. */
export function Ribbons({ left, right, ribbons, name }: Props) {
  const sumOf = (id: string, side: 'from' | 'to') =>
    ribbons.reduce((sum, ribbon) => sum + (ribbon[side] === id ? ribbon.value : 0), 0)
  const total = Math.max(
    1,
    ribbons.reduce((sum, { value }) => sum + value, 0),
  )
  // So tall that names have room, yet one scale on both sides.
  const scale = Math.max(180, 26 * Math.max(left.length, right.length)) / total
  const stack = (ends: readonly RibbonEnd[], side: 'from' | 'to') => {
    let y = 8
    return ends.map((end) => {
      const value = sumOf(end.id, side)
      const height = Math.max(LEAST, value * scale)
      const placed = { ...end, value, y, height, used: 0 }
      y += height + GAP
      return placed
    })
  }
  const [from, to] = [stack(left, 'from'), stack(right, 'to')]
  const foot = (list: typeof from) => Math.max(0, ...list.map(({ y, height }) => y + height))
  const H = Math.max(foot(from), foot(to)) + 8
  const [x1, x2] = [BOX, W - BOX]
  const middle = (x1 + x2) / 2
  return (
    <svg className="ribbons" viewBox={`0 0 ${W} ${H}`} role="img" aria-label={name}>
      {ribbons.map((ribbon) => {
        const a = from.find(({ id }) => id === ribbon.from)
        const b = to.find(({ id }) => id === ribbon.to)
        if (!a || !b || ribbon.value === 0) return null
        const thick = ribbon.value * scale
        const [ya, yb] = [a.y + a.used, b.y + b.used]
        a.used += thick
        b.used += thick
        return (
          <g key={`${ribbon.from} ${ribbon.to}`}>
            <path
              className="ribbon"
              d={`M${x1} ${ya}C${middle} ${ya} ${middle} ${yb} ${x2} ${yb}V${yb + thick}C${middle} ${yb + thick} ${middle} ${ya + thick} ${x1} ${ya + thick}Z`}
            >
              <title>{`${a.name} sang ${b.name}: ${printInteger(ribbon.value)}`}</title>
            </path>
            {thick > 13 && (
              <text x={middle} y={(ya + yb + thick) / 2 + 4} textAnchor="middle" className="ribbon-value">
                {printInteger(ribbon.value)}
              </text>
            )}
          </g>
        )
      })}
      {[...from.map((end) => ({ ...end, x: 0, after: false })), ...to.map((end) => ({ ...end, x: W - BOX, after: true }))].map(
        (end) => (
          <g key={`${end.after} ${end.id}`}>
            <rect
              x={end.x + 1}
              y={end.y}
              width={BOX - 2}
              height={end.height}
              rx={4}
              className={end.after ? 'ribbon-end after' : 'ribbon-end'}
            />
            <text x={end.x + 10} y={end.y + (end.note ? 15 : end.height / 2 + 4)} className="ribbon-name">
              {end.name.length > 26 ? `${end.name.slice(0, 25)}…` : end.name}
            </text>
            {end.note && (
              <text x={end.x + 10} y={end.y + 29} className="ribbon-note">
                {end.note}
              </text>
            )}
            <text x={end.x + BOX - 10} y={end.y + end.height / 2 + 5} textAnchor="end" className="ribbon-sum">
              {printInteger(end.value)}
            </text>
          </g>
        ),
      )}
    </svg>
  )
}
