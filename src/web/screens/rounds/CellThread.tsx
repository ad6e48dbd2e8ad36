import { type FormEvent, useState } from 'react'
import type { EditionShown } from '../../contract/chain.ts'
import { Button, IconButton } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { EDITORS, holdsRole, useSession, useUnit } from '../../session.ts'
import { useWrite } from '../../useRead.ts'
import { momentWords } from './roundWords.ts'

type Props = { data: EditionShown; edition: string; indicator: string; onClose: () => void }

/** What both sides said about one cell, and the next word. */
export function CellThread({ data, edition, indicator, onClose }: Props) {
  const session = useSession()
  const unit = useUnit(data.unit.code, data.round.asOf)
  const [words, setWords] = useState('')
  const say = useWrite('commentCell')
  const title = data.figures.find((one) => one.indicator === indicator)?.title ?? indicator
  const comments = data.comments.filter((one) => one.indicator === indicator)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim()) say.mutate({ edition, indicator, words: words.trim() }, { onSuccess: () => setWords('') })
  }
  return (
    <Panel title={`Ý kiến: ${title}`} level={3} action={<IconButton icon="close" name="Đóng" onClick={onClose} />}>
      {comments.length === 0 ? <p className="quiet">Chưa có ý kiến về ô này.</p> : <CommentList comments={comments} />}
      {holdsRole(session.data, unit, EDITORS) && (
        <form onSubmit={onSubmit} noValidate>
          <TextField
            label="Ý kiến"
            value={words}
            onChange={setWords}
            lines={2}
            placeholder="Đơn vị và cấp nhận báo cáo cùng đọc"
          />
          <p>
            <Button type="submit" small busy={say.isPending} unable={words.trim() ? false : 'Ghi ý kiến'}>
              Ghi ý kiến
            </Button>
          </p>
          {say.error && (
            <p className="field-error" role="alert">
              {say.error.message}
            </p>
          )}
        </form>
      )}
    </Panel>
  )
}

export function CommentList({ comments, titled = false }: { comments: EditionShown['comments']; titled?: boolean }) {
  return (
    <ul className="thread">
      {comments.map((comment) => (
        <li key={`${comment.saidAt} ${comment.indicator} ${comment.words}`}>
          <p>
            {titled && <b>{comment.title}: </b>}
            {comment.words}
          </p>
          <p className="quiet figures">
            {comment.saidName}, {momentWords(comment.saidAt)}
          </p>
        </li>
      ))}
    </ul>
  )
}
