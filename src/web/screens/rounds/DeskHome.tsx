import { Link, Navigate } from '@tanstack/react-router'
import { standing } from '../../address.ts'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { usePlace } from '../../place.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'

/** The desk of the round the unit opened for the period of the page; where there is none, the way to open one. */
export function DeskHome() {
  const { unit, period } = usePlace()
  const rounds = useRead('showRounds', unit ? { unit, period } : null, { keep: false })
  useTitle('Nộp và duyệt')
  const own = rounds.data?.rounds.find(({ opened }) => opened)
  if (own) return <Navigate to="/nop-va-duyet/$round" params={{ round: own.id }} search={standing} replace />
  return (
    <main className="page">
      <header className="page-head">
        <h1>Nộp và duyệt</h1>
      </header>
      {rounds.error ? (
        <Refused status={rounds.error.status} message={rounds.error.message} onRetry={() => void rounds.refetch()} />
      ) : rounds.data ? (
        <Empty
          action={
            <Link to="/dot-bao-cao" search={standing}>
              Xem các đợt báo cáo
            </Link>
          }
        >
          {rounds.data.unit.name} chưa mở đợt báo cáo nào cho kỳ này.
        </Empty>
      ) : (
        <Skeleton rows={8} height={26} />
      )}
    </main>
  )
}
