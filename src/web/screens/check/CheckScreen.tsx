import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { parsePeriod } from '#domain/period.ts'
import { printDay, printInteger, printPeriod } from '#domain/wording.ts'
import { ask, askFile, type Refusal } from '../../call.ts'
import type { CheckedText } from '../../contract/narrative.ts'
import { Button } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Refused } from '../../kit/States.tsx'
import { usePlace } from '../../place.ts'
import { useUnit } from '../../session.ts'
import { useTitle } from '../../useTitle.ts'
import { Margin } from './Margin.tsx'
import { ReadText } from './ReadText.tsx'
import { SAMPLE } from './sampleText.ts'
import { Unnumbered } from './Unnumbered.tsx'
import { verdicts } from './verdicts.ts'
import './check.css'

type Given = { text?: string; file?: File }

/** A pasted or uploaded text against the registers: nothing is stored, nothing changes. */
export function CheckScreen() {
  const place = usePlace()
  const here = useUnit(place.unit, place.asOf)
  const [text, setText] = useState('')
  const [given, setGiven] = useState<Given | null>(null)
  const [corrections, setCorrections] = useState<ReadonlySet<number>>(new Set())
  const [at, setAt] = useState<number | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const check = useMutation<CheckedText, Refusal, Given>({
    mutationKey: ['checkNarrative'],
    mutationFn: (one) => ask('checkNarrative', { ...one, ...place, withText: true }),
  })
  const reply = check.data
  const rows = reply ? verdicts(reply) : []
  const count = (verdict: string) => rows.filter((row) => row.verdict === verdict).length
  useTitle(reply ? `Còn ${count('differs')} số khác sổ: đối chiếu` : 'Đối chiếu')

  const run = (one: Given) => {
    setGiven(one)
    setCorrections(new Set())
    setAt(null)
    setFailed(null)
    check.mutate(one)
  }
  const restart = () => {
    setText(given?.text ?? '')
    setGiven(null)
    check.reset()
  }
  const save = async (as: 'docx' | 'xlsx') => {
    setFailed(null)
    try {
      await askFile('checkNarrative', { ...given, ...place, as, corrections: [...corrections] })
    } catch (error) {
      setFailed((error as Refusal).message)
    }
  }
  const period = parsePeriod(reply?.compared?.period ?? place.period)
  return (
    <main className="page check">
      <header className="page-head">
        <h1>
          Đối chiếu
          <span className="page-sub">Không lưu vào sổ, không đổi số nào.</span>
        </h1>
        {reply && (
          <div className="page-deeds">
            {failed && (
              <p className="field-error" role="alert">
                {failed}
              </p>
            )}
            <Button icon="upload" onClick={restart}>
              Dán hoặc tải bài khác
            </Button>
            <Button icon="table" onClick={() => void save('xlsx')}>
              Tải bảng các số
            </Button>
            <Button look="primary" icon="download" onClick={() => void save('docx')}>
              {corrections.size > 0 ? `Tải bài đã sửa ${corrections.size} chỗ` : 'Tải bài có ghi chú'}
            </Button>
          </div>
        )}
      </header>
      {check.error && <Refused status={check.error.status} message={check.error.message} />}
      {reply ? (
        <>
          <section className="verdict-counts" aria-label="Kết quả đối chiếu">
            <Count tone="olive" icon="check" value={count('agrees')} word="khớp sổ" />
            {count('cut') > 0 && <Count tone="gold" icon="warning" value={count('cut')} word="khớp khi cắt bỏ phần lẻ" />}
            <Count tone="red" icon="differs" value={count('differs')} word="khác sổ" />
            <Count tone="slate" icon="question" value={count('cannot')} word="chưa kết luận" />
            <p className="understood">
              <b>Đối chiếu với:</b> {reply.compared?.unitName ?? here?.name}; {period ? printPeriod(period) : ''}; số liệu đến{' '}
              {printDay(reply.compared?.asOf ?? place.asOf)}. Thấy {printInteger(reply.summary.claims)} số. Đổi đơn vị, kỳ ở đầu
              trang rồi{' '}
              <button type="button" className="link" onClick={() => given && run(given)}>
                đối chiếu lại
              </button>
              .
            </p>
          </section>
          <div className="check-body">
            <ReadText text={reply.text ?? ''} rows={rows} at={at} onPick={setAt} />
            <div className="beside-text">
              <Margin
                rows={rows}
                at={at}
                corrections={corrections}
                onPick={setAt}
                onCorrect={(index, accept) =>
                  setCorrections((old) => {
                    const next = new Set(old)
                    if (accept) next.add(index)
                    else next.delete(index)
                    return next
                  })
                }
              />
              <Unnumbered mentions={reply.mentions} />
            </div>
          </div>
        </>
      ) : (
        <Paste text={text} busy={check.isPending} onText={setText} onRun={run} unitName={here?.name ?? ''} />
      )}
    </main>
  )
}

function Paste({
  text,
  busy,
  unitName,
  onText,
  onRun,
}: {
  text: string
  busy: boolean
  unitName: string
  onText: (text: string) => void
  onRun: (given: Given) => void
}) {
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) onRun({ text })
  }
  return (
    <form className="paste" onSubmit={onSubmit}>
      <label htmlFor="bai">Dán bài viết, báo cáo hoặc tin vào đây</label>
      <textarea id="bai" className="box" rows={14} value={text} onChange={(event) => onText(event.target.value)} />
      <div className="paste-deeds">
        <Button type="submit" look="primary" icon="compare" busy={busy} unable={text.trim() ? false : 'Dán bài vào ô trên'}>
          Đối chiếu với số của {unitName}
        </Button>
        <label className="button outline file-button">
          <Icon name="upload" />
          <span>Chọn tệp Word, PDF, văn bản</span>
          <input
            type="file"
            accept=".docx,.pdf,.txt"
            className="hidden-words"
            onChange={(event) => event.target.files?.[0] && onRun({ file: event.target.files[0] })}
          />
        </label>
        <Button
          look="quiet"
          onClick={() => {
            onText(SAMPLE)
            onRun({ text: SAMPLE })
          }}
        >
          Thử bài mẫu
        </Button>
      </div>
    </form>
  )
}

function Count({
  tone,
  icon,
  value,
  word,
}: {
  tone: string
  icon: 'check' | 'warning' | 'differs' | 'question'
  value: number
  word: string
}) {
  return (
    <p className={`verdict-count ${tone}-count`}>
      <span className="verdict-mark">
        <Icon name={icon} />
      </span>
      <b className="figures">{printInteger(value)}</b>
      <span>{word}</span>
    </p>
  )
}
