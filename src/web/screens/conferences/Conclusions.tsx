import { Link } from '@tanstack/react-router'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { printDay, printInteger, readDay } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { ConclusionLine, ConferencePage } from '../../contract/conferences.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { useWrite } from '../../useRead.ts'

/** Who, what, by when, measured by which figure; then all of it becomes tasks in one step. */
export function Conclusions({ page, editor }: { page: ConferencePage; editor: boolean }) {
  const assign = useWrite('assignConclusions')
  const ready = page.conclusions.filter((one) => isReady(one) && one.tasks.all === 0)
  const tasks = ready.reduce((sum, { ownerCount }) => sum + ownerCount, 0)
  const deed = editor && ready.length > 0 && (
    <Button
      look="primary"
      icon="flag"
      busy={assign.isPending}
      onClick={() => assign.mutate({ unit: page.unit.code, conference: page.id, conclusions: ready.map(({ id }) => id) })}
    >
      Giao {printInteger(tasks)} nhiệm vụ
    </Button>
  )
  return (
    <div className="conferences-stack">
      {page.conclusions.length > 0 && (
        <Panel title="Kết luận" action={deed}>
          <ol className="conferences-conclusions">
            {page.conclusions.map((one) => (
              <Conclusion key={one.id} page={page} one={one} />
            ))}
          </ol>
          <p className="figures olive conferences-words" role="status">
            {assign.data
              ? `Đã giao ${printInteger(assign.data.assigned)} nhiệm vụ; ${printInteger(assign.data.already)} đã giao từ trước.`
              : ''}
          </p>
          {assign.error && (
            <p className="field-error" role="alert">
              {assign.error.findings[0]?.message ?? assign.error.message}
            </p>
          )}
        </Panel>
      )}
      {editor && <NewConclusion page={page} />}
    </div>
  )
}

const isReady = ({ ownerCount, unclear, dueOn }: ConclusionLine): boolean =>
  ownerCount > 0 && unclear.length === 0 && dueOn !== null

function Conclusion({ page, one }: { page: ConferencePage; one: ConclusionLine }) {
  const { tasks } = one
  return (
    <li>
      <p>
        <b>{one.paragraph}.</b> {one.content}
      </p>
      <p className="figures conferences-meta">
        {one.ownerCount > 0 ? `${printInteger(one.ownerCount)} đơn vị` : <span className="gold">chưa rõ đơn vị thực hiện</span>}
        {one.dueOn ? `, trước ${printDay(one.dueOn)}` : ', chưa có hạn'}
        {one.measuredBy && `, đo bằng “${one.measuredBy}”`}{' '}
        {tasks.all > 0 && (
          <Link to="/nhiem-vu" search={(old: object) => ({ ...standing(old), unit: page.unit.code }) as never}>
            <StatusTag tone={tasks.overdue > 0 ? 'red' : 'olive'}>
              {printInteger(tasks.on_time + tasks.late)}/{printInteger(tasks.all)} việc xong
              {tasks.overdue > 0 && `, ${printInteger(tasks.overdue)} quá hạn`}
            </StatusTag>
          </Link>
        )}
      </p>
      {one.owners && <p className="quiet conferences-source">{one.owners}</p>}
      {one.unclear.map((words) => (
        <p key={words} className="gold conferences-source">
          {words}
        </p>
      ))}
    </li>
  )
}

const EMPTY = { content: '', owners: '', due: '', measuredBy: '' }

/** Kept while it is typed; Ctrl Enter keeps it and begins the next. */
function NewConclusion({ page }: { page: ConferencePage }) {
  const conclude = useWrite('concludeConference')
  const [typed, setTyped] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof EMPTY>) => setTyped({ ...typed, ...part })
  const dueOn = readDay(typed.due, Number(page.heldOn.slice(0, 4)))
  const wrong = {
    content: typed.content.trim().length >= 5 ? undefined : 'Ghi việc phải làm bằng ít nhất năm chữ.',
    owners: typed.owners.trim() ? undefined : 'Ghi đơn vị thực hiện, cách nhau bằng dấu chấm phẩy.',
    due: dueOn ? undefined : 'Ghi hạn, viết như 30/9/2023.',
  }
  const keep = () => {
    setTried(true)
    if (wrong.content || wrong.owners || !dueOn) return
    const { content, owners, measuredBy } = typed
    const conclusion = {
      content: content.trim(),
      owners: owners.trim(),
      dueOn,
      ...(measuredBy.trim() ? { measuredBy: measuredBy.trim() } : {}),
    }
    conclude.mutate(
      { unit: page.unit.code, conference: page.id, conclusions: [conclusion] },
      {
        onSuccess: () => {
          setTyped(EMPTY)
          setTried(false)
        },
      },
    )
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    keep()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    keep()
  }
  return (
    <Panel title="Ghi kết luận" note="Ctrl Enter ghi và sang kết luận tiếp">
      <form className="conferences-form" onSubmit={onSubmit} onKeyDown={onKeyDown} noValidate>
        <TextField
          label="Việc phải làm"
          value={typed.content}
          onChange={(content) => set({ content })}
          lines={2}
          error={tried ? wrong.content : undefined}
        />
        <TextField
          label="Đơn vị thực hiện"
          value={typed.owners}
          onChange={(owners) => set({ owners })}
          hint="Tên các đơn vị, cách nhau bằng dấu chấm phẩy; hoặc “các đơn vị trực thuộc”, “các xã, phường”."
          error={tried ? wrong.owners : undefined}
        />
        <div className="conferences-days">
          <TextField
            label="Hạn hoàn thành"
            value={typed.due}
            onChange={(due) => set({ due })}
            error={tried ? wrong.due : undefined}
          />
          <TextField label="Đo bằng số liệu" value={typed.measuredBy} onChange={(measuredBy) => set({ measuredBy })} />
        </div>
        {conclude.error && (
          <p className="field-error" role="alert">
            {conclude.error.findings.map(({ message }) => message).join(' ') || conclude.error.message}
          </p>
        )}
        <div>
          <Button type="submit" look="primary" icon="plus" busy={conclude.isPending}>
            Ghi kết luận
          </Button>
        </div>
      </form>
    </Panel>
  )
}
