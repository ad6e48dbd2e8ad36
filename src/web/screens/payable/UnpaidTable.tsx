import { Link } from '@tanstack/react-router'
import { printDay, printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { Payable } from '../../contract/payable.ts'
import { DoorRow } from '../../kit/Door.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { useBooks } from '../../useBooks.ts'

/** What stands in the way of each row; a press opens the row to put it right. */
export function UnpaidTable({ list }: { list: Payable['notPayable']['list'] }) {
  const { books } = useBooks()
  return (
    <Panel title="Chưa chi trả được" note="Mở dòng để bổ sung quyết định hoặc tách theo ngày đổi mức.">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls and must be reachable by keyboard */}
      <section id="chua-chi-tra" className="payable-scroll" tabIndex={0} aria-label="Danh sách chưa chi trả được">
        <table className="payable-table">
          <thead>
            <tr>
              <th scope="col">Ngày</th>
              <th scope="col">Đơn vị</th>
              <th scope="col">Dòng trong sổ</th>
              <th scope="col" className="num">
                Ngày công
              </th>
              <th scope="col">Vì sao</th>
            </tr>
          </thead>
          <tbody>
            {list.map(({ register, id, unit, day, place, manDays, title }) => (
              <DoorRow key={id}>
                <td className="figures">{printDay(day)}</td>
                <td>{unit.shortName}</td>
                <td>
                  <Link
                    to="/so-dang-ky/$register"
                    params={{ register }}
                    search={(old: object) => ({ ...standing(old), unit: unit.code, row: id }) as never}
                  >
                    {place}
                  </Link>{' '}
                  <span className="quiet">{books?.find(({ key }) => key === register)?.title ?? ''}</span>
                </td>
                <td className="num">{printInteger(manDays)}</td>
                <td>{title}</td>
              </DoorRow>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  )
}
