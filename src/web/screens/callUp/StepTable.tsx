import { Link } from '@tanstack/react-router'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { Funnel } from '../../contract/funnel.ts'
import { Bar } from '../../kit/Bar.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { BookLink } from './BookLink.tsx'

/** Each step a line; under it everybody who did not go on, by reason. What goes in comes out or is named. */
export function StepTable({ funnel: { steps, unit, quota } }: { funnel: Funnel }) {
  const most = steps[0]?.count ?? 0
  const ordered = steps.findIndex(({ key }) => key === 'ordered')
  return (
    <Panel title="Từng bước" note="Mỗi số mở đúng các dòng của nó trong sổ.">
      <div className="call-up-scroll">
        <table className="call-up-table">
          <thead>
            <tr>
              <th scope="col">Bước</th>
              <th scope="col" className="num">
                Công dân
              </th>
              <th scope="col" className="num">
                Quân đội
              </th>
              <th scope="col" className="num">
                Công an
              </th>
              <th scope="col">
                <span className="hidden-words">So với danh sách</span>
              </th>
              <th scope="col">Không sang bước sau</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step, at) => {
              const lost = step.losses.reduce((sum, { many }) => sum + many, 0)
              return (
                <tr key={step.key}>
                  <th scope="row">{step.title}</th>
                  <td className="num">
                    <BookLink unit={unit.code} where={step.where}>
                      <b>{printInteger(step.count)}</b>
                    </BookLink>
                  </td>
                  {(['army', 'police'] as const).map((branch) => (
                    <td key={branch} className="num">
                      {at >= ordered && (
                        <BookLink unit={unit.code} where={[...step.where, { column: 'force', is: 'equal', value: branch }]}>
                          {printInteger(step[branch])}
                        </BookLink>
                      )}
                    </td>
                  ))}
                  <td className="call-up-bar">
                    <Bar value={step.count} of={most} tone="olive" short rest="plain" />
                  </td>
                  <td className="call-up-losses">
                    {lost > 0 && <b className="figures">{`${printInteger(lost)}: `}</b>}
                    {step.losses.map((loss, place) => (
                      <span key={loss.code} className={loss.kind === 'unexplained' ? 'red' : ''}>
                        {place > 0 && '; '}
                        {loss.title}{' '}
                        <BookLink unit={unit.code} where={loss.where}>
                          {printInteger(loss.many)}
                        </BookLink>
                      </span>
                    ))}
                  </td>
                </tr>
              )
            })}
            {quota && (
              <tr className="call-up-quota">
                <th scope="row">Chỉ tiêu</th>
                {[quota.army + quota.police, quota.army, quota.police].map((value, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: both, army, police: three columns that never move
                  <td key={at} className="num">
                    <Link to="/so-dang-ky/$register" params={{ register: 'callUpQuota' }} search={standing}>
                      {printInteger(value)}
                    </Link>
                  </td>
                ))}
                <td />
                <td />
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
