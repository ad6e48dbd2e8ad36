import { printInteger } from '#domain/wording.ts'
import type { Payable } from '../../contract/payable.ts'
import { Panel } from '../../kit/Panel.tsx'

export function SeniorityTable({ list }: { list: Payable['seniority'] }) {
  return (
    <Panel
      title={`Phụ cấp thâm niên: ${printInteger(list.length)} đồng chí`}
      note="Đủ 60 tháng được 5%, mỗi năm thêm 1% (NĐ 72/2020 Điều 10)."
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls and must be reachable by keyboard */}
      <section className="payable-scroll" tabIndex={0} aria-label="Danh sách phụ cấp thâm niên">
        <table className="payable-table">
          <thead>
            <tr>
              <th scope="col">Họ và tên</th>
              <th scope="col">Chức vụ</th>
              <th scope="col">Đơn vị</th>
              <th scope="col" className="num">
                Số tháng
              </th>
              <th scope="col" className="num">
                Tỷ lệ
              </th>
              <th scope="col" className="num">
                Một tháng (đồng)
              </th>
            </tr>
          </thead>
          <tbody>
            {list.map(({ person, post, unit, months, percent, amount }) => (
              <tr key={`${unit.code} ${post} ${person}`}>
                <td>{person}</td>
                <td>{post}</td>
                <td>{unit.shortName}</td>
                <td className="num">{printInteger(months)}</td>
                <td className="num">{percent}%</td>
                <td className="num">{amount === null ? <span className="quiet">theo lương</span> : printInteger(amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  )
}
