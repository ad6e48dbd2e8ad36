import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { Condition } from '#domain/register.ts'
import { printDay, printInteger, readDay } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { UnitRef } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import { Modal } from '../../kit/Modal.tsx'
import { Empty, Skeleton } from '../../kit/States.tsx'
import { UnitTicks } from '../../kit/UnitTicks.tsx'
import { useRead, useWrite } from '../../useRead.ts'

/** A paragraph of a directive, a deadline, and the units that carry it out: one task each, in one step. */
export function AssignDialog({ unit, asOf, onClose }: { unit: UnitRef; asOf: string; onClose: () => void }) {
  const given: Condition[] = [{ column: 'givenOn', is: 'to', value: asOf }]
  const directives = useRead('listRows', {
    register: 'directives',
    unit: unit.code,
    deep: false,
    where: given,
    sort: [{ column: 'givenOn', down: true }, { column: 'paragraph' }],
    limit: 100,
  })
  const units = useRead('showUnits', { unit: unit.code, on: asOf })
  const assign = useWrite('assignTasks')
  const [picked, setPicked] = useState('')
  const [content, setContent] = useState<string | null>(null)
  const [due, setDue] = useState<string | null>(null)
  const [assigned, setAssigned] = useState(printDay(asOf))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const rows = directives.data?.rows ?? []
  const directive = rows.find(({ id }) => id === picked) ?? rows[0]
  const year = Number(asOf.slice(0, 4))
  const text = content ?? directive?.shown.content ?? ''
  const dueText = due ?? directive?.shown.dueOn ?? ''
  const [assignedOn, dueOn] = [readDay(assigned, year), readDay(dueText, year)]
  const wrong = {
    content: text.trim().length >= 5 ? undefined : 'Ghi nhiệm vụ bằng ít nhất năm chữ.',
    assigned: assignedOn ? undefined : 'Viết như 20/7/2023.',
    due: dueOn ? undefined : 'Ghi hạn hoàn thành, viết như 30/9/2023.',
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!directive || wrong.content || !assignedOn || !dueOn || chosen.size === 0) return
    assign.mutate({ unit: unit.code, directive: directive.id, content: text.trim(), assignedOn, dueOn, to: [...chosen] })
  }
  return (
    <Modal title="Giao nhiệm vụ" open onClose={onClose} wide>
      {!directives.data || !units.data ? (
        <Skeleton rows={8} />
      ) : !directive ? (
        <Empty
          action={
            <Link to="/so-dang-ky/$register" params={{ register: 'directives' }} search={standing}>
              Mở sổ chỉ đạo, kết luận
            </Link>
          }
        >
          Nhiệm vụ được giao từ một nội dung chỉ đạo. {unit.name} chưa ghi nội dung nào đến ngày này.
        </Empty>
      ) : (
        <form className="tasks-form" onSubmit={onSubmit} noValidate>
          <ChoiceField
            label="Nội dung chỉ đạo"
            value={directive.id}
            choices={rows.map(({ id, shown }) => ({ code: id, title: `${shown.paragraph}, ${shown.source}` }))}
            onChange={(id) => {
              setPicked(id)
              setContent(null)
              setDue(null)
            }}
          />
          <TextField label="Nhiệm vụ" value={text} onChange={setContent} lines={2} error={tried ? wrong.content : undefined} />
          <div className="tasks-days">
            <TextField
              label="Ngày giao"
              value={assigned}
              onChange={setAssigned}
              inputMode="numeric"
              error={tried ? wrong.assigned : undefined}
            />
            <TextField
              label="Hạn hoàn thành"
              value={dueText}
              onChange={setDue}
              inputMode="numeric"
              error={tried ? wrong.due : undefined}
            />
          </div>
          <UnitTicks units={units.data.children} chosen={chosen} onChange={setChosen} />
          {assign.error && (
            <p className="field-error" role="alert">
              {assign.error.findings[0]?.message ?? assign.error.message}
            </p>
          )}
          <div className="modal-foot">
            <p className="why figures olive" role="status">
              {assign.data
                ? `Đã giao ${printInteger(assign.data.assigned)} đơn vị; ${printInteger(assign.data.already)} đơn vị đã được giao từ trước.${assign.data.findings.map(({ message }) => ` ${message}`).join('')}`
                : ''}
            </p>
            <Button onClick={onClose}>Đóng</Button>
            <Button
              type="submit"
              look="primary"
              icon="flag"
              busy={assign.isPending}
              unable={chosen.size === 0 ? 'Chọn đơn vị thực hiện' : false}
            >
              Giao {printInteger(chosen.size)} đơn vị
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}
