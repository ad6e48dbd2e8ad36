import { Link } from '@tanstack/react-router'
import { cutoffOf } from '#domain/calendar.ts'
import { parsePeriod, statutoryWindow } from '#domain/period.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { Overview } from '../../overview.ts'

const WEEKDAYS = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy']
const shortDay = (day: string): string => printDay(day).split('/').slice(0, 2).join('/')
const weekdayOf = (day: string): string => WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''

/** The conference in front, else the cut-off; what the period counts, and how the reports for it stand. */
export function Conference({ overview }: { overview: Overview }) {
  const { conference, round } = overview
  const told = overview.units.filter((unit) => unit.value !== null).length
  const period = parsePeriod(overview.period)
  const cutoff = period ? cutoffOf(period, overview.asOf) : null
  if (!period || !cutoff) return null
  const statute = statutoryWindow(period)
  const chosen = cutoff.statutory
    ? ' Chốt theo chế độ thống kê.'
    : ` Chốt theo hội nghị; lịch thống kê chốt ${printDay(statute.to)}.`
  const counted = `Tính từ ${printDay(cutoff.window.from)} đến ${printDay(cutoff.window.to)}.${conference ? '' : chosen}`
  return (
    <section className="conference" aria-label={conference ? 'Hội nghị sắp tới' : 'Kỳ số liệu'}>
      <p className="conference-day">
        <span className="quiet">{weekdayOf(conference?.heldOn ?? overview.asOf)}</span>
        <b className="figures">{shortDay(conference?.heldOn ?? overview.asOf)}</b>
        <span className="quiet">
          {!conference
            ? 'số liệu đến hết ngày'
            : conference.daysLeft === null
              ? 'ngày hội nghị'
              : conference.daysLeft === 0
                ? 'hôm nay'
                : `còn ${printInteger(conference.daysLeft)} ngày`}
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
                Chương trình
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
            <Fact title="Đơn vị nộp" value={`${printInteger(round.submitted)}/${printInteger(round.expected)}`} />
            <Fact title="Đã duyệt" value={`${printInteger(round.accepted)}/${printInteger(round.expected)}`} />
            <Fact
              title="Bản tổng hợp"
              value={round.rollUp ? `bản ${round.rollUp.number}, ${round.rollUp.stateTitle.toLowerCase()}` : 'chưa lập'}
            />
          </>
        ) : (
          overview.units.length > 0 && (
            <Fact title="Đơn vị có số" value={`${printInteger(told)}/${printInteger(overview.units.length)}`} />
          )
        )}
        <Fact title="So với cùng kỳ" value={printDay(cutoff.before.asOf)} />
      </dl>
    </section>
  )
}

const Fact = ({ title, value }: { title: string; value: string }) => (
  <div>
    <dt>{title}</dt>
    <dd className="figures">{value}</dd>
  </div>
)
