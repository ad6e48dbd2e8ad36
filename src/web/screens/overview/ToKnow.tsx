import { useNavigate } from '@tanstack/react-router'
import { printInteger } from '#domain/wording.ts'
import type { Remark } from '../../contract.ts'
import { Icon } from '../../kit/Icon.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { standing } from '../../place.ts'

/** At most five lines, a number first; each leads to what it speaks of. */
export function ToKnow({ remarks, onOpen }: { remarks: Remark[]; onOpen: (indicator: string, at?: string) => void }) {
  const navigate = useNavigate()
  const go = (remark: Remark) => {
    const { link } = remark
    if (!link) return
    if (typeof link === 'string') {
      if (link.startsWith('/')) void navigate({ to: link, search: standing as never })
      else onOpen(link)
    } else if (link.register)
      void navigate({ to: '/so-dang-ky/$register', params: { register: link.register }, search: (old: object) => ({ ...standing(old), ...(link.unit ? { unit: link.unit } : {}), ...(link.where ? { where: link.where } : {}) }) as never })
    else if (link.indicator) onOpen(link.indicator, link.unit)
    else if (link.screen) void navigate({ to: link.screen, search: standing as never })
  }
  return (
    <Panel title="Cần biết trước hội nghị" flush>
      {remarks.length === 0 && <p className="quiet to-know-none">Không có gì nổi bật cần lưu ý trong kỳ này.</p>}
      <ul className="to-know">
        {remarks.slice(0, 5).map((remark, index) => {
          const body = (
            <>
              <span className={`to-know-number figures ${index < 2 ? 'red' : index > 2 ? 'gold' : ''}`}>{typeof remark.number === 'number' ? printInteger(remark.number) : remark.number}</span>
              <span className="to-know-words">
                <span>{remark.title}</span>
                <span className="quiet">{remark.detail}</span>
              </span>
            </>
          )
          return (
            <li key={`${remark.title} ${remark.number}`}>
              {remark.link ? (
                <button type="button" onClick={() => go(remark)}>
                  {body}
                  <Icon name="right" />
                </button>
              ) : (
                <div>{body}</div>
              )}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
