import { useState } from 'react'
import { PAPER_KINDS, type PaperKind } from '#domain/paperTags.ts'
import { printDay } from '#domain/wording.ts'
import { download, type Refusal } from '../../call.ts'
import type { PaperTemplates, TemplateKind } from '../../contract/paperTemplates.ts'
import { Button } from '../../kit/Button.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { usePlace } from '../../place.ts'
import { COMMANDERS, holdsRole, useSession, useUnit } from '../../session.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { BringTemplate } from './BringTemplate.tsx'
import { Brought } from './Brought.tsx'
import { TagList } from './TagList.tsx'
import '../../kit/plainTable.css'
import './templates.css'

/** The forms a unit's papers are printed on: which holds today and whose it is, changed in Word, brought, looked back at. */
export function TemplatesScreen() {
  const { unit } = usePlace()
  const shown = useRead('listPaperTemplates', unit ? { unit } : null)
  const [kind, setKind] = useState<PaperKind>('half_year_report')
  useTitle('Mẫu giấy')
  const { data } = shown
  const chosen = data?.kinds.find((one) => one.kind === kind)
  return (
    <main className={`page templates ${shown.isPlaceholderData ? 'dimmed' : ''}`}>
      <header className="page-head">
        <h1>
          Mẫu giấy
          {data && <span className="page-sub">{data.unit.name}</span>}
        </h1>
      </header>
      <p className="templates-about">
        Giấy tờ in theo mẫu của đơn vị gần nhất có mẫu riêng; không có thì theo mẫu của phần mềm (NĐ 30/2020/NĐ-CP). Mẫu là tệp
        Word, sửa được bằng Word.{' '}
        {data?.ownPdf
          ? 'Báo cáo PDF cũng theo mẫu riêng, máy chủ dàn trang bằng LibreOffice.'
          : 'Mẫu riêng dùng cho bản Word; PDF theo mẫu của phần mềm, cần PDF theo mẫu riêng thì mở bản Word rồi lưu thành PDF.'}
      </p>
      {shown.error ? (
        <Refused status={shown.error.status} message={shown.error.message} onRetry={() => void shown.refetch()} />
      ) : data ? (
        <div className="templates-body">
          <KindTable data={data} chosen={kind} onChoose={setKind} />
          {chosen && <Kind key={`${data.unit.code} ${kind}`} unit={data.unit.code} today={data.today} chosen={chosen} />}
        </div>
      ) : (
        <Skeleton rows={10} height={28} />
      )}
    </main>
  )
}

type TableProps = { data: PaperTemplates; chosen: PaperKind; onChoose: (kind: PaperKind) => void }

function KindTable({ data, chosen, onChoose }: TableProps) {
  return (
    <Panel title="Loại giấy" className="templates-kinds">
      <table className="plain-table templates-table">
        <thead>
          <tr>
            <th scope="col">Giấy</th>
            <th scope="col">Đang in theo mẫu của</th>
          </tr>
        </thead>
        <tbody>
          {data.kinds.map((one) => (
            <tr key={one.kind} className={one.kind === chosen ? 'here' : ''}>
              <th scope="row">
                <button type="button" className="link" aria-pressed={one.kind === chosen} onClick={() => onChoose(one.kind)}>
                  {one.title}
                </button>
              </th>
              <td>{ownerWords(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function ownerWords({ templates, inForce, own }: TemplateKind): string {
  const form = templates.find(({ id }) => id === inForce)
  if (!form) return 'phần mềm'
  return `${own ? 'đơn vị' : form.unit}, từ ${printDay(form.validFrom)}`
}

/** One kind of paper: the form it is printed on, the one to begin from, a new one, and those of before. */
function Kind({ unit, today, chosen }: { unit: string; today: string; chosen: TemplateKind }) {
  const session = useSession()
  const ref = useUnit(unit, '')
  const leads = holdsRole(session.data, ref, COMMANDERS)
  const [bringing, setBringing] = useState(false)
  const { busy, failed, take } = useDownload()
  const inForce = chosen.templates.find(({ id }) => id === chosen.inForce)
  const fetching = (template?: string) => take({ unit, kind: chosen.kind, ...(template ? { template } : {}) })
  return (
    <div className="templates-kind">
      <Panel
        title={chosen.title}
        note={`đang in theo mẫu của ${ownerWords(chosen)}`}
        action={
          leads && (
            <Button small icon="upload" onClick={() => setBringing(!bringing)}>
              Đưa mẫu mới
            </Button>
          )
        }
      >
        <div className="templates-deeds">
          {inForce && (
            <Button icon="download" busy={busy} onClick={() => fetching(inForce.id)}>
              Tải mẫu đang dùng
            </Button>
          )}
          <Button icon="download" look={inForce ? 'quiet' : 'outline'} busy={busy} onClick={() => fetching()}>
            Tải mẫu của phần mềm để sửa
          </Button>
          {!leads && <span className="quiet">Chỉ huy đơn vị đưa mẫu vào dùng; đồng chí tải về xem và kiểm tra được.</span>}
        </div>
        {failed && (
          <p className="field-error" role="alert">
            {failed}
          </p>
        )}
        <BringTemplate
          unit={unit}
          kind={chosen.kind}
          today={today}
          leads={leads}
          bringing={bringing || !leads}
          onDone={() => setBringing(false)}
        />
        <Brought unit={unit} kind={chosen} leads={leads} onTake={fetching} />
      </Panel>
      <TagList kind={chosen.kind} title={PAPER_KINDS[chosen.kind].title} />
    </div>
  )
}

function useDownload() {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const take = (input: { unit: string; kind: PaperKind; template?: string }) => {
    setBusy(true)
    setFailed(null)
    download('downloadPaperTemplate', input)
      .catch((error: Refusal) => setFailed(error.message))
      .finally(() => setBusy(false))
  }
  return { busy, failed, take }
}
