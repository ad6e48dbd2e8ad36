import type { Desk } from '../../contract/chain.ts'
import { useRead } from '../../useRead.ts'
import { countWords } from './roundWords.ts'
import { useFigureText } from './useFigureText.ts'

const MOST = 4

/** What the levels above would say if the unit had sent what it says: the sum in force takes the books, and nothing is written. */
export function WhatIf({
  unit,
  round,
  indicator,
  title,
  said,
  book,
}: {
  unit: string
  round: Desk['round']
  indicator: string
  title: string
  said: number
  book: number
}) {
  const tried = useRead(
    'tryCorrection',
    { unit, period: round.period, asOf: round.asOf, indicator, value: said },
    { keep: false },
  )
  const text = useFigureText()
  if (!tried.data) return null
  const above = tried.data.levels.at(-1)
  return (
    <section className="what-if figures">
      <b>
        Nếu sổ ghi {countWords(said)} thay vì {countWords(book)}
      </b>{' '}
      ({title}):
      <ul>
        {(above?.changes ?? []).slice(0, MOST).map((change) => (
          <li key={change.indicator}>
            {above?.unit.shortName}, {change.title}: {text(change.indicator, { value: change.before })} thành{' '}
            {text(change.indicator, { value: change.after })}
          </li>
        ))}
      </ul>
      {tried.data.restated.length > 0 && (
        <p>
          Bản đã chấp nhận phải điều chỉnh: {tried.data.restated.map(({ name, number }) => `${name} (bản ${number})`).join(', ')}.
        </p>
      )}
    </section>
  )
}
