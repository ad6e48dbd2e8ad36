import { printInteger } from '#domain/wording.ts'
import { DoorItem } from '../../kit/Door.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { useMove } from '../../place.ts'
import type { Posts } from '../../posts.ts'

/** Units by name with the seats nobody holds, those that lack most first. */
export function Vacancies({ vacancies }: { vacancies: Posts['vacancies'] }) {
  const move = useMove()
  const more = vacancies.units - vacancies.rows.length
  return (
    <Panel
      title={vacancies.units === 0 ? 'Đủ người giữ chức vụ' : `${printInteger(vacancies.units)} đơn vị còn khuyết`}
      note={vacancies.units === 0 ? 'Mọi chức vụ đã ghi đều có người giữ.' : undefined}
    >
      <ul className="vacancies">
        {vacancies.rows.map((row) => (
          <DoorItem key={row.unit.code}>
            <button type="button" className="link" onClick={() => move({ unit: row.unit.code })}>
              {row.unit.shortName || row.unit.name}
            </button>
            <span className="quiet">
              {row.posts
                .map((post) => (post.established > 1 ? `${post.title} ${post.vacant}/${post.established}` : post.title))
                .join(', ')}
            </span>
            <b className="figures">{printInteger(row.vacant)}</b>
          </DoorItem>
        ))}
      </ul>
      {more > 0 && <p className="quiet figures">Còn {printInteger(more)} đơn vị nữa. Chọn đơn vị cấp dưới để xem hết.</p>}
    </Panel>
  )
}
