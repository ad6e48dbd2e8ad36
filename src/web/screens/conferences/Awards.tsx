import type { ConferencePage } from '../../contract/conferences.ts'
import { Panel } from '../../kit/Panel.tsx'
import { Empty } from '../../kit/States.tsx'

/** What was decided up to the day of the conference and is announced there. */
export function Awards({ page: { awards } }: { page: ConferencePage }) {
  if (awards.length === 0) return <Empty>Chưa có quyết định khen thưởng nào trong kỳ đến ngày họp.</Empty>
  return (
    <Panel title="Công bố tại hội nghị">
      <div className="conferences-scroll">
        <table className="conferences-table">
          <thead>
            <tr>
              <th scope="col">Tập thể, cá nhân</th>
              <th scope="col">Danh hiệu, hình thức</th>
              <th scope="col">Cấp quyết định</th>
              <th scope="col">Quyết định</th>
            </tr>
          </thead>
          <tbody>
            {awards.map((one) => (
              <tr key={`${one.subject} ${one.award} ${one.decision}`}>
                <th scope="row">
                  {one.subject} {one.post && <span className="quiet conferences-source">{one.post}</span>}
                </th>
                <td>{one.award}</td>
                <td>{one.body}</td>
                <td className="figures nowrap">
                  {one.decision}, {one.decidedOn}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
