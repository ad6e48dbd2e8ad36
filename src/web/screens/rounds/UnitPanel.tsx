import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { printDay, printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { Desk, DeskUnit } from '../../contract/chain.ts'
import { Button, IconButton } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { NoProof } from '../../kit/NoProof.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { WhatIf } from '../../proof/WhatIf.tsx'
import { useFigureText } from '../../useFigureText.ts'
import { useRead, useWrite } from '../../useRead.ts'
import { ReturnForm } from './ReturnForm.tsx'
import { momentWords, tagOf } from './roundWords.ts'
import { StepList } from './StepList.tsx'

/** One unit's report beside the list: where it parts from the books, the return slip, acceptance with a reason, what happened. */
export function UnitPanel({ desk, line, onClose }: { desk: Desk; line: DeskUnit; onClose: () => void }) {
  const { unit, edition } = line
  const text = useFigureText()
  const shown = useRead('showEdition', { unit: unit.code, round: desk.round.id }, { keep: false })
  const move = useWrite('moveEdition')
  const [reason, setReason] = useState('')
  const waiting = edition && (edition.state === 'submitted' || edition.state === 'received')
  const slip = shown.data?.slips.at(-1)
  const first = line.apart[0]
  return (
    <aside className="desk-unit-panel" aria-label={unit.shortName}>
      <header>
        <h2>{unit.shortName}</h2>
        {edition && <StatusTag {...tagOf(edition.state)} />}
        {line.apart.length > 0 && (
          <StatusTag tone="gold" icon="differs">
            <NoProof why="Các chỗ lệch có tên ngay bên dưới, mỗi số sổ ghi mở được căn cứ.">
              {`${printInteger(line.apart.length)} chỗ lệch sổ`}
            </NoProof>
          </StatusTag>
        )}
        <IconButton icon="close" name="Đóng" onClick={onClose} />
      </header>
      <div className="desk-unit-body">
        {!edition && (
          <p>
            Chưa nộp, hạn {printDay(line.dueOn)}. {line.tell.length > 0 && `Đã đến mức nhắc: ${line.tell.join(', ')}.`}
          </p>
        )}
        {edition?.submittedAt && (
          <p className="quiet figures">
            {`Nộp lần ${edition.number}, ${momentWords(edition.submittedAt)}.`}
            {edition.onBehalf && ` Lập thay: ${edition.onBehalf}.`}
          </p>
        )}
        {edition && (
          <p>
            <Link
              to="/dot-bao-cao/$round"
              params={{ round: desk.round.id }}
              search={(old: object) => ({ ...standing(old), unit: unit.code }) as never}
              className="link"
            >
              Mở cả bản, ý kiến từng ô
            </Link>
          </p>
        )}
        {shown.data && shown.data.differences.length > 0 && (
          <section>
            <h3>Khác lần trước</h3>
            <ul className="desk-moved figures">
              {shown.data.differences.map(({ indicator, title, before, after }) => (
                <li key={indicator}>
                  {title}: <s>{text(indicator, before)}</s> <b>{text(indicator, after)}</b>
                </li>
              ))}
            </ul>
          </section>
        )}
        {waiting && desk.mayReceive && (
          <ReturnForm line={line} edition={edition} today={desk.today} figures={shown.data?.figures ?? []} round={desk.round} />
        )}
        {edition?.state === 'returned' && slip && (
          <section className="slip">
            <h3>Phiếu trả lại</h3>
            <ul className="figures">
              {slip.cells.map((cell) => (
                <li key={cell.indicator}>
                  {cell.title}: nộp {text(cell.indicator, { value: cell.submitted })}, sổ ghi{' '}
                  {text(cell.indicator, { value: cell.book })}. {cell.note}
                </li>
              ))}
            </ul>
            <p>{slip.reason}</p>
            <p className="quiet figures">
              Hạn nộp lại {printDay(slip.dueOn)}. {slip.returnedName}, {momentWords(slip.returnedAt)}.
            </p>
          </section>
        )}
        {waiting && first && first.now !== null && first.said !== null && (
          <WhatIf
            place={{ unit: unit.code, period: desk.round.period, asOf: desk.round.asOf }}
            indicator={first.measure}
            value={first.said}
            title={`Nếu sổ ghi ${text(first.measure, { value: first.said })} thay vì ${text(first.measure, { value: first.now })} (${first.title})`}
          />
        )}
        {shown.data && <StepList steps={shown.data.steps} />}
      </div>
      {waiting && desk.mayReceive && (
        <footer>
          {line.group === 'look' && (
            <TextField
              label="Lý do chấp nhận"
              value={reason}
              onChange={setReason}
              placeholder="Chỗ lệch đã được giải thích thế nào"
            />
          )}
          <Button
            look={line.group === 'look' ? 'outline' : 'primary'}
            busy={move.isPending}
            unable={
              line.mine
                ? 'Đồng chí đã soạn hoặc duyệt bản này'
                : line.group === 'look' && reason.trim().length < 5
                  ? 'Ghi lý do trước'
                  : false
            }
            onClick={() =>
              move.mutate({
                edition: edition.id,
                verb: 'accept',
                version: edition.version,
                ...(reason.trim() ? { reason: reason.trim() } : {}),
              })
            }
          >
            {line.group === 'look' ? 'Chấp nhận, ghi lý do' : `Chấp nhận bản ${printInteger(edition.number)}`}
          </Button>
          {move.error && (
            <p className="field-error" role="alert">
              {move.error.message}
            </p>
          )}
        </footer>
      )}
    </aside>
  )
}
