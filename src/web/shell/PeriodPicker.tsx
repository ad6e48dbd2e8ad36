import { useState } from 'react'
import { cutoffOf } from '#domain/calendar.ts'
import { type Period, parseReportPeriod, periodKey, statutoryWindow } from '#domain/period.ts'
import { printDay, printPeriod } from '#domain/wording.ts'
import type { Session } from '../contract.ts'
import { IconButton } from '../kit/Button.tsx'
import { Icon } from '../kit/Icon.tsx'
import { Popover } from '../kit/Popover.tsx'
import { useMove, usePlace } from '../place.ts'
import { say } from '../words/say.ts'

const ROMAN = ['I', 'II', 'III', 'IV']

/** Periods of the reporting calendar, never free dates. */
export function PeriodPicker({ home }: { home: Session['home'] | undefined }) {
  const place = usePlace()
  const move = useMove()
  const period = parseReportPeriod(place.period)
  return (
    <Popover
      name={say('Chọn kỳ báo cáo')}
      triggerClass="pick"
      trigger={
        <>
          <Icon name="calendar" />
          <span className="hidden-words">{say('Kỳ:')}</span>
          <span className="pick-text">{period ? capital(printPeriod(period)) : say('Chọn kỳ')}</span>
          <Icon name="down" />
        </>
      }
    >
      {(close) => (
        <Choose
          chosen={place.period}
          year={period?.year ?? Number(home?.period.slice(0, 4) ?? 2023)}
          onChoose={(next) => {
            const key = periodKey(next)
            move({ period: key, asOf: (key === home?.period ? home.asOf : null) ?? cutoffOf(next)?.asOf })
            close()
          }}
        />
      )}
    </Popover>
  )
}

function Choose({ chosen, year: first, onChoose }: { chosen: string; year: number; onChoose: (period: Period) => void }) {
  const [year, setYear] = useState(first)
  const choice = (period: Period, word: string) => {
    const { from, to } = statutoryWindow(period)
    const key = periodKey(period)
    return (
      <button
        key={key}
        type="button"
        className={`period ${key === chosen ? 'chosen' : ''}`}
        aria-pressed={key === chosen}
        onClick={() => onChoose(period)}
        title={say('{from} đến {to}', { from: printDay(from), to: printDay(to) })}
      >
        {word}
      </button>
    )
  }
  return (
    <div className="choose-period">
      <div className="year">
        <IconButton icon="left" name={say('Năm trước')} onClick={() => setYear(year - 1)} />
        <b>{say('Năm {year}', { year })}</b>
        <IconButton icon="right" name={say('Năm sau')} onClick={() => setYear(year + 1)} />
      </div>
      <div className="periods two">
        {choice({ kind: 'half', year, part: 1 }, say('6 tháng đầu năm'))}
        {choice({ kind: 'half', year, part: 2 }, say('6 tháng cuối năm'))}
        {choice({ kind: 'nine', year, part: 1 }, say('9 tháng, lũy kế'))}
        {choice({ kind: 'year', year, part: 1 }, say('Cả năm, lũy kế'))}
      </div>
      <div className="periods four">
        {ROMAN.map((roman, index) => choice({ kind: 'quarter', year, part: index + 1 }, say('Quý {roman}', { roman })))}
      </div>
      <div className="periods six">
        {Array.from({ length: 12 }, (_, index) =>
          choice({ kind: 'month', year, part: index + 1 }, say('Tháng {month}', { month: index + 1 })),
        )}
      </div>
      <p className="quiet">{say('Tháng báo cáo tính từ ngày 15 tháng trước đến ngày 14.')}</p>
    </div>
  )
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
