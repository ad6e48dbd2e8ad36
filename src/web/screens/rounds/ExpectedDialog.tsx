import { type FormEvent, useState } from 'react'
import { printDay, readDay } from '#domain/wording.ts'
import type { Desk, ExpectedDeed } from '../../contract/chain.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import { Modal } from '../../kit/Modal.tsx'
import { useRead, useWrite } from '../../useRead.ts'
import { momentWords } from './roundWords.ts'

const DEEDS: readonly { code: ExpectedDeed; title: string; done: string }[] = [
  { code: 'extend', title: 'Gia hạn', done: 'gia hạn' },
  { code: 'excuse', title: 'Miễn nộp', done: 'miễn nộp' },
  { code: 'restore', title: 'Đưa lại vào danh sách', done: 'đưa lại' },
  { code: 'add', title: 'Thêm đơn vị', done: 'thêm' },
]
const STATES: Readonly<Record<string, string>> = {
  waiting: 'chờ gửi',
  sending: 'đang gửi',
  sent: 'đã gửi',
  failed: 'không gửi được',
}

/** The list of who is to send stands from the opening; every change keeps its reason, and who was reminded by mail is told. */
export function ExpectedDialog({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const [deed, setDeed] = useState<ExpectedDeed>('extend')
  const [unit, setUnit] = useState('')
  const [due, setDue] = useState('')
  const [reason, setReason] = useState('')
  const change = useWrite('changeExpected')
  const letters = useRead('showLetters', { round: desk.round.id })
  const below = useRead('showUnits', deed === 'add' ? { unit: desk.receiver.code, on: desk.round.asOf } : null)
  const listed = new Set(desk.units.map((line) => line.unit.code))
  const choices =
    deed === 'add'
      ? (below.data?.children ?? []).flatMap(({ code, name }) => (listed.has(code) ? [] : [{ code, title: name }]))
      : desk.units
          .filter(({ excused, group }) =>
            deed === 'restore' ? excused : !excused && (deed !== 'excuse' || group === 'not_sent'),
          )
          .map((line) => ({ code: line.unit.code, title: line.unit.shortName }))
  const dueOn = due.trim() === '' ? undefined : readDay(due, Number(desk.today.slice(0, 4)))
  const missing =
    unit === '' ? 'Chọn đơn vị' : deed === 'extend' && !dueOn ? 'Ghi hạn mới' : reason.trim().length < 5 ? 'Ghi lý do' : false
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (missing || dueOn === null) return
    change.mutate(
      { round: desk.round.id, concerns: unit, deed, reason: reason.trim(), ...(dueOn ? { dueOn } : {}) },
      { onSuccess: () => setUnit('') },
    )
  }
  return (
    <Modal title="Danh sách phải nộp" open onClose={onClose} wide>
      <div className="expected">
        <p>Danh sách chốt từ lúc mở đợt. Mỗi lần sửa giữ lại lý do; đơn vị đã nộp không miễn.</p>
        <form className="rounds-form" onSubmit={onSubmit} noValidate>
          <div className="rounds-days">
            <ChoiceField
              label="Việc"
              value={deed}
              onChange={(code) => {
                setDeed(code as ExpectedDeed)
                setUnit('')
              }}
              choices={DEEDS}
            />
            <ChoiceField label="Đơn vị" value={unit} onChange={setUnit} choices={choices} none="Chọn đơn vị" />
          </div>
          <div className="rounds-days">
            {(deed === 'extend' || deed === 'add') && (
              <TextField
                label="Hạn nộp riêng"
                required={deed === 'extend'}
                value={due}
                onChange={setDue}
                inputMode="numeric"
                hint={`Hạn chung ${printDay(desk.round.dueOn)}`}
                error={dueOn === null ? 'Viết như 18/7/2023.' : undefined}
              />
            )}
            <TextField label="Lý do" value={reason} onChange={setReason} />
          </div>
          {change.error && (
            <p className="field-error" role="alert">
              {change.error.message}
            </p>
          )}
          <div className="modal-foot">
            <p className="why olive" role="status">
              {change.data ? 'Đã ghi vào danh sách.' : ''}
            </p>
            <Button onClick={onClose}>Đóng</Button>
            <Button type="submit" look="primary" busy={change.isPending} unable={missing}>
              Ghi thay đổi
            </Button>
          </div>
        </form>
        {desk.changes.length > 0 && (
          <section>
            <h3>Đã sửa</h3>
            <ul className="figures">
              {desk.changes.map((one) => (
                <li key={`${one.changedAt} ${one.unit}`}>
                  {one.unit}: {DEEDS.find(({ code }) => code === one.deed)?.done ?? one.deed}
                  {one.dueOn && ` đến ${printDay(one.dueOn)}`}. {one.reason}.{' '}
                  <span className="quiet">{momentWords(one.changedAt)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {(letters.data?.letters.length ?? 0) > 0 && (
          <section>
            <h3>Thư nhắc</h3>
            <ul className="figures">
              {letters.data?.letters.slice(0, 20).map((letter) => (
                <li key={`${letter.day} ${letter.toLogin}`}>
                  {printDay(letter.day)}, {letter.toLogin}: {letter.subject}. {STATES[letter.state] ?? letter.state}
                  {letter.fault && ` (${letter.fault})`}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Modal>
  )
}
