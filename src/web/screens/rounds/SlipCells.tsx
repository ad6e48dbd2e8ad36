import { IndicatorHint } from '../../IndicatorHint.tsx'
import { FigureText } from '../../kit/FigureText.tsx'
import { NoProof } from '../../kit/NoProof.tsx'
import { useMove } from '../../place.ts'
import { useFigureText } from '../../useFigureText.ts'
import type { SlipCell } from './ReturnForm.tsx'

type Props = {
  cells: readonly SlipCell[]
  /** Whose books the proof is opened of, in which period. */
  of: { unit: string; name: string; period: string; asOf: string }
  left: ReadonlySet<string>
  notes: Readonly<Record<string, string>>
  onRing: (indicator: string, on: boolean) => void
  onNote: (indicator: string, note: string) => void
}

/** The cells of a slip: what was sent is ringed, what the books say beside it, and a word to each. */
export function SlipCells({ cells, of, left, notes, onRing, onNote }: Props) {
  const move = useMove()
  const text = useFigureText()
  return (
    <table className="figures slip-cells">
      <thead>
        <tr>
          <th scope="col">Ô số liệu</th>
          <th scope="col" className="num">
            Đơn vị nộp
          </th>
          <th scope="col" className="num">
            Sổ ghi
          </th>
          <th scope="col">
            <span className="hidden-words">Khoanh</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {cells.map(({ indicator, title, said, now }) => (
          <tr key={indicator}>
            <td>
              <IndicatorHint indicator={indicator}>{title}</IndicatorHint>
              {!left.has(indicator) && (
                <input
                  className="box"
                  aria-label={`Ghi chú cho ô ${title}`}
                  placeholder={now === null ? 'Vì sao phải xem lại' : 'Ghi chú thêm, nếu cần'}
                  maxLength={300}
                  value={notes[indicator] ?? ''}
                  onChange={(event) => onNote(indicator, event.target.value)}
                />
              )}
            </td>
            <td className="num">
              <NoProof why="Số đơn vị nộp, giữ nguyên như trong bản; căn cứ là số sổ ghi bên cạnh.">
                <span className={left.has(indicator) ? '' : 'ringed'}>{text(indicator, { value: said })}</span>
              </NoProof>
            </td>
            <td className="num">
              {now !== null && (
                <FigureText
                  plain
                  name={`${title}, ${of.name}, sổ ghi, mở căn cứ`}
                  onOpen={() => move({ proof: indicator, at: of.unit, during: of.period, until: of.asOf })}
                >
                  {text(indicator, { value: now })}
                </FigureText>
              )}
            </td>
            <td>
              <input
                type="checkbox"
                aria-label={`Khoanh ${title}`}
                checked={!left.has(indicator)}
                onChange={(event) => onRing(indicator, event.target.checked)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
