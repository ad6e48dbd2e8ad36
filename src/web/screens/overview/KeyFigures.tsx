import type { ReactNode } from 'react'
import { printInteger } from '#domain/wording.ts'
import type { Figure, IndicatorLine } from '../../contract.ts'
import { changeText, decimalText, shareText, valueText } from '../../figurePrinting.ts'
import { FigureText } from '../../kit/FigureText.tsx'
import { useRead } from '../../useRead.ts'

/** Figures that say more beside another one: women beside the strength, turns beside the man-days. */
const BESIDE: Record<string, { of: string; say: (figure: Figure, main: Figure) => string }> = {
  sdf_female_strength: { of: 'sdf_strength', say: (women, all) => `${printInteger(women.value ?? 0)} nữ, chiếm ${shareText(women.value, all.value)}` },
  duty_turns: {
    of: 'duty_man_days',
    say: (turns, days) => `${printInteger(turns.value ?? 0)} lượt trực${turns.value && days.value ? `, ${perTurn(days.value, turns.value)} ngày công/lượt` : ''}`,
  },
}
const SHORT: Record<string, [title: string, below: string]> = {
  org_military_commands_total: ['Ban CHQS', 'cơ quan, tổ chức'],
  sdf_strength: ['Quân số tự vệ', 'đồng chí'],
  militia_strength: ['Quân số dân quân', 'đồng chí'],
  duty_man_days: ['Ngày công trực', 'ngày công'],
}
const perTurn = (days: number, turns: number): string => (days % turns === 0 ? printInteger(days / turns) : decimalText(days / turns, 1))

export function KeyFigures({ figures, chosen, onOpen }: { figures: Figure[]; chosen: string | undefined; onOpen: (indicator: string) => void }) {
  const indicators = useRead('listIndicators', {})
  const lineOf = (id: string): IndicatorLine | undefined => indicators.data?.find((line) => line.id === id)
  const given = new Map(figures.map((figure) => [figure.indicator, figure]))
  const mains = figures.filter((figure) => {
    const beside = BESIDE[figure.indicator]
    return (!beside || !given.has(beside.of)) && (figure.state === 'value' || figure.state === 'zero' || figure.state === 'missing')
  })
  if (mains.length === 0) return null
  return (
    <section className="key-figures" aria-label="Số liệu chính">
      {mains.map((figure) => {
        const line = lineOf(figure.indicator)
        const short = SHORT[figure.indicator]
        const lines: ReactNode[] = []
        for (const [id, beside] of Object.entries(BESIDE)) {
          const other = given.get(id)
          if (beside.of === figure.indicator && other && other.value !== null)
            lines.push(
              <FigureText key={id} plain name={`${lineOf(id)?.title ?? id}: ${other.value}, mở căn cứ`} onOpen={() => onOpen(id)}>
                {beside.say(other, figure)}
              </FigureText>,
            )
        }
        const change = changeText(figure)
        return (
          <div key={figure.indicator} className="key-figure">
            <p className="key-title">{short?.[0] ?? line?.title ?? figure.indicator}</p>
            <p className="key-value">
              <FigureText
                plain
                id={figure.indicator}
                state={chosen === figure.indicator ? 'selected' : figure.override ? 'overridden' : 'linked'}
                name={`${line?.title ?? figure.indicator}: ${valueText(figure, line)} ${line?.unit ?? ''}, mở căn cứ`}
                onOpen={() => onOpen(figure.indicator)}
              >
                {valueText(figure, line)}
              </FigureText>
            </p>
            <p className="key-below">{lines.length > 0 ? lines : (short?.[1] ?? line?.unit)}</p>
            {change && <p className="key-below quiet">{change} so với cùng kỳ</p>}
          </div>
        )
      })}
    </section>
  )
}
