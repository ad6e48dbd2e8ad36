import './bar.css'

type Props = {
  value: number
  of: number
  /** Where the plan stands, 0–100. */
  plan?: number
  tone?: 'olive' | 'gold' | 'red' | 'deep'
  short?: boolean
  /** Hatches the rest: what is still lacking. */
  rest?: 'gold' | 'red' | 'plain'
  /** One sentence for those who do not see it; without it the numbers beside the bar speak. */
  name?: string
}

/** Track = what was assigned, fill = what was reached, tick = the plan. Over 100% passes the end. */
export function Bar({ value, of, plan, tone = 'olive', short = false, rest = 'gold', name }: Props) {
  if (of <= 0) return null
  const share = Math.max(0, value / of) * 100
  return (
    <div
      className={`bar ${short ? 'short' : ''} rest-${rest}`}
      {...(name ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
    >
      <div className={`bar-fill ${tone}`} style={{ width: `${Math.min(share, 104)}%` }} />
      {plan !== undefined && <div className="bar-plan" style={{ insetInlineStart: `${plan}%` }} />}
    </div>
  )
}

/** Parts of one whole, side by side, each with its own words beside. */
export function PartsBar({
  parts,
  name,
  slim = false,
  onPick,
}: {
  /** A press on any part; the same is reached by a link or a button beside the bar. */
  onPick?: () => void
  parts: { value: number; tone: string; label?: string }[]
  name: string
  slim?: boolean
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: what a press opens stands as a button beside the picture
    <div
      className={slim ? 'parts slim' : 'parts'}
      role="img"
      aria-label={name}
      data-door={onPick ? '' : undefined}
      onClick={onPick}
    >
      {parts
        .filter((part) => part.value > 0)
        .map((part) => (
          <div key={part.tone} className={`part ${part.tone}`} style={{ flexGrow: part.value }}>
            {part.label}
          </div>
        ))}
    </div>
  )
}
