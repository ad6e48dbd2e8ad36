import { printDay, printInteger } from '#domain/wording.ts'
import type { IndicatorLine, Proof, ProofEntry, ProofOperand, ProofReport, TargetDecision } from '../contract.ts'
import { numberText } from '../figurePrinting.ts'
import { Icon } from '../kit/Icon.tsx'
import { Empty } from '../kit/States.tsx'

export function ProofChecks({ checks }: { checks: Proof['checks'] }) {
  if (checks.length === 0) return <Empty>Số này chưa có quy tắc kiểm tra nào.</Empty>
  return (
    <ul className="proof-checks">
      {checks.map((check) => (
        <li key={check.text} className={check.ok ? 'olive' : 'red'}>
          <Icon name={check.ok ? 'check' : 'differs'} size={14} />
          <span className="hidden-words">{check.ok ? 'Đạt:' : 'Lệch:'}</span>
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
            {[`kỳ ${entry.period}, đến ${printDay(entry.asOf)}`, entry.enteredBy, entry.note].filter(Boolean).join(' · ')}
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
            {sentOn === null ? 'chưa nộp' : `nộp ${printDay(sentOn)}${onTime ? '' : ', sau hạn'}`}
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
export function ProofOperands({ operands, lines }: { operands: ProofOperand[]; lines: readonly IndicatorLine[] }) {
  return (
    <ul className="proof-people">
      {operands.map((operand) => (
        <li key={`${operand.when} ${operand.indicator}`}>
          <b className="figures">
            {operand.value === null
              ? 'chưa có số'
              : numberText(
                  operand.value,
                  lines.find((line) => line.id === operand.indicator),
                )}
          </b>
          <span className="quiet">{operand.title}</span>
        </li>
      ))}
    </ul>
  )
}
