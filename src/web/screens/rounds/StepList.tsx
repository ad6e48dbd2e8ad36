import type { EditionShown } from '../../contract/chain.ts'
import { momentWords } from './roundWords.ts'

/** What happened, in order, with the names of who did it and for whom they signed. */
export function StepList({ steps }: { steps: EditionShown['steps'] }) {
  if (steps.length === 0) return null
  return (
    <section className="step-list">
      <h3>Diễn biến</h3>
      <ol>
        {steps.map((step) => (
          <li key={`${step.number} ${step.deed} ${step.at}`} className="figures">
            <time dateTime={step.at}>{momentWords(step.at)}</time>{' '}
            <span>
              {step.signsAs && step.forName ? `${step.signsAs}. ${step.forName}, ${step.name}` : step.name} {step.deed} bản{' '}
              {step.number}
              {step.reason && <span className="quiet">: {step.reason}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
