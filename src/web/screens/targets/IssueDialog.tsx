import { type FormEvent, useMemo, useState } from 'react'
import { indicators } from '#domain/indicators/index.ts'
import { parsePeriod } from '#domain/period.ts'
import { printDay, printInteger, readDay, readInteger } from '#domain/wording.ts'
import type { Targets } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import { Modal } from '../../kit/Modal.tsx'
import { Skeleton } from '../../kit/States.tsx'
import { useRead, useWrite } from '../../useRead.ts'

/** A paper, a total and its split. It cannot be issued until the split adds up; a revision sends only the changed lines. */
export function IssueDialog({ targets, revising, onClose }: { targets: Targets; revising: boolean; onClose: () => void }) {
  const units = useRead('showUnits', { unit: targets.unit.code, on: targets.asOf })
  const issue = useWrite('issueTargets')
  const held = targets.rows.map((row) => row.indicator)
  const choices = [...indicators.values()]
    .filter((one) =>
      revising
        ? held.includes(one.id)
        : one.measure === 'count' &&
          one.targetOf === undefined &&
          !one.lacking &&
          !one.formula &&
          one.levels.includes(targets.unit.level),
    )
    // Those the catalogue pairs with an assigned figure come first.
    .sort((a, b) => Number(b.target !== undefined) - Number(a.target !== undefined))
    .map((one) => ({ code: one.id, title: one.title }))
  const [indicator, setIndicator] = useState('')
  const chosen = indicator || (choices[0]?.code ?? '')
  const row = targets.rows.find((one) => one.indicator === chosen)
  const year = parsePeriod(targets.period)?.year ?? ''
  const [number, setNumber] = useState('')
  const [decidedOn, setDecidedOn] = useState('')
  const [total, setTotal] = useState<string | null>(null)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const children = units.data?.children ?? []
  const heldValue = useMemo(() => new Map(row?.children.map((child) => [child.unit.code, child.target ?? 0])), [row])
  const textOf = (code: string) => typed[code] ?? (heldValue.has(code) ? printInteger(heldValue.get(code) ?? 0) : '')
  const wholeOf = (code: string): number | null => {
    const text = textOf(code).trim()
    if (text === '') return 0
    const whole = readInteger(text)
    return whole === null || whole < 0n ? null : Number(whole)
  }
  const totalText = total ?? (row?.target == null ? '' : printInteger(row.target))
  const whole = readInteger(totalText)
  const sum = children.reduce((all, child) => all + (wholeOf(child.code) ?? 0), 0)
  const left = whole === null ? null : Number(whole) - sum
  const day = readDay(decidedOn, Number(year) || undefined)
  const wrong = {
    number: number.trim() === '' ? 'Ghi số quyết định, ví dụ 214/QĐ-BCH.' : undefined,
    day: day ? undefined : 'Ghi ngày quyết định, viết như 10/01/2023.',
    total: whole === null || whole < 0n ? 'Ghi số giao là một số nguyên.' : undefined,
  }
  const unread = children.filter((child) => wholeOf(child.code) === null)
  const blocked =
    left === null
      ? 'Ghi số giao trước'
      : unread.length > 0
        ? `${unread[0]?.name}: không phải số nguyên`
        : left > 0
          ? `còn ${printInteger(left)} chưa giao`
          : left < 0
            ? `giao quá ${printInteger(-left)}`
            : undefined
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (wrong.number || wrong.day || wrong.total || blocked || !day || whole === null) return
    const lines = children
      .map((child) => ({ unit: child.code, value: wholeOf(child.code) ?? 0 }))
      .filter((line) => (heldValue.has(line.unit) ? heldValue.get(line.unit) !== line.value : line.value > 0))
    issue.mutate(
      {
        unit: targets.unit.code,
        indicator: chosen,
        period: String(year),
        number: number.trim(),
        decidedOn: day,
        total: Number(whole),
        lines,
        ...(note.trim() ? { note: note.trim() } : {}),
      },
      { onSuccess: onClose },
    )
  }
  return (
    <Modal title={revising ? 'Điều chỉnh chỉ tiêu' : 'Giao chỉ tiêu mới'} open onClose={onClose} wide>
      {!units.data ? (
        <Skeleton rows={8} />
      ) : (
        <form className="issue" onSubmit={onSubmit} noValidate>
          {issue.error && (
            <p className="field-error" role="alert">
              {issue.error.message}
            </p>
          )}
          <div className="issue-head">
            <ChoiceField
              label="Chỉ tiêu"
              value={chosen}
              choices={choices}
              onChange={(next) => {
                setIndicator(next)
                setTotal(null)
                setTyped({})
              }}
            />
            <TextField label="Số quyết định" value={number} onChange={setNumber} error={tried ? wrong.number : undefined} />
            <TextField
              label="Ngày quyết định"
              value={decidedOn}
              onChange={setDecidedOn}
              inputMode="numeric"
              error={tried ? wrong.day : undefined}
              hint={revising && row ? 'Không trước quyết định đang có.' : undefined}
            />
            <TextField
              label={`Giao cả năm ${year}`}
              value={totalText}
              onChange={setTotal}
              inputMode="numeric"
              error={tried ? wrong.total : undefined}
            />
          </div>
          {children.length > 0 && (
            <fieldset className="split">
              <legend>
                Phân bổ cho {printInteger(children.length)} đơn vị trực thuộc ngày {printDay(targets.asOf)}
              </legend>
              <ul>
                {children.map((child) => (
                  <li key={child.code}>
                    <label htmlFor={`split-${child.code}`}>{child.name}</label>
                    <input
                      id={`split-${child.code}`}
                      className={`box num ${typed[child.code] !== undefined && wholeOf(child.code) !== (heldValue.get(child.code) ?? 0) ? 'changed' : ''}`}
                      inputMode="numeric"
                      aria-invalid={wholeOf(child.code) === null || undefined}
                      value={textOf(child.code)}
                      onChange={(event) => setTyped({ ...typed, [child.code]: event.target.value })}
                    />
                  </li>
                ))}
              </ul>
            </fieldset>
          )}
          <TextField label="Ghi chú" value={note} onChange={setNote} required={false} />
          <div className="modal-foot">
            <p className={`why figures ${blocked ? 'gold' : 'olive'}`} role="status">
              {children.length === 0
                ? ''
                : blocked
                  ? `Đã giao ${printInteger(sum)}, ${blocked}.`
                  : `Cộng ${printInteger(sum)}, khớp số giao.`}
            </p>
            <Button onClick={onClose}>Hủy</Button>
            <Button
              type="submit"
              look="primary"
              icon="flag"
              busy={issue.isPending}
              unable={children.length > 0 ? blocked : undefined}
            >
              {revising ? 'Ghi điều chỉnh' : 'Giao chỉ tiêu'}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}
