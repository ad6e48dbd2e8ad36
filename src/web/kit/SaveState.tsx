import './saveState.css'

/** Always words, never a bare mark. */
export function SaveState({ busy, savedAt, failed }: { busy: boolean; savedAt: string | null; failed: string | null }) {
  if (!busy && !savedAt && !failed) return null
  return (
    <p className={`save-state ${failed ? 'failed' : busy ? 'busy' : ''}`} role="status">
      <span aria-hidden="true" className="save-dot" />
      {busy ? 'Đang lưu' : failed ? failed : `Đã lưu ${savedAt}`}
    </p>
  )
}
