import { type FormEvent, useState } from 'react'
import { ADDRESSEES } from '#domain/registers/documentCodes.ts'
import { printDay, readDay } from '#domain/wording.ts'
import type { PetitionLine } from '../../contract/papers.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import { Modal } from '../../kit/Modal.tsx'
import { useWrite } from '../../useRead.ts'

const DEEDS = [
  { code: 'answer', title: 'Trả lời' },
  { code: 'escalate', title: 'Chuyển cấp trên' },
] as const

/** Answers a petition, or passes it to a level above with a new deadline; either closes the dialog when it is written. */
export function AnswerDialog({ petition, asOf, onClose }: { petition: PetitionLine; asOf: string; onClose: () => void }) {
  const rank = ADDRESSEES.findIndex(({ code }) => code === petition.authority.code)
  const above = ADDRESSEES.slice(rank + 1)
  const write = useWrite('answerPetition')
  const [deed, setDeed] = useState<string>('answer')
  const [answer, setAnswer] = useState('')
  const [number, setNumber] = useState('')
  const [level, setLevel] = useState(above[0]?.code ?? '')
  const [on, setOn] = useState(printDay(asOf))
  const [due, setDue] = useState('')
  const [tried, setTried] = useState(false)
  const year = Number(asOf.slice(0, 4))
  const day = readDay(on, year)
  const dueOn = due.trim() === '' ? undefined : readDay(due, year)
  const answers = deed === 'answer'
  const wrong = {
    answer: answer.trim().length >= 5 ? undefined : 'Ghi nội dung trả lời bằng ít nhất năm chữ.',
    day: day ? undefined : 'Viết như 17/7/2023.',
    due: dueOn === null ? 'Viết như 15/8/2023, hoặc để trống.' : undefined,
  }
  const send = () => {
    setTried(true)
    if (!day || dueOn === null || (answers && wrong.answer)) return
    const what = answers
      ? { answer: answer.trim(), ...(number.trim() ? { number: number.trim() } : {}) }
      : { escalateTo: level, ...(dueOn ? { dueOn } : {}) }
    write.mutate({ id: petition.id, on: day, ...what }, { onSuccess: onClose })
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  return (
    <Modal title={answers ? 'Trả lời kiến nghị' : 'Chuyển kiến nghị lên cấp trên'} open onClose={onClose} wide>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the whole form */}
      <form
        className="petition-form"
        onSubmit={onSubmit}
        onKeyDown={(event) => {
          if (event.ctrlKey && event.key === 'Enter') send()
        }}
        noValidate
      >
        <p>
          {petition.content}
          <span className="quiet figures petition-source">
            {petition.unit.name}, {printDay(petition.raisedOn)}
            {petition.dueOn && `, hạn ${printDay(petition.dueOn)}`}; thẩm quyền: {petition.authority.title}
          </span>
        </p>
        {above.length > 0 && <ChoiceField label="Cách giải quyết" value={deed} choices={DEEDS} onChange={setDeed} />}
        {answers ? (
          <>
            <TextField
              label="Nội dung trả lời"
              value={answer}
              onChange={setAnswer}
              lines={3}
              autoFocus
              error={tried ? wrong.answer : undefined}
            />
            <div className="petition-days">
              <TextField label="Văn bản trả lời" required={false} value={number} onChange={setNumber} />
              <TextField
                label="Ngày trả lời"
                value={on}
                onChange={setOn}
                inputMode="numeric"
                error={tried ? wrong.day : undefined}
              />
            </div>
          </>
        ) : (
          <>
            <ChoiceField label="Cấp có thẩm quyền" value={level} choices={above} onChange={setLevel} />
            <div className="petition-days">
              <TextField
                label="Ngày chuyển"
                value={on}
                onChange={setOn}
                inputMode="numeric"
                error={tried ? wrong.day : undefined}
              />
              <TextField
                label="Hạn trả lời mới"
                required={false}
                value={due}
                onChange={setDue}
                inputMode="numeric"
                hint="Để trống thì giữ hạn cũ."
                error={tried ? wrong.due : undefined}
              />
            </div>
          </>
        )}
        {write.error && (
          <p className="field-error" role="alert">
            {write.error.findings[0]?.message ?? write.error.message}
          </p>
        )}
        <div className="modal-foot">
          <Button onClick={onClose}>Đóng</Button>
          <Button type="submit" look="primary" busy={write.isPending}>
            {answers ? 'Trả lời' : 'Chuyển lên'}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
