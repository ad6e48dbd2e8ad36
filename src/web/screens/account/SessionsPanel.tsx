import { printMoment } from '#domain/wording.ts'
import { Button } from '../../kit/Button.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { useRead, useWrite } from '../../useRead.ts'

/** Where one is logged in now. A machine that is not one's own is ended here. */
export function SessionsPanel() {
  const sessions = useRead('showMySessions', {})
  const end = useWrite('endSessions')
  const lines = sessions.data?.sessions
  return (
    <Panel
      title="Phiên đăng nhập"
      note="Phiên hết sau 12 giờ, hoặc 2 giờ không làm gì. Thấy máy lạ thì kết thúc phiên đó rồi đổi mật khẩu."
      action={
        lines && lines.length > 1 ? (
          <Button small busy={end.isPending} onClick={() => end.mutate({})}>
            Kết thúc mọi phiên khác
          </Button>
        ) : undefined
      }
    >
      {sessions.error ? (
        <Refused status={sessions.error.status} message={sessions.error.message} onRetry={() => void sessions.refetch()} />
      ) : lines ? (
        <ul className="account-sessions">
          {lines.map(({ key, openedAt, expiresAt, address, mine }) => (
            <li key={key}>
              <div>
                <b className="figures">{address}</b>
                <p className="quiet figures">
                  mở {printMoment(new Date(openedAt))}, hết {printMoment(new Date(expiresAt))}
                </p>
              </div>
              {mine ? (
                <StatusTag tone="olive" icon="check">
                  phiên này
                </StatusTag>
              ) : (
                <Button small busy={end.isPending && end.variables?.key === key} onClick={() => end.mutate({ key })}>
                  Kết thúc
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <Skeleton rows={2} height={40} />
      )}
      {end.error && (
        <p className="field-error" role="alert">
          {end.error.message}
        </p>
      )}
    </Panel>
  )
}
