import { Link } from '@tanstack/react-router'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { Payable } from '../../contract/payable.ts'
import { DoorRow } from '../../kit/Door.tsx'
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
              <DoorRow key={`${unit.code} ${post} ${person}`}>
                <td>
                  <Link
                    to="/so-dang-ky/$register"
                    params={{ register: 'personnel' }}
                    search={(old: object) => ({ ...standing(old), unit: unit.code, search: person }) as never}
                  >
                    {person}
                  </Link>
                </td>
                <td>{post}</td>
                <td>{unit.shortName}</td>
                <td className="num">{printInteger(months)}</td>
                <td className="num">{percent}%</td>
                <td className="num">{amount === null ? <span className="quiet">theo lương</span> : printInteger(amount)}</td>
              </DoorRow>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  )
}
