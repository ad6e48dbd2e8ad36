import { Link } from '@tanstack/react-router'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { Payable } from '../../contract/payable.ts'
import { DoorRow } from '../../kit/Door.tsx'
import { Panel } from '../../kit/Panel.tsx'

/** Posts of commune commands held in the months of the window; each line opens the book it is read from. */
export function PostsTable({ list }: { list: Payable['posts'] }) {
  const sum = list.reduce((all, { amount }) => all + (amount ?? 0), 0)
  const unset = list.some(({ monthly }) => monthly === null)
  return (
    <Panel
      title={`Phụ cấp chức vụ: ${printInteger(sum)} đồng`}
      note={`Từ 15 ngày trong tháng được cả tháng, dưới 15 ngày được nửa tháng (NĐ 72/2020 Điều 7); tính các tháng kết thúc trong kỳ.${
        unset ? ' Nơi chưa có mức: ghi mức vào Sổ mức chi, trợ cấp.' : ''
      }`}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls and must be reachable by keyboard */}
      <section className="payable-scroll" tabIndex={0} aria-label="Danh sách phụ cấp chức vụ">
        <table className="payable-table">
          <thead>
            <tr>
              <th scope="col">Đơn vị</th>
              <th scope="col">Chức vụ</th>
              <th scope="col" className="num">
                Số người
              </th>
              <th scope="col" className="num">
                Tháng đủ
              </th>
              <th scope="col" className="num">
                Tháng nửa
              </th>
              <th scope="col" className="num">
                Đồng một tháng
              </th>
              <th scope="col" className="num">
                Thành tiền (đồng)
              </th>
            </tr>
          </thead>
          <tbody>
            {list.map(({ unit, book, post, people, wholeMonths, halfMonths, monthly, decision, amount }) => (
              <DoorRow key={`${unit.code} ${book} ${post} ${monthly}`}>
                <td>
                  <Link
                    to="/so-dang-ky/$register"
                    params={{ register: book }}
                    search={(old: object) => ({ ...standing(old), unit: unit.code }) as never}
                  >
                    {unit.shortName}
                  </Link>
                </td>
                <td>{post}</td>
                <td className="num">{printInteger(people)}</td>
                <td className="num">{printInteger(wholeMonths)}</td>
                <td className="num">{printInteger(halfMonths)}</td>
                <td className="num">
                  {monthly === null ? (
                    <span className="quiet">chưa có mức</span>
                  ) : (
                    <span title={`Theo ${decision}`}>{printInteger(monthly)}</span>
                  )}
                </td>
                <td className="num">{amount === null ? <span className="quiet">chưa tính</span> : printInteger(amount)}</td>
              </DoorRow>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  )
}
