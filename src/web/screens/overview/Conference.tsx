import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { cutoffOf } from '#domain/calendar.ts'
import { parsePeriod, statutoryWindow } from '#domain/period.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import { FigureText } from '../../kit/FigureText.tsx'
import type { Overview } from '../../overview.ts'
import { useMove } from '../../place.ts'
import { say } from '../../words/say.ts'

const WEEKDAYS = [say('Chủ nhật'), say('Thứ Hai'), say('Thứ Ba'), say('Thứ Tư'), say('Thứ Năm'), say('Thứ Sáu'), say('Thứ Bảy')]
const shortDay = (day: string): string => printDay(day).split('/').slice(0, 2).join('/')
const weekdayOf = (day: string): string => WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''

/** The conference in front, else the cut-off; what the period counts, and how the reports for it stand. */
export function Conference({ overview }: { overview: Overview }) {
  const { conference, round } = overview
  const move = useMove()
  const told = overview.units.filter((unit) => unit.value !== null).length
  const period = parsePeriod(overview.period)
  const cutoff = period ? cutoffOf(period, overview.asOf) : null
  if (!period || !cutoff) return null
  const statute = statutoryWindow(period)
  const chosen = cutoff.statutory
    ? ` ${say('Chốt theo chế độ thống kê.')}`
    : ` ${say('Chốt theo hội nghị; lịch thống kê chốt {day}.', { day: printDay(statute.to) })}`
  const counted = `${say('Tính từ {from} đến {to}.', { from: printDay(cutoff.window.from), to: printDay(cutoff.window.to) })}${conference ? '' : chosen}`
  return (
    <section className="conference" aria-label={conference ? say('Hội nghị sắp tới') : say('Kỳ số liệu')}>
      <p className="conference-day">
        <span className="quiet">{weekdayOf(conference?.heldOn ?? overview.asOf)}</span>
        <b className="figures">
          <time dateTime={conference?.heldOn ?? overview.asOf}>{shortDay(conference?.heldOn ?? overview.asOf)}</time>
        </b>
        <span className="quiet">
          {!conference
            ? say('số liệu đến hết ngày')
            : conference.daysLeft === null
              ? say('ngày hội nghị')
              : conference.daysLeft === 0
                ? say('hôm nay')
                : say('còn {many} ngày', { many: printInteger(conference.daysLeft) })}
        </span>
      </p>
      <div className="conference-words">
        <p>
          <b>{conference?.title ?? `${overview.unit.name}, ${overview.periodTitle}`}</b>
        </p>
        <p className="quiet">
          {conference && (
            <>
              {[conference.startsAt, conference.place].filter(Boolean).join(', ')}
              {(conference.startsAt || conference.place) && '. '}
              <Link to="/hoi-nghi/$conference" params={{ conference: conference.id }} search={standing}>
                {say('Chương trình')}
              </Link>
              .{' '}
            </>
          )}
          {counted}
        </p>
      </div>
      <dl className="conference-facts">
        {round ? (
          <>
            <Fact title={say('Đơn vị nộp')}>
              <DeskLink round={round.id}>{`${printInteger(round.submitted)}/${printInteger(round.expected)}`}</DeskLink>
            </Fact>
            <Fact title={say('Đã duyệt')}>
              <DeskLink round={round.id}>{`${printInteger(round.accepted)}/${printInteger(round.expected)}`}</DeskLink>
            </Fact>
            <Fact title={say('Bản tổng hợp')}>
              {round.rollUp
                ? say('bản {number}, {state}', { number: round.rollUp.number, state: round.rollUp.stateTitle.toLowerCase() })
                : say('chưa lập')}
            </Fact>
          </>
        ) : (
          overview.units.length > 0 && (
            <Fact title={say('Đơn vị có số')}>
              <FigureText
                plain
                name={say('Đơn vị có số huấn luyện, mở căn cứ')}
                onOpen={() => move({ proof: 'force_training_attended' })}
              >
                {`${printInteger(told)}/${printInteger(overview.units.length)}`}
              </FigureText>
            </Fact>
          )
        )}
        <Fact title={say('So với cùng kỳ')}>{printDay(cutoff.before.asOf)}</Fact>
      </dl>
    </section>
  )
}

const Fact = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <dt>{title}</dt>
    <dd className="figures">{children}</dd>
  </div>
)

/** The desk tells by name who has sent and whose report was accepted. */
const DeskLink = ({ round, children }: { round: string; children: string }) => (
  <Link to="/nop-va-duyet/$round" params={{ round }} search={standing} className="figure plain">
    {children}
  </Link>
)
