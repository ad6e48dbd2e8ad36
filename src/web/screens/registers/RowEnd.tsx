import { type FormEvent, useState } from 'react'
import type { CellValue } from '#domain/register.ts'
import { printDay, readDay } from '#domain/wording.ts'
import type { Book } from '../../book.ts'
import type { OpenedRow } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import { Findings } from '../../kit/Findings.tsx'
import { usePlace } from '../../place.ts'
import { useWrite } from '../../useRead.ts'

/** Leaving the book is a state with its day, its ground and its paper; only a slip of the pen is taken back. */
export function RowEnd({
  way,
  register,
  row,
  onCancel,
  onDone,
}: {
  way: 'end' | 'remove'
  register: Book
  row: OpenedRow
  onCancel: () => void
  onDone: (left: string | null) => void
}) {
  return way === 'end' ? (
    <End register={register} row={row} onCancel={onCancel} onDone={onDone} />
  ) : (
    <Remove register={register} row={row} onCancel={onCancel} onDone={onDone} />
  )
}

type Props = { register: Book; row: OpenedRow; onCancel: () => void; onDone: (left: string | null) => void }

function End({ register, row, onCancel, onDone }: Props) {
  const { asOf } = usePlace()
  const end = useWrite('endRow')
  const state = register.states
  const now = state ? String(row.values[state.column] ?? '') : ''
  const next = state?.next[now] ?? []
  const choices =
    (state ? register.columns[state.column]?.choices : undefined)?.filter(
      (choice) => next.includes(choice.code) && choice.code !== now,
    ) ?? []
  const [to, setTo] = useState(choices[0]?.code ?? '')
  const [on, setOn] = useState(printDay(asOf))
  const [ground, setGround] = useState('')
  const [decision, setDecision] = useState('')
  const day = readDay(on)
  const grounds = register.columns.ground?.choices ?? []
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!day) return
    const values: Record<string, CellValue> = state ? { [state.column]: to } : {}
    if (grounds.length > 0) values.ground = ground || null
    if (state && register.columns.decision && decision.trim()) values.decision = decision.trim()
    end.mutate(
      { register: register.key, id: row.id, version: row.version, on: day, values },
      { onSuccess: (saved) => onDone(saved.id) },
    )
  }
  return (
    <form className="row-editor" onSubmit={onSubmit} noValidate>
      <p>
        {state
          ? 'Không xóa tên khỏi sổ: ghi tình trạng mới, ngày và căn cứ. Quân số các kỳ trước giữ nguyên.'
          : 'Ghi ngày đầu tiên không còn hiệu lực. Số liệu các kỳ trước giữ nguyên.'}
      </p>
      {end.error && end.error.findings.length > 0 ? (
        <Findings findings={end.error.findings} />
      ) : (
        end.error && (
          <p className="field-error" role="alert">
            {end.error.message}
          </p>
        )
      )}
      {state && <ChoiceField label="Tình trạng mới" value={to} onChange={setTo} choices={choices} />}
      <TextField
        label="Từ ngày"
        value={on}
        onChange={setOn}
        inputMode="numeric"
        error={day ? undefined : 'Viết như 01/7/2023.'}
      />
      {grounds.length > 0 && (
        <ChoiceField label="Căn cứ" value={ground} onChange={setGround} choices={grounds} none="không thuộc hoãn, miễn, thôi" />
      )}
      {state && register.columns.decision && (
        <TextField label="Quyết định" value={decision} onChange={setDecision} required={false} />
      )}
      <footer className="row-foot">
        <Button
          type="submit"
          look="primary"
          busy={end.isPending}
          unable={state && choices.length === 0 ? 'Tình trạng này không chuyển tiếp được nữa' : false}
        >
          Ghi ra khỏi sổ
        </Button>
        <Button onClick={onCancel}>Hủy</Button>
      </footer>
    </form>
  )
}

function Remove({ register, row, onCancel, onDone }: Props) {
  const remove = useWrite('removeRow')
  const [reason, setReason] = useState('')
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim().length >= 5)
      remove.mutate(
        { register: register.key, id: row.id, version: row.version, reason: reason.trim() },
        { onSuccess: () => onDone(null) },
      )
  }
  return (
    <form className="row-editor" onSubmit={onSubmit} noValidate>
      <p>
        Chỉ dùng khi dòng này ghi nhầm.{' '}
        {row.counted.length > 0
          ? `Dòng đang được tính ở ${row.counted.length} số liệu; bỏ dòng thì các số đó giảm theo.`
          : 'Dòng không được tính ở số liệu nào.'}{' '}
        Nội dung cũ còn trong lịch sử.
      </p>
      {remove.error && (
        <p className="field-error" role="alert">
          {remove.error.message}
        </p>
      )}
      <TextField label="Lý do bỏ dòng" value={reason} onChange={setReason} lines={3} autoFocus />
      <footer className="row-foot">
        <Button type="submit" look="danger" busy={remove.isPending} unable={reason.trim().length < 5 ? 'Ghi lý do trước' : false}>
          Bỏ dòng này
        </Button>
        <Button onClick={onCancel}>Hủy</Button>
      </footer>
    </form>
  )
}
