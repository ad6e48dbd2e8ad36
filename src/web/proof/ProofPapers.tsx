import { printDay, printInteger, printPeriodKey } from '#domain/wording.ts'
import type { IndicatorLine, Proof, ProofEntry, ProofOperand, ProofReport, TargetDecision } from '../contract.ts'
import { numberText } from '../figurePrinting.ts'
import { IndicatorHint } from '../IndicatorHint.tsx'
import { FigureText } from '../kit/FigureText.tsx'
import { Icon } from '../kit/Icon.tsx'
import { Empty } from '../kit/States.tsx'
import { say } from '../words/say.ts'

export function ProofChecks({ checks }: { checks: Proof['checks'] }) {
  if (checks.length === 0) return <Empty>{say('Số này chưa có quy tắc kiểm tra nào.')}</Empty>
  return (
    <ul className="proof-checks">
      {checks.map((check) => (
        <li key={check.text} className={check.ok ? 'olive' : 'red'}>
          <Icon name={check.ok ? 'check' : 'differs'} size={14} />
          <span className="hidden-words">{check.ok ? say('Đạt:') : say('Lệch:')}</span>
          <span>{check.text}</span>
        </li>
      ))}
    </ul>
  )
}

export function ProofDecisions({ decisions, unitWord }: { decisions: TargetDecision[]; unitWord: string }) {
  return (
    <ul className="proof-decisions">
      {decisions.map((decision) => (
        <li key={decision.id}>
          <span className="quiet figures">{printDay(decision.decidedOn)}</span>
          <span>
            {decision.number} giao <b className="figures">{printInteger(decision.total)}</b> {unitWord}
            {decision.lines.length > 1 ? ` cho ${printInteger(decision.lines.length - 1)} đơn vị` : ''}
            {decision.note ? `. ${decision.note}` : ''}
          </span>
        </li>
      ))}
    </ul>
  )
}

export function ProofEntries({ entries, line }: { entries: ProofEntry[]; line: IndicatorLine | undefined }) {
  return (
    <ul className="proof-people">
      {entries.map((entry) => (
        <li key={entry.id}>
          <b className="figures">
            {entry.state === 'not_applicable'
              ? '×'
              : entry.state === 'zero'
                ? '0'
                : [entry.qualifier, numberText(entry.value, line)].filter(Boolean).join(' ')}
          </b>
          <span className="quiet">
            {[`kỳ ${printPeriodKey(entry.period)}, đến ${printDay(entry.asOf)}`, entry.enteredBy, entry.note]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Who was to report by when, and when it came; what is late or missing stands first. */
export function ProofReports({ reports }: { reports: ProofReport[] }) {
  return (
    <ul className="proof-people">
      {reports.map(({ name, title, dueOn, sentOn, onTime, amended }) => (
        <li key={`${name} ${title} ${dueOn}`}>
          <b>{name}</b>
          <span className={onTime ? 'quiet figures' : 'red figures'}>
            {sentOn === null ? say('chưa nộp') : `nộp ${printDay(sentOn)}${onTime ? '' : ', sau hạn'}`}
          </span>
          <span className="quiet figures">
            {title}, hạn {printDay(dueOn)}
            {amended > 0 && `, đính chính ${printInteger(amended)} lần`}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What a calculation is made of, each part with its number; a growth shows both its bases. */
export function ProofOperands({
  operands,
  lines,
  onOpen,
}: {
  operands: ProofOperand[]
  lines: readonly IndicatorLine[]
  onOpen: (indicator: string) => void
}) {
  const shown = ({ value, indicator }: ProofOperand) =>
    value === null
      ? say('chưa có số')
      : numberText(
          value,
          lines.find((line) => line.id === indicator),
        )
  const known = ({ indicator }: ProofOperand) => lines.some(({ id }) => id === indicator)
  return (
    <ul className="proof-people">
      {operands.map((operand) => (
        <li key={`${operand.when} ${operand.indicator}`}>
          <b className="figures">
            {known(operand) && operand.when === 'now' ? (
              <FigureText plain name={`${operand.title}, mở căn cứ`} onOpen={() => onOpen(operand.indicator)}>
                {shown(operand)}
              </FigureText>
            ) : (
              shown(operand)
            )}
          </b>
          <span className="quiet">
            <IndicatorHint indicator={operand.indicator}>{operand.title}</IndicatorHint>
          </span>
        </li>
      ))}
    </ul>
  )
}
