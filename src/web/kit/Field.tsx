import { type HTMLInputTypeAttribute, type ReactNode, useEffect, useId } from 'react'
import { say } from '../words/say.ts'
import './field.css'

type Shared = { label: string; hint?: ReactNode; error?: string | undefined; warning?: string | undefined; required?: boolean }

/** The label, the hint and what is wrong stand beside the box; the same words as in the list at the top. */
function Frame({ id, label, hint, error, warning, required, children }: Shared & { id: string; children: ReactNode }) {
  return (
    <div className={`field ${error ? 'wrong' : ''}`}>
      <label htmlFor={id}>
        {label}
        {required === false && <span className="quiet">{say(' (không bắt buộc)')}</span>}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {(error ?? warning) && (
        <p id={`${id}-error`} className={error ? 'field-error' : 'field-warning'}>
          {error ?? warning}
        </p>
      )}
    </div>
  )
}

const described = (id: string, shared: Shared) => ({
  id,
  'aria-invalid': shared.error ? true : undefined,
  'aria-describedby':
    [shared.hint ? `${id}-hint` : '', (shared.error ?? shared.warning) ? `${id}-error` : ''].filter(Boolean).join(' ') ||
    undefined,
})

type TextProps = Shared & {
  value: string
  onChange: (value: string) => void
  name?: string
  type?: HTMLInputTypeAttribute
  autoComplete?: string
  inputMode?: 'numeric' | 'text'
  placeholder?: string
  autoFocus?: boolean
  lines?: number
  end?: ReactNode
}

export function TextField({
  value,
  onChange,
  name,
  type = 'text',
  autoComplete = 'off',
  inputMode,
  placeholder,
  autoFocus,
  lines,
  end,
  ...shared
}: TextProps) {
  const id = useId()
  const box = {
    ...described(id, shared),
    name,
    value,
    placeholder,
    autoComplete,
    autoFocus,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  return (
    <Frame id={id} {...shared}>
      {lines ? (
        <textarea {...box} className="box" rows={lines} />
      ) : (
        <div className="box-row">
          <input {...box} className="box" type={type} {...(inputMode ? { inputMode } : {})} />
          {end}
        </div>
      )}
    </Frame>
  )
}

type ChoiceProps = Shared & {
  value: string
  onChange: (value: string) => void
  choices: readonly { code: string; title: string }[]
  none?: string
  name?: string
}

type LongChoiceProps = Omit<ChoiceProps, 'none'> & {
  /** The item a wording that is none of them probably means. */
  nearest: (text: string) => { code: string; title: string } | null
}

export function ChoiceField({ value, onChange, choices, none, name, ...shared }: ChoiceProps) {
  const id = useId()
  return (
    <Frame id={id} {...shared}>
      <select
        {...described(id, shared)}
        name={name}
        className="box"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((choice) => (
          <option key={choice.code} value={choice.code}>
            {choice.title}
          </option>
        ))}
      </select>
    </Frame>
  )
}

/**
 * A long list is typed, with what fits below it. A wording no item holds stays as written, for the server to refuse, and the
 * nearest item is offered.
 */
export function LongChoiceField({ value, onChange, choices, name, nearest, ...shared }: LongChoiceProps) {
  const id = useId()
  const known = choices.find(({ code }) => code === value)
  const near = known || value === '' ? null : nearest(value)
  // Typed before the list was here: taken for what it names once it is.
  const named = known ? undefined : choices.find(({ title }) => title === value)?.code
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked when a name is found, not whenever somebody is told anew
  useEffect(() => {
    if (named !== undefined) onChange(named)
  }, [named])
  return (
    <Frame id={id} {...shared}>
      <div className="box-row">
        <input
          {...described(id, shared)}
          name={name}
          className="box"
          list={`${id}-list`}
          autoComplete="off"
          value={known?.title ?? value}
          onChange={({ target }) => onChange(choices.find(({ title }) => title === target.value)?.code ?? target.value)}
        />
        <datalist id={`${id}-list`}>
          {choices.map(({ code, title }) => (
            <option key={code} value={title} />
          ))}
        </datalist>
      </div>
      {near && (
        <p className="field-hint" role="status">
          Không có trong danh mục.{' '}
          <button type="button" className="link" onClick={() => onChange(near.code)}>
            Chọn “{near.title}”
          </button>
        </p>
      )}
    </Frame>
  )
}

export function TickField({
  label,
  value,
  onChange,
  hint,
  error,
}: Shared & { value: boolean; onChange: (value: boolean) => void }) {
  const id = useId()
  return (
    <div className={`field tick ${error ? 'wrong' : ''}`}>
      <input
        {...described(id, { label, hint, error })}
        type="checkbox"
        checked={value}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  )
}
