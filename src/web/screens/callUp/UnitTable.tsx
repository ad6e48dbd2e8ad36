import { printInteger } from '#domain/wording.ts'
import type { Funnel } from '../../contract/funnel.ts'
import { Panel } from '../../kit/Panel.tsx'
import { useMove } from '../../place.ts'
import { BookLink } from './BookLink.tsx'

/** The same steps in each unit below; a press goes down to it. */
export function UnitTable({ funnel: { steps, children } }: { funnel: Funnel }) {
  const move = useMove()
  return (
    <Panel title={`${printInteger(children.length)} đơn vị`}>
      <div className="call-up-scroll">
        <table className="call-up-table">
          <thead>
            <tr>
              <th scope="col">Đơn vị</th>
              {steps.map(({ key, title }) => (
                <th key={key} scope="col" className="num">
                  {title}
                </th>
              ))}
              <th scope="col" className="num">
                Chỉ tiêu
              </th>
            </tr>
          </thead>
          <tbody>
            {children.map(({ unit, counts, quota }) => {
              const due = quota ? quota.army + quota.police : null
              const enlisted = counts.at(-1) ?? 0
              return (
                <tr key={unit.code}>
                  <th scope="row">
                    <button type="button" className="link" onClick={() => move({ unit: unit.code })}>
                      {unit.shortName || unit.name}
                    </button>
                  </th>
                  {counts.map((count, at) => (
                    <td
                      key={steps[at]?.key}
                      className={`num ${at === counts.length - 1 && due !== null && enlisted < due ? 'red' : ''}`}
                    >
                      <BookLink unit={unit.code} where={steps[at]?.where ?? []}>
                        {printInteger(count)}
                      </BookLink>
                    </td>
                  ))}
                  <td className="num">
                    {due === null ? (
                      <span className="quiet">chưa giao</span>
                    ) : (
                      <button type="button" className="figure plain" tabIndex={-1} onClick={() => move({ unit: unit.code })}>
                        {printInteger(due)}
                      </button>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
