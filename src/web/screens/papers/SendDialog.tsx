import { type FormEvent, useState } from 'react'
import { printDay, printInteger, readDay } from '#domain/wording.ts'
import type { ListedRow, UnitRef } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Modal } from '../../kit/Modal.tsx'
import { Skeleton } from '../../kit/States.tsx'
import { UnitTicks } from '../../kit/UnitTicks.tsx'
import { useRead, useWrite } from '../../useRead.ts'

/** Chooses who receives a paper and by when they confirm it. */
export function SendDialog({ unit, row, asOf, onClose }: { unit: UnitRef; row: ListedRow; asOf: string; onClose: () => void }) {
  const units = useRead('showUnits', { unit: unit.code, on: asOf })
  const send = useWrite('sendDocument')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [sent, setSent] = useState(printDay(asOf))
  const [due, setDue] = useState('')
  const [tried, setTried] = useState(false)
  const year = Number(asOf.slice(0, 4))
  const [sentOn, dueOn] = [readDay(sent, year), due.trim() === '' ? undefined : readDay(due, year)]
  const wrong = {
    sent: sentOn ? undefined : 'Viết như 21/7/2023.',
    due: dueOn === null ? 'Viết như 28/7/2023, hoặc để trống.' : undefined,
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!sentOn || dueOn === null || chosen.size === 0) return
    send.mutate({ unit: unit.code, id: row.id, to: [...chosen], sentOn, ...(dueOn ? { dueOn } : {}) })
  }
  return (
    <Modal title={`Gửi ${row.shown.reference} xuống đơn vị`} open onClose={onClose} wide>
      {!units.data ? (
        <Skeleton rows={8} />
      ) : (
        <form className="papers-form" onSubmit={onSubmit} noValidate>
          <p>{row.shown.abstract}</p>
          <div className="papers-days">
            <TextField
              label="Ngày gửi"
              value={sent}
              onChange={setSent}
              inputMode="numeric"
              error={tried ? wrong.sent : undefined}
            />
            <TextField
              label="Hạn xác nhận"
              required={false}
              value={due}
              onChange={setDue}
              inputMode="numeric"
              error={tried ? wrong.due : undefined}
            />
          </div>
          <UnitTicks units={units.data.children} chosen={chosen} onChange={setChosen} />
          {send.error && (
            <p className="field-error" role="alert">
              {send.error.findings[0]?.message ?? send.error.message}
            </p>
          )}
          <div className="modal-foot">
            <p className="why figures olive" role="status">
              {send.data
                ? `Đã gửi ${printInteger(send.data.sent)} đơn vị; ${printInteger(send.data.already)} đơn vị đã được gửi từ trước.`
                : ''}
            </p>
            <Button onClick={onClose}>Đóng</Button>
            <Button type="submit" look="primary" busy={send.isPending} unable={chosen.size === 0 ? 'Chọn đơn vị nhận' : false}>
              Gửi {printInteger(chosen.size)} đơn vị
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}
