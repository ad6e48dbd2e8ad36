import { type FormEvent, useState } from 'react'
import { readDay } from '#domain/wording.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Findings } from '../../kit/Findings.tsx'
import { Modal } from '../../kit/Modal.tsx'
import { usePlace } from '../../place.ts'
import { useRead, useWrite } from '../../useRead.ts'
import { StepFields } from './StepFields.tsx'
import { emptyStep, type TypedStep, typedSteps } from './typedStep.ts'

/** A decision written down as it will be carried out; nothing happens before its day, and then by somebody's hand. */
export function PlanDialog({ unit, onClose, onPlanned }: { unit: string; onClose: () => void; onPlanned: (id: string) => void }) {
  const { asOf } = usePlace()
  const plan = useWrite('planReorganisation')
  const [number, setNumber] = useState('')
  const [title, setTitle] = useState('')
  const [decided, setDecided] = useState('')
  const [effective, setEffective] = useState('')
  const [steps, setSteps] = useState<readonly TypedStep[]>([emptyStep(1)])
  const [tried, setTried] = useState(false)
  const year = Number(asOf.slice(0, 4))
  const [decidedOn, effectiveOn] = [decided, effective].map((text) => readDay(text, year))
  const below = useRead('showUnits', { unit, deep: true, on: effectiveOn ?? asOf })
  const units = below.data ? [below.data.unit, ...below.data.children] : []
  const read = typedSteps(steps)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!decidedOn || !effectiveOn || number.trim().length < 3 || title.trim().length < 3 || read === null) return
    plan.mutate(
      { unit, number: number.trim(), decidedOn, effectiveOn, title: title.trim(), steps: read },
      { onSuccess: ({ id }) => onPlanned(id) },
    )
  }
  return (
    <Modal title="Lập quyết định sắp xếp" open onClose={onClose} wide>
      <form className="plan-form" onSubmit={onSubmit} noValidate>
        {plan.error && <Findings findings={plan.error.findings} title={plan.error.message} />}
        <div className="plan-head">
          <TextField
            label="Số quyết định"
            value={number}
            onChange={setNumber}
            error={tried && number.trim().length < 3 ? 'Ghi số quyết định, như 45/QĐ-BCH.' : undefined}
          />
          <TextField
            label="Ngày ký"
            value={decided}
            onChange={setDecided}
            inputMode="numeric"
            error={tried && !decidedOn ? 'Viết như 20/6/2026.' : undefined}
          />
          <TextField
            label="Có hiệu lực từ"
            value={effective}
            onChange={setEffective}
            inputMode="numeric"
            error={tried && !effectiveOn ? 'Viết như 01/7/2026.' : undefined}
          />
        </div>
        <TextField
          label="Về việc"
          value={title}
          onChange={setTitle}
          error={tried && title.trim().length < 3 ? 'Ghi quyết định về việc gì.' : undefined}
        />
        {steps.map((step, at) => (
          <StepFields
            key={step.key}
            step={step}
            units={units}
            number={at + 1}
            incomplete={tried && typedSteps([step]) === null}
            onChange={(next) => setSteps(steps.map((one) => (one.key === step.key ? next : one)))}
            onRemove={steps.length > 1 ? () => setSteps(steps.filter(({ key }) => key !== step.key)) : undefined}
          />
        ))}
        <p className="units-deeds">
          <Button small icon="plus" onClick={() => setSteps([...steps, emptyStep(Math.max(...steps.map(({ key }) => key)) + 1)])}>
            Thêm bước
          </Button>
        </p>
        <p className="units-deeds">
          <Button look="primary" type="submit" busy={plan.isPending}>
            Ghi quyết định, xem trước
          </Button>
          <Button onClick={onClose}>Thôi</Button>
        </p>
      </form>
    </Modal>
  )
}
