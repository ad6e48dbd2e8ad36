import { Link } from '@tanstack/react-router'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import { PartsBar } from '../../kit/Bar.tsx'
import type { RoundAhead } from '../../overview.ts'
import { say } from '../../words/say.ts'

/** Where the reports of this period stand, as parts of all that were asked for; the desk is one press away. */
export function Submission({ round }: { round: RoundAhead }) {
  const parts = [
    { value: round.accepted, tone: 'olive', words: say('đã duyệt') },
    { value: round.waiting, tone: 'pale', words: say('chờ duyệt') },
    { value: round.returned, tone: 'red', words: say('trả lại') },
    { value: round.notSent, tone: 'none', words: say('chưa nộp') },
  ].filter(({ value }) => value > 0)
  const said = parts.map(({ value, words }) => `${printInteger(value)} ${words}`)
  return (
    <section className="submission" aria-label={say('Nộp và duyệt')}>
      <p className="submission-title">{say('Nộp và duyệt')}</p>
      <PartsBar
        slim
        parts={parts}
        name={say('{many} đơn vị phải nộp: {parts}', { many: printInteger(round.expected), parts: said.join(', ') })}
      />
      <ul>
        {parts.map(({ tone, words }, at) => (
          <li key={words}>
            <span className={`part-mark ${tone}`} aria-hidden="true" />
            <Link to="/nop-va-duyet/$round" params={{ round: round.id }} search={standing} className="figure plain" tabIndex={-1}>
              {said[at]}
            </Link>
          </li>
        ))}
      </ul>
      <Link to="/nop-va-duyet/$round" params={{ round: round.id }} search={standing}>
        {round.waiting > 0 ? say('Xem {many} đơn vị chờ duyệt', { many: printInteger(round.waiting) }) : say('Mở nộp và duyệt')}
      </Link>
    </section>
  )
}
