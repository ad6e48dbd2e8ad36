import { useId, useState } from 'react'
import type { Book } from '../../book.ts'
import { usePlace } from '../../place.ts'
import { useRead } from '../../useRead.ts'

type Props = {
  label: string
  hint?: string
  error?: string | undefined
  register: Book
  unit: string
  value: string
  shown: string
  onChange: (id: string) => void
}

/** Chooses a row of another register by its name; what is kept is the row, so a renamed one stays the same. */
export function ReferenceField({ label, hint, error, register, unit, value, shown, onChange }: Props) {
  const id = useId()
  const { asOf } = usePlace()
  const [words, setWords] = useState<string | null>(null)
  const [picked, setPicked] = useState<{ id: string; text: string } | null>(null)
  const text = words ?? (picked?.id === value ? picked.text : shown)
  // Courses are opened by the higher body: the search goes up as well, where the book lets units below read it.
  const found = useRead(
    'listRows',
    words !== null && words.trim().length >= 1
      ? { register: register.key, unit, ...(register.dated ? { asOf } : {}), search: words.trim(), limit: 8, above: true }
      : null,
  )
  const second = Object.keys(register.columns).find((key) => key === register.on) ?? register.label
  return (
    <div className={`field ${error ? 'wrong' : ''}`}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="box"
        role="combobox"
        aria-expanded={words !== null && (found.data?.rows.length ?? 0) > 0}
        aria-controls={`${id}-list`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        autoComplete="off"
        placeholder={`Tìm trong ${register.title}`}
        value={text}
        onChange={(event) => setWords(event.target.value)}
      />
      {words !== null && (
        <ul id={`${id}-list`} className="reference-found">
          {(found.data?.rows ?? []).map((row) => (
            <li key={row.id}>
              <button
                type="button"
                onClick={() => {
                  setPicked({ id: row.id, text: row.shown[register.label] ?? '' })
                  setWords(null)
                  onChange(row.id)
                }}
              >
                <span>{row.shown[register.label]}</span>
                <span className="quiet">
                  {row.shown[second]} · {row.unit.name}
                </span>
              </button>
            </li>
          ))}
          {found.data && found.data.rows.length === 0 && words.trim() && (
            <li className="quiet">
              Không có “{words.trim()}” trong {register.title}.
            </li>
          )}
        </ul>
      )}
      {hint && <p className="field-hint">{hint}</p>}
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  )
}
