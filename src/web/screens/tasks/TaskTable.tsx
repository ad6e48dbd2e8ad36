import { Link } from '@tanstack/react-router'
import { printDay, printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { Standing, Tasks } from '../../contract/papers.ts'
import { Panel } from '../../kit/Panel.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'

const WORDS: Readonly<Record<Standing, { tone: 'olive' | 'gold' | 'red' | 'slate'; text: string }>> = {
  overdue: { tone: 'red', text: 'quá hạn' },
  open: { tone: 'slate', text: 'còn trong hạn' },
  late: { tone: 'gold', text: 'xong sau hạn' },
  on_time: { tone: 'olive', text: 'xong đúng hạn' },
}

/** Task by task, the longest overdue first; a press opens the row to report on it. */
export function TaskTable({ tasks: { rows, more } }: { tasks: Tasks }) {
  return (
    <Panel
      title="Từng nhiệm vụ"
      note={more > 0 ? `${printInteger(rows.length)} việc gấp nhất, còn ${printInteger(more)} việc` : undefined}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is moved sideways by keyboard too */}
      <section id="tung-nhiem-vu" className="tasks-scroll" aria-label="Nhiệm vụ, bảng kéo ngang được" tabIndex={0}>
        <table className="tasks-table">
          <thead>
            <tr>
              <th scope="col">Đơn vị</th>
              <th scope="col">Nhiệm vụ</th>
              <th scope="col">Hạn</th>
              <th scope="col">Tình trạng</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>{row.unit.name}</td>
                <td>
                  <Link
                    to="/so-dang-ky/$register"
                    params={{ register: 'tasks' }}
                    search={(old: object) => ({ ...standing(old), unit: row.unit.code, row: row.id }) as never}
                  >
                    {row.content}
                  </Link>
                  {row.evidence && <span className="quiet tasks-source">{row.evidence}</span>}
                </td>
                <td className="figures nowrap">{row.dueOn ? printDay(row.dueOn) : ''}</td>
                <td className="nowrap">
                  <StatusTag tone={WORDS[row.standing].tone}>{WORDS[row.standing].text}</StatusTag>{' '}
                  {row.doneOn && <span className="quiet figures">{printDay(row.doneOn)}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  )
}
