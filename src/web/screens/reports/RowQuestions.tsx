import { type KeyboardEvent, useState } from 'react'
import { printInteger } from '#domain/wording.ts'
import type { AskedFinding } from '../../contract/checks.ts'
import { Button } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { usePlace } from '../../place.ts'
import { useWrite } from '../../useRead.ts'

type Props = { questions: readonly AskedFinding[]; editor: boolean; onMeant?: (value: number) => void }

/** What is asked of a figure, beneath it, and the answer typed in place. */
export function RowQuestions({ questions, ...rest }: Props) {
  return questions.map((question) => <Question key={question.about} question={question} {...rest} />)
}

function Question({ question, editor, onMeant }: Omit<Props, 'questions'> & { question: AskedFinding }) {
  const place = usePlace()
  const [reason, setReason] = useState('')
  const [again, setAgain] = useState(false)
  const save = useWrite('explainFinding')
  const { severity, explanation, message, args, about } = question
  const error = severity === 'error'
  const meant = args?.meant
  const short = reason.trim().length < 5
  const answer = () => {
    if (!short) save.mutate({ ...place, about, reason: reason.trim() }, { onSuccess: () => setAgain(false) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    answer()
  }
  return (
    <div className={`question ${error ? 'error' : explanation ? 'said' : 'open'}`} data-about={about}>
      <Icon name={error ? 'warning' : 'info'} size={14} />
      <div>
        <p tabIndex={-1} id={questionId(about)}>
          <span className="hidden-words">{error ? 'Phải sửa: ' : explanation ? 'Đã giải thích: ' : 'Cần giải thích: '}</span>
          {message}
        </p>
        {explanation && !again && (
          <p className="answer">
            <span className="quiet">{explanation.by} giải thích:</span> {explanation.reason}{' '}
            {editor && (
              <button type="button" className="link" onClick={() => setAgain(true)}>
                Viết lại
              </button>
            )}
          </p>
        )}
        {!error && editor && (explanation === null || again) && (
          <p className="answering">
            <input
              className="box"
              aria-label={`Giải thích: ${message}`}
              placeholder="Lý do, ví dụ: trực tăng cường dịp bầu cử"
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              onKeyDown={onKeyDown}
            />
            <Button small busy={save.isPending} unable={short ? 'Lý do ít nhất 5 chữ' : false} onClick={answer}>
              Ghi lý do
            </Button>
            {typeof meant === 'number' && onMeant && (
              <Button small look="quiet" onClick={() => onMeant(meant)}>
                Sửa thành {printInteger(meant)}
              </Button>
            )}
          </p>
        )}
        {save.error && <p className="field-error">{save.error.message}</p>}
      </div>
    </div>
  )
}

export const questionId = (about: string): string => `hoi-${about.replace(/[^A-Za-z0-9_.-]+/g, '-')}`
