import type { Finding } from '#domain/finding.ts'

type Props = {
  findings: readonly Finding[]
  /** Each figure as the person wrote it, with its title. */
  words: Readonly<Record<string, { title: string; mine: string }>>
  className?: string
}

/** Figures somebody else wrote meanwhile, each beside what was written here. */
export function FiguresBeside({ findings, words, className }: Props) {
  return (
    <table className={className}>
      <thead>
        <tr>
          <th scope="col">Chỉ tiêu</th>
          <th scope="col">Đồng chí ghi</th>
          <th scope="col">Trong biểu</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ where, args }) => {
          const known = words[where.indicator ?? '']
          return (
            <tr key={where.indicator}>
              <th scope="row">{known?.title ?? where.indicator}</th>
              <td>{known?.mine}</td>
              <td>
                {String(args?.words ?? '…')} <span className="quiet">{String(args?.by ?? '')}</span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
