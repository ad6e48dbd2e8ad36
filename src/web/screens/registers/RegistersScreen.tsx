import { Link } from '@tanstack/react-router'
import { SHELVES } from '#domain/register.ts'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import { type Book, typedColumns } from '../../book.ts'
import { Icon } from '../../kit/Icon.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { usePlace } from '../../place.ts'
import { useBooks } from '../../useBooks.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { say } from '../../words/say.ts'
import './registers.css'

/** The books, each with how many rows stand in it now. */
export function RegistersScreen() {
  const { books, error, refetch } = useBooks()
  useTitle(say('Sổ đăng ký'))
  return (
    <main className="page">
      <header className="page-head">
        <h1>{say('Sổ đăng ký')}</h1>
        <p className="page-sub">{say('Mọi số liệu trong báo cáo được đếm từ các sổ này.')}</p>
      </header>
      {error ? (
        <Refused status={error.status} message={error.message} onRetry={() => void refetch()} />
      ) : books ? (
        Object.entries(SHELVES).map(([shelf, title]) => {
          const standingHere = books.filter((book) => book.shelf === shelf)
          return standingHere.length === 0 ? null : (
            <section key={shelf} className="shelf">
              <h2>{title}</h2>
              <Shelf books={standingHere} />
            </section>
          )
        })
      ) : (
        <Skeleton rows={4} height={70} />
      )}
    </main>
  )
}

function Shelf({ books }: { books: readonly Book[] }) {
  return (
    <ul className="books">
      {books.map((register) => (
        <li key={register.key}>
          <Link to="/so-dang-ky/$register" params={{ register: register.key }} search={standing} className="book">
            <Icon name="book" size={20} />
            <span className="book-title">{register.title}</span>
            <Count register={register.key} rowName={register.rowName} />
            <span className="quiet book-columns">
              {typedColumns(register)
                .slice(0, 6)
                .map(([, column]) => column.title)
                .join(', ')}
              …
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Count({ register, rowName }: { register: string; rowName: string }) {
  const { unit, asOf } = usePlace()
  const listing = useRead('listRows', { register, unit, asOf, limit: 1 })
  return (
    <span className="book-count figures">
      {listing.data ? `${listing.data.atLeast ? 'hơn ' : ''}${printInteger(listing.data.total)} ${rowName}` : '…'}
    </span>
  )
}
