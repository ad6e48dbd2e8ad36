import { type FormEvent, useState } from 'react'
import { addDays } from '#domain/period.ts'
import { printDay, readDay } from '#domain/wording.ts'
import type { DeskUnit } from '../../contract/chain.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { useWrite } from '../../useRead.ts'
import { countWords } from './roundWords.ts'

/** The return slip: the cells that part from the books are ringed, the unit reads the very same. */
export function ReturnForm({
  line,
  edition,
  today,
}: {
  line: DeskUnit
  edition: NonNullable<DeskUnit['edition']>
  today: string
}) {
  const send = useWrite('returnEdition')
  const [reason, setReason] = useState('')
  const [due, setDue] = useState(printDay(addDays(today, 2)))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const dueOn = readDay(due, Number(today.slice(0, 4)))
  const cells = line.apart.filter(({ measure }) => !left.has(measure))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!dueOn) return
    send.mutate({
      edition: edition.id,
      version: edition.version,
      reason: reason.trim(),
      dueOn,
      cells: cells.map(({ measure, now }) => ({ indicator: measure, note: now === null ? '' : `sổ ghi ${countWords(now)}` })),
    })
  }
  return (
    <form className="slip" onSubmit={onSubmit} noValidate>
      <h3>
        Phiếu trả lại <span className="quiet">đơn vị thấy đúng như dưới đây</span>
      </h3>
      {line.apart.length > 0 && (
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">Ô số liệu</th>
              <th scope="col" className="num">
                Đơn vị nộp
              </th>
              <th scope="col" className="num">
                Sổ ghi
              </th>
              <th scope="col">
                <span className="hidden-words">Khoanh</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {line.apart.map(({ measure, title, said, now }) => (
              <tr key={measure}>
                <td>{title}</td>
                <td className="num">
                  <span className={left.has(measure) ? '' : 'ringed'}>{countWords(said)}</span>
                </td>
                <td className="num">{countWords(now)}</td>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`Khoanh ${title}`}
                    checked={!left.has(measure)}
                    onChange={(event) => {
                      const next = new Set(left)
                      if (event.target.checked) next.delete(measure)
                      else next.add(measure)
                      setLeft(next)
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <TextField
        label="Đề nghị đơn vị"
        value={reason}
        onChange={setReason}
        lines={3}
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
