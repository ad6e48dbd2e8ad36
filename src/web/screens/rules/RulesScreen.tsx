import { Refused, Skeleton } from '../../kit/States.tsx'
import { usePlace } from '../../place.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { DatesPanel } from './DatesPanel.tsx'
import { DelegationPanel } from './DelegationPanel.tsx'
import { OwnPanel } from './OwnPanel.tsx'
import '../../kit/plainTable.css'
import './rules.css'

/** What a unit set for its reports: who signs for its head, its own days, its own figures. */
export function RulesScreen() {
  const { unit } = usePlace()
  const rules = useRead('showReportRules', unit ? { unit } : null)
  useTitle('Quy định báo cáo')
  const { data } = rules
  return (
    <main className={`page rules ${rules.isPlaceholderData ? 'dimmed' : ''}`}>
      <header className="page-head">
        <h1>
          Quy định báo cáo
          {data && <span className="page-sub">{data.unit.name}</span>}
        </h1>
      </header>
      {rules.error ? (
        <Refused status={rules.error.status} message={rules.error.message} onRetry={() => void rules.refetch()} />
      ) : data ? (
        <>
          <DelegationPanel key={data.unit.code} rules={data} />
          <DatesPanel rules={data} />
          <OwnPanel rules={data} />
        </>
      ) : (
        <Skeleton rows={10} height={28} />
      )}
    </main>
  )
}
