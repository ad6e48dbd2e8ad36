import { Link } from '@tanstack/react-router'
import { printDay, printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { DirectiveLine } from '../../contract/papers.ts'
import { PartsBar } from '../../kit/Bar.tsx'
import { DoorRow } from '../../kit/Door.tsx'
import { Panel } from '../../kit/Panel.tsx'

/** Each paragraph with how its owners stand; those who have not taken it on are named. */
export function DirectiveTable({ directives }: { directives: readonly DirectiveLine[] }) {
  return (
    <Panel title="Chỉ đạo, kết luận đang theo dõi">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is moved sideways by keyboard too */}
      <section className="tasks-scroll" aria-label="Kết luận, chỉ đạo, bảng kéo ngang được" tabIndex={0}>
        <table className="tasks-table">
          <thead>
            <tr>
              <th scope="col">Nội dung</th>
              <th scope="col">Hạn</th>
              <th scope="col" className="num">
                Đơn vị
              </th>
              <th scope="col" className="num">
                Quá hạn
              </th>
              <th scope="col">Thực hiện</th>
            </tr>
          </thead>
          <tbody>
            {directives.map((one) => (
              <DoorRow key={one.id}>
                <th scope="row">
                  <Link
                    to="/so-dang-ky/$register"
                    params={{ register: 'directives' }}
                    search={(old: object) => ({ ...standing(old), row: one.id }) as never}
                  >
                    {one.content}
                  </Link>
                  <span className="quiet figures tasks-source">
                    {one.paragraph}, {one.source}, {printDay(one.givenOn)}
                  </span>
                  {one.unreceived.length > 0 && (
                    <span className="gold tasks-source">Chưa báo nhận việc: {one.unreceived.join(', ')}</span>
                  )}
                </th>
                <td className="figures nowrap">{one.dueOn ? printDay(one.dueOn) : ''}</td>
                <td className="num">{printInteger(one.all)}</td>
                <td className={`num ${one.overdue > 0 ? 'red' : 'quiet'}`}>{printInteger(one.overdue)}</td>
                <td className="tasks-bar">
                  <PartsBar
                    name={`${one.on_time} xong đúng hạn, ${one.late} xong sau hạn, ${one.open} còn trong hạn, ${one.overdue} quá hạn`}
                    parts={[
                      { tone: 'olive', value: one.on_time, label: printInteger(one.on_time) },
                      { tone: 'gold', value: one.late, label: printInteger(one.late) },
                      { tone: 'deep', value: one.open, label: printInteger(one.open) },
                      { tone: 'red', value: one.overdue, label: printInteger(one.overdue) },
                    ]}
                  />
                </td>
              </DoorRow>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  )
}
