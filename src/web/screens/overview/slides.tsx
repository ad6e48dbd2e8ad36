import type { ReactNode } from 'react'
import { printInteger } from '#domain/wording.ts'
import type { IndicatorLine } from '../../contract.ts'
import { changeText, gapText, PLAN_LEVEL, pairText, shareText, spoken, valueText } from '../../figurePrinting.ts'
import { Bar } from '../../kit/Bar.tsx'
import type { Overview } from '../../overview.ts'
import { lackTitle, shortTitle } from '../../shortTitles.ts'
import { ForceTraining, trainingFinding } from './ForceTraining.tsx'

/** What the opening slide says; shares and parts are for the slides after it. */
const OPENING = [
  'org_military_commands_total',
  'sdf_strength',
  'sdf_female_strength',
  'militia_strength',
  'duty_man_days',
  'patrol_sorties',
]

type Slide = { title: string; body: ReactNode }

/** A figure on the wall: nothing is added to what is seen of it. */
const Door = ({ children, onOpen }: { children: string; onOpen: () => void }) => (
  <button type="button" className="figure plain" data-figure="" aria-label={`${children}, mở căn cứ`} onClick={onOpen}>
    {children}
  </button>
)

/** The findings of the overview, one a slide: what opens the report, every target, every unit as a dot, what needs a word. */
export function slidesOf(
  overview: Overview,
  indicators: readonly IndicatorLine[],
  onOpen: (indicator: string, at?: string) => void,
): Slide[] {
  const lineOf = (id: string) => indicators.find((line) => line.id === id)
  const figures = OPENING.flatMap((id) => {
    const figure = overview.key[id]
    return figure && figure.state === 'value' ? [figure] : []
  })
  const slides: Slide[] = [
    {
      title: overview.conference?.title ?? `${overview.unit.name}, ${overview.periodTitle}`,
      body: (
        <dl className="slide-figures">
          {figures.map((figure) => (
            <div key={figure.indicator}>
              <dt>{lineOf(figure.indicator)?.title ?? figure.indicator}</dt>
              <dd>
                <b className="figures">
                  <Door onOpen={() => onOpen(figure.indicator)}>{valueText(figure, lineOf(figure.indicator))}</Door>
                </b>
                <span>{lineOf(figure.indicator)?.unit === '%' ? '' : lineOf(figure.indicator)?.unit}</span>
                {changeText(figure) && (
                  <span className="quiet">
                    <Door onOpen={() => onOpen(figure.indicator)}>{`${changeText(figure)} so với cùng kỳ`}</Door>
                  </span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      ),
    },
  ]
  for (const row of overview.targets) {
    if (!row.target) continue
    const change = row.value === null || row.previous === null ? null : row.value - row.previous
    const title = shortTitle(row.indicator, row.title)
    slides.push({
      title: `${title}: ${gapText(row.value, row.target) || 'chưa có số'}`,
      body: (
        <div className="slide-target">
          <p className="slide-pair figures">
            <Door onOpen={() => onOpen(row.indicator)}>{pairText(row.value, row.target)}</Door>
          </p>
          <p className="slide-share figures">
            <Door onOpen={() => onOpen(row.indicator)}>{shareText(row.value, row.target)}</Door>
          </p>
          <Bar
            value={row.value ?? 0}
            of={row.target}
            plan={PLAN_LEVEL}
            name={`${title}: ${spoken(row.value, row.target)}, ${shareText(row.value, row.target)}`}
          />
          <p className="slide-plan" style={{ marginInlineStart: `${PLAN_LEVEL}%` }}>
            mức kế hoạch {PLAN_LEVEL}%
          </p>
          <p className="slide-note">
            {changeText({ value: row.value, previous: row.previous, change })
              ? `Cùng kỳ ${printInteger(row.previous ?? 0)}, ${changeText({ value: row.value, previous: row.previous, change })}.`
              : 'Chưa có số cùng kỳ nên không so sánh.'}
          </p>
        </div>
      ),
    })
  }
  if (overview.units.filter(({ value, target }) => value !== null && target).length > 1)
    slides.push({
      title: trainingFinding(overview).title,
      body: <ForceTraining overview={overview} onOpen={onOpen} />,
    })
  if (overview.know.length > 0)
    slides.push({
      title: `${overview.know.length} việc cần biết trước hội nghị`,
      body: (
        <ol className="slide-know">
          {overview.know.map((remark) => (
            <li key={`${remark.title} ${remark.number}`}>
              <b className={`figures ${remark.grave ? 'red' : 'gold'}`}>
                <Door onOpen={() => onOpen(remark.indicator)}>{printInteger(remark.number)}</Door>
              </b>
              <span>{remark.title}</span>
            </li>
          ))}
        </ol>
      ),
    })
  if (overview.lacking.length > 0)
    slides.push({
      title: 'Tồn tại, hạn chế',
      body: (
        <ul className="slide-lacking">
          {overview.lacking.map((row) => (
            <li key={row.indicator}>
              <span>{lackTitle(row.indicator, row.title)}</span>
              <Bar value={row.units} of={row.of} tone="gold" rest="plain" />
              <b className="figures">
                <Door onOpen={() => onOpen(row.indicator)}>{`${printInteger(row.units)}/${printInteger(row.of)} đơn vị`}</Door>
              </b>
            </li>
          ))}
        </ul>
      ),
    })
  return slides
}
