import { useState } from 'react'
import type { Column, Condition } from '#domain/register.ts'
import { printDay, printInteger, readDay, readInteger } from '#domain/wording.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Popover } from '../../kit/Popover.tsx'

type Props = { id: string; column: Column; conditions: readonly Condition[]; onChange: (conditions: Condition[]) => void }

/** What a column can be narrowed by follows from its kind: days and numbers by a range, codes by ticks, words by words. */
export function ColumnFilter({ id, column, conditions, onChange }: Props) {
  const on = conditions.length > 0
  return (
    <Popover
      name={`Lọc theo ${column.title}`}
      placement="bottom end"
      triggerClass={`filter-button ${on ? 'on' : ''}`}
      trigger={
        <>
          <Icon name="filter" size={13} />
          <span className="hidden-words">
            Lọc {column.title}
            {on ? ', đang lọc' : ''}
          </span>
        </>
      }
    >
      {(close) => (
        <Body
          id={id}
          column={column}
          conditions={conditions}
          onChange={(next) => {
            onChange(next)
            close()
          }}
        />
      )}
    </Popover>
  )
}

function Body(props: Props) {
  const { column, conditions, onChange } = props
  return (
    <div className="filter">
      <b>{column.title}</b>
      {column.kind === 'choice' ? (
        <Choices {...props} />
      ) : column.kind === 'yesNo' ? (
        <YesNo {...props} />
      ) : column.kind === 'day' || column.kind === 'integer' ? (
        <Range {...props} />
      ) : (
        <Filled {...props} />
      )}
      {conditions.length > 0 && (
        <Button look="quiet" small onClick={() => onChange([])}>
          Bỏ lọc cột này
        </Button>
      )}
    </div>
  )
}

function Choices({ id, column, conditions, onChange }: Props) {
  const now = conditions[0]
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(now?.is === 'in' ? now.value.map(String) : now?.is === 'equal' ? [String(now.value)] : []),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onChange(chosen.size === 0 ? [] : [{ column: id, is: 'in', value: [...chosen] }])
      }}
    >
      <div className="filter-choices">
        {column.choices?.map((choice) => (
          <label key={choice.code}>
            <input
              type="checkbox"
              checked={chosen.has(choice.code)}
              onChange={(event) => {
                const next = new Set(chosen)
                if (event.target.checked) next.add(choice.code)
                else next.delete(choice.code)
                setChosen(next)
              }}
            />
            {choice.title}
          </label>
        ))}
      </div>
      <Button type="submit" small>
        Lọc
      </Button>
    </form>
  )
}

function YesNo({ id, onChange }: Props) {
  return (
    <div className="filter-row">
      <Button small onClick={() => onChange([{ column: id, is: 'equal', value: true }])}>
        Có
      </Button>
      <Button small onClick={() => onChange([{ column: id, is: 'equal', value: false }])}>
        Không
      </Button>
    </div>
  )
}

function Range({ id, column, conditions, onChange }: Props) {
  const day = column.kind === 'day'
  const start = (is: 'from' | 'to') => {
    const now = conditions.find((one) => one.is === is)
    if (!now || !('value' in now)) return ''
    if (typeof now.value !== 'number') return printDay(String(now.value))
    return column.names ? String(now.value) : printInteger(now.value)
  }
  const [from, setFrom] = useState(start('from'))
  const [to, setTo] = useState(start('to'))
  const value = (text: string): string | number | null => {
    if (text.trim() === '') return null
    if (day) return readDay(text)
    const number = readInteger(text)
    return number === null ? null : Number(number)
  }
  const wrong = (text: string) =>
    text.trim() !== '' && value(text) === null ? (day ? 'Viết như 15/7/2023.' : 'Viết một số nguyên.') : undefined
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (wrong(from) || wrong(to)) return
        const next: Condition[] = []
        const [low, high] = [value(from), value(to)]
        if (low !== null) next.push({ column: id, is: 'from', value: low })
        if (high !== null) next.push({ column: id, is: 'to', value: high })
        onChange(next)
      }}
    >
      <TextField label="Từ" value={from} onChange={setFrom} error={wrong(from)} inputMode="numeric" />
      <TextField label="Đến hết" value={to} onChange={setTo} error={wrong(to)} inputMode="numeric" />
      <Button type="submit" small>
        Lọc
      </Button>
    </form>
  )
}

function Filled({ id, onChange }: Props) {
  return (
    <div className="filter-row">
      <Button small onClick={() => onChange([{ column: id, is: 'filled' }])}>
        Có ghi
      </Button>
      <Button small onClick={() => onChange([{ column: id, is: 'empty' }])}>
        Để trống
      </Button>
    </div>
  )
}
