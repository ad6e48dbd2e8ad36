import { Link } from '@tanstack/react-router'
import { printDay, printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { Conferences } from '../../contract/conferences.ts'
import { DoorRow } from '../../kit/Door.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { usePlace } from '../../place.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import './conferences.css'

/** Every conference of the unit and below, the latest first; a press opens its programme, sites, report and conclusions. */
export function ConferencesScreen() {
  const { unit } = usePlace()
  const conferences = useRead('showConferences', { unit })
  useTitle('Hội nghị')
  const book = (
    <Link to="/so-dang-ky/$register" params={{ register: 'conferences' }} search={standing} className="button outline">
      Mở sổ hội nghị
    </Link>
  )
  return (
    <main className={`page conferences ${conferences.isPlaceholderData ? 'dimmed' : ''}`}>
      <header className="page-head">
        <h1>
          Hội nghị
          {conferences.data && (
            <span className="page-sub figures">{printInteger(conferences.data.rows.length)} hội nghị, giao ban</span>
          )}
        </h1>
        <div className="page-deeds">{book}</div>
      </header>
      {conferences.error ? (
        <Refused
          status={conferences.error.status}
          message={conferences.error.message}
          onRetry={() => void conferences.refetch()}
        />
      ) : !conferences.data ? (
        <Skeleton rows={10} height={30} />
      ) : conferences.data.rows.length === 0 ? (
        <Empty action={book}>
          {conferences.data.unit.name} chưa ghi hội nghị nào. Ghi tên, loại, ngày họp vào sổ rồi trở lại đây.
        </Empty>
      ) : (
        <ConferenceTable conferences={conferences.data} />
      )}
    </main>
  )
}

function ConferenceTable({ conferences: { rows } }: { conferences: Conferences }) {
  return (
    <div className="conferences-scroll conferences-card">
      <table className="conferences-table">
        <thead>
          <tr>
            <th scope="col">Ngày</th>
            <th scope="col">Hội nghị</th>
            <th scope="col">Loại</th>
            <th scope="col">Đơn vị</th>
            <th scope="col" className="num">
              Điểm cầu
            </th>
            <th scope="col" className="num">
              Đại biểu
            </th>
            <th scope="col" className="num">
              Đơn vị dự/mời
            </th>
            <th scope="col" className="num">
              Kết luận
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <DoorRow key={row.id}>
              <td className="figures nowrap">{printDay(row.heldOn)}</td>
              <th scope="row">
                <Link
                  to="/hoi-nghi/$conference"
                  params={{ conference: row.id }}
                  search={(old: object) => ({ ...standing(old), unit: row.unit.code }) as never}
                >
                  {row.title}
                </Link>
              </th>
              <td className="nowrap">{row.kind}</td>
              <td>{row.unit.name}</td>
              <td className="num">{figure(row.sites)}</td>
              <td className="num">{figure(row.delegates)}</td>
              <td className="num">
                {figure(row.represented)}/{figure(row.invited)}
              </td>
              <td className="num">{figure(row.conclusions)}</td>
            </DoorRow>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What nobody has said yet is not nought. */
export const figure = (value: number | null): string => (value === null ? '…' : printInteger(value))
