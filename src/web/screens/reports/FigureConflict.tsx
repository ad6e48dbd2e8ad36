import type { Finding } from '#domain/finding.ts'
import type { Entry } from '../../contract.ts'
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
      <table>
        <thead>
          <tr>
            <th scope="col">Chỉ tiêu</th>
            <th scope="col">Đồng chí ghi</th>
            <th scope="col">Trong biểu</th>
          </tr>
        </thead>
        <tbody>
          {findings.map(({ where, args }) => (
            <tr key={where.indicator}>
              <th scope="row">{words[where.indicator ?? '']?.title ?? where.indicator}</th>
              <td>{words[where.indicator ?? '']?.mine}</td>
              <td>
                {String(args?.words ?? '…')} <span className="quiet">{String(args?.by ?? '')}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
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
