import { Link } from '@tanstack/react-router'
import { PAID_BOOKS } from '#domain/payable.ts'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { Payable } from '../../contract/payable.ts'
import { DoorRow } from '../../kit/Door.tsx'
import { Panel } from '../../kit/Panel.tsx'

type Line = Payable['lines'][number]

/** The rows of its book a line is made of. */
const rowsOf = (register: Line['register'], { from, to }: Payable['window']) =>
  register === 'training'
    ? [
        { column: 'heldTo', is: 'from', value: from },
        { column: 'heldTo', is: 'to', value: to },
        { column: 'kind', is: 'equal', value: 'force' },
        { column: 'present', is: 'equal', value: true },
      ]
    : [
        { column: 'day', is: 'from', value: from },
        { column: 'day', is: 'to', value: to },
        { column: 'decision', is: 'filled' },
      ]

/** Unit by unit, book by book and rate by rate; each line opens the rows it pays. */
export function PaidTable({ lines, window }: Pick<Payable, 'lines' | 'window'>) {
  return (
    <Panel title="Theo đơn vị và mức" note="Chỉ tính dòng có quyết định huy động.">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls and must be reachable by keyboard */}
      <section id="theo-don-vi" className="payable-scroll" tabIndex={0} aria-label="Chi trả theo đơn vị và mức">
        <table className="payable-table">
          <thead>
            <tr>
              <th scope="col">Đơn vị</th>
              <th scope="col">Sổ</th>
              <th scope="col" className="num">
                Ngày công
              </th>
              <th scope="col" className="num">
                Đồng một ngày
              </th>
              <th scope="col" className="num">
                Trợ cấp ngày công
              </th>
              <th scope="col" className="num">
                Mức ăn một ngày
              </th>
              <th scope="col" className="num">
                Tiền ăn
              </th>
              <th scope="col" className="num">
                Cộng (đồng)
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <PaidLine key={lineKey(line)} line={line} window={window} />
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  )
}

const lineKey = ({ unit, register, decision, rate, mealDecision, mealRate }: Line) =>
  [unit.code, register, decision, rate, mealDecision, mealRate].join(' ')

function PaidLine({ line, window }: { line: Line; window: Payable['window'] }) {
  const { unit, register, rate, decision, mealRate, mealDecision, manDays, amount, meals } = line
  return (
    <DoorRow>
      <td>
        <Link
          to="/so-dang-ky/$register"
          params={{ register }}
          search={(old: object) => ({ ...standing(old), unit: unit.code, where: rowsOf(register, window) }) as never}
        >
          {unit.shortName}
        </Link>
      </td>
      <td>{PAID_BOOKS[register]}</td>
      <td className="num">{printInteger(manDays)}</td>
      <td className="num">{rate === null ? <Dash /> : <span title={`Theo ${decision}`}>{printInteger(rate)}</span>}</td>
      <td className="num">{amount === null ? <Dash /> : printInteger(amount)}</td>
      <td className="num">
        {mealRate === null ? <Dash /> : <span title={`Theo ${mealDecision}`}>{printInteger(mealRate)}</span>}
      </td>
      <td className="num">{meals === null ? <Dash /> : printInteger(meals)}</td>
      <td className="num">
        <b>{printInteger((amount ?? 0) + (meals ?? 0))}</b>
      </td>
    </DoorRow>
  )
}

/** Nothing reckoned is not nought: why it is not stands above the table. */
const Dash = () => <span className="quiet">chưa tính</span>
