import { printInteger } from '#domain/wording.ts'
import { Icon } from '../../kit/Icon.tsx'
import { Panel } from '../../kit/Panel.tsx'
import type { Remark } from '../../overview.ts'
import { say } from '../../words/say.ts'

/** At most five lines, a number first; each leads to what it speaks of. */
export function ToKnow({ remarks, onOpen }: { remarks: Remark[]; onOpen: (indicator: string) => void }) {
  return (
    <Panel title={say('Cần biết trước hội nghị')} flush>
      {remarks.length === 0 && <p className="quiet to-know-none">{say('Không có gì nổi bật cần lưu ý trong kỳ này.')}</p>}
      <ul className="to-know">
        {remarks.slice(0, 5).map((remark) => {
          const body = (
            <>
              <span className={`to-know-number figures ${remark.grave ? 'red' : 'gold'}`}>{printInteger(remark.number)}</span>
              <span className="to-know-words">
                <span>{remark.title}</span>
                <span className="quiet">{remark.detail}</span>
              </span>
            </>
          )
          return (
            <li key={`${remark.title} ${remark.number}`}>
              <button type="button" onClick={() => onOpen(remark.indicator)}>
                {body}
                <Icon name="right" />
              </button>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
