import { printDay, printInteger } from '#domain/wording.ts'
import type { Desk, DeskUnit, Group } from '../../contract/chain.ts'
import { IndicatorHint } from '../../IndicatorHint.tsx'
import { DoorRow } from '../../kit/Door.tsx'
import { GROUPS } from './deskGroups.ts'
import { countWords, lateWords, momentWords } from './roundWords.ts'

type Props = {
  desk: Desk
  shown: Group | null
  opened: string | null
  ticked: ReadonlySet<string>
  onTick: (code: string, on: boolean) => void
  onOpen: (code: string) => void
}

/** Every unit asked, by what is to be done with it. */
export function DeskTable({ desk, shown, opened, ticked, onTick, onOpen }: Props) {
  return (
    <section className="desk-list" aria-label="Các đơn vị phải nộp">
      <table>
        <thead>
          <tr>
            <th scope="col" className="tick">
              <span className="hidden-words">Chọn</span>
            </th>
            <th scope="col">Đơn vị</th>
            <th scope="col" className="num">
              <IndicatorHint indicator="sdf_strength">Quân số</IndicatorHint>
            </th>
            <th scope="col" className="num">
              <IndicatorHint indicator="force_training_attended">Huấn luyện</IndicatorHint>
            </th>
            <th scope="col" className="num">
              Lệch sổ
            </th>
            <th scope="col" className="num">
              Nộp lúc
            </th>
          </tr>
        </thead>
        {GROUPS.map(({ group, title, note }) => {
          const lines = desk.units.filter((one) => one.group === group)
          if (lines.length === 0 || (shown !== null && shown !== group)) return null
          return (
            <tbody key={group}>
              <tr className="desk-title">
                <th scope="rowgroup" colSpan={6}>
                  {title} {printInteger(lines.length)} {note && <span className="quiet">{note}</span>}
                </th>
              </tr>
              {lines.map((line) => (
                <Line
                  key={line.unit.code}
                  line={line}
                  open={opened === line.unit.code}
                  ticked={ticked.has(line.unit.code)}
                  onTick={desk.mayReceive && group === 'clean' && !line.mine ? (on) => onTick(line.unit.code, on) : undefined}
                  onOpen={() => onOpen(line.unit.code)}
                />
              ))}
            </tbody>
          )
        })}
      </table>
    </section>
  )
}

type LineProps = {
  line: DeskUnit
  open: boolean
  ticked: boolean
  onTick: ((on: boolean) => void) | undefined
  onOpen: () => void
}

function Line({ line, open, ticked, onTick, onOpen }: LineProps) {
  const { unit, edition, figures } = line
  return (
    <DoorRow className={open ? 'here' : ''}>
      <td className="tick">
        {onTick && (
          <input
            type="checkbox"
            aria-label={`Chọn ${unit.shortName}`}
            checked={ticked}
            onChange={(event) => onTick(event.target.checked)}
          />
        )}
      </td>
      <th scope="row">
        <button type="button" className="desk-unit" aria-expanded={open} onClick={onOpen}>
          {unit.shortName}
        </button>
        {edition && edition.number > 1 && <span className="quiet"> lần {edition.number}</span>}
        {edition?.nil && <span className="quiet"> không phát sinh</span>}
        {edition?.onBehalf && <span className="quiet"> lập thay</span>}
      </th>
      <td className="num">{countWords(figures.sdf_strength ?? figures.militia_strength ?? null)}</td>
      <td className="num">
        {figures.force_training_attended == null
          ? '…'
          : `${printInteger(figures.force_training_attended)}/${countWords(figures.force_training_quota ?? null)}`}
      </td>
      <td className={`num ${line.apart.length > 0 ? 'wrong' : ''}`}>
        {edition?.submittedAt ? printInteger(line.apart.length) : ''}
      </td>
      <td className={`num ${line.daysLate > 0 ? 'wrong' : line.late ? 'late' : ''}`}>
        {line.daysLate > 0 ? lateWords(line.daysLate) : sentWords(line)}
      </td>
    </DoorRow>
  )
}

const sentWords = ({ edition, late, dueOn }: DeskUnit): string =>
  edition?.submittedAt ? `${momentWords(edition.submittedAt)}${late ? ', muộn' : ''}` : `hạn ${printDay(dueOn)}`
