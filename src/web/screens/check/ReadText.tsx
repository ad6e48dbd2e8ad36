import '../../styles/paperFonts.css'
import { type ReactNode, useEffect, useRef } from 'react'
import type { VerdictRow } from './verdicts.ts'

const WORDS = { agrees: 'khớp', cut: 'khớp khi cắt bỏ phần lẻ', differs: 'khác sổ', cannot: 'chưa kết luận' }

/** The text as it was written, each number underlined by its verdict: solid, wavy, dotted. */
export function ReadText({
  text,
  rows,
  at,
  onPick,
}: {
  text: string
  rows: VerdictRow[]
  at: number | null
  onPick: (index: number) => void
}) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (at !== null) box.current?.querySelector(`[data-claim="${at}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const paragraphs: ReactNode[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const end = start + line.length
    if (line.trim()) paragraphs.push(<p key={start}>{marked(line, start, rows, at, onPick)}</p>)
    start = end + 1
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the text scrolls and must be reachable by keyboard
    <article ref={box} className="read-text" tabIndex={0} aria-label="Bài đã đọc">
      {paragraphs}
    </article>
  )
}

function marked(
  line: string,
  start: number,
  rows: VerdictRow[],
  at: number | null,
  onPick: (index: number) => void,
): ReactNode[] {
  const parts: ReactNode[] = []
  let done = 0
  for (const row of rows) {
    const from = row.claim.start - start
    const to = row.claim.end - start
    if (from < done || to > line.length || from < 0) continue
    parts.push(line.slice(done, from))
    parts.push(
      <button
        key={row.index}
        type="button"
        data-claim={row.index}
        className={`claim ${row.verdict}`}
        aria-pressed={at === row.index}
        aria-label={`${line.slice(from, to)}, ${WORDS[row.verdict]}`}
        onClick={() => onPick(row.index)}
      >
        {line.slice(from, to)}
      </button>,
    )
    done = to
  }
  parts.push(line.slice(done))
  return parts
}
