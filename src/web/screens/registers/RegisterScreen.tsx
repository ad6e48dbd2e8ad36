import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Condition } from '#domain/register.ts'
import { type Book, shownColumns } from '../../book.ts'
import { useBooks } from '../../useBooks.ts'
import { printDay, printInteger, printPercent } from '#domain/wording.ts'
import { conditionWords } from '../../conditionWords.ts'
import { download, type Refusal } from '../../call.ts'
import { Button } from '../../kit/Button.tsx'
import { Grid, type GridColumn } from '../../kit/Grid.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Popover } from '../../kit/Popover.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { standing } from '../../address.ts'
import { useAddress, useMove, usePlace } from '../../place.ts'
import { EDITORS, holdsRole, useSession, useUnit } from '../../session.ts'
import { useTitle } from '../../useTitle.ts'
import { ColumnFilter } from './ColumnFilter.tsx'
import { RowCards } from './RowCards.tsx'
import { RowDrawer } from './RowDrawer.tsx'
import { useListing } from './useListing.ts'
import './registers.css'

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

const DENSITIES = [
  { height: 26, word: 'Gọn' },
  { height: 32, word: 'Vừa' },
  { height: 40, word: 'Thoáng' },
]

function BookScreen({ register, registers }: { register: Book; registers: Book[] }) {
  const { unit, asOf } = usePlace()
  const address = useAddress()
  const move = useMove()
  const navigate = useNavigate()
  const session = useSession()
  const here = useUnit(unit, asOf)
  const editor = holdsRole(session.data, here, EDITORS)
  const [range, setRange] = useState({ from: 0, to: 60 })
  const [drawer, setDrawer] = useState<'view' | 'edit' | 'new'>('view')
  const [height, setHeight] = useDensity()
  const [failed, setFailed] = useState<string | null>(null)
  const where = useMemo(() => address.where ?? [], [address.where])
  const sort = address.sort ? [{ column: address.sort.replace(/^-/, ''), down: address.sort.startsWith('-') }] : undefined
  const question = { register: register.key, unit, asOf, deep: true, ...(where.length > 0 ? { where } : {}), ...(address.search ? { search: address.search } : {}), ...(sort ? { sort } : {}) }
  const listing = useListing(question, range.from, range.to)
  const count = listing.total ?? 0
  const onRange = useCallback((from: number, to: number) => setRange((old) => (old.from === from && old.to === to ? old : { from, to })), [])

  const setWhere = (column: string, conditions: Condition[]) => {
    const next = [...where.filter((one) => one.column !== column), ...conditions]
    move({ where: next.length > 0 ? next : undefined, row: undefined })
  }
  const onSort = (column: string) => move({ sort: address.sort === column ? `-${column}` : address.sort === `-${column}` ? undefined : column }, { replace: true })
  const columns = useMemo<GridColumn[]>(() => {
    const declared = shownColumns(register).map(([id, column]): GridColumn => {
      const sorted = address.sort === id ? 'up' : address.sort === `-${id}` ? 'down' : null
      return {
        key: id,
        title: column.title,
        width: Math.max(58, (column.width ?? 14) * 7.6 + 28),
        numeric: column.kind === 'integer',
        centred: column.kind === 'yesNo',
        frozen: id === register.label && matchMedia('(min-width: 760px)').matches,
        sortable: column.kind !== 'identity',
        sorted,
        head: <ColumnFilter id={id} column={column} conditions={where.filter((one) => one.column === id)} onChange={(next) => setWhere(id, next)} />,
      }
    })
    const label = declared.find((column) => column.key === register.label)
    const rest = declared.filter((column) => column !== label)
    const unitColumn: GridColumn = { key: 'unit', title: 'Đơn vị', width: 170, sortable: true, sorted: address.sort === 'unit' ? 'up' : address.sort === '-unit' ? 'down' : null }
    return [{ key: '#', title: '#', width: 54, numeric: true, frozen: true }, ...(label ? [label] : []), ...rest, unitColumn]
    // biome-ignore lint/correctness/useExhaustiveDependencies: setWhere follows from where
  }, [register, where, address.sort])

  const open = (index: number, editing: boolean) => {
    const row = listing.rowAt(index)
    if (!row) return
    setDrawer(editing && editor ? 'edit' : 'view')
    move({ row: row.id }, { replace: Boolean(address.row) })
  }
  const save = async (format: 'xlsx' | 'csv') => {
    setFailed(null)
    try {
      await download('exportRows', { ...question, format })
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
  const cell = (index: number, column: string) => {
    if (column === '#') return <span className="quiet">{printInteger(index + 1)}</span>
    const row = listing.rowAt(index)
    if (!row) return null
    if (column === 'unit') return <span className="quiet">{row.unit.name}</span>
    return <span className={column === register.label ? 'row-label' : ''}>{row.shown[column] ?? ''}</span>
  }
  const selected = address.row ? indexOf(listing.rowAt, range, address.row) : null
  const filtered = where.length > 0 || Boolean(address.search)
  return (
    <main className="page book-page">
      <header className="page-head">
        <h1>
          {register.title}
          <span className="page-sub figures">{listing.total === undefined ? '' : printInteger(listing.total)}</span>
        </h1>
        <div className="page-deeds">
          {editor && (
            <>
              <Button look="quiet" icon="download" onClick={() => void template()}>
                Tải mẫu
              </Button>
              <Link className="button outline" to="/so-dang-ky/$register/nhap" params={{ register: register.key }} search={standing}>
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
            <Button
              look="primary"
              icon="plus"
              onClick={() => {
                move({ row: undefined })
                setDrawer('new')
              }}
            >
              Thêm dòng
            </Button>
          )}
        </div>
      </header>
      <div className="book-bar">
        <label className="book-choice">
          <span className="hidden-words">Sổ</span>
          <select className="box" value={register.key} onChange={(event) => void navigate({ to: '/so-dang-ky/$register', params: { register: event.target.value }, search: standing as never })}>
            {registers.map((one) => (
              <option key={one.key} value={one.key}>
                {one.title}
              </option>
            ))}
          </select>
        </label>
        <SearchBox value={address.search ?? ''} onChange={(search) => move({ search: search || undefined, row: undefined }, { replace: true })} />
        <ul className="chips" aria-label="Đang lọc">
          {where.map((condition) => (
            <li key={JSON.stringify(condition)}>
              <button type="button" className="chip" onClick={() => move({ where: where.filter((one) => one !== condition).length > 0 ? where.filter((one) => one !== condition) : undefined })}>
                <span>{conditionWords(condition, register)}</span>
                <Icon name="close" size={12} />
                <span className="hidden-words">bỏ điều kiện này</span>
              </button>
            </li>
          ))}
        </ul>
        {register.dated && <span className="quiet book-on figures">Còn trong sổ ngày {printDay(asOf)}</span>}
        <fieldset className="density">
          <legend className="hidden-words">Độ cao của dòng</legend>
          {DENSITIES.map((one) => (
            <button key={one.height} type="button" aria-pressed={height === one.height} onClick={() => setHeight(one.height)}>
              {one.word}
            </button>
          ))}
        </fieldset>
      </div>
      {failed && (
        <p className="field-error" role="alert">
          {failed}
        </p>
      )}
      {listing.error ? (
        <Refused status={listing.error.status} message={listing.error.message} onRetry={listing.again} />
      ) : listing.total === 0 && !filtered ? (
        <Empty
          action={
            editor && (
              <div className="page-deeds">
                <Button icon="download" onClick={() => void template()}>
                  Tải mẫu Excel của sổ này
                </Button>
                <Link className="button primary" to="/so-dang-ky/$register/nhap" params={{ register: register.key }} search={standing}>
                  Nhập từ Excel
                </Link>
              </div>
            )
          }
        >
          {here?.name ?? 'Đơn vị'} chưa có {register.rowName} nào trong sổ này{register.dated ? ` vào ngày ${printDay(asOf)}` : ''}.
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
          <Grid
            name={register.title}
            columns={columns}
            count={listing.total === undefined ? 30 : count}
            known={(index) => listing.rowAt(index) !== undefined}
            cell={cell}
            text={(index, column) => (column === 'unit' ? listing.rowAt(index)?.unit.name : listing.rowAt(index)?.shown[column]) ?? ''}
            rowHeight={height}
            selected={selected}
            onOpen={open}
            onSort={onSort}
            onRange={onRange}
            foot={listing.sums && <Sums register={register} sums={listing.sums} />}
          />
          <RowCards register={register} count={count} rowAt={listing.rowAt} onMore={() => setRange((old) => ({ from: 0, to: old.to + 60 }))} shown={range.to} onOpen={(index) => open(index, false)} foot={listing.sums && <Sums register={register} sums={listing.sums} />} />
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
          onClose={() => {
            setDrawer('view')
            move({ row: undefined }, { replace: true })
          }}
          onSaved={(id) => {
            setDrawer('view')
            move({ row: id }, { replace: true })
          }}
        />
      )}
    </main>
  )
}

/** The address follows the words a quarter of a second after the last syllable. */
function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text.trim() === value) return
    const timer = setTimeout(() => onChange(text.trim()), 250)
    return () => clearTimeout(timer)
    // biome-ignore lint/correctness/useExhaustiveDependencies: the timer follows the words alone
  }, [text])
  return <input className="box book-search" type="search" placeholder="Tìm trong sổ, không dấu cũng được" aria-label="Tìm trong sổ" value={text} onChange={(event) => setText(event.target.value)} />
}

/** 'Cộng 27 đồng chí, 2 nữ (7,41%)': the count, then each column that adds up. */
function Sums({ register, sums }: { register: Book; sums: Record<string, number> }) {
  const parts = Object.entries(register.columns).flatMap(([key, column]) => {
    const sum = sums[key]
    if (sum === undefined || sum === 0 || column.hidden) return []
    const title = column.title.charAt(0).toLocaleLowerCase('vi') + column.title.slice(1)
    if (column.kind === 'yesNo') return [`${printInteger(sum)} ${title} (${printPercent(sum, sums.count ?? 0)})`]
    return column.kind === 'integer' && !column.carried ? [`${printInteger(sum)} ${title}`] : []
  })
  return <span className="figures">{[`Cộng ${printInteger(sums.count ?? 0)} ${register.rowName}`, ...parts].join(', ')}</span>
}

function indexOf(rowAt: (index: number) => { id: string } | undefined, range: { from: number; to: number }, id: string): number | null {
  for (let index = range.from; index <= range.to; index++) if (rowAt(index)?.id === id) return index
  return null
}

function useDensity(): [number, (height: number) => void] {
  const [height, setHeight] = useState(() => Number(localStorage.getItem('row-height')) || 32)
  return [
    height,
    (next) => {
      setHeight(next)
      localStorage.setItem('row-height', String(next))
    },
  ]
}
