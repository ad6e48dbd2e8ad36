import { Link } from '@tanstack/react-router'
import { parsePeriod } from '#domain/period.ts'
import { printInteger } from '#domain/wording.ts'
import { type Address, standing } from '../../address.ts'
import type { Funnel } from '../../contract/funnel.ts'
import { Bar } from '../../kit/Bar.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { useRead } from '../../useRead.ts'
import { say } from '../../words/say.ts'

/** The steps where people stay behind; those that only call them stand in the whole table of the call-up. */
const STEPS: readonly string[] = ['listed', 'prescreened', 'passed', 'fit', 'ordered', 'enlisted']

/** The call-up of the period's year in one look: how many came as far as each step. Nothing where there is no such book. */
export function CallUpSteps({ unit, period }: { unit: string; period: string }) {
  const year = parsePeriod(period)?.year
  const { data } = useRead('showFunnel', year === undefined ? null : { unit, year }, { keep: false })
  const steps = data?.steps.filter(({ key }) => STEPS.includes(key)) ?? []
  const first = steps[0]
  const last = steps.at(-1)
  if (!data || !first || !last || first.count === 0) return null
  const quota = data.quota ? data.quota.army + data.quota.police : null
  return (
    <Panel
      className="call-up-steps"
      title={say('Tuyển quân {year}: {many} nhập ngũ trong {all}', {
        year: data.year,
        many: printInteger(last.count),
        all: printInteger(first.count),
      })}
      note={quota === null ? undefined : say('chỉ tiêu {many}', { many: printInteger(quota) })}
      action={
        <Link to="/tuyen-quan" search={standing}>
          {say('Từng bước')}
        </Link>
      }
    >
      <ul className="lacking">
        {steps.map((step) => (
          <li key={step.key}>
            <span className="lacking-title">{step.title}</span>
            <Bar value={step.count} of={first.count} short rest="plain" />
            <People unit={unit} where={step.where}>
              {printInteger(step.count)}
            </People>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The proof of such a number is the book of the year, narrowed to exactly the citizens it counts. */
const People = ({ unit, where, children }: { unit: string; where: Funnel['steps'][number]['where']; children: string }) => (
  <Link
    to="/so-dang-ky/$register"
    params={{ register: 'serviceYear' }}
    search={(old: Address) => ({ ...standing(old), unit, where }) as never}
    className="figure plain"
  >
    {children}
  </Link>
)
