import { Navigate, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { booksOf } from '#domain/access.ts'
import { cutoffOf } from '#domain/calendar.ts'
import { parseReportPeriod } from '#domain/period.ts'
import { standing as standingWords } from '../address.ts'
import { Refused, Skeleton } from '../kit/States.tsx'
import { useLock, useWatch } from '../offline/lock.ts'
import { useOffline } from '../offline/useOffline.ts'
import { useMove, useStanding } from '../place.ts'
import { ProofDrawer } from '../proof/ProofDrawer.tsx'
import { useSession } from '../session.ts'
import { say, tongue } from '../words/say.ts'
import { Nav } from './Nav.tsx'
import { OfflineStrip } from './OfflineStrip.tsx'
import { ProofOfPerson } from './ProofOfPerson.tsx'
import { TopLine } from './TopLine.tsx'
import './shell.css'

/** Places where the navigation folds to make room, and where the proof stands inside the screen. */
const FOLDED = ['/bao-cao', '/so-dang-ky']
const OWN_PROOF = ['/bao-cao']
/** Places whose words all stand in the dictionary. */
const IN_ENGLISH = ['/', '/so-dang-ky', '/chi-tieu', '/bao-cao']

/** The last day of a period by the statistics calendar. */
function statuteDay(key: string): string | undefined {
  const period = parseReportPeriod(key)
  return period ? cutoffOf(period)?.asOf : undefined
}

const LockScreen = lazy(() => import('./LockScreen.tsx'))

/** A locked machine asks for nothing and shows nothing before it is opened. */
export function Shell() {
  const lock = useLock()
  useWatch()
  if (lock !== 'locked') return <OpenShell closing={lock === 'soon'} />
  return (
    <Suspense>
      <LockScreen />
    </Suspense>
  )
}

function OpenShell({ closing }: { closing: boolean }) {
  const session = useSession()
  const address = useStanding()
  const move = useMove()
  const pathname = useLocation({ select: (at) => at.pathname })
  useOffline(session.data)
  const home = session.data?.home
  const standing = Boolean(address.unit && address.period && address.asOf)

  // The address always says whose, when and as of when: what it leaves out is filled in from the person's home.
  const { unit, period: asked, asOf } = address
  useEffect(() => {
    if (!home || standing) return
    const period = asked ?? home.period
    move(
      { unit: unit ?? home.unit, period, asOf: asOf ?? (period === home.period ? home.asOf : null) ?? statuteDay(period) },
      { replace: true },
    )
  }, [home, standing, unit, asked, asOf, move])

  // Once: while the log-in page is on its way this shell still stands, and must not take its address for the place to return to.
  const navigate = useNavigate()
  const signedOut = session.error?.status === 401
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address at the moment the session is found to be over
  useEffect(() => {
    if (signedOut)
      void navigate({ to: '/dang-nhap', search: { back: location.pathname + location.search } as never, replace: true })
  }, [signedOut])

  if (session.error && !signedOut) {
    return (
      <main className="alone">
        <h1>Sao Vuông</h1>
        <Refused status={session.error.status} message={session.error.message} onRetry={() => void session.refetch()} />
      </main>
    )
  }
  const folded = FOLDED.some((place) => pathname === place || (place === '/so-dang-ky' && pathname.startsWith(place)))
  // Whoever must set up a second factor finds that page and nothing else. The page stands in the same place before and after:
  // the codes it shows once must not go when the rest opens.
  const only = session.data?.wantsSecondFactor === true
  // Whoever was let into some books alone begins there.
  const toBooks = standing && pathname === '/' && session.data !== undefined && booksOf(session.data) !== null
  return (
    <div className={only ? 'shell only' : `shell ${folded ? 'folded' : ''}`}>
      <ProofOfPerson />
      <a className="skip" href="#noi-dung">
        {say('Tới nội dung')}
      </a>
      {!only && <Nav demo={session.data?.demo ?? false} folded={folded} />}
      <div className="right">
        {!only && <TopLine session={session.data} folded={folded} />}
        <OfflineStrip />
        {closing && (
          <p className="offline" role="status">
            {say('Máy sắp khóa vì lâu không chạm. Chạm vào màn hình để làm tiếp.')}
          </p>
        )}
        {tongue === 'en' && !IN_ENGLISH.includes(pathname) && (
          <p className="offline">{say('Phần này chưa có tiếng Anh, chữ trên màn hình là tiếng Việt.')}</p>
        )}
        <div
          className="stage"
          id="noi-dung"
          tabIndex={-1}
          {...(tongue === 'en' && !IN_ENGLISH.includes(pathname) ? { lang: 'vi' } : {})}
        >
          {only && pathname !== '/tai-khoan' ? (
            <Navigate to="/tai-khoan" search={standingWords} />
          ) : toBooks ? (
            <Navigate to="/so-dang-ky" search={standingWords} replace />
          ) : session.data && standing ? (
            <Outlet />
          ) : (
            <main className="page">
              <Skeleton rows={8} height={28} />
            </main>
          )}
        </div>
      </div>
      {session.data && standing && !only && !OWN_PROOF.includes(pathname) && <ProofDrawer />}
    </div>
  )
}
