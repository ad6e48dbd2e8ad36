import { Link } from '@tanstack/react-router'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { Tasks } from '../../contract/papers.ts'
import { DoorRow } from '../../kit/Door.tsx'
import { Panel } from '../../kit/Panel.tsx'

/** Unit by unit, those with the most overdue first. */
export function UnitStandings({ units }: { units: Tasks['units'] }) {
  const late = units.filter(({ overdue }) => overdue > 0).length
  return (
    <Panel title={late > 0 ? `${printInteger(late)} đơn vị có việc quá hạn` : 'Không đơn vị nào có việc quá hạn'}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is moved sideways by keyboard too */}
      <section className="tasks-scroll" aria-label="Nhiệm vụ theo đơn vị, bảng kéo ngang được" tabIndex={0}>
        <table className="tasks-table">
          <thead>
            <tr>
              <th scope="col">Đơn vị</th>
              <th scope="col" className="num">
                Giao
              </th>
              <th scope="col" className="num">
                Xong
              </th>
              <th scope="col" className="num">
                Quá hạn
              </th>
            </tr>
          </thead>
          <tbody>
            {units.map((line) => (
              <DoorRow key={line.unit.code}>
                <td>
                  <Link
                    to="/so-dang-ky/$register"
                    params={{ register: 'tasks' }}
                    search={(old: object) => ({ ...standing(old), unit: line.unit.code }) as never}
                  >
                    {line.unit.name}
                  </Link>
                </td>
                <td className="num">{printInteger(line.all)}</td>
                <td className="num">{printInteger(line.on_time + line.late)}</td>
                <td className={`num ${line.overdue > 0 ? 'red' : 'quiet'}`}>{printInteger(line.overdue)}</td>
              </DoorRow>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  )
}
