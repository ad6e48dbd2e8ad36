import { say } from '../words/say.ts'
import './saveState.css'

type Props = { busy: boolean; savedAt: string | null; failed: string | null; waiting?: number }

/** Always words, never a bare mark. */
export function SaveState({ busy, savedAt, failed, waiting = 0 }: Props) {
  if (!busy && !savedAt && !failed && waiting === 0) return null
  return (
    <p className={`save-state ${failed ? 'failed' : busy ? 'busy' : ''}`} role="status">
      <span aria-hidden="true" className="save-dot" />
      {busy
        ? say('Đang lưu')
        : failed
          ? failed
          : waiting > 0
            ? say('Đã lưu trên máy, chờ gửi {many}', { many: waiting })
            : say('Đã lưu {time}', { time: savedAt ?? '' })}
    </p>
  )
}
