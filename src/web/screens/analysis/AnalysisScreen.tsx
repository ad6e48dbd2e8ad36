import { ChoiceField } from '../../kit/Field.tsx'
import { useAddress, useMove } from '../../place.ts'
import { useBooks } from '../../useBooks.ts'
import { useTitle } from '../../useTitle.ts'
import { BookAnalysis } from './BookAnalysis.tsx'
import { MonthAnalysis } from './MonthAnalysis.tsx'
import './analysis.css'

const MONTHS = 'theo-thang'

/** A book laid out as one likes, or an indicator month by month: everything leads back to rows or to a proof. */
export function AnalysisScreen() {
  useTitle('Phân tích')
  const move = useMove()
  const { book = 'duty' } = useAddress()
  const { books } = useBooks()
  const clear = { rows: undefined, columns: undefined, value: undefined, indicator: undefined, view: undefined }
  return (
    <main className="page analysis">
      <header className="page-head">
        <h1>
          Phân tích
          <span className="page-sub">Kéo thả để xếp lại; bấm một số để mở đúng các dòng của số đó.</span>
        </h1>
        <div className="page-deeds">
          <ChoiceField
            label="Lấy số từ"
            value={book}
            choices={[
              { code: MONTHS, title: 'Chỉ tiêu theo tháng' },
              ...(books ?? []).map(({ key, title }) => ({ code: key, title })),
            ]}
            onChange={(next) => move({ ...clear, book: next })}
          />
        </div>
      </header>
      {book === MONTHS ? <MonthAnalysis /> : <BookAnalysis book={book} />}
    </main>
  )
}
