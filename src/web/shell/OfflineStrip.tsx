import { useSyncExternalStore } from 'react'

const listen = (changed: () => void) => {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

/** Grey and matter of fact: nothing failed, the figures in sight are those already fetched. */
export function OfflineStrip() {
  const online = useSyncExternalStore(listen, () => navigator.onLine)
  if (online) return null
  return (
    <p className="offline" role="status">
      Mất mạng. Số đang xem là số đã tải; phần đang gõ còn nguyên, có mạng thì gửi lại.
    </p>
  )
}
