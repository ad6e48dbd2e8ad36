import { useState } from 'react'
import { UNREACHED } from '#domain/retention.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import type { Retention } from '../../contract/retention.ts'
import { Button } from '../../kit/Button.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { usePlace } from '../../place.ts'
import { holdsRole, useSession, useUnit } from '../../session.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { GiveUpDialog } from './GiveUpDialog.tsx'
import { RuleTable } from './RuleTable.tsx'
import './retention.css'

/** How long what tells of people is kept, why, and what is due now: seen first, then given up with a reason. */
export function RetentionScreen() {
  const { unit } = usePlace()
  const retention = useRead('previewRetention', { unit })
  useTitle('Thời hạn lưu')
  return (
    <main className="page retention">
      <header className="page-head">
        <h1>
          Thời hạn lưu dữ liệu cá nhân
          {retention.data && (
            <span className="page-sub">
              {retention.data.unit.name} và cấp dưới, đến ngày {printDay(retention.data.day)}
            </span>
          )}
        </h1>
      </header>
      {retention.error ? (
        <Refused status={retention.error.status} message={retention.error.message} onRetry={() => void retention.refetch()} />
      ) : retention.data ? (
        <Body key={retention.data.unit.code} retention={retention.data} />
      ) : (
        <Skeleton rows={8} height={36} />
      )}
    </main>
  )
}

function Body({ retention }: { retention: Retention }) {
  const session = useSession()
  const { unit, asOf } = usePlace()
  const here = useUnit(unit, asOf)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [asking, setAsking] = useState(false)
  const due = retention.rules.filter(({ rows }) => rows > 0)
  const picked = due.filter(({ key }) => chosen.includes(key))
  const rows = picked.reduce((sum, rule) => sum + rule.rows, 0)
  const administers = holdsRole(session.data, here, ['administrator'])
  const all = due.reduce((sum, rule) => sum + rule.rows, 0)
  return (
    <>
      <p>
        Giữ chừng nào mục đích còn cần, xong thì khử nhận dạng (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 Điều 3, Điều 14). Luật
        không ấn định số năm; số năm ở bảng là của hệ thống, lý do ghi cạnh. Mọi số liệu, kể cả năm đã khóa, giữ nguyên.
      </p>
      <div className="retention-deed">
        <p className="figures" role="status">
          {all === 0
            ? 'Không có dòng nào hết thời hạn lưu.'
            : `Hết thời hạn: ${printInteger(all)} dòng. Đã chọn ${printInteger(rows)} dòng.`}
        </p>
        {administers && all > 0 && (
          <Button look="primary" unable={picked.length === 0 && 'Chọn quy tắc ở bảng trước.'} onClick={() => setAsking(true)}>
            Khử nhận dạng
          </Button>
        )}
      </div>
      <RuleTable
        rules={retention.rules}
        chosen={chosen}
        onChoose={administers ? (key, on) => setChosen(on ? [...chosen, key] : chosen.filter((one) => one !== key)) : null}
      />
      <Panel title="Những nơi không với tới">
        <dl className="retention-beyond">
          {UNREACHED.map(({ place, why }) => (
            <div key={place}>
              <dt>{place}</dt>
              <dd>{why}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      <GiveUpDialog
        open={asking}
        unit={retention.unit.code}
        rules={picked}
        onClose={(done) => {
          setAsking(false)
          if (done) setChosen([])
        }}
      />
    </>
  )
}
