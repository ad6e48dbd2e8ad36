import { useState } from 'react'
import { foldTone, printDay, printInteger, printPeriodKey, readDay } from '#domain/wording.ts'
import type { Proof } from '../../contract/proof.ts'
import type { TreeDifference } from '../../contract/units.ts'
import { LongChoiceField, TextField } from '../../kit/Field.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { usePlace } from '../../place.ts'
import { useRead } from '../../useRead.ts'

const FIRST = 'militia_strength'

/** One figure of the period under the tree of another day, unit by unit, and which units make the difference. */
export function TreeBasisPanel() {
  const { unit, period, asOf } = usePlace()
  const [indicator, setIndicator] = useState(FIRST)
  const [typed, setTyped] = useState('')
  const treeDate = readDay(typed, Number(asOf.slice(0, 4))) ?? asOf
  const indicators = useRead('listIndicators', {})
  // A ratio differs by what it is made of; what is counted differs by units.
  const counted = (indicators.data ?? []).filter(({ measure }) => measure === 'count')
  const known = counted.some(({ id }) => id === indicator)
  const succession = useRead('showSuccession', { unit })
  const days = succession.data?.days ?? []
  const proof = useRead('openProof', known ? { unit, period, asOf, indicator, treeDate } : null)
  const choices = counted.map(({ id, title }) => ({ code: id, title }))
  return (
    <Panel
      title={proof.data?.title ?? 'Số theo cây ngày khác'}
      note={`${printPeriodKey(period)}, số đến ${printDay(asOf)}, xếp theo cây ngày ${printDay(treeDate)}`}
      className={proof.isPlaceholderData ? 'dimmed' : ''}
    >
      <div className="tree-basis-asked">
        <LongChoiceField
          label="Chỉ tiêu"
          value={indicator}
          choices={choices}
          nearest={(text) => choices.find(({ title }) => foldTone(title).includes(foldTone(text))) ?? null}
          onChange={setIndicator}
        />
        <TextField
          label="Cây ngày"
          value={typed}
          onChange={setTyped}
          inputMode="numeric"
          required={false}
          hint={days.length > 0 ? `Các ngày đổi cây: ${days.map(({ on }) => printDay(on)).join(', ')}.` : 'Viết như 01/7/2025.'}
        />
      </div>
      {proof.error ? (
        <Refused status={proof.error.status} message={proof.error.message} onRetry={() => void proof.refetch()} />
      ) : proof.data ? (
        <Told proof={proof.data} />
      ) : (
        known && <Skeleton rows={6} height={28} />
      )}
    </Panel>
  )
}

function Told({ proof }: { proof: Proof }) {
  const { figure, tree, differences = [], children } = proof
  const said = children.filter(({ value }) => value !== null)
  return (
    <>
      <p className="tree-basis-said">
        {tree?.words} {tree?.comparison} Cả đơn vị: {printed(figure?.value)}; cùng kỳ: {printed(figure?.previous)}.
      </p>
      {differences.length === 0 ? (
        <Empty>Từng đơn vị trực thuộc đều như theo cây của ngày phát sinh: không có chỗ nào lệch.</Empty>
      ) : (
        <div className="units-scroll">
          <table className="units-table tree-basis-table">
            <thead>
              <tr>
                <th scope="col">Đơn vị</th>
                <th scope="col" className="num">
                  Theo cây từng ngày
                </th>
                <th scope="col" className="num">
                  Theo cây này
                </th>
                <th scope="col" className="num">
                  Lệch
                </th>
                <th scope="col">Vì</th>
              </tr>
            </thead>
            <tbody>
              {differences.map((one) => (
                <Difference key={one.unit} one={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {said.length > 0 && (
        <details>
          <summary>Mọi đơn vị trong cây này ({printInteger(said.length)})</summary>
          <ul className="tree-basis-all">
            {said.map(({ unit, value }) => (
              <li key={unit.code}>
                {unit.name}: {printed(value)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Difference({ one }: { one: TreeDifference }) {
  return (
    <tr>
      <th scope="row">{one.name}</th>
      <td className="num" data-title="Theo cây từng ngày">
        {printInteger(one.eachDay)}
      </td>
      <td className="num" data-title="Theo cây này">
        {printInteger(one.oneDay)}
      </td>
      <td className="num" data-title="Lệch">
        {signed(one.difference)}
      </td>
      <td>
        <ul>
          {one.because.map((due, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one unit may be the reason twice, in a fixed order
            <li key={`${due.unit} ${at}`}>
              {signed(due.amount)}: {due.name}, {due.words}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}

const signed = (amount: number): string => (amount > 0 ? `+${printInteger(amount)}` : printInteger(amount))
const printed = (value: number | null | undefined): string => (value == null ? 'chưa có số' : printInteger(value))
