import { type FormEvent, useState } from 'react'
import { addDays } from '#domain/period.ts'
import { printDay, readDay } from '#domain/wording.ts'
import type { Desk, DeskUnit, EditionShown } from '../../contract/chain.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import { useWrite } from '../../useRead.ts'
import { SlipCells } from './SlipCells.tsx'

export type SlipCell = { indicator: string; title: string; said: number | null; now: number | null }
type Props = {
  round: Desk['round']
  line: DeskUnit
  edition: NonNullable<DeskUnit['edition']>
  today: string
  /** Everything the edition says: any cell may be ringed, not only one that parts from the books. */
  figures: EditionShown['figures']
}

/** The return slip: the cells that part from the books are ringed already, others are added; the unit reads the very same. */
export function ReturnForm({ line, edition, today, figures, round }: Props) {
  const send = useWrite('returnEdition')
  const [reason, setReason] = useState('')
  const [due, setDue] = useState(printDay(addDays(today, 2)))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [added, setAdded] = useState<readonly string[]>([])
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({})
  const dueOn = readDay(due, Number(today.slice(0, 4)))
  const apart: SlipCell[] = line.apart.map(({ measure, title, said, now }) => ({ indicator: measure, title, said, now }))
  const known = new Map(figures.map((one) => [one.indicator, one]))
  const cells = [
    ...apart,
    ...added.flatMap((indicator): SlipCell[] => {
      const figure = known.get(indicator)
      return figure ? [{ indicator, title: figure.title, said: figure.value, now: null }] : []
    }),
  ]
  const ringed = cells.filter(({ indicator }) => !left.has(indicator))
  const choices = figures
    .filter(({ indicator }) => !cells.some((cell) => cell.indicator === indicator))
    .map(({ indicator, title }) => ({ code: indicator, title }))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!dueOn) return
    send.mutate({
      edition: edition.id,
      version: edition.version,
      reason: reason.trim(),
      dueOn,
      // What the books say stands on the slip by itself; a note is what a person adds.
      cells: ringed.map(({ indicator }) => ({ indicator, note: notes[indicator]?.trim() ?? '' })),
    })
  }
  const ring = (indicator: string, on: boolean) => {
    const next = new Set(left)
    if (on) next.delete(indicator)
    else next.add(indicator)
    setLeft(next)
  }
  return (
    <form className="slip" onSubmit={onSubmit} noValidate>
      <h3>
        Phiếu trả lại <span className="quiet">đơn vị thấy đúng như dưới đây</span>
      </h3>
      {cells.length > 0 && (
        <SlipCells
          cells={cells}
          of={{ unit: line.unit.code, name: line.unit.shortName, period: round.period, asOf: round.asOf }}
          left={left}
          notes={notes}
          onRing={ring}
          onNote={(indicator, note) => setNotes({ ...notes, [indicator]: note })}
        />
      )}
      {choices.length > 0 && (
        <ChoiceField
          label="Khoanh thêm ô"
          value=""
          none="Chọn ô số liệu"
          onChange={(indicator) => indicator && setAdded([...added, indicator])}
          choices={choices}
        />
      )}
      <TextField
        label="Đề nghị đơn vị"
        value={reason}
        onChange={setReason}
        lines={2}
        placeholder="Bổ sung danh sách, sửa số hoặc giải thích"
      />
      <TextField
        label="Hạn nộp lại"
        value={due}
        onChange={setDue}
        inputMode="numeric"
        error={dueOn ? undefined : 'Viết như 18/7/2023.'}
      />
      {send.error && (
        <p className="field-error" role="alert">
          {send.error.message}
        </p>
      )}
      <Button
        type="submit"
        icon="back"
        busy={send.isPending}
        unable={reason.trim().length < 5 ? 'Ghi đề nghị với đơn vị' : false}
      >
        Gửi phiếu trả lại
      </Button>
    </form>
  )
}
