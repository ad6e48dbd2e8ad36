import { lowerFirst } from '#domain/wording.ts'
import type { EditionShown } from '../../contract/chain.ts'
import { Panel } from '../../kit/Panel.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { useMove } from '../../place.ts'
import { momentWords, tagOf } from './roundWords.ts'

/** Every version of the report, why there is another, and which one is looked at: what was sent stays readable as it was. */
export function EditionList({ data, rollUp }: { data: EditionShown; rollUp: boolean }) {
  const move = useMove()
  if (data.editions.length < 2) return null
  const latest = data.editions.at(-1)?.id
  return (
    <Panel title="Các bản" level={3} note="bản đã nộp không đổi; sửa là một bản mới">
      <ol className="edition-list">
        {data.editions.toReversed().map((one) => (
          <li key={one.id} className={one.id === data.shown ? 'here' : ''}>
            <button
              type="button"
              className="link"
              aria-pressed={one.id === data.shown}
              onClick={() => move({ edition: one.id === latest ? undefined : one.id })}
            >
              Bản {one.number}
            </button>{' '}
            <StatusTag {...tagOf(one.state, rollUp)} /> {lowerFirst(one.causeTitle)}
            {one.submittedAt && <span className="quiet figures">, nộp {momentWords(one.submittedAt)}</span>}
            {one.reason && <span className="rounds-under">{one.reason}</span>}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
