import { useState } from 'react'
import { printDay, printInteger } from '#domain/wording.ts'
import type { Succession } from '../../contract/units.ts'
import { ChoiceField } from '../../kit/Field.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Ribbons } from '../../kit/Ribbons.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { useRead } from '../../useRead.ts'

/** Where the units went on a day, as ribbons as wide as the units that went; the table says people as well. */
export function SuccessionPanel({ unit }: { unit: string }) {
  const [on, setOn] = useState<string>()
  const [table, setTable] = useState(false)
  const succession = useRead('showSuccession', { unit, ...(on ? { on } : {}) })
  if (succession.error)
    return (
      <Refused status={succession.error.status} message={succession.error.message} onRetry={() => void succession.refetch()} />
    )
  const told = succession.data
  if (!told) return <Skeleton rows={6} height={32} />
  if (told.on === null) return <Empty>Ở đây chưa có đơn vị nào đổi nơi trực thuộc hay nhập vào đơn vị khác.</Empty>
  const moved = told.passages.reduce((sum, { units }) => sum + units, 0)
  return (
    <Panel
      className={succession.isPlaceholderData ? 'dimmed' : ''}
      title={`Từ ${printDay(told.on)}: ${printInteger(moved)} đơn vị từ ${printInteger(told.before.length)} nơi về ${printInteger(told.after.length)} nơi`}
      note="bề dày theo số đơn vị"
      action={
        <button type="button" className="link" aria-pressed={table} onClick={() => setTable(!table)}>
          {table ? 'Xem hình' : 'Xem bảng'}
        </button>
      }
    >
      {told.days.length > 1 && (
        <ChoiceField
          label="Ngày chuyển"
          value={told.on}
          choices={told.days.map((one) => ({ code: one.on, title: `${printDay(one.on)}, ${printInteger(one.many)} đơn vị` }))}
          onChange={setOn}
        />
      )}
      {table ? <PassageTable told={told} /> : <Picture told={told} />}
    </Panel>
  )
}

function Picture({ told }: { told: Succession }) {
  const note = (code: string, side: 'from' | 'to') => {
    const people = told.passages.reduce((sum, one) => sum + (one[side] === code ? one.people : 0), 0)
    return `${printInteger(people)} dân quân, tự vệ`
  }
  const ends = (list: Succession['before'], side: 'from' | 'to') =>
    list.map(({ code, name, shortName }) => ({ id: code, name: shortName ?? name, note: note(code, side) }))
  return (
    <div className="units-scroll">
      <Ribbons
        name={told.passages
          .map(({ from, to, units }) => `${nameOf(told, from)} sang ${nameOf(told, to)} ${printInteger(units)} đơn vị`)
          .join('; ')}
        left={ends(told.before, 'from')}
        right={ends(told.after, 'to')}
        ribbons={told.passages.map(({ from, to, units }) => ({ from, to, value: units }))}
      />
    </div>
  )
}

const nameOf = (told: Succession, code: string): string => {
  const unit = [...told.before, ...told.after].find((one) => one.code === code)
  return unit?.shortName ?? unit?.name ?? code
}

function PassageTable({ told }: { told: Succession }) {
  return (
    <div className="units-scroll">
      <table className="units-table">
        <thead>
          <tr>
            <th scope="col">Từ</th>
            <th scope="col">Về</th>
            <th scope="col" className="num">
              Đơn vị
            </th>
            <th scope="col" className="num">
              Người
            </th>
            <th scope="col">Gồm</th>
          </tr>
        </thead>
        <tbody>
          {told.passages.map(({ from, to, units, people, names }) => (
            <tr key={`${from} ${to}`}>
              <th scope="row">{nameOf(told, from)}</th>
              <td>{nameOf(told, to)}</td>
              <td className="num">{printInteger(units)}</td>
              <td className="num">{printInteger(people)}</td>
              <td>
                {names.join(', ')}
                {units > names.length && ` và ${printInteger(units - names.length)} đơn vị nữa`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
