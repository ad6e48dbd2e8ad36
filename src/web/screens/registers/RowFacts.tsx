import { type FormEvent, useState } from 'react'
import { isDay } from '#domain/period.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import { type Book, shownColumns } from '../../book.ts'
import type { OpenedRow } from '../../contract.ts'
import { IndicatorMark } from '../../IndicatorHint.tsx'
import { Button } from '../../kit/Button.tsx'
import { Changed } from '../../kit/Changed.tsx'
import { DoorItem } from '../../kit/Door.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Empty } from '../../kit/States.tsx'
import { Tabs } from '../../kit/Tabs.tsx'
import { useMove } from '../../place.ts'
import { useWrite } from '../../useRead.ts'
import { RowFiles } from './RowFiles.tsx'

export function RowFacts({ register, row }: { register: Book; row: OpenedRow }) {
  const facts = shownColumns(register)
  const tabs = [
    {
      id: 'facts',
      title: 'Thông tin',
      body: (
        <dl className="facts">
          {facts.map(([key, column]) => (
            <div key={key}>
              <dt>{column.title}</dt>
              <dd className="figures">
                {column.privacy === 'sensitive' && row.shown[key] ? (
                  <Sealed register={register.key} row={row} column={key} title={column.title} />
                ) : column.kind === 'yesNo' ? (
                  row.shown[key] ? (
                    'có'
                  ) : (
                    'không'
                  )
                ) : (
                  row.shown[key] || '…'
                )}
              </dd>
            </div>
          ))}
        </dl>
      ),
    },
    ...(register.dated && (row.stretches?.length ?? 0) > 0
      ? [
          {
            id: 'stretches',
            title: 'Diễn biến',
            count: row.stretches?.length ?? 0,
            body: <Stretches register={register} row={row} />,
          },
        ]
      : []),
    ...(register.attaches
      ? [{ id: 'files', title: 'Tệp', count: row.files?.length ?? 0, body: <RowFiles register={register} row={row} /> }]
      : []),
    { id: 'counted', title: 'Được tính ở', count: row.counted.length, body: <Counted row={row} /> },
    { id: 'history', title: 'Lịch sử', count: row.history.length, body: <History row={row} /> },
  ]
  return <Tabs name="Các phần của dòng" tabs={tabs} />
}

/** Masked until a reason is given; the look is written to the trail. */
function Sealed({ register, row, column, title }: { register: string; row: OpenedRow; column: string; title: string }) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const reveal = useWrite('revealCell')
  if (reveal.data) return <span>{reveal.data.value ?? '…'}</span>
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim().length >= 5) reveal.mutate({ register, id: row.id, column, reason: reason.trim() })
  }
  return (
    <div className="sealed">
      <span>
        {row.shown[column]}{' '}
        {!asking && (
          <button type="button" className="link" onClick={() => setAsking(true)}>
            Hiện
          </button>
        )}
      </span>
      {asking && (
        <form onSubmit={onSubmit} className="form">
          <TextField
            label={`Xem ${title.toLocaleLowerCase('vi')} để làm gì`}
            hint="Lần xem này được ghi vào nhật ký."
            value={reason}
            onChange={setReason}
            autoFocus
          />
          <Button type="submit" small busy={reveal.isPending} unable={reason.trim().length < 5 ? 'Ghi lý do' : false}>
            Hiện số
          </Button>
          {reveal.error && <p className="field-error">{reveal.error.message}</p>}
        </form>
      )}
    </div>
  )
}

function Stretches({ register, row }: { register: Book; row: OpenedRow }) {
  const move = useMove()
  const state = register.states?.column
  const facts = shownColumns(register)
    .filter(
      ([key, column]) =>
        key !== register.label &&
        key !== register.dated?.from &&
        key !== register.dated?.until &&
        column.kind === 'choice' &&
        key !== state,
    )
    .slice(2, 4)
  const day = (value: unknown) => (typeof value === 'string' && isDay(value) ? printDay(value) : '')
  return (
    <ol className="timeline">
      {(row.stretches ?? []).map((stretch) => (
        <li key={stretch.id} aria-current={stretch.id === row.id ? 'true' : undefined}>
          <span className="quiet figures">
            {day(stretch.from)} {stretch.until ? `đến ${day(stretch.until)}` : 'đến nay'}
          </span>
          {stretch.id === row.id ? (
            <b>{stretch.shown[state ?? register.label]}</b>
          ) : (
            <button type="button" className="link" onClick={() => move({ row: stretch.id }, { replace: true })}>
              {stretch.shown[state ?? register.label]}
            </button>
          )}
          <span className="quiet">
            {facts
              .map(([key]) => stretch.shown[key])
              .filter(Boolean)
              .join(', ')}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Counted({ row }: { row: OpenedRow }) {
  const move = useMove()
  if (row.counted.length === 0) return <Empty>Dòng này không làm thay đổi số liệu nào.</Empty>
  return (
    <ul className="timeline">
      {row.counted.map((one) => (
        <DoorItem key={`${one.indicator} ${one.day}`}>
          <span className="quiet figures">{one.stock ? `từ ${printDay(one.day)}` : `ngày ${printDay(one.day)}`}</span>
          <button
            type="button"
            className="link"
            onClick={() => move({ proof: one.indicator, at: row.unit.code, row: undefined })}
          >
            {one.title}
          </button>
          <IndicatorMark indicator={one.indicator} />
          <span className="quiet figures">{`+${printInteger(one.amount)}`}</span>
        </DoorItem>
      ))}
    </ul>
  )
}

const DEEDS: Record<string, string> = {
  edit: 'sửa cho đúng',
  change: 'thay đổi từ một ngày',
  end: 'cho ra khỏi sổ',
  remove: 'bỏ dòng',
}

function History({ row }: { row: OpenedRow }) {
  if (row.history.length === 0)
    return <Empty>Chưa sửa lần nào{row.changedBy ? `; ${row.changedBy} ghi lúc ${moment(row.changedAt ?? '')}` : ''}.</Empty>
  return (
    <ol className="timeline">
      {row.history.map((line) => (
        <li key={`${line.at} ${line.by} ${line.what}`}>
          <span className="quiet figures">{moment(line.at)}</span>
          <span>
            {line.by} {DEEDS[line.what] ?? line.what}
          </span>
          <ul>
            {line.changes.map((change) => (
              <li key={change.column}>
                {change.title}: <Changed from={change.from} to={change.to} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function moment(at: string): string {
  const time = new Date(at)
  if (Number.isNaN(time.getTime())) return at
  const day = `${time.getFullYear()}-${String(time.getMonth() + 1).padStart(2, '0')}-${String(time.getDate()).padStart(2, '0')}`
  return `${printDay(day)} ${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`
}
