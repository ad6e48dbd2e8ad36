import { printDay } from '#domain/wording.ts'
import type { EditionShown } from '../../contract/chain.ts'
import { Panel } from '../../kit/Panel.tsx'
import { useFigureText } from '../../useFigureText.ts'
import { CellLink } from './CellLink.tsx'
import { momentWords } from './roundWords.ts'

type Props = { data: EditionShown; slip: EditionShown['slips'][number]; open: boolean }

/** What came back: which cells, what is asked, until when; each cell opens the row where it is put right. */
export function ReturnSlip({ data, slip, open }: Props) {
  const text = useFigureText()
  return (
    <Panel
      title="Phiếu trả lại"
      note={`${slip.returnedName}, ${momentWords(slip.returnedAt)}; hạn nộp lại ${printDay(slip.dueOn)}`}
    >
      <p>{slip.reason}</p>
      {slip.cells.length > 0 && (
        <ul className="figures">
          {slip.cells.map((cell) => (
            <li key={cell.indicator}>
              {cell.title}: nộp <b className="ringed">{text(cell.indicator, { value: cell.submitted })}</b>, sổ ghi{' '}
              {text(cell.indicator, { value: cell.book })}. {cell.note && `${cell.note}. `}
              {open && (
                <CellLink data={data} indicator={cell.indicator}>
                  Mở ô này
                </CellLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
