import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { printInteger, printMoment } from '#domain/wording.ts'
import { standing } from '../address.ts'
import { lastContact } from '../offline/machine.ts'
import { useMachine, useOnline, useOutbox } from '../offline/useOffline.ts'
import { say } from '../words/say.ts'

/** Grey and matter of fact: nothing failed. Says what can be done now, and as of when the figures in sight are. */
export function OfflineStrip() {
  const online = useOnline()
  const machine = useMachine()
  const items = useOutbox()
  const [read, setRead] = useState<number | null>(null)
  useEffect(() => {
    if (!online) void lastContact().then(setRead)
  }, [online])
  const stuck = items.filter(({ state }) => state === 'refused' || state === 'conflict').length
  if (online && stuck === 0) return null
  return (
    <p className="offline" role="status">
      {online
        ? ''
        : machine === 'open'
          ? say('Mất mạng. Vẫn ghi được, có mạng sẽ tự gửi.')
          : say('Mất mạng. Số đang xem là số đã tải; phần đang gõ còn nguyên, có mạng thì gửi lại.')}
      {!online && read !== null && ` ${say('Số lúc {moment}.', { moment: printMoment(new Date(read)) })}`}
      {items.length > 0 && (
        <>
          {' '}
          <Link to="/cho-gui" search={standing}>
            {stuck > 0
              ? say('{many} mục chưa gửi được, cần xem', { many: printInteger(stuck) })
              : say('Chờ gửi {many}', { many: printInteger(items.length) })}
          </Link>
        </>
      )}
    </p>
  )
}
