import { useState } from 'react'
import { printInteger } from '#domain/wording.ts'
import type { Figure, IndicatorLine, Proof, ProofChild } from '../contract.ts'
import { LOW_LEVEL, numberText, shareText } from '../figurePrinting.ts'
import { Bar } from '../kit/Bar.tsx'
import { DoorRow } from '../kit/Door.tsx'
import { say } from '../words/say.ts'

const FIRST = 8

/** The units below, largest lack first; the sum row is always there and equals the figure. */
export function ProofUnits({
  proof,
  figure,
  here,
  line,
  onDrill,
}: {
  proof: Proof
  figure: Figure
  here: string
  line: IndicatorLine | undefined
  onDrill: (unit: string) => void
}) {
  const [all, setAll] = useState(false)
  const targeted = figure.target !== null || proof.children.some((child) => child.target !== null)
  const counted = proof.children.filter((child) => child.state !== 'not_applicable' || child.value !== null)
  const ordered = [...counted].sort(targeted ? byLack : byValue)
  const first = all || ordered.length <= FIRST + 1 ? ordered : ordered.slice(0, FIRST)
  const rest = ordered.slice(first.length)
  const largest = Math.max(1, ...ordered.map((child) => child.value ?? 0))
  const ratio = line?.measure === 'ratio'
  const sum = figure.value
  return (
    <table className="proof-units">
      <thead>
        <tr>
          <th scope="col">{targeted ? say('Thiếu nhiều nhất trước') : say('Nhiều nhất trước')}</th>
          <th scope="col" className="num">
            {targeted ? say('Đạt/giao') : capital(proof.unitWord)}
          </th>
          <th scope="col">
            <span className="hidden-words">{say('Phần')}</span>
          </th>
          {targeted && (
            <>
              <th scope="col" className="num">
                %
              </th>
              <th scope="col" className="num">
                {say('Thiếu')}
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {first.map((child) => (
          <UnitRow key={child.unit.code} child={child} targeted={targeted} largest={largest} line={line} onDrill={onDrill} />
        ))}
        {rest.length > 0 && (
          <DoorRow className="proof-rest">
            <td>
              <button type="button" className="link" onClick={() => setAll(true)}>
                {say('{many} đơn vị khác', { many: rest.length })}
              </button>
            </td>
            <td className="num">
              {ratio
                ? ''
                : targeted
                  ? `${printInteger(total(rest, 'value'))}/${printInteger(total(rest, 'target'))}`
                  : numberText(total(rest, 'value'), line)}
            </td>
            <td>{targeted && <Bar value={total(rest, 'value')} of={total(rest, 'target')} short rest="red" />}</td>
            {targeted && (
              <>
                <td className="num">{shareText(total(rest, 'value'), total(rest, 'target'))}</td>
                <td className="num">{printInteger(Math.max(0, total(rest, 'target') - total(rest, 'value')))}</td>
              </>
            )}
          </DoorRow>
        )}
        {proof.own.value !== null && proof.own.value !== 0 && (
          <tr className="proof-rest">
            <td>{proof.own.value > 0 ? `Ghi thẳng ở ${here || 'cấp này'}` : say('Hoạt động chung, tính một lần')}</td>
            <td className="num">{numberText(proof.own.value, line)}</td>
            <td colSpan={targeted ? 3 : 1} />
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            {ratio
              ? say('Tính lại ở {many} đơn vị', { many: printInteger(counted.length) })
              : say('Cộng {many} đơn vị', { many: printInteger(counted.length) })}
          </th>
          <td className="num">
            {targeted
              ? `${sum === null ? '…' : printInteger(sum)}/${figure.target === null ? '…' : printInteger(figure.target)}`
              : numberText(sum, line)}
          </td>
          <td />
          {targeted && (
            <>
              <td className="num">{shareText(sum, figure.target)}</td>
              <td className="num">
                {sum !== null && figure.target !== null ? printInteger(Math.max(0, figure.target - sum)) : ''}
              </td>
            </>
          )}
        </tr>
      </tfoot>
    </table>
  )
}

function UnitRow({
  child,
  targeted,
  largest,
  line,
  onDrill,
}: {
  child: ProofChild
  targeted: boolean
  largest: number
  line: IndicatorLine | undefined
  onDrill: (unit: string) => void
}) {
  const lack = child.value !== null && child.target !== null ? child.target - child.value : null
  const low = targeted && child.value !== null && child.target ? child.value * 100 < child.target * LOW_LEVEL : false
  return (
    <DoorRow>
      <td>
        <button type="button" className="link" onClick={() => onDrill(child.unit.code)}>
          {child.unit.shortName || child.unit.name}
        </button>
      </td>
      <td className="num">
        {targeted
          ? `${child.value ?? '…'}/${child.target ?? '…'}`
          : child.state === 'not_applicable'
            ? '×'
            : numberText(child.value, line)}
      </td>
      <td className="proof-bar">
        {targeted ? (
          <Bar value={child.value ?? 0} of={child.target ?? 0} short rest="red" />
        ) : (
          <Bar value={child.value ?? 0} of={largest} short rest="plain" />
        )}
      </td>
      {targeted && (
        <>
          <td className={`num ${low ? 'red' : ''}`}>{shareText(child.value, child.target)}</td>
          <td className="num">
            {lack === null ? '…' : lack > 0 ? printInteger(lack) : lack < 0 ? `vượt ${printInteger(-lack)}` : '0'}
          </td>
        </>
      )}
    </DoorRow>
  )
}

const total = (children: ProofChild[], column: 'value' | 'target'): number =>
  children.reduce((sum, child) => sum + (child[column] ?? 0), 0)
const lackOf = (child: ProofChild): number => (child.target ?? 0) - (child.value ?? 0)
const byLack = (a: ProofChild, b: ProofChild): number => lackOf(b) - lackOf(a) || (a.percent ?? 0) - (b.percent ?? 0)
const byValue = (a: ProofChild, b: ProofChild): number => (b.value ?? -1) - (a.value ?? -1)
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
