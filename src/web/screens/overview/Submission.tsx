import { Link } from '@tanstack/react-router'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import { PartsBar } from '../../kit/Bar.tsx'
import type { RoundAhead } from '../../overview.ts'

/** Where the reports of this period stand, as parts of all that were asked for; the desk is one press away. */
export function Submission({ round }: { round: RoundAhead }) {
  const parts = [
    { value: round.accepted, tone: 'olive', words: 'đã duyệt' },
    { value: round.waiting, tone: 'pale', words: 'chờ duyệt' },
    { value: round.returned, tone: 'red', words: 'trả lại' },
    { value: round.notSent, tone: 'none', words: 'chưa nộp' },
  ].filter(({ value }) => value > 0)
  const said = parts.map(({ value, words }) => `${printInteger(value)} ${words}`)
  return (
    <section className="submission" aria-label="Nộp và duyệt">
      <p className="submission-title">Nộp và duyệt</p>
      <PartsBar slim parts={parts} name={`${printInteger(round.expected)} đơn vị phải nộp: ${said.join(', ')}`} />
      <ul>
        {parts.map(({ tone, words }, at) => (
          <li key={words}>
            <span className={`part-mark ${tone}`} aria-hidden="true" />
            {said[at]}
          </li>
        ))}
      </ul>
      <Link to="/nop-va-duyet/$round" params={{ round: round.id }} search={standing}>
        {round.waiting > 0 ? `Xem ${printInteger(round.waiting)} đơn vị chờ duyệt` : 'Mở nộp và duyệt'}
      </Link>
    </section>
  )
}
