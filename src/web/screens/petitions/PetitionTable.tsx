import { Link } from '@tanstack/react-router'
import { printDay, printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { PetitionLine } from '../../contract/papers.ts'
import { Button } from '../../kit/Button.tsx'
import { DoorItem } from '../../kit/Door.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'

type Props = {
  title: string
  note?: string | undefined
  rows: readonly PetitionLine[]
  onAnswer: ((petition: PetitionLine) => void) | undefined
}

/** One petition a row, on a phone one a card: who asks what, who may answer, by when, and the answer itself. */
export function PetitionTable({ title, note, rows, onAnswer }: Props) {
  return (
    <Panel title={title} note={note}>
      <ul className="petition-list">
        {rows.map((row) => (
          <DoorItem key={row.id} className="petition">
            <div className="petition-what">
              <Link
                to="/so-dang-ky/$register"
                params={{ register: 'petitions' }}
                search={(old: object) => ({ ...standing(old), unit: row.unit.code, row: row.id }) as never}
              >
                {row.content}
              </Link>
              <span className="quiet figures petition-source">
                {row.unit.name}
                {row.raisedBy && `, ${row.raisedBy}`}, {printDay(row.raisedOn)}
              </span>
              {row.answer && (
                <span className="petition-source">
                  Trả lời: {row.answer}
                  {row.answerNumber && ` (${row.answerNumber})`}
                </span>
              )}
            </div>
            <div className="petition-who">
              {row.authority.title}
              {row.escalatedOn && <span className="quiet figures petition-source">chuyển lên {printDay(row.escalatedOn)}</span>}
            </div>
            <div className="petition-due">
              <Tag row={row} />
              {row.answeredOn && <span className="quiet figures petition-source">trả lời {printDay(row.answeredOn)}</span>}
              <span className="quiet figures petition-source">{row.dueOn ? `hạn ${printDay(row.dueOn)}` : 'chưa định hạn'}</span>
            </div>
            {onAnswer && (
              <div className="petition-deed">
                <Button onClick={() => onAnswer(row)}>Trả lời</Button>
              </div>
            )}
          </DoorItem>
        ))}
      </ul>
    </Panel>
  )
}

function Tag({ row: { standing: how, daysLate } }: { row: PetitionLine }) {
  if (how === 'overdue') return <StatusTag tone="red">quá hạn {printInteger(daysLate)} ngày</StatusTag>
  if (how === 'open') return <StatusTag tone="slate">còn trong hạn</StatusTag>
  return how === 'late' ? <StatusTag tone="gold">sau hạn</StatusTag> : <StatusTag tone="olive">đúng hạn</StatusTag>
}
