import { useState } from 'react'
import { cutoffOf, latestCutoff } from '#domain/calendar.ts'
import { parseReportPeriod } from '#domain/period.ts'
import { printDay, printPeriod, readDay } from '#domain/wording.ts'
import type { Session } from '../contract.ts'
import { Button } from '../kit/Button.tsx'
import { TextField } from '../kit/Field.tsx'
import { Icon } from '../kit/Icon.tsx'
import { Popover } from '../kit/Popover.tsx'
import { useMove, usePlace } from '../place.ts'
import { say } from '../words/say.ts'

/** The cut-off: the day of the statistics calendar, the day a conference asked for, or another one. */
export function AsOfPicker({ home }: { home: Session['home'] | undefined }) {
  const place = usePlace()
  const move = useMove()
  const period = parseReportPeriod(place.period)
  return (
    <Popover
      name={say('Số liệu đến ngày')}
      triggerClass="pick"
      trigger={
        <>
          <span className="pick-quiet">{say('Số liệu đến')}</span>
          <b className="figures">{place.asOf ? printDay(place.asOf) : '…'}</b>
          <Icon name="down" />
        </>
      }
    >
      {(close) => {
        const choose = (asOf: string) => {
          move({ asOf })
          close()
        }
        const statute = period ? cutoffOf(period) : null
        return (
          <div className="choose-day">
            {period && statute && (
              <ul className="found">
                <li>
                  <button type="button" aria-pressed={place.asOf === statute.asOf} onClick={() => choose(statute.asOf)}>
                    <b className="figures">{printDay(statute.asOf)}</b>
                    <span className="quiet">{say('ngày cuối kỳ theo chế độ thống kê')}</span>
                  </button>
                </li>
                {home?.asOf && home.period === place.period && home.asOf !== statute.asOf && (
                  <li>
                    <button
                      type="button"
                      aria-pressed={place.asOf === home.asOf}
                      onClick={() => choose(home.asOf ?? statute.asOf)}
                    >
                      <b className="figures">{printDay(home.asOf)}</b>
                      <span className="quiet">{say('ngày chốt số của hội nghị')}</span>
                    </button>
                  </li>
                )}
              </ul>
            )}
            <OtherDay
              asOf={place.asOf}
              first={statute?.window.from ?? ''}
              last={period ? latestCutoff(period) : '9999-12-31'}
              periodTitle={period ? printPeriod(period) : ''}
              onChoose={choose}
            />
          </div>
        )
      }}
    </Popover>
  )
}

function OtherDay({
  asOf,
  first,
  last,
  periodTitle,
  onChoose,
}: {
  asOf: string
  first: string
  last: string
  periodTitle: string
  onChoose: (day: string) => void
}) {
  const [text, setText] = useState(asOf ? printDay(asOf) : '')
  const day = readDay(text, Number(asOf.slice(0, 4)) || undefined)
  const error =
    text && !day
      ? say('“{text}” không phải một ngày. Viết như 15/7/2023.', { text })
      : day && day < first
        ? say('Ngày này trước ngày đầu của {period} ({day}).', { period: periodTitle, day: printDay(first) })
        : day && day > last
          ? say('Số liệu {period} chốt đến ngày {day} là muộn nhất.', { period: periodTitle, day: printDay(last) })
          : undefined
  return (
    <form
      className="other-day"
      onSubmit={(event) => {
        event.preventDefault()
        if (day && !error) onChoose(day)
      }}
    >
      <TextField label={say('Ngày khác')} value={text} onChange={setText} error={error} inputMode="numeric" />
      <Button type="submit" unable={error ?? (day ? false : say('Viết một ngày'))}>
        {say('Dùng ngày này')}
      </Button>
    </form>
  )
}
