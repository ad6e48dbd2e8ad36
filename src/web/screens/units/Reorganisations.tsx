import { useState } from 'react'
import { printDay, printInteger } from '#domain/wording.ts'
import type { ReorganisationLine } from '../../contract/units.ts'
import { Button } from '../../kit/Button.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { useRead } from '../../useRead.ts'
import { Bridge } from './Bridge.tsx'
import { PlanDialog } from './PlanDialog.tsx'
import { Preview } from './Preview.tsx'

const STATES = {
  planned: { tone: 'gold', word: 'Chờ thực hiện' },
  applied: { tone: 'olive', word: 'Đã thực hiện' },
  withdrawn: { tone: 'plain', word: 'Đã rút' },
} as const

/** The decisions: what waits is looked at before anything happens, what was done shows its balance. */
export function Reorganisations({ unit, administers }: { unit: string; administers: boolean }) {
  const list = useRead('showReorganisations', { unit })
  const [opened, setOpened] = useState<string>()
  const [planning, setPlanning] = useState(false)
  if (list.error) return <Refused status={list.error.status} message={list.error.message} onRetry={() => void list.refetch()} />
  if (!list.data) return <Skeleton rows={5} height={32} />
  const rows = list.data.reorganisations
  const waiting = rows.filter(({ state }) => state === 'planned').length
  const chosen = rows.find(({ id }) => id === opened)
  return (
    <div className="units-stack">
      <Panel
        title={waiting > 0 ? `${printInteger(waiting)} quyết định chờ thực hiện` : 'Quyết định sắp xếp đơn vị'}
        note="số của các kỳ trước không đổi"
        action={
          <Button
            look="primary"
            small
            icon="plus"
            unable={!administers && 'Người có quyền Quản trị của đơn vị lập quyết định sắp xếp.'}
            onClick={() => setPlanning(true)}
          >
            Lập quyết định
          </Button>
        }
      >
        {rows.length === 0 ? (
          <Empty>Chưa có quyết định sắp xếp nào ghi ở đây.</Empty>
        ) : (
          <div className="units-scroll">
            <table className="units-table">
              <thead>
                <tr>
                  <th scope="col">Quyết định</th>
                  <th scope="col">Có hiệu lực</th>
                  <th scope="col">Gồm</th>
                  <th scope="col">Trạng thái</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id} className={row.id === opened ? 'chosen' : ''}>
                    <th scope="row">
                      <button type="button" className="link" aria-expanded={row.id === opened} onClick={() => setOpened(row.id)}>
                        {row.number}: {row.title}
                      </button>
                    </th>
                    <td>{printDay(row.effectiveOn)}</td>
                    <td>{stepWords(row)}</td>
                    <td>
                      <StatusTag tone={STATES[row.state].tone}>{STATES[row.state].word}</StatusTag>
                      {row.reason && <span className="quiet"> {row.reason}</span>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
      {chosen?.state === 'planned' &&
        (administers ? (
          <Preview key={chosen.id} row={chosen} />
        ) : (
          <Empty>Người có quyền Quản trị của đơn vị xem trước và thực hiện quyết định này.</Empty>
        ))}
      {chosen?.state === 'applied' && <Bridge title={`Bảng cân đối: ${chosen.number}`} bridge={chosen.bridge} />}
      {planning && (
        <PlanDialog
          unit={unit}
          onClose={() => setPlanning(false)}
          onPlanned={(id) => {
            setPlanning(false)
            setOpened(id)
          }}
        />
      )}
    </div>
  )
}

function stepWords({ steps }: ReorganisationLine): string {
  const many = Map.groupBy(steps, ({ title }) => title)
  return [...many].map(([title, list]) => (list.length > 1 ? `${title} ${printInteger(list.length)}` : title)).join(', ')
}
