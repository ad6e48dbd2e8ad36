import type { Finding } from '#domain/finding.ts'
import type { Entry } from '../../contract.ts'
import { FiguresBeside } from '../../FiguresBeside.tsx'
import { Button } from '../../kit/Button.tsx'

type Props = {
  message: string
  findings: readonly Finding[]
  words: Readonly<Record<string, { title: string; mine: string }>>
  entries: readonly Entry[]
  /** The entries to send after the choice; none where nothing of them is left. */
  onChoose: (entries: Entry[]) => void
}

/** Figures somebody else wrote since the form was opened, beside what was typed here; nothing is written before a choice. */
export function FigureConflict({ message, findings, words, entries, onChoose }: Props) {
  const contested = new Set(findings.flatMap(({ where }) => where.indicator ?? []))
  return (
    <section className="panel figure-conflict" role="alert">
      <h2>Hai bản khác nhau</h2>
      <p>{message}</p>
      <FiguresBeside findings={findings} words={words} />
      <div className="page-deeds">
        <Button small look="primary" onClick={() => onChoose(entries.map(({ was: _, ...entry }) => entry))}>
          Giữ bản của đồng chí
        </Button>
        <Button small onClick={() => onChoose(entries.filter(({ indicator }) => !contested.has(indicator)))}>
          Lấy bản trong biểu
        </Button>
      </div>
    </section>
  )
}
