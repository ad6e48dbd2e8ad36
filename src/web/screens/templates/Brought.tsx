import { dayInVietnam } from '#domain/period.ts'
import { printDay } from '#domain/wording.ts'
import type { TemplateKind } from '../../contract/paperTemplates.ts'
import { Button } from '../../kit/Button.tsx'
import { useWrite } from '../../useRead.ts'

type Props = { unit: string; kind: TemplateKind; leads: boolean; onTake: (template: string) => void }

/** Every form that was brought for this kind, here or above, and what became of it; nothing is ever removed. */
export function Brought({ unit, kind, leads, onTake }: Props) {
  const end = useWrite('endPaperTemplate')
  if (kind.templates.length === 0) return <p className="quiet">Chưa đơn vị nào đưa mẫu riêng cho loại giấy này.</p>
  return (
    <>
      <h3>Các lần đưa mẫu</h3>
      <table className="plain-table templates-table figures">
        <thead>
          <tr>
            <th scope="col">Từ ngày</th>
            <th scope="col">Mẫu</th>
            <th scope="col">Đơn vị</th>
            <th scope="col">Người đưa</th>
            <th scope="col">
              <span className="hidden-words">Việc</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {kind.templates.map((one) => (
            <tr key={one.id}>
              <td>{printDay(one.validFrom)}</td>
              <td>
                {one.kept ? (
                  <button type="button" className="link" onClick={() => onTake(one.id)}>
                    {one.name}
                  </button>
                ) : (
                  'Thôi dùng mẫu riêng'
                )}
                {one.id === kind.inForce && <span className="quiet"> (đang dùng)</span>}
              </td>
              <td>{one.unit}</td>
              <td>
                {one.addedBy}, {printDay(dayInVietnam(new Date(one.addedAt)))}
              </td>
              <td className="deed">
                {leads && kind.own && one.id === kind.inForce && (
                  <Button small busy={end.isPending} onClick={() => end.mutate({ unit, kind: kind.kind })}>
                    Thôi dùng từ hôm nay
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {end.error && (
        <p className="field-error" role="alert">
          {end.error.message}
        </p>
      )}
    </>
  )
}
