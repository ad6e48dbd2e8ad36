import { type FormEvent, useState } from 'react'
import { parsePeriod, periodKey } from '#domain/period.ts'
import { hasReport, LINES, type Line, periodOfKind, type ReportKind } from '#domain/reportCalendar.ts'
import { printDay, printInteger, printPeriod, readDay } from '#domain/wording.ts'
import type { UnitRef } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import { Modal } from '../../kit/Modal.tsx'
import { usePlace } from '../../place.ts'
import { useWrite } from '../../useRead.ts'

const KINDS = [
  { code: 'day', title: 'Báo cáo ngày (số liệu đến ngày)' },
  { code: 'week', title: 'Báo cáo tuần (thứ Hai đến Chủ nhật)' },
  { code: 'month', title: 'Báo cáo tháng' },
  { code: 'quarter', title: 'Báo cáo quý' },
  { code: 'half', title: 'Báo cáo 6 tháng' },
  { code: 'nine', title: 'Báo cáo 9 tháng' },
  { code: 'year', title: 'Báo cáo năm' },
  { code: 'conference', title: 'Phục vụ hội nghị (ngày chốt riêng)' },
  { code: 'ad_hoc', title: 'Báo cáo đột xuất' },
]

const LINE_CHOICES = Object.entries(LINES).map(([code, title]) => ({ code, title }))

type Props = { unit: UnitRef; today: string; line: Line; onClose: () => void }

/** Asks a report of the units directly below for the period of the page; its days come from the calendar. */
export function OpenRoundDialog({ unit, today, line: first, onClose }: Props) {
  const place = usePlace()
  const open = useWrite('openRound')
  const shown = parsePeriod(place.period)
  const [line, setLine] = useState<Line>(first)
  const [kind, setKind] = useState<string>(shown?.kind ?? 'month')
  const [asOf, setAsOf] = useState('')
  const [due, setDue] = useState('')
  const year = Number(place.period.slice(0, 4))
  const [asOfDay, dueDay] = [asOf, due].map((text) => (text.trim() === '' ? undefined : readDay(text, year)))
  const within = asOfDay ?? today
  // A week or a day is named by a day in it: the one that was typed, else today.
  const period = shown ? periodOfKind(kind as ReportKind, shown, within) : null
  const short = kind === 'week' || kind === 'day'
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (asOfDay === null || dueDay === null || !period) return
    open.mutate({
      unit: unit.code,
      line,
      kind,
      period: periodKey(period),
      ...(asOfDay && !short ? { asOf: asOfDay } : {}),
      ...(dueDay ? { dueOn: dueDay } : {}),
    })
  }
  return (
    <Modal title="Mở đợt báo cáo" open onClose={onClose}>
      <form className="rounds-form" onSubmit={onSubmit} noValidate>
        <p>Danh sách phải nộp là các đơn vị trực thuộc {unit.shortName} vào ngày chốt số, chốt từ lúc mở.</p>
        <ChoiceField
          label="Hệ báo cáo"
          value={line}
          onChange={(code) => {
            const next = code as Line
            setLine(next)
            const kinds = KINDS.filter((one) => hasReport(next, one.code as ReportKind))
            if (!kinds.some((one) => one.code === kind)) setKind(kinds[0]?.code ?? 'ad_hoc')
          }}
          choices={LINE_CHOICES}
        />
        <ChoiceField
          label="Loại báo cáo"
          value={kind}
          onChange={setKind}
          choices={KINDS.filter((one) => hasReport(line, one.code as ReportKind))}
          hint={period && `Kỳ ${printPeriod(period)}`}
        />
        <div className="rounds-days">
          <TextField
            label="Số liệu đến ngày"
            required={false}
            value={asOf}
            onChange={setAsOf}
            inputMode="numeric"
            hint="Để trống là theo lịch"
            error={asOfDay === null ? 'Viết như 15/7/2023.' : undefined}
          />
          <TextField
            label="Hạn nộp"
            required={false}
            value={due}
            onChange={setDue}
            inputMode="numeric"
            hint="Để trống là theo lịch"
            error={dueDay === null ? 'Viết như 16/7/2023.' : undefined}
          />
        </div>
        {open.error && (
          <p className="field-error" role="alert">
            {open.error.message}
          </p>
        )}
        <div className="modal-foot">
          <p className="why olive" role="status">
            {open.data ? `Đã yêu cầu ${printInteger(open.data.expected)} đơn vị, hạn ${printDay(open.data.dueOn)}.` : ''}
          </p>
          <Button onClick={onClose}>Đóng</Button>
          <Button type="submit" look="primary" busy={open.isPending} unable={open.data ? 'Đợt này đã mở' : false}>
            Mở đợt báo cáo
          </Button>
        </div>
      </form>
    </Modal>
  )
}
