import { Link } from '@tanstack/react-router'
import type { Condition } from '#domain/register.ts'
import { printInteger } from '#domain/wording.ts'
import { type Address, standing } from '../../address.ts'
import { LOW_LEVEL, shareText } from '../../figurePrinting.ts'
import { Bar } from '../../kit/Bar.tsx'
import { DoorRow } from '../../kit/Door.tsx'
import { Panel } from '../../kit/Panel.tsx'
import type { PostLevel } from '../../posts.ts'

/** One level of commands: each post with its seats, who holds them, what stands empty; a number opens its rows. */
export function PostTable({ level }: { level: PostLevel }) {
  return (
    <Panel
      title={level.title}
      note={`${printInteger(level.filled)} trong ${printInteger(level.established)} chức vụ có người giữ, ${shareText(level.filled, level.established)}`}
    >
      <table className="posts-table">
        <thead>
          <tr>
            <th scope="col">Chức vụ</th>
            <th scope="col" className="num">
              Biên chế
            </th>
            <th scope="col" className="num">
              Có
            </th>
            <th scope="col" className="num">
              Khuyết
            </th>
            <th scope="col" className="num">
              Tỷ lệ
            </th>
            <th scope="col">
              <span className="hidden-words">Tỷ lệ vẽ thành vạch</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {level.posts.map((post) => (
            <DoorRow key={post.post}>
              <th scope="row">{post.title}</th>
              <td className="num">
                <Rows register="posts" where={post.rows.posts} name={`${post.title}, biên chế`} count={post.established} />
              </td>
              <td className="num">
                <Rows register="terms" where={post.rows.terms} name={`${post.title}, có người giữ`} count={post.filled} />
              </td>
              <td className="num">{post.vacant === 0 ? '0' : <b>{printInteger(post.vacant)}</b>}</td>
              <td className={`num ${isLow(post) ? 'red' : ''}`}>{shareText(post.filled, post.established)}</td>
              <td className="posts-bar">
                <Bar value={post.filled} of={post.established} tone={isLow(post) ? 'red' : 'olive'} rest="plain" />
              </td>
            </DoorRow>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

const isLow = ({ filled, established }: { filled: number; established: number }): boolean =>
  filled * 100 < established * LOW_LEVEL

function Rows({ register, where, name, count }: { register: string; where: Condition[]; name: string; count: number }) {
  return (
    <Link
      className="figure plain"
      to="/so-dang-ky/$register"
      params={{ register }}
      search={(old: Address) => ({ ...standing(old), where })}
      aria-label={`${name}: ${printInteger(count)}, mở sổ`}
    >
      {printInteger(count)}
    </Link>
  )
}
