import { printInteger } from '#domain/wording.ts'
import type { Report } from '../../contract.ts'
import { say } from '../../words/say.ts'
import type { NumberedSection } from './numbered.ts'

/** The parts with how many figures each holds; then what was compared with, and what the cross checks say. */
export function Outline({ sections, report, onGo }: { sections: NumberedSection[]; report: Report; onGo: (id: string) => void }) {
  const compared = Object.values(report.figures).some((figure) => figure.previous !== null && figure.previous !== undefined)
  const year = Number(report.asOf.slice(0, 4)) - 1
  return (
    <nav className="contents" aria-label={say('Mục lục')}>
      <p className="quiet">{say('Mục lục, số liên kết')}</p>
      <ol>
        {sections.map((section) => (
          <li key={section.id} className={`level-${section.level}`}>
            <button type="button" onClick={() => onGo(section.id)}>
              <span>
                {section.number}
                {sentence(section.heading)}
              </span>
              {section.figures > 0 && <span className="quiet figures">{section.figures}</span>}
            </button>
          </li>
        ))}
        <li className="level-1">
          <button type="button" onClick={() => onGo('phu-luc')}>
            <span>{say('Phụ lục. Đơn vị chưa đạt')}</span>
            <span className="quiet figures">{printInteger(report.shortfalls.length)}</span>
          </button>
        </li>
      </ol>
      <p className="quiet contents-title">{say('Kỳ trước')}</p>
      <p>
        {compared
          ? say('So với cùng kỳ năm {year}.', { year })
          : say('Chưa có số cùng kỳ năm {year}. Không in câu so sánh.', { year })}
      </p>
      {report.findings.length > 0 && (
        <>
          <p className="quiet contents-title">{say('Cần xem')}</p>
          <ul className="contents-findings">
            {report.findings.slice(0, 6).map((finding) => (
              <li key={`${finding.code} ${finding.message}`} className={finding.severity === 'error' ? 'red' : 'gold'}>
                {finding.message}
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  )
}

/** Headings are capitals on the page; in the list they are words. */
const sentence = (heading: string): string =>
  heading === heading.toLocaleUpperCase('vi') ? heading.charAt(0) + heading.slice(1).toLocaleLowerCase('vi') : heading
