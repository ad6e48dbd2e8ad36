import { Link } from '@tanstack/react-router'
import type { Condition } from '#domain/register.ts'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { Pivot, PivotLine } from '../../contract/analysis.ts'

/** Exact numbers with their sums; each opens the rows it stands for in the book. */
export function PivotTable({ pivot, rowsTitle }: { pivot: Pivot; rowsTitle: string }) {
  const { rows, columns, cells } = pivot
  const link = (value: number | null, ...lines: PivotLine[]) => {
    if (value === null || value === 0) return <span className="quiet">{value === null ? '' : '0'}</span>
    const unit = lines.find((line) => line.unit !== null)?.unit
    return (
      <Link
        to="/so-dang-ky/$register"
        params={{ register: pivot.register }}
        search={
          ((old: object) => ({
            ...standing(old),
            ...(unit ? { unit } : {}),
            where: [
              ...pivot.where.filter(({ column }) => !lines.some((line) => narrows(line, column))),
              ...lines.flatMap(({ where }) => where),
            ],
          })) as never
        }
      >
        {printInteger(value)}
      </Link>
    )
  }
  return (
    <div className="pivot-scroll">
      <table className="pivot-table">
        <thead>
          <tr>
            <th scope="col">{rowsTitle}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col" className="num">
                {column.title}
              </th>
            ))}
            <th scope="col" className="num">
              Cộng
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, down) => (
            <tr key={row.key}>
              <th scope="row">{row.title}</th>
              {columns.map((column, across) => (
                <td key={column.key} className="num">
                  {link(cells[down]?.[across] ?? null, row, column)}
                </td>
              ))}
              <td className="num pivot-sum">{link(pivot.rowSums[down] ?? 0, row)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Cộng {printInteger(rows.length)} hàng</th>
            {columns.map((column, across) => (
              <td key={column.key} className="num">
                {link(pivot.columnSums[across] ?? 0, column)}
              </td>
            ))}
            <td className="num">{link(pivot.sum)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

const narrows = (line: PivotLine, column: string): boolean =>
  line.where.some((condition: Condition) => condition.column === column)
