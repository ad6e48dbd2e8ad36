import { printInteger } from '#domain/wording.ts'

/** Strength, due, called, present, graded: each step as wide as its people, with the reason of the drop. */
export function ProofLadder({ steps }: { steps: { title: string; value: number; note?: string }[] }) {
  const largest = Math.max(1, ...steps.map((step) => step.value))
  return (
    <dl className="ladder">
      {steps.map((step, index) => (
        <div key={step.title} className="ladder-step">
          <dt>{step.title}</dt>
          <dd>
            <span
              className={`ladder-bar step-${Math.min(index, 2)}`}
              style={{ width: `${Math.max(16, (step.value / largest) * 64)}%` }}
            >
              {printInteger(step.value)}
            </span>
            {step.note && <span className={/vắng|thiếu|chưa/i.test(step.note) ? 'red' : 'quiet'}>{step.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
