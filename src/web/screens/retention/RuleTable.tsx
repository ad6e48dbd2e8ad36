import { NAMELESS } from '#domain/retention.ts'
import { printInteger } from '#domain/wording.ts'
import type { KeepingRule } from '../../contract/retention.ts'

type Props = {
  rules: readonly KeepingRule[]
  chosen: readonly string[]
  /** Null for whoever only looks. */
  onChoose: ((key: string, on: boolean) => void) | null
}

/** A line for each class of cells of a book: how long, why, and what is due by unit and year. */
export function RuleTable({ rules, chosen, onChoose }: Props) {
  return (
    <div className="retention-scroll">
      <table>
        <caption className="hidden-words">Thời hạn lưu theo sổ và loại dữ liệu</caption>
        <thead>
          <tr>
            <th scope="col">Sổ, cột</th>
            <th scope="col">Giữ</th>
            <th scope="col">Vì sao</th>
            <th scope="col">Hết hạn</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.key}>
              <th scope="row">
                {onChoose && rule.rows > 0 ? (
                  <label className="retention-pick">
                    <input
                      type="checkbox"
                      checked={chosen.includes(rule.key)}
                      onChange={(event) => onChoose(rule.key, event.target.checked)}
                    />
                    {rule.title}
                  </label>
                ) : (
                  rule.title
                )}
                <span className="retention-under">{rule.columns.join(', ')}</span>
              </th>
              <td>{termOf(rule)}</td>
              <td>{rule.why}</td>
              <td className="figures">{rule.rows > 0 ? <Due rule={rule} /> : rule.years === null ? '' : 'không có'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Due({ rule: { rows, lines, more } }: { rule: KeepingRule }) {
  return (
    <details>
      <summary>{printInteger(rows)} dòng</summary>
      <ul className="retention-lines">
        {lines.map(({ unit, name, year, rows: due }) => (
          <li key={`${unit} ${year}`}>
            {name}, năm {year}: {printInteger(due)}
          </li>
        ))}
        {more > 0 && <li>và {printInteger(more)} dòng nữa; chọn đơn vị cấp dưới ở đầu trang để xem hết</li>}
      </ul>
    </details>
  )
}

function termOf({ does, left, years, age, since }: KeepingRule): string {
  if (does === 'keep') return 'không thời hạn'
  if (does === 'follow') return 'theo sổ cán bộ, chiến sĩ'
  const term = `${years} năm kể từ “${since}”${age === null ? '' : `, và đã qua ${age - 1} tuổi`}`
  return does === 'remove' ? `${term}; sau đó bỏ cả dòng` : `${term}; sau đó ${left.map((one) => LEFT[one]).join(', ')}`
}

const LEFT: Readonly<Record<KeepingRule['left'][number], string>> = {
  nothing: 'để trống',
  year: 'ngày sinh chỉ còn năm',
  nameless: `họ tên thay bằng “${NAMELESS}”`,
}
