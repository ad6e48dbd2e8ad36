import { useState } from 'react'
import { printInteger } from '#domain/wording.ts'
import type { EditionShown } from '../../contract/chain.ts'
import { IndicatorMark } from '../../IndicatorHint.tsx'
import { FigureText } from '../../kit/FigureText.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { useMove } from '../../place.ts'
import { useFigureText } from '../../useFigureText.ts'

type Figure = EditionShown['figures'][number]
type Props = { data: EditionShown; chosen: string | null; onChoose: (indicator: string | null) => void }

/** What the edition says: the name of a cell opens what was said about it, its figure opens the proof. */
export function EditionFigures({ data, chosen, onChoose }: Props) {
  const [all, setAll] = useState(false)
  const valued = data.figures.filter(({ state }) => state === 'value')
  const put = data.figures.filter(({ override }) => override).length
  const shown = all ? data.figures : valued
  if (data.figures.length === 0) return null
  const notes = [
    data.basis === 'editions' ? `cộng từ ${printInteger(data.parts.length)} bản đã chấp nhận` : '',
    put > 0 ? `${printInteger(put)} số sửa tay` : '',
  ].filter(Boolean)
  return (
    <Panel
      title={`${printInteger(valued.length)} số liệu${data.nil ? ', báo cáo không phát sinh' : ''}`}
      note={notes.length > 0 ? notes.join(', ') : undefined}
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
              <Row
                key={figure.indicator}
                figure={figure}
                open={chosen === figure.indicator}
                said={data.comments.filter((one) => one.indicator === figure.indicator).length}
                onChoose={() => onChoose(chosen === figure.indicator ? null : figure.indicator)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function Row({ figure, open, said, onChoose }: { figure: Figure; open: boolean; said: number; onChoose: () => void }) {
  const text = useFigureText()
  const move = useMove()
  const { indicator, title, target, override } = figure
  const printed = `${text(indicator, figure)}${target === null ? '' : `/${printInteger(target)}`}`
  return (
    <tr className={open ? 'here' : ''}>
      <th scope="row">
        <button type="button" className="desk-unit" aria-expanded={open} title="Ý kiến về ô này" onClick={onChoose}>
          {title}
        </button>
        <IndicatorMark indicator={indicator} />
        {said > 0 && <span className="quiet"> {printInteger(said)} ý kiến</span>}
        {override && (
          <span className="rounds-under figures">
            sửa tay, sổ tính {text(indicator, { value: override.derived })}: {override.reason} ({override.by})
          </span>
        )}
      </th>
      <td className="num figures">
        <FigureText
          plain
          id={indicator}
          name={`${title}, mở căn cứ theo sổ`}
          state={override ? 'overridden' : 'linked'}
          onOpen={() => move({ proof: indicator, at: undefined })}
        >
          {printed}
        </FigureText>
      </td>
    </tr>
  )
}
