// biome-ignore-all lint/a11y/useSemanticElements: marks inside a drawing cannot be button or fieldset elements
// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: the names are words beside the marks and take no focus
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { packDots } from './packDots.ts'
import './dotPlot.css'

export type Dot = { id: string; name: string; value: number; size: number; text: string }
type Props = {
  dots: Dot[]
  /** Values under this stand apart, in red, on a tinted field. */
  low: number
  lowTitle: string
  mean: { value: number; title: string } | null
  plan: { value: number; title: string }
  labels: ReadonlyMap<string, string>
  name: string
  onPick: (id: string) => void
}

const LEAST = 520
const H = 244
const TOP = 26
const FOOT = 34
const printTick = (value: number) => `${value}%`

/** Every unit is a dot at its share, its area by its base. Arrows go from dot to dot, Enter opens it. */
export function DotPlot({ dots, low, lowTitle, mean, plan, labels, name, onPick }: Props) {
  const [at, setAt] = useState(0)
  const svg = useRef<SVGSVGElement>(null)
  const width = useWidth(svg)
  const W = Math.max(LEAST, width)
  const { from, to, places } = useMemo(() => layOut(dots, plan.value, W), [dots, plan.value, W])
  const x = (value: number) => 14 + ((value - from) / (to - from)) * (W - 28)
  const middle = TOP + (H - TOP - FOOT) / 2
  const go = (next: number) => {
    const index = Math.max(0, Math.min(places.length - 1, next))
    setAt(index)
    svg.current?.querySelectorAll<SVGCircleElement>('circle')[index]?.focus()
  }
  const ticks: number[] = []
  for (let tick = Math.ceil(from / 10) * 10; tick <= to; tick += 10) ticks.push(tick)
  return (
    <svg ref={svg} className="dot-plot" viewBox={`0 0 ${W} ${H}`} role="group" aria-label={name}>
      {low > from && <rect x={x(from)} y={10} width={x(low) - x(from)} height={H - FOOT - 10} className="low-field" />}
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={14} y2={H - FOOT} className="tick" />
          <text x={x(tick)} y={H - FOOT + 16} textAnchor="middle" className="axis">
            {printTick(tick)}
          </text>
        </g>
      ))}
      {low > from && (
        <text x={x(from) + 4} y={24} className="low-title">
          {lowTitle}
        </text>
      )}
      {mean && (
        <>
          <line x1={x(mean.value)} x2={x(mean.value)} y1={10} y2={H - FOOT} className="mean" />
          <text x={x(mean.value) + 6} y={18} className="mean-title">
            {mean.title}
          </text>
        </>
      )}
      <line x1={x(plan.value)} x2={x(plan.value)} y1={10} y2={H - FOOT} className="plan" />
      <text x={x(plan.value) + 6} y={18} className="plan-title">
        {plan.title}
      </text>
      {placeLabels(places, labels, x, middle, W).map((label) => (
        <g key={label.id} aria-hidden="true">
          <line x1={label.fromX} y1={label.fromY} x2={label.toX} y2={label.toY} className="lead" />
          <text x={label.textX} y={label.textY} textAnchor={label.anchor} className="label">
            {label.text}
          </text>
        </g>
      ))}
      {places.map((place, index) => (
        <circle
          key={place.dot.id}
          role="button"
          tabIndex={index === at ? 0 : -1}
          aria-label={place.dot.text}
          className={place.dot.value < low ? 'dot low' : place.dot.value >= plan.value ? 'dot high' : 'dot'}
          cx={x(place.dot.value)}
          cy={middle + place.y}
          r={place.r}
          onClick={() => onPick(place.dot.id)}
          onFocus={() => setAt(index)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight' || event.key === 'ArrowDown') go(index + 1)
            else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') go(index - 1)
            else if (event.key === 'Enter' || event.key === ' ') onPick(place.dot.id)
            else return
            event.preventDefault()
          }}
        >
          <title>{place.dot.text}</title>
        </circle>
      ))}
    </svg>
  )
}

/** Drawn at its own size, so that words and dots are the same on every screen. */
function useWidth(svg: { current: SVGSVGElement | null }): number {
  const [width, setWidth] = useState(660)
  useLayoutEffect(() => {
    const holder = svg.current?.parentElement
    if (!holder) return
    const measure = () => {
      const style = getComputedStyle(holder)
      setWidth(Math.round(holder.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)))
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(holder)
    return () => watch.disconnect()
  }, [svg])
  return width
}

function layOut(dots: Dot[], plan: number, W: number) {
  const values = dots.map((dot) => dot.value)
  const from = Math.max(0, Math.floor((Math.min(plan, ...values) - 2) / 10) * 10)
  const to = Math.max(plan, ...values) + 4
  const largest = Math.max(1, ...dots.map((dot) => dot.size))
  // The area follows the base; a crowd of dots is drawn smaller so that it stays within the field.
  const unit = dots.length > 120 ? 7 : 13
  const places = packDots(
    dots.map((dot) => ({
      dot,
      x: 14 + ((dot.value - from) / (to - from)) * (W - 28),
      r: Math.max(dots.length > 120 ? 2 : 5.2, unit * Math.sqrt(dot.size / largest)),
    })),
    (H - TOP - FOOT) / 2 - 6,
  )
  return { from, to, places }
}

type Placed = ReturnType<typeof layOut>['places'][number]

/** Names go above and below the crowd in turn, pushed apart sideways; a thin line leads to the dot. */
function placeLabels(
  places: Placed[],
  labels: ReadonlyMap<string, string>,
  x: (value: number) => number,
  middle: number,
  W: number,
) {
  const named = places.filter((place) => labels.has(place.dot.id)).sort((a, b) => a.dot.value - b.dot.value)
  const crowd = Math.max(0, ...places.map((place) => Math.abs(place.y) + place.r))
  const taken: { left: number; right: number; y: number }[] = []
  return named.map((place) => {
    const text = labels.get(place.dot.id) ?? ''
    const width = text.length * 6.1
    const cx = x(place.dot.value)
    const cy = middle + place.y
    const rows = [
      middle + 38,
      middle - 34,
      middle + 60,
      middle - 56,
      middle + Math.min(crowd + 16, 88),
      middle - Math.min(crowd + 8, 80),
    ]
    const options = rows.flatMap((y) =>
      [0, -width / 2 - 8, width / 2 + 8].map((shift) => ({
        y,
        left: Math.max(2, Math.min(W - width - 2, cx - width / 2 + shift)),
      })),
    )
    const free = (option: { y: number; left: number }) =>
      taken.every(
        (box) => Math.abs(box.y - option.y) > 15 || box.right < option.left - 6 || option.left + width + 6 < box.left,
      ) &&
      places.every((other) => {
        const ox = x(other.dot.value)
        const oy = middle + other.y
        return (
          ox + other.r < option.left ||
          ox - other.r > option.left + width ||
          oy + other.r < option.y - 13 ||
          oy - other.r > option.y + 4
        )
      })
    const spot = options.find(free) ?? { y: middle + 88, left: Math.max(2, Math.min(W - width - 2, cx - width / 2)) }
    taken.push({ left: spot.left, right: spot.left + width, y: spot.y })
    const below = spot.y > cy
    const toX = Math.max(spot.left + 4, Math.min(spot.left + width - 4, cx))
    return {
      id: place.dot.id,
      text,
      fromX: cx,
      fromY: cy + (below ? place.r : -place.r),
      toX,
      toY: below ? spot.y - 11 : spot.y + 4,
      textX: spot.left,
      textY: spot.y,
      anchor: 'start' as const,
    }
  })
}
