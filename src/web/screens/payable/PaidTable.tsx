import { Link } from '@tanstack/react-router'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { Payable } from '../../contract/payable.ts'
import { Panel } from '../../kit/Panel.tsx'

/** Unit by unit and rate by rate; each line opens the rows it pays. */
export function PaidTable({ lines, window }: Pick<Payable, 'lines' | 'window'>) {
  const where = [
    { column: 'day', is: 'from', value: window.from },
    { column: 'day', is: 'to', value: window.to },
    { column: 'decision', is: 'filled' },
  ]
  return (
    <Panel title="Theo đơn vị và mức" note="Chỉ tính dòng có quyết định huy động.">
      <div className="payable-scroll">
        <table className="payable-table">
          <thead>
            <tr>
              <th scope="col">Đơn vị</th>
              <th scope="col">Mức theo văn bản</th>
              <th scope="col" className="num">
                Đồng một ngày
              </th>
              <th scope="col" className="num">
                Ngày công
              </th>
              <th scope="col" className="num">
                Thành tiền (đồng)
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ unit, rate, decision, manDays, amount }) => (
              <tr key={`${unit.code} ${decision} ${rate}`}>
                <td>
                  <Link
                    to="/so-dang-ky/$register"
                    params={{ register: 'duty' }}
                    search={(old: object) => ({ ...standing(old), unit: unit.code, where }) as never}
                  >
                    {unit.shortName}
                  </Link>
                </td>
                <td>{decision}</td>
                <td className="num">{printInteger(rate)}</td>
                <td className="num">{printInteger(manDays)}</td>
                <td className="num">
                  <b>{printInteger(amount)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
