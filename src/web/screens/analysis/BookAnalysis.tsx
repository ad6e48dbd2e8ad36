import { useNavigate } from '@tanstack/react-router'
import { printDay, printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { Pivot } from '../../contract/analysis.ts'
import { HeatGrid } from '../../kit/HeatGrid.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { useAddress, useMove, usePlace } from '../../place.ts'
import { useRead } from '../../useRead.ts'
import { PivotTable } from './PivotTable.tsx'
import { Shelves } from './Shelves.tsx'
import { ViewSwitch } from './ViewSwitch.tsx'

/** One book by whatever two of its columns are on the shelves. */
export function BookAnalysis({ book }: { book: string }) {
  const place = usePlace()
  const move = useMove()
  const { rows = 'unit', columns, value = 'count', view = 'bang' } = useAddress()
  const pivot = useRead('showPivot', {
    ...place,
    register: book,
    rows,
    value,
    ...(columns && columns !== rows ? { columns } : {}),
  })
  const told = pivot.data?.register === book ? pivot.data : undefined
  if (pivot.error)
    return <Refused status={pivot.error.status} message={pivot.error.message} onRetry={() => void pivot.refetch()} />
  if (!told) return <Skeleton rows={8} height={30} />
  const rowsTitle = told.axes.find(({ key }) => key === rows)?.title ?? ''
  return (
    <>
      <Shelves
        axes={told.axes}
        values={told.values}
        chosen={{ rows, columns: columns ?? '', value }}
        onChange={(shelf, key) => {
          // What stands on the other shelf changes places with what comes.
          if (shelf === 'rows' && key === columns) move({ rows: key, columns: rows })
          else if (shelf === 'columns' && key === rows)
            move({ columns: key, rows: columns ?? (key === 'unit' ? 'month' : 'unit') })
          else move({ [shelf]: key || undefined })
        }}
      />
      <Panel
        className={pivot.isPlaceholderData ? 'dimmed' : ''}
        title={finding(told)}
        note={
          told.standsOn
            ? `theo sổ còn hiệu lực ngày ${printDay(told.standsOn)}`
            : `từ ${printDay(told.window.from)} đến ${printDay(told.window.to)}`
        }
        action={told.columns.length > 0 ? <ViewSwitch views={['bang', 'o-nhiet']} view={view} /> : undefined}
      >
        {told.many === 0 ? (
          <Empty>{told.title} chưa có dòng nào trong kỳ này. Chọn kỳ khác ở dòng trên cùng hoặc sổ khác.</Empty>
        ) : view === 'o-nhiet' && told.columns.length > 0 ? (
          <Heat pivot={told} />
        ) : (
          <PivotTable pivot={told} rowsTitle={rowsTitle} />
        )}
      </Panel>
    </>
  )
}

function Heat({ pivot }: { pivot: Pivot }) {
  const navigate = useNavigate()
  return (
    <HeatGrid
      name={`${pivot.title}: ${pivot.rows.length} hàng, ${pivot.columns.length} cột; ${finding(pivot)}`}
      rows={pivot.rows.map((row, at) => ({ id: row.key, name: row.title, cells: pivot.cells[at] ?? [] }))}
      columns={pivot.columns.map(({ title }) => title)}
      print={(value) => (value === null ? 'chưa có dòng nào' : printInteger(value))}
      onPick={(key, across) => {
        const lines = [pivot.rows.find((row) => row.key === key), pivot.columns[across]].filter((line) => line !== undefined)
        const unit = lines.find((line) => line.unit !== null)?.unit
        const narrowed = new Set(lines.flatMap(({ where }) => where.map(({ column }) => column)))
        void navigate({
          to: '/so-dang-ky/$register',
          params: { register: pivot.register },
          search: ((old: object) => ({
            ...standing(old),
            ...(unit ? { unit } : {}),
            where: [...pivot.where.filter(({ column }) => !narrowed.has(column)), ...lines.flatMap(({ where }) => where)],
          })) as never,
        })
      }}
    />
  )
}

/** What is seen first: who has nothing where others have, else how many in all and where most of it stands. */
function finding(pivot: Pivot): string {
  const empty = pivot.rows.filter((_, at) => (pivot.rowSums[at] ?? 0) === 0)
  const some = pivot.rows.length - empty.length
  if (pivot.many > 0 && empty.length > 0 && pivot.rows.some(({ unit }) => unit !== null))
    return `${printInteger(empty.length)} trong ${printInteger(pivot.rows.length)} đơn vị chưa có: ${empty
      .slice(0, 3)
      .map(({ title }) => title)
      .join(', ')}${empty.length > 3 ? '…' : ''}`
  const most = Math.max(0, ...pivot.rowSums)
  const top = pivot.rows[pivot.rowSums.indexOf(most)]
  return top && some > 1
    ? `${printInteger(pivot.sum)} cả thảy, nhiều nhất ${top.title} ${printInteger(most)}`
    : `${printInteger(pivot.sum)} cả thảy`
}
