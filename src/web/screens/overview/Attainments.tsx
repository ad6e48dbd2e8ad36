import { Link } from '@tanstack/react-router'
import { standing } from '../../address.ts'
import { changeText, gapText, LOW_LEVEL, PLAN_LEVEL, pairText, shareText, spoken } from '../../figurePrinting.ts'
import { IndicatorHint } from '../../IndicatorHint.tsx'
import { Bar } from '../../kit/Bar.tsx'
import { FigureText } from '../../kit/FigureText.tsx'
import { Panel } from '../../kit/Panel.tsx'
import type { Overview } from '../../overview.ts'
import { shortTitle } from '../../shortTitles.ts'

/** What was assigned and how far: count, percentage and lack always together. */
export function Attainments({ targets, onOpen }: { targets: Overview['targets']; onOpen: (indicator: string) => void }) {
  // What is short stands as bars; what is full is said in one line.
  const full = targets.filter((row) => row.value !== null && row.target !== null && row.value >= row.target)
  const bars = full.length === targets.length ? targets : targets.filter((row) => !full.includes(row))
  return (
    <Panel
      title={finding(targets)}
      note="gạch chéo là phần còn thiếu"
      action={
        <Link to="/chi-tieu" search={standing}>
          Bảng chỉ tiêu
        </Link>
      }
    >
      {targets.length === 0 ? (
        <p className="quiet">Kỳ này chưa giao chỉ tiêu nào.</p>
      ) : (
        <div className="attainments">
          <p className="attainment attainment-heads" aria-hidden="true">
            <span />
            <span />
            <span>đạt/giao</span>
            <span>tỷ lệ</span>
            <span>so với giao</span>
            <span>so cùng kỳ</span>
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
                  <p className="quiet">chưa giao</p>
                )}
                <p className="num">
                  <FigureText
                    plain
                    id={row.indicator}
                    name={`${row.title}: ${spoken(row.value, row.target)}, mở căn cứ`}
                    onOpen={() => onOpen(row.indicator)}
                  >
                    <b>{row.target ? pairText(row.value, row.target) : (row.value ?? '…')}</b>
                  </FigureText>
                </p>
                <p className="num">
                  {row.target ? (
                    <FigureText
                      plain
                      name={`${row.title}, tỷ lệ ${shareText(row.value, row.target)}, mở căn cứ`}
                      onOpen={() => onOpen(row.indicator)}
                    >
                      {shareText(row.value, row.target)}
                    </FigureText>
                  ) : (
                    ''
                  )}
                </p>
                <p className={`num ${low ? 'red' : (row.value ?? 0) < (row.target ?? 0) ? 'gold' : 'olive'}`}>
                  {gapText(row.value, row.target)}
                </p>
                <p className="num quiet">
                  <span className="hidden-words">so với cùng kỳ: </span>
                  {changeText({ value: row.value, previous: row.previous, change: changeOf(row) }) ?? (
                    <span title="Chưa có số cùng kỳ nên không so sánh">…</span>
                  )}
                </p>
              </div>
            )
          })}
          <p className="plan-level">
            <span>mức kế hoạch {PLAN_LEVEL}%</span>
          </p>
          {bars !== targets && full.length > 0 && (
            <p className="quiet">
              Đủ chỉ tiêu:{' '}
              {full.map((row, index) => (
                <span key={row.indicator}>
                  {index > 0 && ', '}
                  {shortTitle(row.indicator, row.title)}{' '}
                  <FigureText
                    plain
                    name={`${row.title}: ${spoken(row.value, row.target)}, mở căn cứ`}
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
  if (told.length === 0) return 'Chỉ tiêu giao và kết quả'
  if (full.length === told.length) return `Đạt cả ${told.length} chỉ tiêu giao`
  const under = low.length > 0 ? `, ${low.length} dưới mức ${PLAN_LEVEL}%` : ''
  return `Đạt ${full.length} trong ${told.length} chỉ tiêu giao${under}`
}
