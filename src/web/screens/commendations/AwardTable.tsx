import { Link } from '@tanstack/react-router'
import type { Condition } from '#domain/register.ts'
import { printInteger } from '#domain/wording.ts'
import { type Address, standing } from '../../address.ts'
import type { AwardStates } from '../../contract.ts'
import { IndicatorMark } from '../../IndicatorHint.tsx'
import { NoProof } from '../../kit/NoProof.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { useRead } from '../../useRead.ts'

type Line = AwardStates & { code: string; most?: number | null; over?: boolean }
type Props = { title: string; year: number; column: 'decidedBy' | 'award'; rows: readonly Line[] }

const STATES = [
  { key: 'proposed', code: 'proposed', title: 'Đề nghị' },
  { key: 'considered', code: 'considered', title: 'Đã xét' },
  { key: 'awarded', code: 'awarded', title: 'Đã tặng' },
  { key: 'notAwarded', code: 'not_awarded', title: 'Không tặng' },
] as const

/** Dossiers of a year by who decides or by title, each state apart; a number opens its dossiers. */
export function AwardTable({ title, year, column, rows }: Props) {
  // Some titles are counted by an indicator of the same name.
  const { data } = useRead('listIndicators', {})
  const indicatorOf = (name: string) => data?.find((line) => line.title === name)?.id
  const limited = rows.some(({ most }) => typeof most === 'number')
  return (
    <Panel title={title}>
      <table className="award-table figures">
        <thead>
          <tr>
            <th scope="col">{column === 'award' ? 'Danh hiệu, hình thức' : 'Cấp quyết định'}</th>
            {STATES.map((state) => (
              <th key={state.key} scope="col" className="num">
                {state.title}
              </th>
            ))}
            {limited && (
              <th scope="col" className="num">
                Nhiều nhất
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">
                {row.title} {indicatorOf(row.title) && <IndicatorMark indicator={indicatorOf(row.title) ?? ''} />}
              </th>
              {STATES.map((state) => (
                <td key={state.key} className="num">
                  <Dossiers year={year} column={column} code={row.code} state={state} title={row.title} count={row[state.key]} />
                </td>
              ))}
              {limited && (
                <td className={`num ${row.over ? 'red' : ''}`}>
                  {typeof row.most === 'number' && (
                    <NoProof why="Nhiều nhất theo tỷ lệ đề nghị của Luật Thi đua, khen thưởng, tính từ số đơn vị, cá nhân đã có danh hiệu làm gốc.">
                      {printInteger(row.most)}
                    </NoProof>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

type Cell = { year: number; column: string; code: string; state: (typeof STATES)[number]; title: string; count: number }

function Dossiers({ year, column, code, state, title, count }: Cell) {
  const where: Condition[] = [
    { column: 'year', is: 'equal', value: year },
    { column, is: 'equal', value: code },
    { column: 'state', is: 'equal', value: state.code },
  ]
  return (
    <Link
      className={count === 0 ? 'figure plain quiet' : 'figure plain'}
      tabIndex={count === 0 ? -1 : undefined}
      to="/so-dang-ky/$register"
      params={{ register: 'commendations' }}
      search={(old: Address) => ({ ...standing(old), where })}
      aria-label={`${title}, ${state.title.toLocaleLowerCase('vi')}: ${printInteger(count)}, mở sổ`}
    >
      {printInteger(count)}
    </Link>
  )
}
