import { printInteger } from '#domain/wording.ts'
import type { LackingRow, TargetRow, Targets } from '../../contract.ts'
import { gapText, LOW_LEVEL, PLAN_LEVEL, pairText, shareText, spoken } from '../../figurePrinting.ts'
import { IndicatorHint, IndicatorMark } from '../../IndicatorHint.tsx'
import { FigureText } from '../../kit/FigureText.tsx'
import { say } from '../../words/say.ts'
import '../../kit/panel.css'
import { type Cell, Strip } from '../../kit/Strip.tsx'
import { hasTitle, shortTitle } from '../../shortTitles.ts'
import { levelOf, type UnitColumn, unitOrder } from './unitOrder.ts'

type Props = {
  targets: Targets
  front: string | undefined
  onFront: (indicator: string) => void
  onOpen: (indicator: string, at?: string) => void
}

/** Each target a line, each unit a column: the same units fail everywhere, and it is seen. */
export function TargetTable({ targets, front, onFront, onOpen }: Props) {
  const units = unitOrder(targets)
  const reds = units.reduce((sum, unit) => sum + unit.reds, 0)
  const redUnits = units.filter((unit) => unit.reds > 0).length
  return (
    <section className="panel target-panel">
      <table className="target-table">
        <thead>
          <tr>
            <th scope="col">{say('Chỉ tiêu')}</th>
            <th scope="col" className="num">
              {say('Giao')}
            </th>
            <th scope="col" className="num">
              {say('Đạt')}
            </th>
            <th scope="col" className="num">
              {say('Tỷ lệ')}
            </th>
            <th scope="col" className="num">
              {say('Thiếu')}
            </th>
            <th scope="col" className="target-strip-head">
              <div className="strip-names" aria-hidden="true">
                {units.slice(0, Math.min(11, redUnits)).map((unit, index) => (
                  <span key={unit.code} style={{ insetInlineStart: `calc(${index} * ${stripStep(units.length)} + 2px)` }}>
                    {shortest(unit.shortName)}
                  </span>
                ))}
              </div>
              <p className="strip-finding">
                {reds > 0 ? (
                  <>
                    <b>
                      {reds === 1
                        ? say('Ô đỏ duy nhất nằm ở {units} đơn vị bên trái.', { units: printInteger(redUnits) })
                        : say('Cả {many} ô đỏ nằm ở {units} đơn vị bên trái.', {
                            many: printInteger(reds),
                            units: printInteger(redUnits),
                          })}
                    </b>{' '}
                    {say('Mỗi cột một đơn vị.')}
                  </>
                ) : (
                  say('Không có ô đỏ. Mỗi cột một đơn vị.')
                )}
              </p>
              <p className="strip-legend">
                <span>
                  <i className="cell full" /> {say('từ {level}%', { level: PLAN_LEVEL })}
                </span>
                <span>
                  <i className="cell part" /> {say('{low}% đến dưới {high}%', { low: LOW_LEVEL, high: PLAN_LEVEL })}
                </span>
                <span>
                  <i className="cell low" /> {say('dưới {level}% hoặc chưa có', { level: LOW_LEVEL })}
                </span>
              </p>
            </th>
          </tr>
        </thead>
        <tbody>
          {targets.rows.length > 0 && <GroupRow title={say('Số được giao')} />}
          {targets.rows.map((row) => (
            <AssignedRow
              key={row.indicator}
              row={row}
              units={units}
              front={row.indicator === front}
              onFront={onFront}
              onOpen={onOpen}
            />
          ))}
          {targets.lackingRows.length > 0 && (
            <GroupRow title={say('Số đơn vị, trong {all}', { all: printInteger(targets.lackingRows[0]?.of ?? 0) })} />
          )}
          {targets.lackingRows.map((row) => (
            <UnitsRow key={row.indicator} row={row} units={units} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

const stripStep = (count: number): string => `min(13px, 100% / ${Math.max(1, count)})`
/** The head of a narrow column: the telling words of a name, without its kind. */
const shortest = (name: string): string =>
  name
    .replace(/^(Ban Chỉ huy quân sự|Ban CHQS|Công ty CP|CTCP|Công ty|Sở|Ban Quản lý|BQL|Ban|Trường|Cục|Chi cục) /, '')
    .slice(0, 14)

const GroupRow = ({ title }: { title: string }) => (
  <tr className="target-group">
    <th scope="colgroup" colSpan={6}>
      {title}
    </th>
  </tr>
)

function AssignedRow({
  row,
  units,
  front,
  onFront,
  onOpen,
}: {
  row: TargetRow
  units: UnitColumn[]
  front: boolean
  onFront: (indicator: string) => void
  onOpen: Props['onOpen']
}) {
  const children = new Map(row.children.map((child) => [child.unit.code, child]))
  const cells: Cell[] = units.map((unit) => {
    const child = children.get(unit.code)
    return child
      ? {
          id: unit.code,
          state: levelOf(child.value, child.target),
          text: `${unit.name}: ${spoken(child.value, child.target)}, ${shareText(child.value, child.target)}`,
        }
      : { id: unit.code, state: 'none', text: `${unit.name}: ${say('không giao')}` }
  })
  const lack = row.value !== null && row.target !== null ? row.target - row.value : null
  const low = row.value !== null && row.target ? row.value * 100 < row.target * (LOW_LEVEL + 20) : false
  const again = (text: string) => (
    <FigureText plain again name={say('{title}, mở căn cứ', { title: row.title })} onOpen={() => onOpen(row.indicator)}>
      {text}
    </FigureText>
  )
  return (
    <tr className={front ? 'front' : ''}>
      <th scope="row">
        <button type="button" className="row-name" aria-pressed={front} onClick={() => onFront(row.indicator)}>
          {shortTitle(row.indicator, row.title)}
        </button>
        <IndicatorMark indicator={row.indicator} />
      </th>
      <td className="num">{row.target === null ? say('chưa giao') : again(printInteger(row.target))}</td>
      <td className="num">
        <FigureText
          plain
          id={row.indicator}
          name={say('{title}, mở căn cứ', { title: `${row.title}: ${spoken(row.value, row.target)}` })}
          onOpen={() => onOpen(row.indicator)}
        >
          <b>{row.value === null ? '…' : printInteger(row.value)}</b>
        </FigureText>
      </td>
      <td className="num">{again(shareText(row.value, row.target))}</td>
      <td className={`num ${lack !== null && lack > 0 ? (low ? 'red' : 'gold') : ''}`}>
        {again(gapText(row.value, row.target))}
      </td>
      <td>
        {row.children.length > 0 ? (
          <Strip
            cells={cells}
            name={`${row.title}: ${pairText(row.value, row.target)}, ${say('từng đơn vị')}`}
            onPick={(code) => onOpen(row.indicator, code)}
          />
        ) : (
          <span className="quiet">{say('không phân bổ cho đơn vị dưới')}</span>
        )}
      </td>
    </tr>
  )
}

function UnitsRow({ row, units, onOpen }: { row: LackingRow; units: UnitColumn[]; onOpen: Props['onOpen'] }) {
  const children = new Map(row.children.map((child) => [child.unit.code, child.ok]))
  const cells: Cell[] = units.map((unit) => {
    const ok = children.get(unit.code)
    return {
      id: unit.code,
      state: ok === undefined ? 'none' : ok ? 'full' : 'low',
      text: `${unit.name}: ${ok === undefined ? say('chưa có số') : ok ? say('đã có') : say('chưa có')}`,
    }
  })
  const again = (text: string) => (
    <FigureText plain again name={say('{title}, mở căn cứ', { title: row.title })} onOpen={() => onOpen(row.indicator)}>
      {text}
    </FigureText>
  )
  return (
    <tr>
      <th scope="row">
        <span className="row-name">
          <IndicatorHint indicator={row.indicator}>{hasTitle(row.indicator, row.title)}</IndicatorHint>
        </span>
      </th>
      <td className="num">{again(printInteger(row.of))}</td>
      <td className="num">
        <FigureText
          plain
          id={row.indicator}
          name={say('{title}, mở căn cứ', { title: `${row.title}: ${say('{many} đơn vị', { many: row.of - row.have })}` })}
          onOpen={() => onOpen(row.indicator)}
        >
          <b>{printInteger(row.have)}</b>
        </FigureText>
      </td>
      <td className="num">{again(shareText(row.have, row.of))}</td>
      <td className="num gold">
        {again(row.of - row.have > 0 ? say('thiếu {many}', { many: printInteger(row.of - row.have) }) : say('đủ'))}
      </td>
      <td>
        <Strip cells={cells} name={`${row.title}, ${say('từng đơn vị')}`} onPick={(code) => onOpen(row.indicator, code)} />
      </td>
    </tr>
  )
}
