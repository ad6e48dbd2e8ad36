import { VERDICTS } from '#domain/packet.ts'
import { printMoment } from '#domain/wording.ts'
import type { ComingRow, TakenPacket } from '../../contract/packets.ts'
import { StatusTag } from '../../kit/StatusTag.tsx'
import type { Choices } from './ImportForm.tsx'

type Props = { taken: TakenPacket; choices: Choices; onChoose: (id: string, take: 'ours' | 'theirs') => void }

/** What needs a person: both versions side by side, and the rows that could not come in with why. */
export function Conflicts({ taken, choices, onChoose }: Props) {
  const both = taken.rows.filter(({ verdict }) => verdict === 'conflict')
  const others = taken.rows.filter(({ verdict }) => verdict === 'waits' || verdict === 'refused')
  return (
    <>
      {both.map((row) => (
        <section key={row.id} className="packets-conflict" aria-label={`Hai bên cùng sửa: ${row.label}`}>
          <header>
            <h3>
              {row.title}: {row.label}
            </h3>
            <StatusTag tone="gold" icon="compare">
              {VERDICTS.conflict}
            </StatusTag>
          </header>
          <p className="quiet">
            Bên kia: {row.by}, {printMoment(new Date(row.at))}; {row.unit}
          </p>
          <SideBySide row={row} />
          {row.why && <p>{row.why}</p>}
          {isChoice(row) && (
            <fieldset>
              <legend className="hidden-words">Lấy bản nào</legend>
              {(['ours', 'theirs'] as const).map((take) => (
                <label key={take}>
                  <input type="radio" name={row.id} checked={choices[row.id] === take} onChange={() => onChoose(row.id, take)} />
                  {take === 'ours' ? 'Giữ bản ở đây' : 'Lấy bản trong gói'}
                </label>
              ))}
            </fieldset>
          )}
        </section>
      ))}
      {others.length > 0 && (
        <ul className="packets-why">
          {others.map((row) => (
            <li key={row.id}>
              <StatusTag tone={row.verdict === 'waits' ? 'slate' : 'red'} icon={row.verdict === 'waits' ? 'clock' : 'warning'}>
                {VERDICTS[row.verdict]}
              </StatusTag>
              <span>
                {row.title}: {row.label}. {row.why}
              </span>
              {row.differences.length > 0 && <SideBySide row={row} />}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** An edition is moved where it belongs, never chosen: the two places agree by hand. */
const isChoice = ({ register }: ComingRow): boolean => register !== 'editions'

function SideBySide({ row }: { row: ComingRow }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Cột</th>
          <th scope="col">Ở đây</th>
          <th scope="col">Trong gói</th>
        </tr>
      </thead>
      <tbody>
        {row.differences.map(({ column, ours, theirs }) => (
          <tr key={column}>
            <th scope="row">{column}</th>
            <td>{ours}</td>
            <td>{theirs}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
