import { Link, useParams } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { Finding } from '#domain/finding.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { Book } from '../../book.ts'
import { download, type Refusal } from '../../call.ts'
import { Button } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Popover } from '../../kit/Popover.tsx'
import { ReasonAsk } from '../../kit/ReasonAsk.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { useAddress, useMove, usePlace } from '../../place.ts'
import { EDITORS, holdsRole, useSession, useUnit } from '../../session.ts'
import { useBooks } from '../../useBooks.ts'
import { useTitle } from '../../useTitle.ts'
import { BookBar } from './BookBar.tsx'
import { BookGrid } from './BookGrid.tsx'
import { BookSums } from './BookSums.tsx'
import { bookColumns } from './bookColumns.tsx'
import { ColumnChoice } from './ColumnChoice.tsx'
import { RowCards } from './RowCards.tsx'
import { RowDrawer } from './RowDrawer.tsx'
import { SavedViews } from './SavedViews.tsx'
import { useDensity } from './useDensity.ts'
import { useListing } from './useListing.ts'
import { allColumns, chosenWord, keptColumns, viewedColumns } from './viewedColumns.ts'
import './registers.css'

const NOTHING: readonly Finding[] = []

export function RegisterScreen() {
  const { register: key } = useParams({ strict: false })
  const { books, error } = useBooks()
  const register = books?.find((one) => one.key === key)
  useTitle(register?.title ?? 'Sổ đăng ký')
  if (error) return <Alone error={error} />
  if (!books)
    return (
      <main className="page">
        <Skeleton rows={12} height={26} />
      </main>
    )
  if (!register)
    return (
      <main className="page">
        <h1>Không có sổ này</h1>
        <Empty
          action={
            <Link to="/so-dang-ky" search={standing}>
              Xem các sổ
            </Link>
          }
        >
          Địa chỉ có thể bị chép thiếu.
        </Empty>
      </main>
    )
  return <BookScreen key={register.key} register={register} registers={books} />
}

const Alone = ({ error }: { error: Refusal }) => (
  <main className="page">
    <h1>Sổ đăng ký</h1>
    <Refused status={error.status} message={error.message} />
  </main>
)

function BookScreen({ register, registers }: { register: Book; registers: Book[] }) {
  const { unit, asOf } = usePlace()
  const address = useAddress()
  const move = useMove()
  const session = useSession()
  const here = useUnit(unit, asOf)
  const editor = holdsRole(session.data, here, EDITORS)
  const [range, setRange] = useState({ from: 0, to: 60 })
  const [drawer, setDrawer] = useState<'view' | 'edit' | 'new'>('view')
  const [told, setTold] = useState<{ id: string; findings: readonly Finding[] } | null>(null)
  const [height, setHeight] = useDensity()
  const [goTo, setGoTo] = useState<{ last: true } | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  // A reason is given for one filter and forgotten with the screen.
  const [reason, setReason] = useState<{ where: string; text: string } | null>(null)
  const where = useMemo(() => address.where ?? [], [address.where])
  const sort = address.sort ? [{ column: address.sort.replace(/^-/, ''), down: address.sort.startsWith('-') }] : undefined
  const question = {
    register: register.key,
    unit,
    asOf,
    deep: true,
    ...(where.length > 0 ? { where } : {}),
    ...(address.search ? { search: address.search } : {}),
    ...(sort ? { sort } : {}),
    ...(reason && reason.where === JSON.stringify(where) ? { reason: reason.text } : {}),
  }
  const listing = useListing(question, range.from, range.to)
  const count = listing.total ?? 0
  const onRange = useCallback(
    (from: number, to: number) => setRange((old) => (old.from === from && old.to === to ? old : { from, to })),
    [],
  )

  const onSort = (column: string) =>
    move({ sort: address.sort === column ? `-${column}` : address.sort === `-${column}` ? undefined : column }, { replace: true })
  const kept = useMemo(() => keptColumns(register, session.data, here), [register, session.data, here])
  const all = useMemo(() => allColumns(register, kept), [register, kept])
  const viewed = useMemo(() => viewedColumns(register, kept, address.cols), [register, kept, address.cols])
  const chosen = address.cols ? viewed.map(({ key }) => key) : null
  const columns = useMemo(
    () =>
      bookColumns(register, viewed, where, address.sort, (column, conditions) => {
        const next = [...where.filter((one) => one.column !== column), ...conditions]
        move({ where: next.length > 0 ? next : undefined, row: undefined })
      }),
    [register, viewed, where, address.sort, move],
  )

  const open = (id: string, editing: boolean) => {
    setDrawer(editing && editor ? 'edit' : 'view')
    move({ row: id }, { replace: Boolean(address.row) })
  }
  // Where there is a grid the cursor goes to its empty line; a phone has none and opens the form.
  const addRow = () => {
    move({ row: undefined })
    if (count > 0 && matchMedia('(min-width: 760px)').matches) setGoTo({ last: true })
    else setDrawer('new')
  }
  const save = async (format: 'xlsx' | 'csv') => {
    setFailed(null)
    try {
      await download('exportRows', { ...question, format, ...(chosen ? { columns: chosen } : {}) })
    } catch (error) {
      setFailed((error as Refusal).message)
    }
  }
  const template = async () => {
    setFailed(null)
    try {
      await download('downloadTemplate', { register: register.key, unit })
    } catch (error) {
      setFailed((error as Refusal).message)
    }
  }
  const filtered = where.length > 0 || Boolean(address.search)
  return (
    <main className="page book-page">
      <header className="page-head">
        <h1>
          {register.title}
          <span className="page-sub figures">
            {listing.total === undefined ? '' : `${listing.atLeast ? 'hơn ' : ''}${printInteger(listing.total)}`}
          </span>
        </h1>
        <div className="page-deeds">
          {editor && (
            <>
              <Button look="quiet" icon="download" onClick={() => void template()}>
                Tải mẫu
              </Button>
              <Link
                className="button outline"
                to="/so-dang-ky/$register/nhap"
                params={{ register: register.key }}
                search={standing}
              >
                <Icon name="upload" />
                <span>Nhập Excel</span>
              </Link>
            </>
          )}
          <Popover
            name="Tải danh sách đang xem"
            placement="bottom end"
            triggerClass="button outline"
            trigger={
              <>
                <Icon name="download" />
                <span>Tải danh sách</span>
              </>
            }
          >
            {(close) => (
              <div className="menu">
                {(['xlsx', 'csv'] as const).map((format) => (
                  <button
                    key={format}
                    type="button"
                    onClick={() => {
                      close()
                      void save(format)
                    }}
                  >
                    {format === 'xlsx' ? 'Excel (.xlsx)' : 'CSV, mở được bằng Excel'}
                  </button>
                ))}
                <p className="quiet">Đúng các dòng, cột, thứ tự đang xem.</p>
              </div>
            )}
          </Popover>
          {editor && (
            <Button look="primary" icon="plus" onClick={addRow}>
              Thêm dòng
            </Button>
          )}
        </div>
      </header>
      <BookBar register={register} registers={registers} height={height} onHeight={setHeight}>
        <SavedViews
          book={register}
          look={{
            columns: chosen,
            where,
            sort: sort?.[0] ?? null,
          }}
          onOpen={(look) =>
            move({
              cols: look.columns?.join(','),
              where: look.where.length > 0 ? look.where : undefined,
              sort: look.sort ? `${look.sort.down ? '-' : ''}${look.sort.column}` : undefined,
              search: undefined,
              row: undefined,
            })
          }
        />
        <ColumnChoice
          label={register.label}
          all={all}
          viewed={viewed}
          onChoose={(next) => move({ cols: chosenWord(next, all) }, { replace: true })}
        />
      </BookBar>
      {failed && (
        <p className="field-error" role="alert">
          {failed}
        </p>
      )}
      {listing.error?.code === 'reveal.reason' ? (
        <ReasonAsk
          message={listing.error.message}
          deed="Mở danh sách"
          onReason={(text) => setReason({ where: JSON.stringify(where), text })}
        />
      ) : listing.error ? (
        <Refused status={listing.error.status} message={listing.error.message} onRetry={listing.again} />
      ) : listing.total === 0 && !filtered ? (
        <Empty
          action={
            editor && (
              <div className="page-deeds">
                <Button icon="download" onClick={() => void template()}>
                  Tải mẫu Excel của sổ này
                </Button>
                <Link
                  className="button primary"
                  to="/so-dang-ky/$register/nhap"
                  params={{ register: register.key }}
                  search={standing}
                >
                  Nhập từ Excel
                </Link>
              </div>
            )
          }
        >
          {here?.name ?? 'Đơn vị'} chưa có {register.rowName} nào trong sổ này
          {register.dated || register.succession ? ` vào ngày ${printDay(asOf)}` : ''}.
        </Empty>
      ) : listing.total === 0 ? (
        <Empty
          action={
            <Button icon="close" onClick={() => move({ where: undefined, search: undefined })}>
              Bỏ hết điều kiện lọc
            </Button>
          }
        >
          Không có {register.rowName} nào khớp điều kiện đang lọc.
        </Empty>
      ) : (
        <div className="book-body">
          <BookGrid
            book={register}
            registers={registers}
            unit={here}
            may={editor}
            columns={columns}
            listing={listing}
            rowHeight={height}
            selected={address.row ?? null}
            goTo={goTo}
            onOpen={open}
            onSort={onSort}
            onRange={onRange}
          />
          <RowCards
            register={register}
            viewed={viewed}
            count={count}
            rowAt={listing.rowAt}
            onMore={() => setRange((old) => ({ from: 0, to: old.to + 60 }))}
            shown={range.to}
            onOpen={(index) => {
              const row = listing.rowAt(index)
              if (row) open(row.id, false)
            }}
            foot={listing.sums && <BookSums register={register} {...listing} sums={listing.sums} />}
          />
        </div>
      )}
      {(address.row || drawer === 'new') && here && (
        <RowDrawer
          key={drawer === 'new' ? 'new' : address.row}
          register={register}
          registers={registers}
          id={drawer === 'new' ? null : (address.row ?? null)}
          unit={here}
          editing={drawer !== 'view'}
          told={told && told.id === address.row ? told.findings : NOTHING}
          onClose={() => {
            setDrawer('view')
            move({ row: undefined }, { replace: true })
          }}
          onSaved={(id, findings) => {
            setDrawer('view')
            setTold({ id, findings })
            move({ row: id }, { replace: true })
          }}
        />
      )}
    </main>
  )
}
