import { Link } from '@tanstack/react-router'
import { standing } from '../../address.ts'
import { changeText, gapText, LOW_LEVEL, PLAN_LEVEL, pairText, shareText, spoken } from '../../figurePrinting.ts'
import { IndicatorHint } from '../../IndicatorHint.tsx'
import { Bar } from '../../kit/Bar.tsx'
import { FigureText } from '../../kit/FigureText.tsx'
import { NoProof } from '../../kit/NoProof.tsx'
import { Panel } from '../../kit/Panel.tsx'
import type { Overview } from '../../overview.ts'
import { shortTitle } from '../../shortTitles.ts'
import { say } from '../../words/say.ts'

/** What was assigned and how far: count, percentage and lack always together. */
export function Attainments({ targets, onOpen }: { targets: Overview['targets']; onOpen: (indicator: string) => void }) {
  // What is short stands as bars; what is full is said in one line.
  const full = targets.filter((row) => row.value !== null && row.target !== null && row.value >= row.target)
  const bars = full.length === targets.length ? targets : targets.filter((row) => !full.includes(row))
  return (
    <Panel
      title={finding(targets)}
      note={say('gạch chéo là phần còn thiếu')}
      action={
        <Link to="/chi-tieu" search={standing}>
          {say('Bảng chỉ tiêu')}
        </Link>
      }
    >
      {targets.length === 0 ? (
        <p className="quiet">{say('Kỳ này chưa giao chỉ tiêu nào.')}</p>
      ) : (
        <div className="attainments">
          <p className="attainment attainment-heads" aria-hidden="true">
            <span />
            <span />
            <span>{say('đạt/giao')}</span>
            <span>{say('tỷ lệ')}</span>
            <span>{say('so với giao')}</span>
            <span>{say('so cùng kỳ')}</span>
          </p>
          {bars.map(({ title, ...rest }) => {
            const row = { ...rest, title: shortTitle(rest.indicator, title) }
            const low = row.value !== null && row.target !== null && row.value * 100 < row.target * (LOW_LEVEL + 20)
            return (
              <div key={row.indicator} className="attainment">
                <p className="attainment-title">
                  <IndicatorHint indicator={row.indicator}>{row.title}</IndicatorHint>
                </p>
                {row.target ? (
                  <Bar
                    value={row.value ?? 0}
                    of={row.target}
                    plan={PLAN_LEVEL}
                    rest={low ? 'red' : 'gold'}
                    name={`${row.title}: ${spoken(row.value, row.target)}, ${shareText(row.value, row.target)}, ${gapText(row.value, row.target)}`}
                  />
                ) : (
                  <p className="quiet">{say('chưa giao')}</p>
                )}
                <p className="num">
                  <FigureText
                    plain
                    id={row.indicator}
                    name={say('{title}, mở căn cứ', { title: `${row.title}: ${spoken(row.value, row.target)}` })}
                    onOpen={() => onOpen(row.indicator)}
                  >
                    <b>{row.target ? pairText(row.value, row.target) : (row.value ?? '…')}</b>
                  </FigureText>
                </p>
                <p className="num">
                  {row.target ? (
                    <FigureText
                      plain
                      again
                      name={say('{title}, mở căn cứ', { title: `${row.title}: ${shareText(row.value, row.target)}` })}
                      onOpen={() => onOpen(row.indicator)}
                    >
                      {shareText(row.value, row.target)}
                    </FigureText>
                  ) : (
                    ''
                  )}
                </p>
                <p className={`num ${low ? 'red' : (row.value ?? 0) < (row.target ?? 0) ? 'gold' : 'olive'}`}>
                  {row.target !== null && row.value !== null && (
                    <FigureText
                      plain
                      again
                      name={say('{title}, mở căn cứ', { title: row.title })}
                      onOpen={() => onOpen(row.indicator)}
                    >
                      {gapText(row.value, row.target)}
                    </FigureText>
                  )}
                </p>
                <p className="num quiet">
                  <span className="hidden-words">{say('so với cùng kỳ:')} </span>
                  {changeOf(row) === null ? (
                    <NoProof why={say('Chưa có số cùng kỳ nên không so sánh.')}>…</NoProof>
                  ) : (
                    <FigureText
                      plain
                      again
                      name={say('{title} so với cùng kỳ, mở căn cứ', { title: row.title })}
                      onOpen={() => onOpen(row.indicator)}
                    >
                      {changeText({ value: row.value, previous: row.previous, change: changeOf(row) })}
                    </FigureText>
                  )}
                </p>
              </div>
            )
          })}
          <p className="plan-level">
            <span>{say('mức kế hoạch {level}%', { level: PLAN_LEVEL })}</span>
          </p>
          {bars !== targets && full.length > 0 && (
            <p className="quiet">
              {say('Đủ chỉ tiêu:')}{' '}
              {full.map((row, index) => (
                <span key={row.indicator}>
                  {index > 0 && ', '}
                  {shortTitle(row.indicator, row.title)}{' '}
                  <FigureText
                    plain
                    name={say('{title}, mở căn cứ', { title: `${row.title}: ${spoken(row.value, row.target)}` })}
                    onOpen={() => onOpen(row.indicator)}
                  >
                    {pairText(row.value, row.target)}
                  </FigureText>
                </span>
              ))}
            </p>
          )}
        </div>
      )}
    </Panel>
  )
}

const changeOf = ({ value, previous }: { value: number | null; previous: number | null }): number | null =>
  value === null || previous === null ? null : value - previous

/** The title says what is found: how many of the targets are reached, and how many lie under the plan. */
function finding(targets: Overview['targets']): string {
  const told = targets.filter((row) => row.value !== null && row.target !== null)
  const full = told.filter((row) => (row.value ?? 0) >= (row.target ?? 0))
  const low = told.filter((row) => (row.value ?? 0) * 100 < (row.target ?? 0) * PLAN_LEVEL)
  if (told.length === 0) return say('Chỉ tiêu giao và kết quả')
  if (full.length === told.length) return say('Đạt cả {many} chỉ tiêu giao', { many: told.length })
  const under = low.length > 0 ? say(', {many} dưới mức {level}%', { many: low.length, level: PLAN_LEVEL }) : ''
  return say('Đạt {full} trong {told} chỉ tiêu giao{under}', { full: full.length, told: told.length, under })
}
