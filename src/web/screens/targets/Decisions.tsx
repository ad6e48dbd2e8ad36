import { printDay, printInteger } from '#domain/wording.ts'
import type { TargetDecision, TargetRow } from '../../contract.ts'
import { FigureText } from '../../kit/FigureText.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { say } from '../../words/say.ts'

/** The papers in order of their days; the last line says whether the split still adds up. */
export function Decisions({
  row,
  decisions,
  unit,
  asOf,
  onOpen,
}: {
  onOpen: () => void
  row: TargetRow
  decisions: TargetDecision[]
  unit: string
  asOf: string
}) {
  const split = row.children.reduce((sum, child) => sum + (child.target ?? 0), 0)
  const fits = row.target === null || row.children.length === 0 || split === row.target
  return (
    <Panel title={say('Văn bản giao')}>
      <ol className="decisions figures">
        {decisions.map((decision, index) => (
          <li key={decision.id}>
            <span className="quiet">{printDay(decision.decidedOn)}</span>
            <span>
              {index === 0 ? (
                <First decision={decision} unit={unit} onOpen={onOpen} />
              ) : (
                <Revision decision={decision} earlier={decisions.slice(0, index)} index={index} unit={unit} onOpen={onOpen} />
              )}
            </span>
          </li>
        ))}
        {row.children.length > 0 && row.target !== null && (
          <li>
            <span className="quiet">{printDay(asOf)}</span>
            <span className={fits ? 'olive decision-check' : 'red decision-check'}>
              <Icon name={fits ? 'check' : 'differs'} size={14} />
              {fits
                ? `Cộng ${printInteger(row.children.length)} đơn vị đúng bằng ${printInteger(row.target)}`
                : `Cộng ${printInteger(row.children.length)} đơn vị được ${printInteger(split)}, khác ${printInteger(row.target)}`}
            </span>
          </li>
        )}
        {decisions.length === 0 && <li className="quiet">Chưa có văn bản giao nào đến {printDay(asOf)}.</li>}
      </ol>
    </Panel>
  )
}

function First({ decision, unit, onOpen }: { decision: TargetDecision; unit: string; onOpen: () => void }) {
  const units = below(decision, unit).length
  return (
    <>
      {decision.number} giao <Total decision={decision} onOpen={onOpen} />
      {units > 0 ? ` cho ${printInteger(units)} đơn vị` : ''}
    </>
  )
}

const Total = ({ decision, onOpen }: { decision: TargetDecision; onOpen: () => void }) => (
  <FigureText plain name={`${decision.number}, mở căn cứ`} onOpen={onOpen}>
    <b>{printInteger(decision.total)}</b>
  </FigureText>
)

/** The unit's own line carries the total; the others are the split. */
const below = (decision: TargetDecision, unit: string) => decision.lines.filter((line) => line.code !== unit)

function Revision({
  decision,
  earlier,
  index,
  unit,
  onOpen,
}: {
  onOpen: () => void
  decision: TargetDecision
  earlier: TargetDecision[]
  index: number
  unit: string
}) {
  const before = (code: string): number | undefined => {
    for (const one of [...earlier].reverse()) {
      const line = one.lines.find((candidate) => candidate.code === code)
      if (line) return line.value
    }
    return undefined
  }
  const changed = below(decision, unit).filter((line) => before(line.code) !== line.value)
  return (
    <>
      Điều chỉnh lần {index}
      {changed.length > 0 && ': '}
      {changed.slice(0, 3).map((line, at) => (
        <span key={line.code}>
          {at > 0 && ', '}
          {line.name}{' '}
          <span className="quiet">
            {`${before(line.code) === undefined ? 'mới' : printInteger(before(line.code) ?? 0)} → ${printInteger(line.value)}`}
          </span>
        </span>
      ))}
      {changed.length > 3 && ` và ${printInteger(changed.length - 3)} đơn vị khác`}, còn{' '}
      <Total decision={decision} onOpen={onOpen} />
    </>
  )
}
