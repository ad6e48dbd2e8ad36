import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { codeOf } from '#domain/verificationCode.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { EditionShown } from '../../contract/chain.ts'
import { Panel } from '../../kit/Panel.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { useAddress, usePlace } from '../../place.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { AgainstBooks } from './AgainstBooks.tsx'
import { CellThread, CommentList } from './CellThread.tsx'
import { EditionDeeds } from './EditionDeeds.tsx'
import { EditionPaper } from './EditionPaper.tsx'
import { Questions } from './Questions.tsx'
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
  const [cell, setCell] = useState<string | null>(null)
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
        <div className="page-deeds">
          {!rollUp && data.expected && (
            <Link
              to="/nhap-so-lieu"
              search={(old: object) => ({ ...standing(old), period: data.round.period, asOf: data.round.asOf }) as never}
              className="button quiet"
            >
              Mở biểu số liệu
            </Link>
          )}
          {latest && <StatusTag {...tagOf(latest.state)} />}
        </div>
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
      {data.asked.length > 0 && (
        <p className="gold">
          Số liệu của {printInteger(data.asked.length)} đơn vị được yêu cầu, không phải của cả {data.unit.shortName}:{' '}
          {data.asked
            .slice(0, 8)
            .map(({ name }) => name)
            .join(', ')}
          {data.asked.length > 8 && ` và ${printInteger(data.asked.length - 8)} đơn vị khác`}.
        </p>
      )}
      {rollUp && <Questions data={data} />}
      {data.missing.length > 0 && (
        <p className="gold">Tổng hợp khi còn thiếu: {data.missing.map(({ name }) => name).join(', ')}.</p>
      )}
      <div className="edition-body">
        <Figures data={data} chosen={cell} onChoose={setCell} />
        <div className="edition-side">
          {cell && latest && (
            <CellThread key={cell} data={data} edition={latest.id} indicator={cell} onClose={() => setCell(null)} />
          )}
          {rollUp && <AgainstBooks round={data.round.id} />}
          {data.differences.length > 0 && <Moved title="Khác lần trước" list={data.differences} />}
          {latest?.state !== 'draft' && data.fromBooks.length > 0 && <Moved title="Sổ nay đã khác" list={data.fromBooks} />}
          {cell === null && data.comments.length > 0 && (
            <Panel title="Ý kiến" level={3} note="bấm một ô số liệu để xem và trả lời">
              <CommentList comments={data.comments} titled />
            </Panel>
          )}
          <StepList steps={data.steps} />
          {latest && (
            <EditionPaper unit={data.unit.code} edition={latest.id} code={latest.hash === null ? null : codeOf(latest.hash)} />
          )}
        </div>
      </div>
    </>
  )
}

type FigureProps = { data: EditionShown; chosen: string | null; onChoose: (indicator: string | null) => void }

function Figures({ data, chosen, onChoose }: FigureProps) {
  const [all, setAll] = useState(false)
  const text = useFigureText()
  const valued = data.figures.filter(({ state }) => state === 'value')
  const shown = all ? data.figures : valued
  const said = (indicator: string) => data.comments.filter((one) => one.indicator === indicator).length
  if (data.figures.length === 0) return null
  return (
    <Panel
      title={`${printInteger(valued.length)} số liệu${data.nil ? ', báo cáo không phát sinh' : ''}`}
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
              <tr key={figure.indicator} className={chosen === figure.indicator ? 'here' : ''}>
                <th scope="row">
                  <button
                    type="button"
                    className="desk-unit"
                    aria-expanded={chosen === figure.indicator}
                    title="Ý kiến về ô này"
                    onClick={() => onChoose(chosen === figure.indicator ? null : figure.indicator)}
                  >
                    {figure.title}
                  </button>
                  {said(figure.indicator) > 0 && <span className="quiet"> {printInteger(said(figure.indicator))} ý kiến</span>}
                </th>
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
