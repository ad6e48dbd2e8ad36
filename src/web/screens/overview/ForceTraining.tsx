import { useState } from 'react'
import { printInteger } from '#domain/wording.ts'
import type { UnitAttainment } from '../../contract.ts'
import { gapText, LOW_LEVEL, PLAN_LEVEL, pairText, shareText, spoken } from '../../figurePrinting.ts'
import { DoorRow } from '../../kit/Door.tsx'
import { DotPlot } from '../../kit/DotPlot.tsx'
import { Panel } from '../../kit/Panel.tsx'
import type { Overview } from '../../overview.ts'
import { say } from '../../words/say.ts'

const INDICATOR = 'force_training_attended'
type Known = UnitAttainment & { value: number; target: number }

/** The units with something assigned, those under a half, and what that comes to in words. */
export function trainingFinding(overview: Overview): { known: Known[]; low: Known[]; title: string } {
  const known = overview.units.filter((unit): unit is Known => unit.value !== null && unit.target !== null && unit.target > 0)
  const low = known.filter((unit) => unit.value * 100 < unit.target * LOW_LEVEL)
  const lack = low.reduce((sum, unit) => sum + unit.target - unit.value, 0)
  const title =
    low.length > 0
      ? say('Huấn luyện tự vệ: {many} đơn vị dưới {level}%, thiếu {lack}', {
          many: printInteger(low.length),
          level: LOW_LEVEL,
          lack: printInteger(lack),
        })
      : say('Huấn luyện tự vệ: không đơn vị nào dưới {level}%', { level: LOW_LEVEL })
  return { known, low, title }
}

/** Every unit a dot, its area by what was assigned; the weakest, the best and the largest lacks by name. */
export function ForceTraining({ overview, onOpen }: { overview: Overview; onOpen: (indicator: string, at?: string) => void }) {
  const [table, setTable] = useState(false)
  const { known, low, title } = trainingFinding(overview)
  if (known.length < 2) return null
  const whole = overview.targets.find((row) => row.indicator === INDICATOR)
  return (
    <Panel
      className="dots"
      title={title}
      note={say('mỗi chấm một đơn vị')}
      action={
        <button type="button" className="link" aria-pressed={table} onClick={() => setTable(!table)}>
          {table ? say('Xem hình') : say('Xem bảng')}
        </button>
      }
    >
      {table ? (
        <UnitTable units={known} onOpen={(code) => onOpen(INDICATOR, code)} />
      ) : (
        <DotPlot
          name={say('Tỷ lệ huấn luyện tự vệ của {all} đơn vị; {many} đơn vị dưới {level}%', {
            all: known.length,
            many: low.length,
            level: LOW_LEVEL,
          })}
          dots={known.map((unit) => ({
            id: unit.unit.code,
            name: unit.unit.shortName ?? unit.unit.name,
            value: (unit.value / unit.target) * 100,
            size: unit.target,
            text: `${unit.unit.name}: ${spoken(unit.value, unit.target)}, ${shareText(unit.value, unit.target)}, ${gapText(unit.value, unit.target)}`,
          }))}
          low={LOW_LEVEL}
          lowTitle={say('{many} đơn vị dưới {level}%', { many: printInteger(low.length), level: LOW_LEVEL })}
          mean={
            whole?.value && whole.target
              ? {
                  value: (whole.value / whole.target) * 100,
                  title: `${overview.unit.level === 'TI' ? say('toàn tỉnh') : say('toàn đơn vị')} ${shareText(whole.value, whole.target)}`,
                }
              : null
          }
          plan={{ value: PLAN_LEVEL, title: say('kế hoạch {level}%', { level: PLAN_LEVEL }) }}
          labels={labelsOf(known)}
          onPick={(code) => onOpen(INDICATOR, code)}
        />
      )}
    </Panel>
  )
}

/** Named: the two weakest, the two largest lacks, the best. */
function labelsOf(units: Known[]): Map<string, string> {
  const share = (unit: Known) => unit.value / unit.target
  const lack = (unit: Known) => unit.target - unit.value
  const byShare = [...units].sort((a, b) => share(a) - share(b))
  const byLack = [...units].sort((a, b) => lack(b) - lack(a))
  const labels = new Map<string, string>()
  const name = (unit: Known) => (unit.unit.shortName ?? unit.unit.name).replace(/^(Công ty CP|CTCP|Công ty|Chi cục) /, '')
  for (const unit of byLack.slice(0, 2))
    labels.set(
      unit.unit.code,
      `${name(unit)} ${pairText(unit.value, unit.target)}, ${say('thiếu {many}', { many: printInteger(lack(unit)) })}`,
    )
  for (const unit of [...byShare.slice(0, 2), ...byShare.slice(-1)])
    if (!labels.has(unit.unit.code)) labels.set(unit.unit.code, `${name(unit)} ${pairText(unit.value, unit.target)}`)
  return labels
}

function UnitTable({ units, onOpen }: { units: Known[]; onOpen: (code: string) => void }) {
  const ordered = [...units].sort((a, b) => a.value / a.target - b.value / b.target)
  return (
    <div className="unit-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('Yếu nhất trước')}</th>
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
          </tr>
        </thead>
        <tbody>
          {ordered.map((unit) => (
            <DoorRow key={unit.unit.code}>
              <td>
                <button type="button" className="link" onClick={() => onOpen(unit.unit.code)}>
                  {unit.unit.name}
                </button>
              </td>
              <td className="num">{printInteger(unit.target)}</td>
              <td className="num">{printInteger(unit.value)}</td>
              <td className="num">{shareText(unit.value, unit.target)}</td>
              <td className="num">{printInteger(Math.max(0, unit.target - unit.value))}</td>
            </DoorRow>
          ))}
        </tbody>
      </table>
    </div>
  )
}
