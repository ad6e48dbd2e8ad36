import { printInteger } from '#domain/wording.ts'
import { IndicatorHint } from '../../IndicatorHint.tsx'
import { Bar } from '../../kit/Bar.tsx'
import { FigureText } from '../../kit/FigureText.tsx'
import { Panel } from '../../kit/Panel.tsx'
import type { Overview } from '../../overview.ts'
import { lackTitle } from '../../shortTitles.ts'
import { say } from '../../words/say.ts'

/** How many units still lack what; each opens their names. */
export function Lacking({ rows, onOpen }: { rows: Overview['lacking']; onOpen: (indicator: string) => void }) {
  const ordered = [...rows].sort((a, b) => b.units - a.units)
  const of = ordered[0]?.of ?? 0
  return (
    <Panel
      title={say('Tồn tại, hạn chế')}
      note={of > 0 ? say('số đơn vị trong {all}, gọi tên được', { all: printInteger(of) }) : undefined}
    >
      {ordered.length === 0 && <p className="quiet">{say('Chưa ghi tồn tại nào trong kỳ này.')}</p>}
      <ul className="lacking">
        {ordered.map((row) => (
          <li key={row.indicator}>
            <span className="lacking-title">
              <IndicatorHint indicator={row.indicator}>{lackTitle(row.indicator, row.title)}</IndicatorHint>
            </span>
            <Bar value={row.units} of={row.of} tone="gold" short rest="plain" />
            <FigureText
              plain
              id={row.indicator}
              name={say('{title}, mở căn cứ', {
                title: `${lackTitle(row.indicator, row.title)}: ${row.units}/${row.of}`,
              })}
              onOpen={() => onOpen(row.indicator)}
            >
              {say('{many} đơn vị', { many: printInteger(row.units) })}
            </FigureText>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
