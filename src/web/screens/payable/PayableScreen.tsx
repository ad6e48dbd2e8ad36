import { useState } from 'react'
import { printDay, printInteger } from '#domain/wording.ts'
import { download, type Refusal } from '../../call.ts'
import type { Payable } from '../../contract/payable.ts'
import { Button } from '../../kit/Button.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { usePlace } from '../../place.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { PaidTable } from './PaidTable.tsx'
import { PostsTable } from './PostsTable.tsx'
import { SeniorityTable } from './SeniorityTable.tsx'
import { UnpaidTable } from './UnpaidTable.tsx'
import './payable.css'

/** What the books of duty, call-outs and training come to in money, by the rate of each day; and what they cannot be paid for yet. */
export function PayableScreen() {
  const place = usePlace()
  const payable = useRead('showPayable', place)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  useTitle('Chi trả ngày công')
  const save = async () => {
    setBusy(true)
    setFailed(null)
    try {
      await download('exportPayable', place)
    } catch (error) {
      setFailed((error as Refusal).message)
    }
    setBusy(false)
  }
  const data = payable.data
  return (
    <main className={`page payable ${payable.isPlaceholderData ? 'dimmed' : ''}`}>
      <header className="page-head">
        <h1>
          Chi trả ngày công
          {data && (
            <span className="page-sub figures">
              Từ {printDay(data.window.from)} đến {printDay(data.window.to)}, theo mức của từng ngày
            </span>
          )}
        </h1>
        <div className="page-deeds">
          {failed && (
            <p className="field-error" role="alert">
              {failed}
            </p>
          )}
          <Button look="quiet" icon="print" onClick={() => print()}>
            In
          </Button>
          <Button look="primary" icon="download" busy={busy} onClick={() => void save()}>
            Tải Excel
          </Button>
        </div>
      </header>
      {payable.error ? (
        <Refused status={payable.error.status} message={payable.error.message} onRetry={() => void payable.refetch()} />
      ) : data ? (
        <Body payable={data} />
      ) : (
        <Skeleton rows={8} height={36} />
      )}
    </main>
  )
}

function Body({ payable }: { payable: Payable }) {
  const { total, meals, lines, notPayable, posts, seniority, unit } = payable
  if (lines.length === 0 && notPayable.rows === 0 && posts.length === 0 && seniority.length === 0)
    return <Empty>{unit.name} chưa có ngày công nào trong sổ trực, sổ phòng thủ dân sự và sổ huấn luyện của thời gian này.</Empty>
  return (
    <>
      <dl className="payable-sums figures">
        <Sum title="Trợ cấp ngày công" {...total} />
        <Sum title="Tiền ăn" {...meals} />
        {notPayable.reasons.map((one) => (
          <Left key={one.reason} {...one} />
        ))}
        {meals.notPayable.reasons
          .filter(({ reason }) => !notPayable.reasons.some((one) => one.reason === reason))
          .map((one) => (
            <Left key={`meal ${one.reason}`} {...one} />
          ))}
      </dl>
      {lines.length > 0 && <PaidTable lines={lines} window={payable.window} />}
      {notPayable.list.length > 0 && <UnpaidTable list={notPayable.list} />}
      {posts.length > 0 && <PostsTable list={posts} />}
      {seniority.length > 0 && <SeniorityTable list={seniority} />}
    </>
  )
}

const Sum = ({ title, amount, manDays, rows }: { title: string; amount: number; manDays: number; rows: number }) => (
  <div>
    <dt>{title}</dt>
    <dd>
      <a className="figure plain" href="#theo-don-vi">{`${printInteger(amount)} đồng`}</a>
    </dd>
    <dd className="quiet">{`${printInteger(manDays)} ngày công, ${printInteger(rows)} dòng sổ`}</dd>
  </div>
)

const Left = ({ title, manDays, rows }: { title: string; manDays: number; rows: number }) => (
  <div>
    <dt>{title}</dt>
    <dd>
      <a className="figure plain" href="#chua-chi-tra">{`${printInteger(manDays)} ngày công`}</a>
    </dd>
    <dd className="quiet">
      <a className="figure plain" href="#chua-chi-tra" tabIndex={-1}>{`${printInteger(rows)} dòng sổ`}</a>
    </dd>
  </div>
)
