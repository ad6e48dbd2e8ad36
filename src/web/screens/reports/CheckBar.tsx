import { useEffect } from 'react'
import { printInteger } from '#domain/wording.ts'
import type { AskedFinding, ReportChecked } from '../../contract/checks.ts'
import { Button } from '../../kit/Button.tsx'
import { isOpen } from './askedRows.ts'

/** What is still asked of the whole form, and the way from one question to the next wherever the focus stands. */
export function CheckBar({ checked, onGo }: { checked: ReportChecked; onGo: (finding: AskedFinding) => void }) {
  const open = checked.findings.filter(isOpen)
  useEffect(() => {
    const step = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.isComposing || open.length === 0) return
      event.preventDefault()
      const to = nextOf(open, event.shiftKey ? -1 : 1)
      if (to) onGo(to)
    }
    addEventListener('keydown', step)
    return () => removeEventListener('keydown', step)
  })
  const said = checked.findings.filter(({ explanation }) => explanation !== null).length
  return (
    <section
      className={`check-bar ${checked.errors > 0 ? 'errors' : checked.toExplain > 0 ? 'open' : ''}`}
      aria-label="Kiểm tra trước khi nộp"
    >
      <p role="status">
        {checked.mayBeSent ? (
          <strong>Nộp được: không còn điều gì phải sửa hay giải thích.</strong>
        ) : (
          <strong>
            {[
              checked.errors > 0 ? `${printInteger(checked.errors)} chỗ phải sửa` : '',
              checked.toExplain > 0 ? `${printInteger(checked.toExplain)} chỗ cần giải thích` : '',
            ]
              .filter(Boolean)
              .join(', ')}{' '}
            trước khi nộp
          </strong>
        )}
        {said > 0 && <span className="quiet"> · đã giải thích {printInteger(said)}</span>}
      </p>
      {open.length > 0 && (
        <>
          <Button small look="quiet" onClick={() => go(open, -1, onGo)} aria-keyshortcuts="Shift+F8">
            Chỗ trước
          </Button>
          <Button small onClick={() => go(open, 1, onGo)} aria-keyshortcuts="F8">
            Chỗ tiếp theo <kbd>F8</kbd>
          </Button>
        </>
      )}
    </section>
  )
}

function go(open: readonly AskedFinding[], by: 1 | -1, onGo: (finding: AskedFinding) => void): void {
  const to = nextOf(open, by)
  if (to) onGo(to)
}

/** From the question that holds the focus; from none to the first, or back to the last. */
function nextOf(open: readonly AskedFinding[], by: 1 | -1): AskedFinding | undefined {
  const here = document.activeElement?.closest('[data-about]')?.getAttribute('data-about')
  const at = open.findIndex(({ about }) => about === here)
  if (at < 0) return by === 1 ? open[0] : open.at(-1)
  return open[(at + by + open.length) % open.length]
}
