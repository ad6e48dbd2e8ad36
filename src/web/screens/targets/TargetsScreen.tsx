import { lazy, Suspense, useState } from 'react'
import { parsePeriod } from '#domain/period.ts'
import { printDay } from '#domain/wording.ts'
import type { Targets } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { useAddress, useMove, usePlace } from '../../place.ts'
import { COMMANDERS, holdsRole, useSession } from '../../session.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { say } from '../../words/say.ts'
import { Decisions } from './Decisions.tsx'
import { GapTable } from './GapTable.tsx'
import { TargetSentence } from './TargetSentence.tsx'
import { TargetTable } from './TargetTable.tsx'
import './targets.css'

/** Brings the whole catalogue along: fetched when somebody assigns. */
const IssueDialog = lazy(() => import('./IssueDialog.tsx').then((page) => ({ default: page.IssueDialog })))

/** What was assigned, by which paper, how far, and where what is lacking is. */
export function TargetsScreen() {
  const place = usePlace()
  const targets = useRead('showTargets', place)
  const session = useSession()
  const [issuing, setIssuing] = useState<'new' | 'revise' | null>(null)
  useTitle(say('Chỉ tiêu'))
  const editor = holdsRole(session.data, targets.data?.unit, COMMANDERS)
  const year = parsePeriod(place.period)?.year
  const papers = [...new Set(targets.data?.decisions.map((decision) => decision.number) ?? [])]
  return (
    <main className={`page targets ${targets.isPlaceholderData ? 'dimmed' : ''}`}>
      <header className="page-head">
        <h1>
          {say('Chỉ tiêu')}
          {targets.data && (
            <span className="page-sub figures">
              {papers.length > 0
                ? say('Giao năm {year} theo {papers}, kết quả đến {day}', {
                    year: year ?? '',
                    papers: papers.slice(0, 2).join(', '),
                    day: printDay(place.asOf),
                  })
                : say('Kết quả đến {day}', { day: printDay(place.asOf) })}
            </span>
          )}
        </h1>
        <div className="page-deeds">
          <Button look="quiet" icon="print" onClick={() => print()}>
            {say('In')}
          </Button>
          {editor && (
            <>
              {(targets.data?.rows.length ?? 0) > 0 && (
                <Button icon="pen" onClick={() => setIssuing('revise')}>
                  {say('Điều chỉnh chỉ tiêu')}
                </Button>
              )}
              <Button look="primary" icon="flag" onClick={() => setIssuing('new')}>
                {say('Giao chỉ tiêu mới')}
              </Button>
            </>
          )}
        </div>
      </header>
      {targets.error ? (
        <Refused status={targets.error.status} message={targets.error.message} onRetry={() => void targets.refetch()} />
      ) : targets.data ? (
        targets.data.rows.length === 0 && targets.data.lackingRows.length === 0 ? (
          <Empty
            action={
              editor && (
                <Button look="primary" icon="flag" onClick={() => setIssuing('new')}>
                  {say('Giao chỉ tiêu đầu tiên')}
                </Button>
              )
            }
          >
            {say('{unit} chưa giao và chưa được giao chỉ tiêu nào cho {period}.', {
              unit: targets.data.unit.name,
              period: targets.data.periodTitle,
            })}
          </Empty>
        ) : (
          <Body targets={targets.data} />
        )
      ) : (
        <Skeleton rows={8} height={40} />
      )}
      {issuing && targets.data && (
        <Suspense>
          <IssueDialog targets={targets.data} revising={issuing === 'revise'} onClose={() => setIssuing(null)} />
        </Suspense>
      )}
    </main>
  )
}

function Body({ targets }: { targets: Targets }) {
  const address = useAddress()
  const move = useMove()
  // In front: the target the address names, else the one that lacks most.
  const front =
    targets.rows.find((row) => row.indicator === address.indicator) ??
    [...targets.rows].sort((a, b) => (a.gap ?? 0) - (b.gap ?? 0))[0]
  const openProof = (indicator: string, at?: string) => move({ proof: indicator, at })
  return (
    <>
      <TargetTable
        targets={targets}
        front={front?.indicator}
        onFront={(indicator) => move({ indicator }, { replace: true })}
        onOpen={openProof}
      />
      {front && (
        <div className="targets-below">
          <GapTable row={front} onOpen={openProof} />
          <div className="targets-side">
            <Decisions
              onOpen={() => openProof(front.indicator)}
              row={front}
              decisions={targets.decisions.filter((decision) => decision.indicator === front.indicator)}
              unit={targets.unit.code}
              asOf={targets.asOf}
            />
            <TargetSentence row={front} onOpen={openProof} />
          </div>
        </div>
      )}
    </>
  )
}
