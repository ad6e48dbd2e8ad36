import '../../styles/paperFonts.css'
import { type ComponentProps, memo } from 'react'
import { printInteger } from '#domain/wording.ts'
import type { IndicatorLine, Report, ReportPart } from '../../contract.ts'
import { shareText } from '../../figurePrinting.ts'
import { IndicatorHint } from '../../IndicatorHint.tsx'
import { DoorRow } from '../../kit/Door.tsx'
import { FigureText } from '../../kit/FigureText.tsx'
import { paperTitle } from '../../shortTitles.ts'
import { useRead } from '../../useRead.ts'
import type { NumberedSection } from './numbered.ts'

type Props = {
  report: Report
  sections: NumberedSection[]
  chosen: string | null
  family: string | undefined
  onOpen: (id: string, indicator: string, at?: string) => void
}

/** A sheet of A4 in the layout of Nghị định 30/2020: head in two columns, kind, abstract, numbered parts. */
export function ReportPage({ report, sections, chosen, family, onOpen }: Props) {
  const indicators = useRead('listIndicators', {})
  const titleOf = (id: string) => indicators.data?.find((line) => line.id === id)?.title ?? id
  const { heading } = report
  const piece = (part: ReportPart, id: string) => {
    if (typeof part === 'string') return part
    const figure = report.figures[part.figure]
    const state =
      chosen === id
        ? 'selected'
        : part.figure === family
          ? 'family'
          : figure?.override
            ? 'overridden'
            : figure?.state === 'missing'
              ? 'missing'
              : 'linked'
    return (
      <Piece
        key={id}
        id={id}
        state={state}
        text={part.text}
        indicator={part.figure}
        title={titleOf(part.figure)}
        onOpen={onOpen}
      />
    )
  }
  return (
    <article className="sheet" lang="vi">
      <header className="sheet-head">
        <div>
          {heading.superior !== null && <p className="sheet-lines">{heading.superior.toLocaleUpperCase('vi')}</p>}
          <p className="sheet-body sheet-lines">{heading.body.toLocaleUpperCase('vi')}</p>
          <p className="sheet-number">Số: {heading.number}</p>
        </div>
        <div>
          <p>
            <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
          </p>
          <p className="sheet-motto">Độc lập - Tự do - Hạnh phúc</p>
          <p className="sheet-date">{heading.placeAndDay}</p>
        </div>
      </header>
      <div className="sheet-title">
        <p>BÁO CÁO</p>
        <p>{heading.subject}</p>
        <p className="sheet-abstract">{report.periodTitle}</p>
      </div>
      {sections.map((section) => {
        const Heading = section.level === 1 ? 'h2' : 'h3'
        return (
          <section key={section.id}>
            <Heading id={section.id} className={`sheet-h${section.level}`}>
              {section.number}
              {section.level === 1 ? section.heading.toLocaleUpperCase('vi') : section.heading}
            </Heading>
            {section.paragraphs.map((paragraph, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs stand in their order and never move
              <p key={index} className="sheet-paragraph">
                {paragraph.map((part, at) => piece(part, `${section.id}-${index}-${at}`))}
              </p>
            ))}
          </section>
        )
      })}
      <Shortfalls report={report} indicators={indicators.data} onOpen={onOpen} />
    </article>
  )
}

type PieceProps = {
  id: string
  state: ComponentProps<typeof FigureText>['state']
  text: string
  indicator: string
  title: string
  onOpen: Props['onOpen']
}

/** A figure in the running text: drawn anew only when it is chosen, or no longer. */
const Piece = memo(function Piece({ id, state = 'linked', text, indicator, title, onOpen }: PieceProps) {
  return (
    <FigureText id={id} state={state} name={`${text}, ${title}, mở căn cứ`} onOpen={() => onOpen(id, indicator)}>
      {text}
    </FigureText>
  )
})

const NAMED = 40

/** Who falls short, by name. */
const Shortfalls = memo(function Shortfalls({
  report,
  indicators,
  onOpen,
}: Pick<Props, 'report' | 'onOpen'> & { indicators: IndicatorLine[] | undefined }) {
  const titleOf = (id: string) => indicators?.find((line) => line.id === id)?.title ?? id
  const targeted = report.shortfalls.filter((one) => one.target !== null)
  return (
    <section>
      <h2 id="phu-luc" className="sheet-h1">
        PHỤ LỤC. ĐƠN VỊ CHƯA ĐẠT CHỈ TIÊU
      </h2>
      {targeted.length === 0 ? (
        <p className="sheet-paragraph">Không có đơn vị nào dưới chỉ tiêu giao.</p>
      ) : (
        <table className="sheet-table">
          <thead>
            <tr>
              <th scope="col">TT</th>
              <th scope="col">Đơn vị</th>
              <th scope="col">Nội dung</th>
              <th scope="col">Giao</th>
              <th scope="col">Đạt</th>
              <th scope="col">Tỷ lệ</th>
              <th scope="col">Thiếu</th>
            </tr>
          </thead>
          <tbody>
            {targeted.slice(0, NAMED).map((one, index) => (
              <DoorRow key={`${one.indicator} ${one.unit}`}>
                <td>{index + 1}</td>
                <td>{one.name}</td>
                <td>
                  <IndicatorHint indicator={one.indicator}>{paperTitle(one.indicator, titleOf(one.indicator))}</IndicatorHint>
                </td>
                <td className="num">{printInteger(one.target ?? 0)}</td>
                <td className="num">{one.value === null ? '…' : printInteger(one.value)}</td>
                <td className="num">{shareText(one.value, one.target)}</td>
                <td className="num">
                  <FigureText
                    id={`phu-luc-${index}`}
                    name={`${one.name} thiếu ${-(one.gap ?? 0)}, mở căn cứ`}
                    onOpen={() => onOpen(`phu-luc-${index}`, one.indicator, one.unit)}
                    plain
                  >
                    {printInteger(Math.abs(one.gap ?? 0))}
                  </FigureText>
                </td>
              </DoorRow>
            ))}
          </tbody>
        </table>
      )}
      {targeted.length > NAMED && (
        <p className="sheet-paragraph">{`Còn ${printInteger(targeted.length - NAMED)} dòng trong tệp Excel phụ lục.`}</p>
      )}
    </section>
  )
})
