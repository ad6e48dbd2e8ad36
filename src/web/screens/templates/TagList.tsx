import { useState } from 'react'
import type { PaperKind } from '#domain/paperTags.ts'
import { Panel } from '../../kit/Panel.tsx'
import { useRead } from '../../useRead.ts'

const WRITTEN = {
  text: (name: string) => `{${name}}`,
  picture: (name: string) => `{${name}}`,
  loop: (name: string) => `{#${name}} … {/${name}}`,
}

/** What a form may leave open, as it is written in Word. Asked for only when somebody wants to see it. */
export function TagList({ kind, title }: { kind: PaperKind; title: string }) {
  const [opened, setOpened] = useState(false)
  const list = useRead('listPaperTags', opened ? { kind } : null)
  const tags = list.data?.kind === kind ? list.data : undefined
  return (
    <Panel
      title="Các thẻ dùng trong mẫu"
      note="viết trong ngoặc nhọn ở chỗ hệ thống sẽ điền"
      action={
        <button type="button" className="link" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {opened ? 'Thu gọn' : 'Xem danh sách'}
        </button>
      }
    >
      {opened && tags && (
        <div className="templates-tags">
          <table className="plain-table templates-table">
            <caption className="hidden-words">Thẻ của {title}</caption>
            <tbody>
              {tags.tags.map(({ within, name, is, says }) => (
                <tr key={[...within, name].join('.')}>
                  <th scope="row" style={{ paddingInlineStart: within.length * 16 }}>
                    <code>{WRITTEN[is](name)}</code>
                  </th>
                  <td>{says}</td>
                </tr>
              ))}
              {tags.figures.map(({ part, says }) => (
                <tr key={`.${part}`}>
                  <th scope="row">
                    <code>{`{mã chỉ tiêu${part === '' ? '' : `.${part}`}}`}</code>
                  </th>
                  <td>{says}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}
