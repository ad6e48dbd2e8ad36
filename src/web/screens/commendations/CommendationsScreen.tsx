import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { parsePeriod } from '#domain/period.ts'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import { download, type Refusal } from '../../call.ts'
import { Button } from '../../kit/Button.tsx'
import { Findings } from '../../kit/Findings.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { usePlace } from '../../place.ts'
import { EDITORS, holdsRole, useSession } from '../../session.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { AwardTable } from './AwardTable.tsx'
import './commendations.css'

/** What is proposed, considered and awarded for a year, kept apart; titles against their shares, and the papers to print. */
export function CommendationsScreen() {
  const { unit, period, asOf } = usePlace()
  // The review of a year is often read out in January of the next.
  const year = parsePeriod(period)?.year ?? Number(asOf.slice(0, 4))
  const awards = useRead('showCommendations', { unit, year })
  const session = useSession()
  const [failed, setFailed] = useState<string | null>(null)
  useTitle('Khen thưởng')
  const print = async (format: 'list' | 'certificates', state?: 'proposed' | 'awarded') => {
    setFailed(null)
    try {
      await download('printAwards', { unit, year, format, ...(state ? { state } : {}) })
    } catch (error) {
      setFailed((error as Refusal).message)
    }
  }
  const sums = awards.data?.bodies.reduce(
    (sum, one) => ({ held: sum.held + one.proposed + one.considered, awarded: sum.awarded + one.awarded }),
    { held: 0, awarded: 0 },
  )
  return (
    <main className={`page commendations ${awards.isPlaceholderData ? 'dimmed' : ''}`}>
      <header className="page-head">
        <h1>
          Khen thưởng
          {awards.data && sums && (
            <span className="page-sub figures">
              Thành tích năm {year}: đang xét {printInteger(sums.held)}, đã tặng {printInteger(sums.awarded)}
            </span>
          )}
        </h1>
        <div className="page-deeds">
          <Button look="quiet" icon="print" onClick={() => void print('list', 'proposed')}>
            Danh sách đề nghị
          </Button>
          <Button look="quiet" icon="print" onClick={() => void print('list', 'awarded')}>
            Danh sách đã tặng
          </Button>
          <Button icon="print" onClick={() => void print('certificates')}>
            In giấy khen
          </Button>
          <Link className="button outline" to="/so-dang-ky/$register" params={{ register: 'commendations' }} search={standing}>
            Sổ khen thưởng
          </Link>
        </div>
      </header>
      {failed && (
        <p className="field-error" role="alert">
          {failed}
        </p>
      )}
      {awards.error ? (
        <Refused status={awards.error.status} message={awards.error.message} onRetry={() => void awards.refetch()} />
      ) : !awards.data ? (
        <Skeleton rows={8} height={34} />
      ) : awards.data.bodies.length === 0 ? (
        <Empty
          action={
            holdsRole(session.data, awards.data.unit, EDITORS) && (
              <Link
                className="button primary"
                to="/so-dang-ky/$register/nhap"
                params={{ register: 'commendations' }}
                search={standing}
              >
                Nhập sổ khen thưởng
              </Link>
            )
          }
        >
          {awards.data.unit.name} chưa có đề nghị khen thưởng nào của năm {year}. Ghi vào sổ khen thưởng, hoặc nhập từ Excel.
        </Empty>
      ) : (
        <>
          {awards.data.findings.length > 0 && (
            <Findings findings={awards.data.findings} title="Danh hiệu vượt tỷ lệ được đề nghị" />
          )}
          <AwardTable
            title="Theo cấp quyết định"
            year={year}
            column="decidedBy"
            rows={awards.data.bodies.map((one) => ({ ...one, code: one.decidedBy }))}
          />
          <AwardTable
            title="Theo danh hiệu, hình thức"
            year={year}
            column="award"
            rows={awards.data.lines.map((one) => ({ ...one, code: one.award, most: one.most }))}
          />
        </>
      )}
    </main>
  )
}
