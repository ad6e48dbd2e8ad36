import { type FormEvent, useRef, useState } from 'react'
import type { Finding } from '#domain/finding.ts'
import { isSealed } from '#domain/register.ts'
import { printDay, readDay } from '#domain/wording.ts'
import type { Book } from '../../book.ts'
import type { OpenedRow } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Findings } from '../../kit/Findings.tsx'
import { newKey } from '../../newKey.ts'
import { usePlace } from '../../place.ts'
import { useWrite } from '../../useRead.ts'
import { RowForm } from './RowForm.tsx'
import { readTyped, type Typed, typedOf } from './typedRow.ts'

type Props = {
  /** save: add or correct; change: a new stretch from a day on. */
  way: 'save' | 'change'
  register: Book
  registers: readonly Book[]
  unit: string
  row: OpenedRow | null
  onCancel: () => void
  /** What is asked or told of a row that was kept goes along. */
  onSaved: (id: string, told: readonly Finding[]) => void
}

/** Nothing typed is ever cleared: a refusal shows beside the boxes and the boxes stay. */
export function RowEditor({ way, register, registers, unit, row, onCancel, onSaved }: Props) {
  const { asOf } = usePlace()
  const [typed, setTyped] = useState<Typed>(() => typedOf(register, row?.values ?? null))
  const [from, setFrom] = useState(printDay(asOf))
  const [findings, setFindings] = useState<readonly Finding[]>([])
  const [warned, setWarned] = useState<string | null>(null)
  const sendKey = useRef(newKey())
  const save = useWrite('saveRow')
  const change = useWrite('changeRow')
  const form = useRef<HTMLFormElement>(null)
  const busy = save.isPending || change.isPending
  const fromDay = readDay(from)
  // A new stretch begins on its own day and has no end yet: those two boxes are the form's, not the row's.
  const only =
    way === 'change' && register.dated
      ? Object.keys(register.columns).filter((key) => key !== register.dated?.from && key !== register.dated?.until)
      : undefined

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const { values, wrong } = readTyped(register, typed, only)
    const unread: Finding[] = Object.entries(wrong).map(([column, message]) => ({
      code: 'form.wrong',
      severity: 'error',
      where: { column },
      message,
    }))
    if (way === 'change' && !fromDay)
      unread.unshift({
        code: 'form.wrong',
        severity: 'error',
        where: { column: '' },
        message: `“${from}” không phải một ngày có thật. Viết như 01/7/2023.`,
      })
    setFindings(unread)
    setWarned(null)
    if (unread.length > 0) return
    const refused = {
      onError: (error: { findings: readonly Finding[]; message: string }) =>
        error.findings.length > 0 ? setFindings(error.findings) : setWarned(error.message),
    }
    // Sealed values come masked and go back only when they were typed anew.
    for (const [key, column] of Object.entries(register.columns))
      if (isSealed(column) && String(values[key] ?? '').includes('•')) delete values[key]
    if (way === 'change' && row && fromDay)
      change.mutate(
        { register: register.key, id: row.id, version: row.version, from: fromDay, values },
        { ...refused, onSuccess: (saved) => onSaved(saved.id, saved.findings ?? []) },
      )
    else
      save.mutate(
        { register: register.key, unit, values, ...(row ? { id: row.id, version: row.version } : { key: sendKey.current }) },
        { ...refused, onSuccess: (saved) => onSaved(saved.id, saved.findings ?? []) },
      )
  }
  const problems = Object.fromEntries(
    findings
      .filter((finding) => finding.where.column)
      .map((finding) => [finding.where.column ?? '', { text: finding.message, severity: finding.severity }]),
  )
  const go = (finding: Finding) => {
    const box = form.current?.querySelector<HTMLElement>(`[name="${finding.where.column ?? ''}"]`)
    box?.focus()
    box?.scrollIntoView({ block: 'center' })
  }
  return (
    <form ref={form} className="row-editor" onSubmit={onSubmit} noValidate>
      <Findings findings={findings} onGo={go} />
      {warned && (
        <p className="field-error" role="alert">
          {warned}
        </p>
      )}
      {way === 'change' && (
        <>
          <p>Dòng cũ giữ nguyên đến hết ngày trước; dòng mới tính từ ngày ghi dưới đây, nên số các kỳ trước không đổi.</p>
          <TextField
            label="Từ ngày"
            value={from}
            onChange={setFrom}
            inputMode="numeric"
            error={fromDay ? undefined : 'Viết như 01/7/2023.'}
          />
        </>
      )}
      <RowForm
        register={register}
        registers={registers}
        unit={unit}
        typed={typed}
        labels={row?.shown ?? {}}
        problems={problems}
        {...(only ? { only } : {})}
        locked={row?.locked ?? []}
        onChange={setTyped}
      />
      <footer className="row-foot">
        <Button type="submit" look="primary" busy={busy}>
          {way === 'change' ? 'Ghi thay đổi' : row ? 'Ghi sửa' : 'Ghi vào sổ'}
        </Button>
        <Button onClick={onCancel}>Hủy</Button>
      </footer>
    </form>
  )
}
