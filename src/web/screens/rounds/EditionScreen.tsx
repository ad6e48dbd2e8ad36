import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { codeOf } from '#domain/verificationCode.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import { download, type Refusal } from '../../call.ts'
import type { EditionShown } from '../../contract/chain.ts'
import { Button } from '../../kit/Button.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { useAddress, usePlace } from '../../place.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { EditionDeeds } from './EditionDeeds.tsx'
import { countWords, momentWords, tagOf } from './roundWords.ts'
import { StepList } from './StepList.tsx'
import { useFigureText } from './useFigureText.ts'
import './rounds.css'

/** The unit's own report in a round: what it says, what speaks against it, its slip, and the next step. */
export function EditionScreen() {
  const { round } = useParams({ strict: false }) as { round: string }
  const { unit } = usePlace()
  const { at } = useAddress()
  const rollUp = at === 'tong-hop'
  const shown = useRead('showEdition', unit ? { unit, round, ...(rollUp ? { rollUp } : {}) } : null, { keep: false })
  useTitle(rollUp ? 'Bản tổng hợp' : 'Bản báo cáo')
  return (
    <main className="page rounds">
      {shown.error ? (
        <Refused status={shown.error.status} message={shown.error.message} onRetry={() => void shown.refetch()} />
      ) : shown.data ? (
        <Body data={shown.data} rollUp={rollUp} />
      ) : (
        <Skeleton rows={12} height={26} />
      )}
    </main>
  )
}

function Body({ data, rollUp }: { data: EditionShown; rollUp: boolean }) {
  const latest = data.editions.find(({ id }) => id === data.shown)
  const slip = latest?.state === 'returned' ? data.slips.at(-1) : undefined
  return (
    <>
      <header className="page-head">
        <h1>
          {data.round.title}
          <span className="page-sub figures">
            {data.unit.shortName}, số liệu đến {printDay(data.round.asOf)}, hạn {printDay(data.round.dueOn)}
          </span>
        </h1>
        <div className="page-deeds">{latest && <StatusTag {...tagOf(latest.state)} />}</div>
      </header>
      <EditionDeeds data={data} rollUp={rollUp} />
      {slip && (
        <Panel
          title="Phiếu trả lại"
          note={`${slip.returnedName}, ${momentWords(slip.returnedAt)}; hạn nộp lại ${printDay(slip.dueOn)}`}
        >
          <p>{slip.reason}</p>
          <ul className="figures">
            {slip.cells.map((cell) => (
              <li key={cell.indicator}>
                {cell.title}: nộp <b className="ringed">{countWords(cell.submitted)}</b>, sổ ghi {countWords(cell.book)}.{' '}
                {cell.note}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {data.missing.length > 0 && (
        <p className="gold">Tổng hợp khi còn thiếu: {data.missing.map(({ name }) => name).join(', ')}.</p>
      )}
      <div className="edition-body">
        <Figures data={data} />
        <div className="edition-side">
          {data.differences.length > 0 && <Moved title="Khác lần trước" list={data.differences} />}
          {latest?.state !== 'draft' && data.fromBooks.length > 0 && <Moved title="Sổ nay đã khác" list={data.fromBooks} />}
          {data.comments.length > 0 && (
            <Panel title="Ý kiến" level={3}>
              <ul>
                {data.comments.map((comment) => (
                  <li key={`${comment.saidAt} ${comment.indicator}`}>
                    <b>{comment.title}</b>: {comment.words}{' '}
                    <span className="quiet figures">
                      {comment.saidName}, {momentWords(comment.saidAt)}
                    </span>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
          <StepList steps={data.steps} />
          {latest?.hash && <Paper edition={latest.id} code={codeOf(latest.hash)} />}
        </div>
      </div>
    </>
  )
}

/** The edition on paper, and the code by which the paper is held against it. */
function Paper({ edition, code }: { edition: string; code: string }) {
  const [failed, setFailed] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const print = async () => {
    setBusy(true)
    setFailed(null)
    try {
      await download('renderEdition', { edition, address: location.origin })
    } catch (error) {
      setFailed((error as Refusal).message)
    }
    setBusy(false)
  }
  return (
    <Panel title="Bản in" level={3} note={<span className="figures">mã xác minh {code}</span>}>
      <Button icon="download" busy={busy} onClick={() => void print()}>
        Tải Word, có mã QR
      </Button>{' '}
      <Link to="/xac-minh" search={(old: object) => ({ ...old, code }) as never} className="link">
        Xác minh một bản giấy
      </Link>
      {failed && (
        <p className="field-error" role="alert">
          {failed}
        </p>
      )}
    </Panel>
  )
}

function Figures({ data }: { data: EditionShown }) {
  const [all, setAll] = useState(false)
  const text = useFigureText()
  const said = data.figures.filter(({ state }) => state === 'value')
  const shown = all ? data.figures : said
  if (data.figures.length === 0) return null
  return (
    <Panel
      title={`${printInteger(said.length)} số liệu${data.nil ? ', báo cáo không phát sinh' : ''}`}
      note={data.basis === 'editions' ? `cộng từ ${printInteger(data.parts.length)} bản đã chấp nhận` : undefined}
      action={
        <button type="button" className="link" onClick={() => setAll(!all)}>
          {all ? 'Chỉ số khác không' : `Xem cả ${printInteger(data.figures.length)}`}
        </button>
      }
    >
      <div className="rounds-scroll">
        <table className="rounds-table">
          <tbody>
            {shown.map((figure) => (
              <tr key={figure.indicator}>
                <th scope="row">{figure.title}</th>
                <td className="num figures">
                  {text(figure.indicator, figure)}
                  {figure.target !== null && `/${printInteger(figure.target)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function Moved({ title, list }: { title: string; list: EditionShown['differences'] }) {
  const text = useFigureText()
  return (
    <Panel title={title} level={3}>
      <ul className="desk-moved figures">
        {list.map(({ indicator, title: name, before, after }) => (
          <li key={indicator}>
            {name}: <s>{text(indicator, before)}</s> <b>{text(indicator, after)}</b>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
