import { printDay, printInteger } from '#domain/wording.ts'
import type { ConferenceGuest, ConferencePage } from '../../contract/conferences.ts'
import { Panel } from '../../kit/Panel.tsx'
import { Empty } from '../../kit/States.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { BookLink } from './BookLink.tsx'
import { figure } from './ConferencesScreen.tsx'

/** Where it is held and who comes: those not tested, absent or silent stand first. */
export function Sites({ page }: { page: ConferencePage }) {
  const untested = page.sites.filter(({ main, testedOn }) => !main && testedOn === null).length
  const guests = [...page.guests].sort((a, b) => Number(isWell(a)) - Number(isWell(b)))
  return (
    <div className="conferences-two">
      <Panel
        title={untested > 0 ? `${printInteger(untested)} điểm cầu chưa thử đường truyền` : 'Điểm họp'}
        action={
          <BookLink page={page} register="conferenceSites">
            Mở sổ điểm cầu
          </BookLink>
        }
      >
        {page.sites.length === 0 ? (
          <Empty>Chưa ghi điểm họp nào, kể cả điểm chính.</Empty>
        ) : (
          <div className="conferences-scroll conferences-long">
            <table className="conferences-table">
              <thead>
                <tr>
                  <th scope="col">Điểm</th>
                  <th scope="col">Liên lạc</th>
                  <th scope="col">Thử</th>
                  <th scope="col" className="num">
                    Chỗ
                  </th>
                  <th scope="col" className="num">
                    Có mặt
                  </th>
                </tr>
              </thead>
              <tbody>
                {page.sites.map((site) => (
                  <tr key={site.id}>
                    <th scope="row">
                      {site.name} {site.main && <StatusTag tone="slate">điểm chính</StatusTag>}
                    </th>
                    <td>{site.contact}</td>
                    <td className={`figures nowrap ${site.testedOn || site.main ? '' : 'gold'}`}>
                      {site.testedOn ? printDay(site.testedOn) : site.main ? '' : 'chưa thử'}
                    </td>
                    <td className="num">{figure(site.seats)}</td>
                    <td className="num">{figure(site.present)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
      <Panel
        title="Thành phần dự"
        action={
          <BookLink page={page} register="conferenceGuests">
            Mở sổ thành phần
          </BookLink>
        }
      >
        {guests.length === 0 ? (
          <Empty>Chưa ghi đơn vị, đại biểu được mời.</Empty>
        ) : (
          <div className="conferences-scroll conferences-long">
            <table className="conferences-table">
              <tbody>
                {guests.map((guest) => (
                  <tr key={guest.id}>
                    <th scope="row">
                      {guest.guest}
                      {guest.reason && <span className="quiet conferences-source">{guest.reason}</span>}
                    </th>
                    <td className="num nowrap">{guest.asked === null ? '' : `${printInteger(guest.asked)} người`}</td>
                    <td className="nowrap">
                      <Came guest={guest} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
    </div>
  )
}

const isWell = ({ came, reply }: ConferenceGuest): boolean => came === 'present' || (came === null && reply === 'coming')

function Came({ guest: { came, reply } }: { guest: ConferenceGuest }) {
  if (came === 'present') return <StatusTag tone="olive">có mặt</StatusTag>
  if (came === 'absent') return <StatusTag tone="red">vắng</StatusTag>
  if (reply === 'coming') return <StatusTag tone="slate">báo dự</StatusTag>
  return reply === 'not_coming' ? <StatusTag tone="gold">báo vắng</StatusTag> : <StatusTag tone="plain">chưa trả lời</StatusTag>
}
