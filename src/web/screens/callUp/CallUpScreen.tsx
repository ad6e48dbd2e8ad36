import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { parsePeriod } from '#domain/period.ts'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { Funnel } from '../../contract/funnel.ts'
import { Button } from '../../kit/Button.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { usePlace } from '../../place.ts'
import { EDITORS, holdsRole, useSession } from '../../session.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { BookLink } from './BookLink.tsx'
import { StepTable } from './StepTable.tsx'
import { UnitTable } from './UnitTable.tsx'
import './callUp.css'

/** The call-up of a year from the list to the re-check: how many at each step, and where the others stayed. */
export function CallUpScreen() {
  const { unit, period } = usePlace()
  const [chosen, setChosen] = useState<number | null>(null)
  const year = chosen ?? parsePeriod(period)?.year ?? 2024
  const funnel = useRead('showFunnel', { unit, year })
  useTitle('Tuyển quân')
  const data = funnel.data
  return (
    <main className={`page call-up ${funnel.isPlaceholderData ? 'dimmed' : ''}`}>
      <header className="page-head">
        <h1>
          Tuyển quân năm {year}
          {data?.quota && (
            <span className="page-sub figures">
              Chỉ tiêu {printInteger(data.quota.army + data.quota.police)}: quân đội {printInteger(data.quota.army)}, công an{' '}
              {printInteger(data.quota.police)}
            </span>
          )}
        </h1>
        <div className="page-deeds">
          {(data?.years ?? [])
            .filter((one) => one !== year)
            .map((one) => (
              <Button key={one} look="quiet" onClick={() => setChosen(one)}>
                Năm {one}
              </Button>
            ))}
          <Button look="quiet" icon="print" onClick={() => print()}>
            In
          </Button>
        </div>
      </header>
      {funnel.error ? (
        <Refused status={funnel.error.status} message={funnel.error.message} onRetry={() => void funnel.refetch()} />
      ) : data ? (
        <Body funnel={data} />
      ) : (
        <Skeleton rows={10} height={32} />
      )}
    </main>
  )
}

function Body({ funnel }: { funnel: Funnel }) {
  const { steps, questions, children, unit, year } = funnel
  const session = useSession()
  if ((steps[0]?.count ?? 0) === 0)
    return (
      <Empty
        action={
          holdsRole(session.data, unit, EDITORS) && (
            <Link
              className="button primary"
              to="/so-dang-ky/$register/nhap"
              params={{ register: 'serviceYear' }}
              search={standing}
            >
              Nhập sổ tuyển quân
            </Link>
          )
        }
      >
        {unit.name} chưa có công dân nào trong sổ tuyển quân của năm {year}. Ghi danh sách nguồn vào sổ, hoặc nhập từ Excel.
      </Empty>
    )
  return (
    <>
      {questions.length > 0 && (
        <Panel title="Cần hỏi lại">
          <ul className="call-up-questions">
            {questions.map(({ code, message, where }) => (
              <li key={`${code} ${message}`}>
                {message}{' '}
                <BookLink unit={unit.code} where={where}>
                  Mở danh sách
                </BookLink>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <StepTable funnel={funnel} />
      {children.length > 0 && <UnitTable funnel={funnel} />}
    </>
  )
}
