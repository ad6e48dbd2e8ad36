import { useState } from 'react'
import { printInteger } from '#domain/wording.ts'
import { Panel } from '../../kit/Panel.tsx'
import { Skeleton } from '../../kit/States.tsx'
import { useRead } from '../../useRead.ts'
import { countWords } from './roundWords.ts'
import { useFigureText } from './useFigureText.ts'

const WHY: Readonly<Record<string, string>> = {
  changed: 'sổ đã sửa sau khi nộp',
  not_accepted: 'chưa có bản được chấp nhận',
  excused: 'được miễn',
  not_asked: 'không được yêu cầu',
  ended: 'đã kết thúc hoạt động',
}
const MOST = 6

/** The official figure beside what the books say now; each difference opens by the name of the units that make it. */
export function AgainstBooks({ round }: { round: string }) {
  const compared = useRead('compareRollUp', { round }, { keep: false })
  const [opened, setOpened] = useState<string | null>(null)
  const text = useFigureText()
  if (compared.error) return null
  if (!compared.data) return <Skeleton rows={4} height={24} />
  const { figures, same } = compared.data
  return (
    <Panel title="Số chính thức và số theo sổ" level={3} note={same ? undefined : `${printInteger(figures.length)} chỗ lệch`}>
      {same ? (
        <p className="olive">Khớp sổ hiện nay.</p>
      ) : (
        <table className="rounds-table">
          <thead>
            <tr>
              <th scope="col">Chỉ tiêu</th>
              <th scope="col" className="num">
                Chính thức
              </th>
              <th scope="col" className="num">
                Theo sổ
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <tr key={figure.indicator}>
                <td>
                  {figure.units.length > 0 ? (
                    <button
                      type="button"
                      className="desk-unit"
                      aria-expanded={opened === figure.indicator}
                      onClick={() => setOpened(opened === figure.indicator ? null : figure.indicator)}
                    >
                      {figure.title}
                    </button>
                  ) : (
                    figure.title
                  )}
                  {opened === figure.indicator && (
                    <span className="rounds-under figures">
                      {figure.units
                        .slice(0, MOST)
                        .map(
                          ({ name, said, now, why }) =>
                            `${name}: ${countWords(said)} thành ${countWords(now)}, ${WHY[why] ?? why}`,
                        )
                        .join('; ')}
                      {figure.units.length > MOST && ` và ${printInteger(figure.units.length - MOST)} đơn vị khác`}
                      {(figure.outside ?? 0) !== 0 && `; ngoài các đơn vị trên ${printInteger(figure.outside ?? 0)}`}
                    </span>
                  )}
                </td>
                <td className="num figures">{text(figure.indicator, { value: figure.official })}</td>
                <td className="num figures">{text(figure.indicator, { value: figure.live })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
