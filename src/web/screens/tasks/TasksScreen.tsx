import { useState } from 'react'
import { printDay, printInteger } from '#domain/wording.ts'
import type { Tasks } from '../../contract/papers.ts'
import { Button } from '../../kit/Button.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { usePlace } from '../../place.ts'
import { EDITORS, holdsRole, useSession } from '../../session.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { AssignDialog } from './AssignDialog.tsx'
import { DirectiveTable } from './DirectiveTable.tsx'
import { TaskTable } from './TaskTable.tsx'
import { UnitStandings } from './UnitStandings.tsx'
import './tasks.css'

/** What was assigned and how far it is, as of the day: paragraph by paragraph, unit by unit, the overdue first. */
export function TasksScreen() {
  const { unit, asOf } = usePlace()
  const tasks = useRead('showTasks', { unit, asOf })
  const session = useSession()
  const [assigning, setAssigning] = useState(false)
  useTitle('Nhiệm vụ')
  const editor = holdsRole(session.data, tasks.data?.unit, EDITORS)
  const assign = editor && (
    <Button look="primary" icon="flag" onClick={() => setAssigning(true)}>
      Giao nhiệm vụ
    </Button>
  )
  return (
    <main className={`page tasks ${tasks.isPlaceholderData ? 'dimmed' : ''}`}>
      <header className="page-head">
        <h1>
          Nhiệm vụ
          {tasks.data && <span className="page-sub figures">Tính đến {printDay(tasks.data.asOf)}</span>}
        </h1>
        <div className="page-deeds">
          <Button look="quiet" icon="print" onClick={() => print()}>
            In
          </Button>
          {assign}
        </div>
      </header>
      {tasks.error ? (
        <Refused status={tasks.error.status} message={tasks.error.message} onRetry={() => void tasks.refetch()} />
      ) : !tasks.data ? (
        <Skeleton rows={10} height={30} />
      ) : tasks.data.counts.all === 0 ? (
        <Empty action={assign}>
          {tasks.data.unit.name} chưa có nhiệm vụ nào được giao đến {printDay(tasks.data.asOf)}.
        </Empty>
      ) : (
        <Body tasks={tasks.data} />
      )}
      {assigning && tasks.data && <AssignDialog unit={tasks.data.unit} asOf={asOf} onClose={() => setAssigning(false)} />}
    </main>
  )
}

function Body({ tasks }: { tasks: Tasks }) {
  const { counts, unreceived } = tasks
  const sums = [
    { title: 'Quá hạn chưa xong', value: counts.overdue, tone: counts.overdue > 0 ? 'red' : '' },
    { title: 'Còn trong hạn', value: counts.open, tone: '' },
    { title: 'Xong đúng hạn', value: counts.on_time, tone: 'olive' },
    { title: 'Xong sau hạn', value: counts.late, tone: counts.late > 0 ? 'gold' : '' },
    { title: 'Chưa báo nhận việc', value: unreceived, tone: unreceived > 0 ? 'gold' : '' },
  ]
  return (
    <>
      <dl className="tasks-sums figures">
        {sums.map(({ title, value, tone }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd className={tone}>
              <a
                className="figure plain"
                href="#tung-nhiem-vu"
                aria-label={`${title}: ${printInteger(value)}, xem từng nhiệm vụ`}
              >
                {printInteger(value)}
              </a>
            </dd>
          </div>
        ))}
      </dl>
      {tasks.directives.length > 0 && <DirectiveTable directives={tasks.directives} />}
      <div className="tasks-below">
        <TaskTable tasks={tasks} />
        {tasks.units.length > 1 && <UnitStandings units={tasks.units} />}
      </div>
    </>
  )
}
