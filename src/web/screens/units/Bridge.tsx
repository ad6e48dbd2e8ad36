import { printInteger } from '#domain/wording.ts'
import { Panel } from '../../kit/Panel.tsx'

type Line = { measure: string; title: string; before: number; after: number }

/** Before and after, unit by unit: the whole, where nothing may be lost, and every unit that changes. */
export function Bridge({
  title,
  bridge,
}: {
  title: string
  bridge: readonly { code: string; name: string; lines: readonly Line[] }[]
}) {
  const rows = bridge.flatMap(({ code, name, lines }) => lines.map((line) => ({ code, name, ...line })))
  return (
    <Panel title={title} note="số đứng ngay trước và ngay sau; cấp trên chỉ khác ở số đơn vị">
      {rows.length === 0 ? (
        <p className="quiet">Không số nào thay đổi.</p>
      ) : (
        <div className="units-scroll">
          <table className="units-table">
            <thead>
              <tr>
                <th scope="col">Đơn vị</th>
                <th scope="col">Số liệu</th>
                <th scope="col" className="num">
                  Trước
                </th>
                <th scope="col" className="num">
                  Sau
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.code} ${row.measure}`}>
                  <th scope="row">{row.name}</th>
                  <td>{row.title}</td>
                  <td className="num">{printInteger(row.before)}</td>
                  <td className="num">{printInteger(row.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}
