import { UNIT_KINDS } from '#domain/unit.ts'
import { foldTone } from '#domain/wording.ts'
import type { UnitRef } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, LongChoiceField, TextField, TickField } from '../../kit/Field.tsx'
import { STEP_KINDS, type StepKind, type TypedStep } from './typedStep.ts'

const KINDS = ['commune', 'regional_command', 'agency_command', 'self_defence_unit', 'militia_unit'] as const
const TO: Readonly<Partial<Record<StepKind, string>>> = {
  merge: 'Vào đơn vị',
  move: 'Về trực thuộc',
  found: 'Trực thuộc',
  split: 'Đơn vị nhận',
  dissolve: 'Phần còn lại về (để trống: không đơn vị nào)',
}

type Props = {
  step: TypedStep
  units: readonly UnitRef[]
  number: number
  incomplete: boolean
  onChange: (step: TypedStep) => void
  onRemove: (() => void) | undefined
}

/** One step; only the boxes its kind needs. */
export function StepFields({ step, units, number, incomplete, onChange, onRemove }: Props) {
  const choices = units.map(({ code, name }) => ({ code, title: name }))
  const nearest = (text: string) => choices.find(({ title }) => foldTone(title).includes(foldTone(text))) ?? null
  const to = TO[step.kind]
  return (
    <fieldset className="plan-step">
      <legend>Bước {number}</legend>
      <ChoiceField
        label="Việc"
        value={step.kind}
        choices={STEP_KINDS}
        onChange={(kind) => onChange({ ...step, kind: kind as StepKind })}
      />
      {step.kind !== 'found' && (
        <LongChoiceField
          label="Đơn vị"
          value={step.unit}
          choices={choices}
          nearest={nearest}
          onChange={(unit) => onChange({ ...step, unit })}
        />
      )}
      {step.kind === 'found' && (
        <ChoiceField
          label="Loại đơn vị"
          value={step.unitKind}
          choices={KINDS.map((code) => ({ code, title: UNIT_KINDS[code].title }))}
          onChange={(unitKind) => onChange({ ...step, unitKind })}
        />
      )}
      {(step.kind === 'rename' || step.kind === 'found') && (
        <TextField label="Tên mới" value={step.name} onChange={(name) => onChange({ ...step, name })} />
      )}
      {to && (
        <LongChoiceField
          label={to}
          value={step.to}
          choices={choices}
          nearest={nearest}
          onChange={(code) => onChange({ ...step, to: code })}
        />
      )}
      {step.kind === 'split' && (
        <>
          <TextField
            label="Thôn, tổ, phân đội chuyển đi"
            required={false}
            value={step.groups}
            onChange={(groups) => onChange({ ...step, groups })}
            hint="Cách nhau dấu chấm phẩy; để trống là tất cả người còn lại."
          />
          <TickField label="Đơn vị cũ kết thúc" value={step.ends} onChange={(ends) => onChange({ ...step, ends })} />
        </>
      )}
      {incomplete && <p className="field-error">Bước {number} còn thiếu: chọn đơn vị trong danh sách và ghi đủ các ô.</p>}
      {onRemove && (
        <Button small onClick={onRemove}>
          Bỏ bước {number}
        </Button>
      )}
    </fieldset>
  )
}
