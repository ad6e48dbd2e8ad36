import { printInteger } from '#domain/wording.ts'
import { FigureText } from '../kit/FigureText.tsx'
import { NoProof } from '../kit/NoProof.tsx'
import { say } from '../words/say.ts'

type Props = {
  steps: { title: string; value: number; note?: string; indicator: string | null }[]
  onOpen: (indicator: string) => void
}

/** Strength, due, called, present, graded: each step as wide as its people, with the reason of the drop. */
export function ProofLadder({ steps, onOpen }: Props) {
  const largest = Math.max(1, ...steps.map((step) => step.value))
  return (
    <dl className="ladder">
      {steps.map(({ title, value, note, indicator }, index) => (
        <div key={title} className="ladder-step">
          <dt>{title}</dt>
          <dd>
            <span
              className={`ladder-bar step-${Math.min(index, 2)}`}
              style={{ width: `${Math.max(16, (value / largest) * 64)}%` }}
            >
              {indicator ? (
                <FigureText plain name={say('{title}, mở căn cứ', { title })} onOpen={() => onOpen(indicator)}>
                  {printInteger(value)}
                </FigureText>
              ) : (
                <NoProof
                  why={say(
                    'Số đếm trong sổ huấn luyện, không phải chỉ tiêu riêng; các dòng của nó nằm trong mục theo sổ bên dưới.',
                  )}
                >
                  {printInteger(value)}
                </NoProof>
              )}
            </span>
            {note && (
              <span className={/vắng|thiếu|chưa/i.test(note) ? 'red' : 'quiet'}>
                <NoProof why={say('Hiệu của hai số liền nhau trong các bậc này.')}>{note}</NoProof>
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
