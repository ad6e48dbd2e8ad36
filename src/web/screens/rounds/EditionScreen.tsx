import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { codeOf } from '#domain/verificationCode.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { EditionShown } from '../../contract/chain.ts'
import { Panel } from '../../kit/Panel.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { useAddress, useMove, usePlace } from '../../place.ts'
import { useFigureText } from '../../useFigureText.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { AgainstBooks } from './AgainstBooks.tsx'
import { CellThread, CommentList } from './CellThread.tsx'
import { EditionDeeds } from './EditionDeeds.tsx'
import { EditionFigures } from './EditionFigures.tsx'
import { EditionList } from './EditionList.tsx'
import { EditionPaper } from './EditionPaper.tsx'
import { Questions } from './Questions.tsx'
import { ReturnSlip } from './ReturnSlip.tsx'
import { tagOf } from './roundWords.ts'
import { StepList } from './StepList.tsx'
import './rounds.css'

const OPEN: readonly string[] = ['draft', 'checked', 'approved']

/** The unit's own report in a round: what it says, what speaks against it, its slip, and the next step. */
export function EditionScreen() {
  const { round } = useParams({ strict: false }) as { round: string }
  const { unit, period, asOf } = usePlace()
  const { view, edition } = useAddress()
  const move = useMove()
  const rollUp = view === 'tong-hop'
  const shown = useRead(
    'showEdition',
    unit ? { unit, round, ...(rollUp ? { rollUp } : {}), ...(edition ? { edition } : {}) } : null,
    { keep: false },
  )
  useTitle(rollUp ? 'Bản tổng hợp' : 'Bản báo cáo')
  // The top line says what the page is about: the period and the day of this report, wherever somebody came from.
  const about = shown.data?.round
  // biome-ignore lint/correctness/useExhaustiveDependencies: on arriving alone; whoever then picks another period is not sent back
  useEffect(() => {
    if (about && (about.period !== period || about.asOf !== asOf))
      move({ period: about.period, asOf: about.asOf }, { replace: true })
  }, [about?.id])
  return (
    <main className="page rounds">
      {shown.error ? (
        <Refused status={shown.error.status} message={shown.error.message} onRetry={() => void shown.refetch()} />
      ) : shown.data ? (
        <Body key={shown.data.shown ?? ''} data={shown.data} rollUp={rollUp} />
      ) : (
        <Skeleton rows={12} height={26} />
      )}
    </main>
  )
}

function Body({ data, rollUp }: { data: EditionShown; rollUp: boolean }) {
  const at = data.editions.find(({ id }) => id === data.shown)
  const isLatest = at === undefined || at.id === data.editions.at(-1)?.id
  const [cell, setCell] = useState<string | null>(null)
  // Whoever prepares the next one after a return still reads what was asked.
  const answering = at?.cause === 'resubmission' && OPEN.includes(at.state)
  const asking = answering ? data.editions.findLast(({ number }) => number < at.number)?.id : at?.id
  const slip = data.slips.findLast(({ editionId }) => editionId === asking)
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
          {at && at.number > 1 && <span className="quiet">Bản {printInteger(at.number)}</span>}
          {at && <StatusTag {...tagOf(at.state, rollUp)} />}
        </div>
      </header>
      {isLatest ? <EditionDeeds data={data} rollUp={rollUp} /> : <OldEdition />}
      {at?.onBehalf && (
        <p className="gold">
          Lập thay {data.unit.shortName}: {at.onBehalf}.
        </p>
      )}
      {slip && <ReturnSlip data={data} slip={slip} open={isLatest && (at?.state === 'returned' || at?.state === 'draft')} />}
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
      {at?.state === 'draft' && <Questions data={data} rollUp={rollUp} />}
      {data.missing.length > 0 && (
        <p className="gold">Tổng hợp khi còn thiếu: {data.missing.map(({ name }) => name).join(', ')}.</p>
      )}
      {data.figures.length === 0 && <Empty>{whyEmpty(data, rollUp)}</Empty>}
      <div className="edition-body">
        <EditionFigures data={data} chosen={cell} onChoose={setCell} />
        <div className="edition-side">
          {cell && at && <CellThread key={cell} data={data} edition={at.id} indicator={cell} onClose={() => setCell(null)} />}
          <EditionList data={data} rollUp={rollUp} />
          {rollUp && isLatest && <AgainstBooks round={data.round.id} />}
          {data.differences.length > 0 && <Moved title="Khác lần trước" list={data.differences} />}
          {at?.state !== 'draft' && data.fromBooks.length > 0 && <Moved title="Sổ nay đã khác" list={data.fromBooks} />}
          {cell === null && data.comments.length > 0 && (
            <Panel title="Ý kiến" level={3} note="bấm tên một ô số liệu để xem và trả lời">
              <CommentList comments={data.comments} titled />
            </Panel>
          )}
          <StepList steps={data.steps} />
          {at && <EditionPaper unit={data.unit.code} edition={at.id} code={at.hash === null ? null : codeOf(at.hash)} />}
        </div>
      </div>
    </>
  )
}

function whyEmpty({ unit, expected }: EditionShown, rollUp: boolean): string {
  if (rollUp) return `${unit.shortName} chưa tổng hợp đợt này. Bản tổng hợp lập ở Nộp và duyệt, từ các bản đã chấp nhận.`
  return expected
    ? `${unit.shortName} chưa lập bản báo cáo của đợt này. Bản báo cáo lấy số từ sổ và từ biểu số liệu khi lập.`
    : `${unit.shortName} không có trong danh sách phải nộp của đợt này.`
}

function OldEdition() {
  const move = useMove()
  return (
    <p className="gold">
      Đây là bản trước, giữ nguyên như khi nộp.{' '}
      <button type="button" className="link" onClick={() => move({ edition: undefined })}>
        Xem bản mới nhất
      </button>
    </p>
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
