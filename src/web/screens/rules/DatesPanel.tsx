import { type FormEvent, useState } from 'react'
import { LINES, type Line, REPORT_KINDS, type ReportKind } from '#domain/reportCalendar.ts'
import { printDay, readDay } from '#domain/wording.ts'
import type { ReportRules } from '../../contract/chain.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Empty } from '../../kit/States.tsx'
import { useWrite } from '../../useRead.ts'

const choicesOf = (titles: Readonly<Record<string, string>>) => Object.entries(titles).map(([code, title]) => ({ code, title }))
const LINE_CHOICES = choicesOf(LINES)
const KIND_CHOICES = choicesOf(REPORT_KINDS).filter(({ code }) => code !== 'conference' && code !== 'ad_hoc')
const MONTHS = [
  { code: '-1', title: 'tháng trước tháng cuối kỳ' },
  { code: '0', title: 'tháng cuối kỳ' },
  { code: '1', title: 'tháng sau tháng cuối kỳ' },
]

/** Days a unit set for the reports it asks for, where the law leaves them open; from a day on, what was due before keeps its days. */
export function DatesPanel({ rules }: { rules: ReportRules }) {
  const [adding, setAdding] = useState(false)
  return (
    <Panel
      title="Hạn báo cáo của đơn vị"
      note="Không đặt thì theo lịch chung"
      action={
        rules.mayAssign && (
          <Button small icon="plus" onClick={() => setAdding(!adding)}>
            Đặt hạn
          </Button>
        )
      }
    >
      {adding && <DatesForm rules={rules} onDone={() => setAdding(false)} />}
      {rules.dates.length === 0 ? (
        <Empty>Đơn vị chưa đặt hạn riêng.</Empty>
      ) : (
        <table className="plain-table rules-table">
          <thead>
            <tr>
              <th scope="col">Báo cáo</th>
              <th scope="col">Hạn nộp</th>
              <th scope="col">Số liệu đến</th>
              <th scope="col">Văn bản</th>
              <th scope="col">Áp dụng từ</th>
            </tr>
          </thead>
          <tbody>
            {rules.dates.map((one) => (
              <tr key={`${one.lineTitle} ${one.kindTitle} ${one.validFrom}`}>
                <td>
                  {one.kindTitle}
                  <span className="rules-under">{one.lineTitle}</span>
                </td>
                <td className="figures">{one.due}</td>
                <td className="figures">{one.asOf ?? 'ngày 14 theo quy định'}</td>
                <td>{one.basis}</td>
                <td className="figures">{printDay(one.validFrom)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function DatesForm({ rules, onDone }: { rules: ReportRules; onDone: () => void }) {
  const [line, setLine] = useState('military')
  const [kind, setKind] = useState('month')
  const [months, setMonths] = useState('0')
  const [day, setDay] = useState('16')
  const [basis, setBasis] = useState('')
  const [from, setFrom] = useState(printDay(rules.today))
  const save = useWrite('setReportDates')
  const validFrom = readDay(from, Number(rules.today.slice(0, 4)))
  const dayNumber = /^\d{1,2}$/.test(day.trim()) ? Number(day) : 0
  const short = basis.trim().length < 5
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!validFrom || short || dayNumber < 1 || dayNumber > 31) return
    save.mutate(
      {
        unit: rules.unit.code,
        line: line as Line,
        kind: kind as ReportKind,
        due: { months: Number(months), day: dayNumber },
        basis: basis.trim(),
        validFrom,
      },
      { onSuccess: onDone },
    )
  }
  return (
    <form className="rules-form" onSubmit={onSubmit} noValidate>
      <ChoiceField label="Hệ thống" value={line} onChange={setLine} choices={LINE_CHOICES} />
      <ChoiceField label="Loại báo cáo" value={kind} onChange={setKind} choices={KIND_CHOICES} />
      <TextField
        label="Hạn nộp, ngày"
        value={day}
        onChange={setDay}
        inputMode="numeric"
        error={dayNumber >= 1 && dayNumber <= 31 ? undefined : 'Một ngày từ 1 đến 31.'}
      />
      <ChoiceField label="của" value={months} onChange={setMonths} choices={MONTHS} />
      <TextField label="Văn bản quy định" value={basis} onChange={setBasis} placeholder="Hướng dẫn số 45/HD-BCH" />
      <TextField
        label="Áp dụng cho kỳ kết thúc từ"
        value={from}
        onChange={setFrom}
        inputMode="numeric"
        error={validFrom ? undefined : 'Viết như 18/7/2023.'}
      />
      <div className="rules-save">
        <Button type="submit" look="primary" busy={save.isPending} unable={short ? 'Ghi văn bản quy định' : false}>
          Ghi hạn
        </Button>
      </div>
      {save.error && (
        <p className="field-error" role="alert">
          {save.error.message}
        </p>
      )}
    </form>
  )
}
