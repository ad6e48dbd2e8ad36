import { Link } from '@tanstack/react-router'
import { printDay, printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import { Button } from '../../kit/Button.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { usePlace } from '../../place.ts'
import type { PostLevel, Posts } from '../../posts.ts'
import { EDITORS, holdsRole, useSession } from '../../session.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { PostTable } from './PostTable.tsx'
import { ToConsolidate } from './ToConsolidate.tsx'
import { Vacancies } from './Vacancies.tsx'
import './posts.css'

/** Who is to lead, who does, and where a seat stands empty, on the day the address names. */
export function PostsScreen() {
  const { unit, asOf } = usePlace()
  const posts = useRead('showPosts', { unit, on: asOf })
  useTitle('Biên chế')
  return (
    <main className={`page posts ${posts.isPlaceholderData ? 'dimmed' : ''}`}>
      <header className="page-head">
        <h1>
          Biên chế
          {posts.data && (
            <span className="page-sub figures">
              {posts.data.unit.name}, ngày {printDay(posts.data.on)}. {coverage(posts.data.levels)}
            </span>
          )}
        </h1>
        <div className="page-deeds">
          <Button look="quiet" icon="print" onClick={() => print()}>
            In
          </Button>
          <Link className="button outline" to="/so-dang-ky/$register" params={{ register: 'posts' }} search={standing}>
            Sổ chức vụ
          </Link>
          <Link className="button outline" to="/so-dang-ky/$register" params={{ register: 'terms' }} search={standing}>
            Sổ người giữ chức vụ
          </Link>
        </div>
      </header>
      {posts.error ? (
        <Refused status={posts.error.status} message={posts.error.message} onRetry={() => void posts.refetch()} />
      ) : posts.data ? (
        <Body posts={posts.data} />
      ) : (
        <Skeleton rows={8} height={34} />
      )}
    </main>
  )
}

function Body({ posts }: { posts: Posts }) {
  const session = useSession()
  const levels = posts.levels.filter((level) => level.posts.length > 0)
  if (levels.length === 0 && posts.toConsolidate.length === 0)
    return (
      <Empty
        action={
          holdsRole(session.data, posts.unit, EDITORS) && (
            <Link className="button primary" to="/so-dang-ky/$register/nhap" params={{ register: 'posts' }} search={standing}>
              Nhập sổ chức vụ
            </Link>
          )
        }
      >
        {posts.unit.name} chưa ghi chức vụ nào theo biên chế vào ngày {printDay(posts.on)}. Ghi sổ chức vụ rồi ghi người giữ chức
        vụ.
      </Empty>
    )
  return (
    <div className="posts-columns">
      <div className="posts-main">
        {levels.map((level) => (
          <PostTable key={level.kind} level={level} />
        ))}
        <ToConsolidate rows={posts.toConsolidate} />
      </div>
      <div className="posts-side">
        <Vacancies vacancies={posts.vacancies} />
      </div>
    </div>
  )
}

/** How many commands keep the book the numbers come from: a rate without it says nothing. */
function coverage(levels: readonly PostLevel[]): string {
  const counted = levels.flatMap(({ commands }) => commands ?? [])
  const [all, kept] = [counted.reduce((sum, one) => sum + one.all, 0), counted.reduce((sum, one) => sum + one.kept, 0)]
  return all === 0 ? '' : `${printInteger(kept)} trong ${printInteger(all)} Ban CHQS đã ghi sổ chức vụ.`
}
