import { printInteger } from '#domain/wording.ts'
import './unitTicks.css'

type Line = { code: string; name: string }
type Props = { units: readonly Line[]; chosen: ReadonlySet<string>; onChange: (chosen: ReadonlySet<string>) => void }

/** Several of many units, ticked one by one or all at once. */
export function UnitTicks({ units, chosen, onChange }: Props) {
  const all = units.length > 0 && units.every(({ code }) => chosen.has(code))
  const toggle = (code: string) => {
    const next = new Set(chosen)
    if (!next.delete(code)) next.add(code)
    onChange(next)
  }
  return (
    <fieldset className="unit-ticks">
      <legend>
        Đơn vị <span className="quiet figures">({printInteger(chosen.size)} đã chọn)</span>
      </legend>
      <label className="unit-ticks-all">
        <input
          type="checkbox"
          checked={all}
          onChange={() => onChange(all ? new Set() : new Set(units.map(({ code }) => code)))}
        />
        Tất cả {printInteger(units.length)} đơn vị trực thuộc
      </label>
      <ul>
        {units.map(({ code, name }) => (
          <li key={code}>
            <label>
              <input type="checkbox" checked={chosen.has(code)} onChange={() => toggle(code)} />
              {name}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
