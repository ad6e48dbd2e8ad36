import { useState } from 'react'
import { printInteger } from '#domain/wording.ts'
import { Panel } from '../../kit/Panel.tsx'
import { Skeleton } from '../../kit/States.tsx'
import { useFigureText } from '../../useFigureText.ts'
import { useRead } from '../../useRead.ts'

const WHY: Readonly<Record<string, string>> = {
  changed: 'sổ đã sửa sau khi nộp',
  not_accepted: 'chưa có bản được chấp nhận',
  excused: 'được miễn',
  not_asked: 'không được yêu cầu',
  ended: 'đã kết thúc hoạt động',
}
const MOST = 6
/** So many figures before the rest has to be asked for. */
const FIRST = 12

/** The official figure beside what the books say now; each difference opens by the name of the units that make it. */
export function AgainstBooks({ round }: { round: string }) {
  const compared = useRead('compareRollUp', { round }, { keep: false })
  const [opened, setOpened] = useState<string | null>(null)
  const [all, setAll] = useState(false)
  const text = useFigureText()
  if (compared.error) return null
  if (!compared.data) return <Skeleton rows={4} height={24} />
  const { same } = compared.data
  // What a unit of the round made different stands first; what nobody of the round was asked follows.
  const asked = compared.data.figures.filter(({ units }) => units.some(({ why }) => why === 'changed' || why === 'not_accepted'))
  const figures = [...asked, ...compared.data.figures.filter((one) => !asked.includes(one))]
  const shown = all ? figures : figures.slice(0, FIRST)
  return (
    <Panel
      title="Số chính thức và số theo sổ"
      level={3}
      note={same ? undefined : `${printInteger(figures.length)} chỗ lệch`}
      action={
        figures.length > FIRST && (
          <button type="button" className="link" onClick={() => setAll(!all)}>
            {all ? `Chỉ ${printInteger(FIRST)} chỗ đầu` : `Xem cả ${printInteger(figures.length)}`}
          </button>
        )
      }
    >
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
            {shown.map((figure) => (
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
                            `${name}: ${text(figure.indicator, { value: said })} thành ${text(figure.indicator, { value: now })}, ${WHY[why] ?? why}`,
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
