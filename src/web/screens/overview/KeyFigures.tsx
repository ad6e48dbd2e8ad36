import type { ReactNode } from 'react'
import { printInteger } from '#domain/wording.ts'
import type { Figure, IndicatorLine } from '../../contract.ts'
import { changeText, decimalText, percentText, shareText, valueText } from '../../figurePrinting.ts'
import { IndicatorHint } from '../../IndicatorHint.tsx'
import { FigureText } from '../../kit/FigureText.tsx'
import { useWord } from '../../place.ts'
import { useRead } from '../../useRead.ts'
import { nameOf, say } from '../../words/say.ts'

/** Figures that say more beside another one: women beside the strength, turns beside the man-days. */
const BESIDE: Record<string, { of: string; say: (figure: Figure, main: Figure) => string }> = {
  commune_military_commands_total: {
    of: 'org_military_commands_total',
    say: (communes) => say('và {many} Ban CHQS cấp xã', { many: printInteger(communes.value ?? 0) }),
  },
  msdf_population_rate: {
    of: 'militia_strength',
    say: (rate) => say('cả tự vệ bằng {rate} dân số', { rate: percentText(rate.value) }),
  },
  sdf_female_strength: {
    of: 'sdf_strength',
    say: (women, all) =>
      all.value
        ? say('{many} nữ, chiếm {share}', { many: printInteger(women.value ?? 0), share: shareText(women.value, all.value) })
        : say('{many} nữ', { many: printInteger(women.value ?? 0) }),
  },
  duty_turns: {
    of: 'duty_man_days',
    say: (turns, days) =>
      turns.value && days.value
        ? say('{many} lượt trực, {each} ngày công/lượt', {
            many: printInteger(turns.value),
            each: perTurn(days.value, turns.value),
          })
        : say('{many} lượt trực', { many: printInteger(turns.value ?? 0) }),
  },
}
/** Said beside a main figure or drawn as a bar: not a card of their own. */
const NO_CARD = [
  'sdf_female_rate',
  'msdf_total_strength',
  'duty_man_days_per_turn',
  'force_training_attended',
  'force_training_quota',
]
const SHORT: Record<string, [title: string, below: string]> = {
  org_military_commands_total: [say('Ban CHQS'), say('cơ quan, tổ chức')],
  sdf_strength: [say('Quân số tự vệ'), say('đồng chí')],
  militia_strength: [say('Quân số dân quân'), say('đồng chí')],
  duty_man_days: [say('Ngày công trực'), say('ngày công')],
  patrol_sorties: [say('Tuần tra, canh gác'), say('cuộc')],
}
const perTurn = (days: number, turns: number): string =>
  days % turns === 0 ? printInteger(days / turns) : decimalText(days / turns, 1)

export function KeyFigures({
  figures,
  onOpen,
  children,
}: {
  figures: Figure[]
  onOpen: (indicator: string) => void
  /** A row under the cards. */
  children?: ReactNode
}) {
  const indicators = useRead('listIndicators', {})
  const chosen = useWord('proof')
  const lineOf = (id: string): IndicatorLine | undefined => indicators.data?.find((line) => line.id === id)
  const named = (id: string): string => {
    const line = lineOf(id)
    return line ? nameOf(line) : id
  }
  const given = new Map(figures.map((figure) => [figure.indicator, figure]))
  const mains = figures.filter((figure) => {
    if (NO_CARD.includes(figure.indicator)) return false
    const beside = BESIDE[figure.indicator]
    return (
      (!beside || !given.has(beside.of)) && (figure.state === 'value' || figure.state === 'zero' || figure.state === 'missing')
    )
  })
  if (mains.length === 0) return null
  return (
    <section className="key-figures" aria-label={say('Số liệu chính')}>
      {mains.map((figure) => {
        const line = lineOf(figure.indicator)
        const short = SHORT[figure.indicator]
        const lines: ReactNode[] = []
        for (const [id, beside] of Object.entries(BESIDE)) {
          const other = given.get(id)
          if (beside.of === figure.indicator && other && other.value !== null)
            lines.push(
              <FigureText
                key={id}
                plain
                name={say('{title}, mở căn cứ', { title: `${named(id)}: ${other.value}` })}
                onOpen={() => onOpen(id)}
              >
                {beside.say(other, figure)}
              </FigureText>,
            )
        }
        // Against the same days one year before, as the strip above says.
        const change = changeText(figure)
        return (
          <div key={figure.indicator} className="key-figure">
            <p className="key-title">
              <IndicatorHint indicator={figure.indicator}>{short?.[0] ?? (line ? nameOf(line) : figure.indicator)}</IndicatorHint>
            </p>
            <p className="key-value">
              <FigureText
                plain
                id={figure.indicator}
                state={chosen === figure.indicator ? 'selected' : figure.override ? 'overridden' : 'linked'}
                name={say('{title}, mở căn cứ', {
                  title: `${named(figure.indicator)}: ${valueText(figure, line)} ${line?.unit ?? ''}`,
                })}
                onOpen={() => onOpen(figure.indicator)}
              >
                {valueText(figure, line)}
              </FigureText>
              {change && figure.change !== 0 && (
                <span className="key-change">
                  <FigureText
                    plain
                    again
                    name={say('{title} so với cùng kỳ, mở căn cứ', { title: named(figure.indicator) })}
                    onOpen={() => onOpen(figure.indicator)}
                  >
                    {change}
                  </FigureText>
                </span>
              )}
            </p>
            <p className="key-below">{lines.length > 0 ? lines : (short?.[1] ?? line?.unit)}</p>
          </div>
        )
      })}
      {children}
    </section>
  )
}
