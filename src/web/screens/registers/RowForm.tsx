import { nearestChoice } from '#domain/nearestWord.ts'
import { type Column, isSealed, MASK } from '#domain/register.ts'
import { type Book, typedColumns } from '../../book.ts'
import { ChoiceField, LongChoiceField, TextField, TickField } from '../../kit/Field.tsx'
import { ReferenceField } from './ReferenceField.tsx'
import type { Typed } from './typedRow.ts'

type Props = {
  register: Book
  registers: readonly Book[]
  unit: string
  typed: Typed
  labels: Readonly<Record<string, string>>
  problems: Readonly<Record<string, { text: string; severity: string }>>
  only?: readonly string[]
  /** Written by a unit above: shown, not to be typed. */
  locked?: readonly string[]
  onChange: (typed: Typed) => void
}

/** More items than a list shows at a glance are found by typing. */
const LONG = 12

/** A sealed choice comes under its mask, which stands in the list until another is chosen. */
const choicesOf = (column: Column, value: string) =>
  isSealed(column) && value === MASK
    ? [{ code: MASK, title: `${MASK} (giữ như đã ghi)` }, ...(column.choices ?? [])]
    : (column.choices ?? [])

/** The form is the declaration: one box for each column a person types. */
export function RowForm({ register, registers, unit, typed, labels, problems, only, locked = [], onChange }: Props) {
  const columns = typedColumns(register).filter(([key]) => !only || only.includes(key))
  return (
    <div className="row-form">
      {columns.map(([key, column]) => {
        const problem = problems[key]
        const shared = {
          label: column.title,
          ...(column.hint ? { hint: column.hint } : {}),
          error: problem?.severity === 'error' ? problem.text : undefined,
          warning: problem && problem.severity !== 'error' ? problem.text : undefined,
          ...(column.optional ? { required: false } : {}),
        }
        const set = (value: string | boolean) => onChange({ ...typed, [key]: value })
        const value = typed[key]
        if (locked.includes(key))
          return (
            <dl key={key} className="row-locked quiet">
              <dt>{column.title}</dt>
              <dd>{labels[key] || '…'}</dd>
              <dd className="field-hint">Đơn vị cấp trên ghi.</dd>
            </dl>
          )
        if (column.kind === 'yesNo')
          return <TickField key={key} label={shared.label} error={shared.error} value={value === true} onChange={set} />
        const text = typeof value === 'string' ? value : ''
        if (column.kind === 'choice' && !isSealed(column) && (column.choices?.length ?? 0) > LONG)
          return (
            <LongChoiceField
              key={key}
              {...shared}
              name={key}
              value={text}
              onChange={set}
              choices={column.choices ?? []}
              nearest={(written) => nearestChoice(column.choices ?? [], written)}
            />
          )
        if (column.kind === 'choice')
          return (
            <ChoiceField key={key} {...shared} name={key} value={text} onChange={set} choices={choicesOf(column, text)} none="" />
          )
        if (column.kind === 'reference') {
          const target = registers.find((one) => one.key === column.refersTo)
          return target ? (
            <ReferenceField
              key={key}
              {...shared}
              register={target}
              unit={unit}
              value={text}
              shown={labels[key] ?? ''}
              onChange={set}
            />
          ) : null
        }
        return (
          <TextField
            key={key}
            {...shared}
            name={key}
            value={text}
            onChange={set}
            {...(column.kind === 'day' || column.kind === 'integer' || column.kind === 'identity'
              ? { inputMode: 'numeric' as const }
              : {})}
          />
        )
      })}
    </div>
  )
}
