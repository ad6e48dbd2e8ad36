import { Link } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import { parsePeriod } from '#domain/period.ts'
import { printDay, printInteger, printPeriod } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import { Button } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import type { Overview } from '../../overview.ts'
import { useMove, usePlace } from '../../place.ts'
import { EDITORS, holdsRole, useSession } from '../../session.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { say } from '../../words/say.ts'
import { Attainments } from './Attainments.tsx'
import { CallUpSteps } from './CallUpSteps.tsx'
import { Conference } from './Conference.tsx'
import { FirstTip } from './FirstTip.tsx'
import { ForceTraining } from './ForceTraining.tsx'
import { KeyFigures } from './KeyFigures.tsx'
import { Lacking } from './Lacking.tsx'
import { SendingOverTime } from './SendingOverTime.tsx'
import { Submission } from './Submission.tsx'
import { ToKnow } from './ToKnow.tsx'
import './overview.css'

/** One screen before a conference or a Monday. */
export function OverviewScreen() {
  const place = usePlace()
  const overview = useRead('showOverview', place)
  useTitle(say('Tổng quan'))
  const period = parsePeriod(place.period)
  const short = period?.kind === 'half' ? say('6 tháng') : period ? printPeriod(period) : ''
  return (
    <main className={`page overview ${overview.isPlaceholderData ? 'dimmed' : ''}`}>
      <header className="page-head">
        <h1>
          {say('Tổng quan')}
          {overview.data && (
            <span className="page-sub">
              <span className="print-only">
                {overview.data.unit.name}, {overview.data.periodTitle}.{' '}
              </span>
              {coverage(overview.data)}
            </span>
          )}
        </h1>
        <div className="page-deeds">
          <Button look="quiet" icon="print" onClick={() => print()}>
            {say('In một trang')}
          </Button>
          <Link className="button outline" to="/trinh-chieu" search={standing}>
            <Icon name="screen" />
            <span>{say('Trình chiếu')}</span>
          </Link>
          <Link className="button primary" to="/bao-cao" search={standing}>
            <Icon name="page" />
            <span>{say('Mở báo cáo {short}', { short })}</span>
          </Link>
        </div>
      </header>
      {overview.error ? (
        <Refused status={overview.error.status} message={overview.error.message} onRetry={() => void overview.refetch()} />
      ) : overview.data ? (
        <>
          {overview.data.findings.map(({ code, message }) => (
            <p key={code} className="gold" role="note">
              {message}
            </p>
          ))}
          <Body overview={overview.data} />
        </>
      ) : (
        <Skeleton rows={7} height={64} />
      )}
    </main>
  )
}

function Body({ overview }: { overview: Overview }) {
  const move = useMove()
  const session = useSession()
  const openProof = (indicator: string, at?: string) => move({ proof: indicator, at })
  // What a laptop shows without scrolling stands first; the drawings under it are made in the next breath.
  const whole = useDeferredValue(true, false)
  const nothing = Object.values(overview.key).every((figure) => !figure.value) && overview.targets.length === 0
  if (nothing)
    return (
      <Empty
        action={
          holdsRole(session.data, overview.unit, EDITORS) && (
            <Link className="button primary" to="/so-dang-ky/$register/nhap" params={{ register: 'personnel' }} search={standing}>
              {say('Nhập sổ đầu tiên')}
            </Link>
          )
        }
      >
        {say('{unit} chưa có số nào trong {period}. Nhập sổ cán bộ, chiến sĩ thì số liệu tự lên.', {
          unit: overview.unit.name,
          period: overview.periodTitle,
        })}
      </Empty>
    )
  return (
    <>
      {session.data?.demo && <FirstTip />}
      <Conference overview={overview} />
      <KeyFigures figures={Object.values(overview.key)} onOpen={openProof}>
        {overview.round && <Submission round={overview.round} />}
      </KeyFigures>
      {whole ? (
        <div className="overview-columns">
          <div className="overview-main">
            <Attainments targets={overview.targets} onOpen={openProof} />
            <ForceTraining overview={overview} onOpen={openProof} />
            <SendingOverTime unit={overview.unit.code} asOf={overview.asOf} />
          </div>
          <div className="overview-side">
            <ToKnow remarks={overview.know} onOpen={openProof} />
            <Lacking rows={overview.lacking} onOpen={openProof} />
            <CallUpSteps unit={overview.unit.code} period={overview.period} />
          </div>
        </div>
      ) : (
        <Skeleton rows={4} height={64} />
      )}
    </>
  )
}

/** Fewer than all units: the figures are provisional, and it is said once. */
function coverage(overview: Overview): string {
  const { round } = overview
  if (round && round.accepted < round.expected)
    return say('Số liệu đến {day}. Số tạm tính: {some}/{all} đơn vị đã duyệt.', {
      day: printDay(overview.asOf),
      some: printInteger(round.accepted),
      all: printInteger(round.expected),
    })
  const told = overview.units.filter((unit) => unit.value !== null).length
  const day = say('Số liệu đến {day}.', { day: printDay(overview.asOf) })
  const counted = { some: printInteger(told), all: printInteger(overview.units.length) }
  if (overview.units.length === 0) return day
  return told < overview.units.length
    ? `${day} ${say('Số tạm tính: {some}/{all} đơn vị đã có số.', counted)}`
    : `${day} ${say('Đủ số {some}/{all} đơn vị.', counted)}`
}
