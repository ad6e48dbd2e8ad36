import { printInteger } from '#domain/wording.ts'
import type { Series } from '../../contract/analysis.ts'
import { numberText } from '../../figurePrinting.ts'
import { IndicatorMark } from '../../IndicatorHint.tsx'
import { ChoiceField } from '../../kit/Field.tsx'
import { FigureText } from '../../kit/FigureText.tsx'
import { HeatGrid } from '../../kit/HeatGrid.tsx'
import { Multiples } from '../../kit/Multiples.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { useAddress, useMove, usePlace } from '../../place.ts'
import { useRead } from '../../useRead.ts'
import { ViewSwitch } from './ViewSwitch.tsx'

const FIRST = 'duty_man_days'

/** An indicator month by month, the unit and each below it: a small picture each, a heat grid of who said nothing, or the table. */
export function MonthAnalysis() {
  const place = usePlace()
  const move = useMove()
  const { indicator = FIRST, view = 'hinh-nho' } = useAddress()
  const indicators = useRead('listIndicators', {})
  const series = useRead('showSeries', { ...place, indicator })
  const lines = (indicators.data ?? []).filter(({ measure }) => measure !== 'rating')
  const line = lines.find(({ id }) => id === series.data?.indicator)
  const print: Print = (value) => (value === null ? 'chưa có số' : numberText(value, line))
  // A month that the period holds whole has a proof of its own; what is cut opens that of the period.
  const open = (at?: string, month?: number) => {
    const chosen = month === undefined ? undefined : series.data?.months[month]
    move({ proof: indicator, at: at || undefined, ...(chosen ? { during: chosen.period, until: chosen.to } : {}) })
  }
  return (
    <>
      <div className="analysis-choice">
        <ChoiceField
          label="Chỉ tiêu"
          value={indicator}
          choices={lines.map(({ id, title, unit }) => ({ code: id, title: `${title} (${unit})` }))}
          onChange={(next) => move({ indicator: next })}
        />
        <IndicatorMark indicator={indicator} />
      </div>
      {series.error ? (
        <Refused status={series.error.status} message={series.error.message} onRetry={() => void series.refetch()} />
      ) : !series.data ? (
        <Skeleton rows={8} height={30} />
      ) : (
        <Panel
          className={series.isPlaceholderData ? 'dimmed' : ''}
          title={finding(series.data, print)}
          note={
            series.data.stock
              ? `${series.data.unitWord}, cuối mỗi tháng báo cáo`
              : series.data.adds
                ? `${series.data.unitWord} trong từng tháng báo cáo`
                : `${series.data.unitWord}, tính lại cho từng tháng báo cáo, không cộng các tháng`
          }
          action={<ViewSwitch views={['hinh-nho', 'o-nhiet', 'bang']} view={view} />}
        >
          <Body series={series.data} print={print} view={view} onOpen={open} />
        </Panel>
      )}
    </>
  )
}

type Print = (value: number | null) => string
type BodyProps = { series: Series; print: Print; view: string; onOpen: (at?: string, month?: number) => void }

function Body({ series, print, view, onOpen }: BodyProps) {
  const columns = series.months.map(({ title }) => title)
  const all = [{ unit: { code: '', name: 'Toàn đơn vị' }, values: series.whole }, ...series.units]
  if (all.every(({ values }) => values.every((value) => value === null)))
    return <Empty>Chưa có số nào của “{series.title}” trong kỳ này. Chọn kỳ khác ở dòng trên cùng hoặc chỉ tiêu khác.</Empty>
  const sumOf = (values: readonly (number | null)[]): number | null =>
    values.every((value) => value === null)
      ? null
      : series.stock || !series.adds
        ? (values.findLast((value) => value !== null) ?? null)
        : values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  if (view === 'hinh-nho')
    return (
      <Multiples
        columns={columns}
        print={print}
        items={series.units.map(({ unit, values }) => ({
          id: unit.code,
          name: unit.shortName ?? unit.name,
          values,
          note: print(sumOf(values)),
        }))}
        onPick={onOpen}
      />
    )
  if (view === 'o-nhiet')
    return (
      <HeatGrid
        name={finding(series, print)}
        columns={columns.map((title) => title.replace('Tháng ', ''))}
        rows={series.units.map(({ unit, values }) => ({ id: unit.code, name: unit.shortName ?? unit.name, cells: values }))}
        print={print}
        onPick={onOpen}
      />
    )
  return (
    <div className="pivot-scroll">
      <table className="pivot-table">
        <thead>
          <tr>
            <th scope="col">Đơn vị</th>
            {columns.map((title) => (
              <th key={title} scope="col" className="num">
                {title}
              </th>
            ))}
            <th scope="col" className="num">
              {series.stock || !series.adds ? 'Tháng cuối' : 'Cả kỳ'}
            </th>
          </tr>
        </thead>
        <tbody>
          {all.map(({ unit, values }) => (
            <tr key={unit.code} className={unit.code === '' ? 'pivot-whole' : ''}>
              <th scope="row">{unit.name}</th>
              {values.map((value, at) => (
                <td key={columns[at]} className="num">
                  {value === null ? (
                    '…'
                  ) : (
                    <FigureText
                      plain
                      name={`${series.title}, ${unit.name}, ${columns[at]}, mở căn cứ`}
                      onOpen={() => onOpen(unit.code, at)}
                    >
                      {print(value)}
                    </FigureText>
                  )}
                </td>
              ))}
              <td className="num pivot-sum">
                <FigureText plain name={`${series.title}, ${unit.name}, mở căn cứ`} onOpen={() => onOpen(unit.code || undefined)}>
                  {sumOf(values) === null ? '…' : print(sumOf(values))}
                </FigureText>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Units that said nothing in a month others spoke in come first; else which month had most. */
function finding({ title, units, months, whole }: Series, print: Print): string {
  const silent = units.filter(({ values }) => values.every((value) => value === null))
  if (units.length > 0 && silent.length > 0 && silent.length < units.length)
    return `${title}: ${printInteger(silent.length)} trong ${printInteger(units.length)} đơn vị chưa có số`
  const most = Math.max(...whole.map((value) => value ?? -1))
  const month = months[whole.indexOf(most)]
  return month && most >= 0 ? `${title}: cao nhất ${month.title.toLowerCase()}, ${print(most)}` : title
}
