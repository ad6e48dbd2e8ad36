import { useEffect, useMemo, useState } from 'react'
import { printInteger } from '#domain/wording.ts'
import { type Book, shownColumns } from '../../book.ts'
import type { Refusal } from '../../call.ts'
import type { ImportReply, PreviewRow } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { Changed } from '../../kit/Changed.tsx'
import { Findings } from '../../kit/Findings.tsx'
import { Grid, type GridColumn } from '../../kit/Grid.tsx'
import { Popover } from '../../kit/Popover.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { Effect } from './ImportEffect.tsx'

type State = PreviewRow['state']
type Props = {
  book: Book
  reply: ImportReply
  fileName: string
  busy: boolean
  refused: Refusal | null
  onKeep: () => void
  onCancel: () => void
}

/** Row by row: the same, new, changed, to be put right; what is wrong at the side; what the report would say below it. */
export function ImportReview({ book, reply, fileName, busy, refused, onKeep, onCancel }: Props) {
  const [only, setOnly] = useState<State | null>(null)
  const rows = useMemo(() => (only ? reply.preview.filter((row) => row.state === only) : reply.preview), [reply, only])
  const flagged = useMemo(() => rows.flatMap((row, index) => (row.findings.length > 0 ? [index] : [])), [rows])
  const [at, setAt] = useState<number>(() =>
    Math.max(
      0,
      reply.preview.findIndex((row) => row.findings.length > 0),
    ),
  )
  const chosen = rows[Math.min(at, rows.length - 1)]
  const errors = reply.findings.filter((finding) => finding.severity === 'error')
  // What is wrong with the file as a whole has no row to stand at.
  const general = reply.findings.filter((finding) => finding.where.row === undefined)
  const changes = reply.added + reply.changed
  const unable =
    errors.length > 0
      ? `Còn ${printInteger(errors.length)} chỗ phải sửa trong tệp`
      : changes === 0
        ? 'Tệp giống hệt sổ, không có gì để ghi'
        : undefined

  const go = (step: 1 | -1) => {
    const next =
      step > 0
        ? (flagged.find((index) => index > at) ?? flagged[0])
        : ([...flagged].reverse().find((index) => index < at) ?? flagged.at(-1))
    if (next !== undefined) setAt(next)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys act on what is in front now
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing) return
      if (event.key === 'F8') go(event.shiftKey ? -1 : 1)
      else if (event.key === 'Enter' && event.ctrlKey) go(1)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [flagged, at])

  const columns = useMemo(() => columnsOf(book, reply), [book, reply])
  const column = (finding: number) => reply.findings[finding]?.where.column
  const cell = (index: number, key: string) => {
    const row = rows[index]
    if (!row) return null
    if (key === '#') return <span className="quiet">{row.row}</span>
    if (key === 'state')
      return <StateOf row={row} severe={row.findings.some((finding) => reply.findings[finding]?.severity === 'error')} />
    const change = row.changes?.[key]
    if (change)
      return (
        <span>
          <Changed from={change.from} to={change.to} />
        </span>
      )
    return <span>{row.shown[key] ?? ''}</span>
  }
  const cellClass = (index: number, key: string) => {
    const row = rows[index]
    if (!row) return ''
    const mine = row.findings.filter((finding) => column(finding) === key)
    if (mine.some((finding) => reply.findings[finding]?.severity === 'error')) return 'cell-error'
    if (mine.length > 0) return 'cell-warning'
    return row.changes?.[key] ? 'cell-changed' : ''
  }
  return (
    <>
      <section className="counts" aria-label="Kết quả đọc tệp">
        <Count value={reply.rows} word="dòng trong tệp" active={only === null} onPick={() => setOnly(null)} />
        <Count value={reply.same} word="giống sổ, bỏ qua" tone="quiet" active={only === 'same'} onPick={() => setOnly('same')} />
        <Count value={reply.added} word="thêm mới" tone="olive" active={only === 'new'} onPick={() => setOnly('new')} />
        <Count value={reply.changed} word="cập nhật" tone="gold" active={only === 'changed'} onPick={() => setOnly('changed')} />
        <Count
          value={reply.rejected}
          word="cần đồng chí xử lý"
          tone="red"
          active={only === 'rejected'}
          onPick={() => setOnly('rejected')}
        />
        <p className="counts-file">
          {fileName}. <Headings reply={reply} book={book} />
        </p>
      </section>
      {general.length > 0 && <Findings findings={general} />}
      {reply.preview.length > 0 && (
        <div className="review">
          <Grid
            name="Từng dòng của tệp"
            columns={columns}
            count={rows.length}
            known={() => true}
            cell={cell}
            cellClass={cellClass}
            rowClass={(index) => `row-${rows[index]?.state ?? ''}`}
            rowHeight={26}
            selected={Math.min(at, rows.length - 1)}
            onActive={setAt}
          />
          {chosen && (
            <RowSide
              book={book}
              row={chosen}
              reply={reply}
              place={flagged.indexOf(at) + 1}
              of={flagged.length}
              changes={changes}
              onNext={() => go(1)}
            />
          )}
        </div>
      )}
      <footer className="import-foot">
        <p className={unable ? 'gold' : 'quiet'} role="status">
          {refused ? (
            <span className="red">{refused.message}</span>
          ) : unable ? (
            `${unable}. Sửa trong Excel rồi chọn lại tệp; chưa ghi gì vào sổ.`
          ) : (
            `Cả tệp được ghi một lần: đủ ${printInteger(changes)} thay đổi, hoặc không ghi gì.`
          )}
        </p>
        <Button onClick={onCancel}>{errors.length > 0 ? 'Chọn lại tệp' : 'Hủy, không ghi gì'}</Button>
        <Button look="primary" icon="book" unable={unable} busy={busy} onClick={onKeep}>
          Ghi {printInteger(changes)} thay đổi vào sổ
        </Button>
      </footer>
    </>
  )
}

function columnsOf(book: Book, reply: ImportReply): GridColumn[] {
  const headed = new Map(reply.headings.flatMap((heading) => (heading.key ? [[heading.key, heading] as const] : [])))
  const shown = shownColumns(book).filter(([key]) => headed.has(key) || reply.preview.some((row) => row.changes?.[key]))
  return [
    { key: '#', title: '', width: 40, numeric: true, frozen: true },
    { key: 'state', title: 'Rà soát', below: `${printInteger(reply.preview.length)} dòng`, width: 84, frozen: true },
    ...shown.map(([key, column]): GridColumn => {
      const heading = headed.get(key)
      const letter = heading?.letter ?? heading?.column
      return {
        key,
        title: column.title,
        below: heading
          ? `${letter ? `cột ${letter}` : ''}${heading.heading && heading.heading !== column.title ? ` “${heading.heading}”` : ''}`
          : '',
        width: Math.max(70, (column.width ?? 14) * 7.4 + 14),
        numeric: column.kind === 'integer',
        centred: column.kind === 'yesNo',
        frozen: key === book.label,
      }
    }),
  ]
}

function Count({
  value,
  word,
  tone = '',
  active,
  onPick,
}: {
  value: number
  word: string
  tone?: string
  active: boolean
  onPick: () => void
}) {
  return (
    <button type="button" className="count" aria-pressed={active} onClick={onPick}>
      <b className={`figures ${value > 0 ? tone : 'quiet'}`}>{printInteger(value)}</b>
      <span>{word}</span>
    </button>
  )
}

function StateOf({ row, severe }: { row: PreviewRow; severe: boolean }) {
  if (row.state === 'rejected' || severe)
    return (
      <StatusTag tone="red" icon="warning">
        Xử lý
      </StatusTag>
    )
  if (row.state === 'new')
    return (
      <StatusTag tone="olive" icon="plus">
        Mới
      </StatusTag>
    )
  if (row.state === 'changed')
    return (
      <StatusTag tone="gold" icon="pen">
        Sửa
      </StatusTag>
    )
  return <span className="quiet">giống sổ</span>
}

/** Which heading of the file was taken for which column, and which were not understood. */
function Headings({ reply, book }: { reply: ImportReply; book: Book }) {
  const unknown = reply.headings.filter((heading) => heading.key === null && heading.heading)
  return (
    <Popover
      name="Ghép cột"
      placement="bottom end"
      triggerClass="link"
      trigger={unknown.length > 0 ? `${printInteger(unknown.length)} cột không dùng` : 'Xem ghép cột'}
    >
      {() => (
        <table className="headings">
          <thead>
            <tr>
              <th scope="col">Trong tệp</th>
              <th scope="col">Cột của sổ</th>
            </tr>
          </thead>
          <tbody>
            {reply.headings.map((heading) => (
              <tr key={`${heading.letter ?? heading.column ?? ''} ${heading.heading}`}>
                <td>
                  <span className="quiet">{heading.letter ?? heading.column}</span> {heading.heading}
                </td>
                <td>
                  {heading.key ? (book.columns[heading.key]?.title ?? heading.key) : <span className="quiet">không dùng</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Popover>
  )
}

function RowSide({
  book,
  row,
  reply,
  place,
  of,
  changes,
  onNext,
}: {
  book: Book
  row: PreviewRow
  reply: ImportReply
  place: number
  of: number
  changes: number
  onNext: () => void
}) {
  const findings = row.findings.flatMap((index) => reply.findings[index] ?? [])
  const differing = Object.entries(row.changes ?? {})
  return (
    <aside className="review-side" aria-label={`Dòng ${row.row}`}>
      <header>
        <h2>Dòng {row.row}</h2>
        <StateOf row={row} severe={findings.some((finding) => finding.severity === 'error')} />
        {of > 0 && (
          <Button look="quiet" small icon="right" onClick={onNext} aria-keyshortcuts="F8">
            {place > 0 ? `${place}/${of}` : `${of} chỗ cần xem`}
          </Button>
        )}
      </header>
      <div className="review-body">
        {findings.map((finding) => (
          <p
            key={`${finding.code} ${finding.where.column ?? ''}`}
            className={finding.severity === 'error' ? 'review-error' : 'review-warning'}
          >
            {finding.where.column && <b>{book.columns[finding.where.column]?.title}: </b>}
            {finding.message}
          </p>
        ))}
        {differing.length > 0 && (
          <table className="side-table">
            <thead>
              <tr>
                <th scope="col">Cột</th>
                <th scope="col">Trong sổ</th>
                <th scope="col">Trong tệp</th>
              </tr>
            </thead>
            <tbody>
              {differing.map(([key, change]) => (
                <tr key={key}>
                  <th scope="row">{book.columns[key]?.title ?? key}</th>
                  <td>{change.from || '…'}</td>
                  <td className="side-new">{change.to || '…'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {findings.length === 0 && differing.length === 0 && (
          <p className="quiet">
            {row.state === 'new' ? `Chưa có trong sổ, sẽ thêm một ${book.rowName}.` : 'Dòng này giống trong sổ, không ghi gì.'}
          </p>
        )}
        <Effect effect={reply.effect} title={`Ghi ${printInteger(changes)} thay đổi sẽ làm đổi số`} />
      </div>
      <p className="review-keys quiet">
        Chỗ tiếp theo <kbd>F8</kbd>
      </p>
    </aside>
  )
}
