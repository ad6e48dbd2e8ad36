import { printInteger } from '#domain/wording.ts'
import { Bar } from '../../kit/Bar.tsx'
import { FigureText } from '../../kit/FigureText.tsx'
import { Panel } from '../../kit/Panel.tsx'
import type { Overview } from '../../overview.ts'
import { lackTitle } from '../../shortTitles.ts'

/** How many units still lack what; each opens their names. */
export function Lacking({ rows, onOpen }: { rows: Overview['lacking']; onOpen: (indicator: string) => void }) {
  const ordered = [...rows].sort((a, b) => b.units - a.units)
  const of = ordered[0]?.of ?? 0
  return (
    <Panel title="Tồn tại, hạn chế" note={of > 0 ? `số đơn vị trong ${printInteger(of)}, gọi tên được` : undefined}>
      {ordered.length === 0 && <p className="quiet">Chưa ghi tồn tại nào trong kỳ này.</p>}
      <ul className="lacking">
        {ordered.map((row) => (
          <li key={row.indicator}>
            <span className="lacking-title">{lackTitle(row.indicator, row.title)}</span>
            <Bar value={row.units} of={row.of} tone="gold" short rest="plain" />
            <FigureText
              plain
              id={row.indicator}
              name={`${lackTitle(row.indicator, row.title)}: ${row.units} trên ${row.of} đơn vị, mở căn cứ`}
              onOpen={() => onOpen(row.indicator)}
            >
              {printInteger(row.units)} đơn vị
            </FigureText>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
