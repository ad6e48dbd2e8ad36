import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { addDays } from '#domain/period.ts'
import type { Condition } from '#domain/register.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { PetitionLine, Petitions } from '../../contract/papers.ts'
import { Button } from '../../kit/Button.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { usePlace } from '../../place.ts'
import { EDITORS, holdsRole, useSession } from '../../session.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { AnswerDialog } from './AnswerDialog.tsx'
import { PetitionTable } from './PetitionTable.tsx'
import './petitions.css'

/** What units ask of those above them and have not been answered, the longest overdue first. */
export function PetitionsScreen() {
  const { unit, asOf } = usePlace()
  const petitions = useRead('showPetitions', { unit, asOf })
  const session = useSession()
  const [answering, setAnswering] = useState<PetitionLine | null>(null)
  useTitle('Kiến nghị')
  const editor = holdsRole(session.data, petitions.data?.unit, EDITORS)
  const book = (
    <Link to="/so-dang-ky/$register" params={{ register: 'petitions' }} search={standing} className="button">
      Mở sổ kiến nghị
    </Link>
  )
  return (
    <main className={`page petitions ${petitions.isPlaceholderData ? 'dimmed' : ''}`}>
      <header className="page-head">
        <h1>
          Kiến nghị
          {petitions.data && <span className="page-sub figures">Tính đến {printDay(petitions.data.asOf)}</span>}
        </h1>
        <div className="page-deeds">
          <Button look="quiet" icon="print" onClick={() => print()}>
            In
          </Button>
          {book}
        </div>
      </header>
      {petitions.error ? (
        <Refused status={petitions.error.status} message={petitions.error.message} onRetry={() => void petitions.refetch()} />
      ) : !petitions.data ? (
        <Skeleton rows={10} height={30} />
      ) : petitions.data.counts.all === 0 ? (
        <Empty action={book}>
          {petitions.data.unit.name} chưa có kiến nghị nào đến {printDay(petitions.data.asOf)}.
        </Empty>
      ) : (
        <Body petitions={petitions.data} onAnswer={editor ? setAnswering : undefined} />
      )}
      {answering && <AnswerDialog key={answering.id} petition={answering} asOf={asOf} onClose={() => setAnswering(null)} />}
    </main>
  )
}

type Answers = { onAnswer: ((petition: PetitionLine) => void) | undefined }

function Body({ petitions, onAnswer }: { petitions: Petitions } & Answers) {
  const { counts, escalated, mostDaysLate, rows, more, asOf } = petitions
  const open = rows.filter(({ answeredOn }) => answeredOn === null)
  const answered = rows.filter(({ answeredOn }) => answeredOn !== null)
  const empty: Condition = { column: 'answeredOn', is: 'empty' }
  const sums: { title: string; value: number; tone: string; note: string; where: Condition[] }[] = [
    {
      title: 'Quá hạn chưa trả lời',
      value: counts.overdue,
      tone: counts.overdue > 0 ? 'red' : '',
      note: mostDaysLate > 0 ? `chậm nhất ${printInteger(mostDaysLate)} ngày` : '',
      where: [empty, { column: 'dueOn', is: 'before', value: asOf }],
    },
    {
      title: 'Còn trong hạn',
      value: counts.open,
      tone: '',
      note: '',
      where: [empty, { column: 'dueOn', is: 'openAt', value: addDays(asOf, -1) }],
    },
    {
      title: 'Chuyển cấp trên, chờ trả lời',
      value: escalated,
      tone: escalated > 0 ? 'gold' : '',
      note: '',
      where: [empty, { column: 'escalatedOn', is: 'filled' }],
    },
    {
      title: 'Đã trả lời',
      value: counts.on_time + counts.late,
      tone: 'olive',
      note: `đúng hạn ${printInteger(counts.on_time)}, sau hạn ${printInteger(counts.late)}`,
      where: [{ column: 'answeredOn', is: 'filled' }],
    },
  ]
  return (
    <>
      <dl className="petition-sums figures">
        {sums.map(({ title, value, tone, note, where }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd className={tone}>
              <Link
                className="figure plain"
                to="/so-dang-ky/$register"
                params={{ register: 'petitions' }}
                search={(old: object) => ({ ...standing(old), where }) as never}
                aria-label={`${title}: ${printInteger(value)}, mở sổ`}
              >
                {printInteger(value)}
              </Link>
            </dd>
            {note && <dd className="quiet">{note}</dd>}
          </div>
        ))}
      </dl>
      {open.length > 0 ? (
        <PetitionTable
          title={`${printInteger(open.length)} kiến nghị chưa trả lời`}
          note={more > 0 ? `Còn ${printInteger(more)} kiến nghị trong sổ` : undefined}
          rows={open}
          onAnswer={onAnswer}
        />
      ) : (
        <p className="quiet">Không có kiến nghị mở.</p>
      )}
      {answered.length > 0 && <PetitionTable title="Đã trả lời" rows={answered} onAnswer={undefined} />}
    </>
  )
}
