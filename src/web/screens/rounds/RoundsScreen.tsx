import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { LINES, type Line } from '#domain/reportCalendar.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { RoundLine } from '../../contract/chain.ts'
import { Button } from '../../kit/Button.tsx'
import { DoorRow } from '../../kit/Door.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { usePlace } from '../../place.ts'
import { COMMANDERS, holdsRole, useSession } from '../../session.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { OpenRoundDialog } from './OpenRoundDialog.tsx'
import { shareWords, stateTag } from './roundWords.ts'
import './rounds.css'

/** Reports asked of a unit and by it, with their days, and the calendar of the year. */
export function RoundsScreen() {
  const { unit, period } = usePlace()
  const year = Number(period.slice(0, 4))
  const [line, setLine] = useState<Line>('military')
  const rounds = useRead('showRounds', unit ? { unit, line, ...(year ? { year } : {}) } : null)
  const session = useSession()
  const [opening, setOpening] = useState(false)
  useTitle('Đợt báo cáo')
  const { data } = rounds
  const leads = holdsRole(session.data, data?.unit, COMMANDERS)
  return (
    <main className={`page rounds ${rounds.isPlaceholderData ? 'dimmed' : ''}`}>
      <header className="page-head">
        <h1>
          Đợt báo cáo
          {data && <span className="page-sub">{data.unit.name}</span>}
        </h1>
        <div className="page-deeds">
          {leads && (
            <Button look="primary" icon="plus" onClick={() => setOpening(true)}>
              Mở đợt báo cáo
            </Button>
          )}
        </div>
      </header>
      {rounds.error ? (
        <Refused status={rounds.error.status} message={rounds.error.message} onRetry={() => void rounds.refetch()} />
      ) : !data ? (
        <Skeleton rows={8} height={30} />
      ) : (
        <>
          <Panel title="Đang làm và đã làm">
            {data.rounds.length === 0 ? (
              <Empty>
                {data.calendar[0]
                  ? `Chưa có đợt nào được mở. Theo lịch: ${data.calendar[0].periodTitle}, hạn ${printDay(data.calendar[0].dueOn)}.`
                  : 'Chưa có đợt nào được mở.'}
              </Empty>
            ) : (
              <div className="rounds-scroll">
                <table className="rounds-table">
                  <thead>
                    <tr>
                      <th scope="col">Báo cáo</th>
                      <th scope="col">Số liệu đến</th>
                      <th scope="col">Hạn nộp</th>
                      <th scope="col">Tình trạng</th>
                      <th scope="col">
                        <span className="hidden-words">Mở</span>
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {data.rounds.map((round) => (
                      <RoundRow key={round.id} round={round} />
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </Panel>
          <Panel
            title={`Lịch năm ${year || data.today.slice(0, 4)}`}
            note="hạn do cấp trên đặt thì theo cấp trên"
            action={
              <select
                className="box"
                aria-label="Lịch của hệ báo cáo"
                value={line}
                onChange={(event) => setLine(event.target.value as Line)}
              >
                {Object.entries(LINES).map(([code, title]) => (
                  <option key={code} value={code}>
                    {title}
                  </option>
                ))}
              </select>
            }
          >
            <ol className="rounds-calendar">
              {data.calendar.map((one) => (
                <li key={`${one.kind} ${one.period}`} className={one.dueOn < data.today ? 'past' : ''}>
                  <b className="figures">{printDay(one.dueOn)}</b>
                  <span>{one.periodTitle}</span>
                  <span className="quiet figures">số đến {printDay(one.asOf)}</span>
                </li>
              ))}
            </ol>
          </Panel>
        </>
      )}
      {opening && data && <OpenRoundDialog unit={data.unit} today={data.today} line={line} onClose={() => setOpening(false)} />}
    </main>
  )
}

function RoundRow({ round }: { round: RoundLine }) {
  const { completeness, asked } = round
  const about = (old: object) => ({ ...standing(old), period: round.period, asOf: round.asOf }) as never
  return (
    <DoorRow>
      <td>
        {round.title}
        <span className="rounds-under">
          {round.lineTitle}, {round.opened ? 'đơn vị mở' : `${round.opener.name} yêu cầu`}
        </span>
      </td>
      <td className="figures">{printDay(round.asOf)}</td>
      <td className="figures">{printDay(round.dueOn)}</td>
      <td>
        {completeness ? (
          <span className="figures">
            {shareWords(completeness)}
            {completeness.overdue > 0 && <em className="rounds-late"> {printInteger(completeness.overdue)} quá hạn</em>}
          </span>
        ) : (
          asked && <StatusTag {...stateTag(asked)} />
        )}
      </td>
      <td>
        <div className="rounds-deeds">
          {round.opened && (
            <Link to="/nop-va-duyet/$round" params={{ round: round.id }} search={about}>
              Nộp và duyệt
            </Link>
          )}
          {asked && (
            <Link to="/dot-bao-cao/$round" params={{ round: round.id }} search={about}>
              Mở bản của đơn vị
            </Link>
          )}
        </div>
      </td>
    </DoorRow>
  )
}
