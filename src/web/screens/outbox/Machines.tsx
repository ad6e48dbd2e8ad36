import { useState } from 'react'
import { printMoment } from '#domain/wording.ts'
import { Button } from '../../kit/Button.tsx'
import { deviceId } from '../../offline/machine.ts'
import { useMachine } from '../../offline/useOffline.ts'
import { useSession } from '../../session.ts'
import { useRead, useWrite } from '../../useRead.ts'
import { PinPanel } from './PinPanel.tsx'

/** Where one's books may lie without a network; a machine that was lost is taken out here. */
export function Machines() {
  const list = useRead('listDevices', {})
  const revoke = useWrite('revokeDevice')
  const session = useSession()
  const isOpen = useMachine() === 'open'
  const [asked, setAsked] = useState<string | null>(null)
  const devices = list.data?.devices.filter(({ revokedAt }) => revokedAt === null) ?? []
  if (devices.length === 0) return null
  const mine = deviceId()
  const here = devices.find(({ id }) => id === mine)
  return (
    <>
      {here && isOpen && session.data && <PinPanel person={session.data.name} machine={here} />}
      <section className="machines">
        <h2>Máy ghi được khi mất mạng</h2>
        <p className="quiet">
          Sổ giữ trên máy được mã hóa, mở bằng khóa của lần đăng nhập. Máy 30 ngày không nối máy chủ, hoặc bị thu hồi, thì xóa hết
          phần giữ trên máy, kể cả phần chưa gửi.
        </p>
        <ul>
          {devices.map(({ id, name, seenAt }) => (
            <li key={id}>
              <span>
                <b>{name}</b> {id === mine && <span className="quiet">(máy này)</span>}
                <br />
                <span className="quiet figures">nối lần cuối {printMoment(new Date(seenAt))}</span>
              </span>
              {asked === id ? (
                <span className="page-deeds">
                  <Button small look="danger" busy={revoke.isPending} onClick={() => revoke.mutate({ device: id })}>
                    Thu hồi
                  </Button>
                  <Button small onClick={() => setAsked(null)}>
                    Thôi
                  </Button>
                </span>
              ) : (
                <Button small look="quiet" onClick={() => setAsked(id)}>
                  Thu hồi máy
                </Button>
              )}
            </li>
          ))}
        </ul>
        {revoke.error && <p className="field-error">{revoke.error.message}</p>}
      </section>
    </>
  )
}
