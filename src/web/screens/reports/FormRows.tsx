import type { Finding } from '#domain/finding.ts'
import { printDay } from '#domain/wording.ts'
import type { AskedFinding } from '../../contract/checks.ts'
import type { FormEntry, FormRow } from '../../contract.ts'
import { percentText } from '../../figurePrinting.ts'
import { IndicatorHint, IndicatorMark } from '../../IndicatorHint.tsx'
import { FigureText } from '../../kit/FigureText.tsx'
import { useMove, usePlace } from '../../place.ts'
import { RowQuestions } from './RowQuestions.tsx'
import { QUALIFIERS, scaledText, type Typed, typedOf } from './typedEntry.ts'

type Shared = {
  typed: Readonly<Record<string, Typed>>
  editor: boolean
  wrong: readonly Finding[]
  asked: ReadonlyMap<string | null, readonly AskedFinding[]>
  /** Figures that stand on this machine and not yet in the form. */
  waiting: ReadonlySet<string>
  onType: (id: string, value: Typed) => void
}

export function FormRows({ rows, onlyMissing, ...shared }: Shared & { rows: FormRow[]; onlyMissing: boolean }) {
  const lacks = (row: FormRow) =>
    row.entry?.state === 'missing' || row.base.some((base) => base.entered && base.entry.state === 'missing')
  return (
    <table className="form-table">
      <thead>
        <tr>
          <th scope="col">Chỉ tiêu</th>
          <th scope="col">Đơn vị tính</th>
          <th scope="col" className="num">
            Số liệu
          </th>
          <th scope="col">Áp dụng</th>
          <th scope="col">Ghi chú</th>
        </tr>
      </thead>
      <tbody>
        {rows
          .filter((row) => !onlyMissing || lacks(row))
          .map((row) => [
            row.entry ? (
              <EnteredRow
                key={row.indicator}
                id={row.indicator}
                title={row.title}
                unitWord={row.unitWord}
                scale={row.scale}
                entry={row.entry}
                {...shared}
              />
            ) : (
              <DerivedRow key={row.indicator} row={row} />
            ),
            ...row.base
              .filter((base) => base.entered)
              .map((base) => (
                <EnteredRow
                  key={base.id}
                  id={base.id}
                  title={base.label}
                  unitWord=""
                  scale={1}
                  entry={base.entry}
                  under
                  {...shared}
                />
              )),
            shared.asked.has(row.indicator) && <QuestionRow key={`hỏi ${row.indicator}`} row={row} {...shared} />,
          ])}
      </tbody>
    </table>
  )
}

/** What is asked of the row's figures stands right beneath them. */
function QuestionRow({ row, asked, editor, typed, onType }: Shared & { row: FormRow }) {
  const { entry, indicator, scale } = row
  const meant = (value: number) =>
    onType(indicator, {
      ...(typed[indicator] ?? typedOf(entry as FormEntry, scale)),
      text: scaledText(value, scale),
      applies: true,
    })
  return (
    <tr className="asked-row">
      <td colSpan={5}>
        <RowQuestions questions={asked.get(indicator) ?? []} editor={editor} {...(entry && editor ? { onMeant: meant } : {})} />
      </td>
    </tr>
  )
}

function DerivedRow({ row }: { row: FormRow }) {
  const move = useMove()
  const text =
    row.state === 'not_applicable'
      ? '×'
      : row.value === null
        ? '…'
        : row.unitWord === '%'
          ? percentText(row.value)
          : Number.isInteger(row.value)
            ? scaledText(row.value, row.scale)
            : String(row.value).replace('.', ',')
  const from =
    {
      registers: 'đếm từ sổ',
      units: 'từ cây tổ chức',
      rounds: 'từ các đợt báo cáo',
      formula: 'tính theo công thức',
      target: 'từ quyết định giao',
    }[row.from.kind] ?? ''
  return (
    <tr className="derived">
      <th scope="row">
        <IndicatorHint indicator={row.indicator}>{row.title}</IndicatorHint>
      </th>
      <td>{row.unitWord}</td>
      <td className="num">
        <FigureText
          plain
          id={row.indicator}
          name={`${row.title}: ${text}, mở căn cứ`}
          state={row.override ? 'overridden' : 'linked'}
          onOpen={() => move({ proof: row.indicator, at: undefined })}
        >
          {text}
        </FigureText>
      </td>
      <td colSpan={2} className="quiet">
        {from}
        {row.override
          ? `; sửa tay, sổ tính ${row.override.derived === null ? '…' : scaledText(row.override.derived, row.scale)}: ${row.override.reason}`
          : ''}
      </td>
    </tr>
  )
}

function EnteredRow({
  id,
  title,
  unitWord,
  scale,
  entry,
  under = false,
  typed,
  editor,
  wrong,
  waiting,
  onType,
}: Shared & { id: string; title: string; unitWord: string; scale: number; entry: FormEntry; under?: boolean }) {
  const { asOf } = usePlace()
  const now = typed[id] ?? typedOf(entry, scale)
  const changed = typed[id] !== undefined
  const fault = wrong.find((finding) => finding.where.indicator === id)
  const set = (change: Partial<Typed>) => onType(id, { ...now, ...change })
  return (
    <tr className={`${changed ? 'changed' : ''} ${under ? 'under' : ''}`}>
      <th scope="row">
        <label htmlFor={`so-${id}`}>{title}</label> <IndicatorMark indicator={id} />
      </th>
      <td>{unitWord}</td>
      <td>
        <div className="entry">
          <select
            className="box"
            aria-label={`${title}, từ chỉ ước lượng`}
            value={now.qualifier}
            disabled={!editor || !now.applies}
            onChange={(event) => set({ qualifier: event.target.value })}
          >
            <option value=""> </option>
            {QUALIFIERS.map((word) => (
              <option key={word}>{word}</option>
            ))}
          </select>
          <input
            id={`so-${id}`}
            className="box num"
            inputMode="decimal"
            autoComplete="off"
            placeholder={now.applies ? 'chưa có số' : 'không áp dụng'}
            disabled={!editor || !now.applies}
            value={now.applies ? now.text : ''}
            aria-invalid={fault ? true : undefined}
            aria-describedby={fault ? `loi-${id}` : undefined}
            onChange={(event) => set({ text: event.target.value })}
          />
        </div>
        {waiting.has(id) && !changed && <p className="quiet entry-day">chờ gửi khi có mạng</p>}
        {entry.asOf !== null && entry.asOf !== asOf && !changed && (
          <p className="quiet entry-day">số đến {printDay(entry.asOf)}</p>
        )}
        {fault && (
          <p id={`loi-${id}`} className="field-error">
            {fault.message}
          </p>
        )}
      </td>
      <td>
        <label className="applies">
          <input
            type="checkbox"
            checked={!now.applies}
            disabled={!editor}
            onChange={(event) => set({ applies: !event.target.checked })}
          />
          không áp dụng
        </label>
      </td>
      <td>
        <input
          className="box"
          aria-label={`Ghi chú: ${title}`}
          disabled={!editor}
          value={now.note}
          onChange={(event) => set({ note: event.target.value })}
        />
      </td>
    </tr>
  )
}
