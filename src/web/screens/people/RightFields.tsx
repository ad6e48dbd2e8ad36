import { ROLES, type Role } from '#domain/access.ts'
import { addDays } from '#domain/period.ts'
import { readDay } from '#domain/wording.ts'
import { ChoiceField, TextField, TickField } from '../../kit/Field.tsx'
import { useBooks } from '../../useBooks.ts'

/** A right as it is being written: the role, from when to when, for all or for some books. */
export type TypedRight = { role: Role; from: string; until: string; narrow: boolean; registers: readonly string[] }
export const NEW_RIGHT: TypedRight = { role: 'clerk', from: '', until: '', narrow: false, registers: [] }

const year = new Date().getFullYear()
const fault = (text: string): string | undefined =>
  text.trim() === '' || readDay(text, year) ? undefined : 'Viết như 18/7/2026.'

/** Why it cannot be given yet, or false. */
export const unready = ({ from, until, narrow, registers }: TypedRight): string | false =>
  fault(from) || fault(until) || (narrow && registers.length === 0 && 'Chọn ít nhất một sổ') || false

/** As the server takes it: the last day somebody has the right becomes the day it ends. */
export function givenRight({ role, from, until, narrow, registers }: TypedRight) {
  const [first, last] = [readDay(from, year), readDay(until, year)]
  return {
    role,
    ...(narrow ? { registers: [...registers] } : {}),
    ...(first ? { validFrom: first } : {}),
    ...(last ? { validTo: addDays(last, 1) } : {}),
  }
}

export function RightFields({ right, onChange }: { right: TypedRight; onChange: (right: TypedRight) => void }) {
  const { books } = useBooks()
  return (
    <>
      <ChoiceField
        label="Vai trò"
        value={right.role}
        onChange={(role) => onChange({ ...right, role: role as Role })}
        choices={Object.entries(ROLES).map(([code, title]) => ({ code, title }))}
      />
      <div className="people-days">
        <TextField
          label="Từ ngày"
          required={false}
          inputMode="numeric"
          placeholder="hôm nay"
          value={right.from}
          onChange={(from) => onChange({ ...right, from })}
          error={fault(right.from)}
        />
        <TextField
          label="Đến hết ngày"
          required={false}
          inputMode="numeric"
          placeholder="không thời hạn"
          value={right.until}
          onChange={(until) => onChange({ ...right, until })}
          error={fault(right.until)}
        />
      </div>
      <TickField
        label="Chỉ cho một số sổ"
        hint="Không chọn: mọi sổ, báo cáo và các phần khác theo vai trò."
        value={right.narrow}
        onChange={(narrow) => onChange({ ...right, narrow })}
      />
      {right.narrow && (
        <fieldset className="people-books">
          <legend>Các sổ được giao</legend>
          {(books ?? []).map(({ key, title }) => (
            <label key={key}>
              <input
                type="checkbox"
                checked={right.registers.includes(key)}
                onChange={({ target }) =>
                  onChange({
                    ...right,
                    registers: target.checked ? [...right.registers, key] : right.registers.filter((one) => one !== key),
                  })
                }
              />
              {title}
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}
