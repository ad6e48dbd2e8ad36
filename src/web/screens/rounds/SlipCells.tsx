import type { SlipCell } from './ReturnForm.tsx'
import { countWords } from './roundWords.ts'

type Props = {
  cells: readonly SlipCell[]
  left: ReadonlySet<string>
  notes: Readonly<Record<string, string>>
  onRing: (indicator: string, on: boolean) => void
  onNote: (indicator: string, note: string) => void
}

/** The cells of a slip: what was sent is ringed, what the books say beside it, and a word to each. */
export function SlipCells({ cells, left, notes, onRing, onNote }: Props) {
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
              {title}
              {!left.has(indicator) && (
                <input
                  className="box"
                  aria-label={`Ghi chú cho ô ${title}`}
                  placeholder={now === null ? 'Vì sao phải xem lại' : `sổ ghi ${countWords(now)}`}
                  maxLength={300}
                  value={notes[indicator] ?? ''}
                  onChange={(event) => onNote(indicator, event.target.value)}
                />
              )}
            </td>
            <td className="num">
              <span className={left.has(indicator) ? '' : 'ringed'}>{countWords(said)}</span>
            </td>
            <td className="num">{now === null ? '' : countWords(now)}</td>
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
