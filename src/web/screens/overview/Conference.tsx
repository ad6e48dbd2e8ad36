import { cutoffOf } from '#domain/calendar.ts'
import { daysBetween, parsePeriod, statutoryWindow } from '#domain/period.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import type { Overview } from '../../overview.ts'

const WEEKDAYS = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy']

/** The cut-off in front, then what the period counts and by which calendar. */
export function Conference({ overview }: { overview: Overview }) {
  const period = parsePeriod(overview.period)
  const cutoff = period ? cutoffOf(period, overview.asOf) : null
  if (!period || !cutoff) return null
  const statute = statutoryWindow(period)
  const short = printDay(overview.asOf).split('/').slice(0, 2).join('/')
  const weekday = WEEKDAYS[new Date(`${overview.asOf}T00:00:00Z`).getUTCDay()]
  const told = overview.units.filter((unit) => unit.value !== null).length
  return (
    <section className="conference" aria-label="Kỳ số liệu">
      <p className="conference-day">
        <span className="quiet">{weekday}</span>
        <b className="figures">{short}</b>
        <span className="quiet">số liệu đến hết ngày</span>
      </p>
      <div className="conference-words">
        <p>
          <b>
            {overview.unit.name}, {overview.periodTitle}
          </b>
        </p>
        <p className="quiet">
          Tính từ {printDay(cutoff.window.from)} đến {printDay(cutoff.window.to)}.{' '}
          {cutoff.statutory ? 'Chốt theo chế độ thống kê.' : `Chốt theo hội nghị; lịch thống kê chốt ${printDay(statute.to)}.`}
        </p>
      </div>
      <dl className="conference-facts">
        {overview.units.length > 0 && (
          <div>
            <dt>Đơn vị có số</dt>
            <dd className="figures">
              {printInteger(told)}/{printInteger(overview.units.length)}
            </dd>
          </div>
        )}
        <div>
          <dt>Số ngày</dt>
          <dd className="figures">{printInteger(daysBetween(cutoff.window.from, cutoff.window.to))}</dd>
        </div>
        <div>
          <dt>Tăng, giảm so với</dt>
          <dd className="figures">{printDay(cutoff.before.asOf)}</dd>
        </div>
      </dl>
    </section>
  )
}
