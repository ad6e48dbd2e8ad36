import type { Condition } from '#domain/register.ts'
import { printInteger } from '#domain/wording.ts'
import { Button } from '../../kit/Button.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { useRead, useWrite } from '../../useRead.ts'

const WAITING: Condition[] = [{ column: 'acknowledgedOn', is: 'empty' }]

/** Papers from above that wait for this unit's word; nothing is shown where none waits. */
export function ToAcknowledge({ unit, editor }: { unit: string; editor: boolean }) {
  const waiting = useRead('listRows', {
    register: 'receipts',
    unit,
    deep: false,
    where: WAITING,
    sort: [{ column: 'dueOn' }],
    limit: 20,
  })
  const acknowledge = useWrite('acknowledgeDocument')
  if (!waiting.data || waiting.data.total === 0) return null
  return (
    <Panel title={`${printInteger(waiting.data.total)} văn bản cấp trên chờ xác nhận`}>
      {acknowledge.error && (
        <p className="field-error" role="alert">
          {acknowledge.error.findings[0]?.message ?? acknowledge.error.message}
        </p>
      )}
      <ul className="papers-waiting">
        {waiting.data.rows.map((row) => (
          <li key={row.id}>
            <span>
              <b className="figures">{row.shown.reference}</b> {row.shown.abstract}
              <span className="quiet figures">
                {' '}
                {row.shown.sender}
                {row.shown.dueOn ? `, hạn ${row.shown.dueOn}` : ''}
              </span>
            </span>
            {editor && (
              <Button
                small
                icon="check"
                busy={acknowledge.isPending && acknowledge.variables?.id === row.id}
                onClick={() => acknowledge.mutate({ id: row.id })}
              >
                Xác nhận
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
