import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { printDay, printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import { download, Refusal } from '../../call.ts'
import type { ConferencePage } from '../../contract/conferences.ts'
import { Button } from '../../kit/Button.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { Tabs } from '../../kit/Tabs.tsx'
import { usePlace } from '../../place.ts'
import { EDITORS, holdsRole, useSession } from '../../session.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { Awards } from './Awards.tsx'
import { Conclusions } from './Conclusions.tsx'
import { Programme } from './Programme.tsx'
import { Report } from './Report.tsx'
import { Sites } from './Sites.tsx'
import './conferences.css'

/** One conference from its programme to its tasks; its whole pack is one press. */
export function ConferenceScreen() {
  const { unit } = usePlace()
  const { conference } = useParams({ strict: false }) as { conference: string }
  const page = useRead('showConference', { unit, conference })
  const session = useSession()
  useTitle('Hội nghị')
  if (page.error)
    return (
      <main className="page conferences">
        <Refused
          status={page.error.status}
          message={page.error.message}
          action={
            <Link to="/hoi-nghi" search={standing}>
              Về danh sách hội nghị
            </Link>
          }
        />
      </main>
    )
  if (!page.data)
    return (
      <main className="page conferences">
        <Skeleton rows={10} height={30} />
      </main>
    )
  return <Page page={page.data} editor={holdsRole(session.data, page.data.unit, EDITORS)} />
}

function Page({ page, editor }: { page: ConferencePage; editor: boolean }) {
  const { busy, refused, fetchPack } = usePack(page)
  const halls = page.sites.filter(({ main }) => main).length
  const sites = page.sites.length - halls
  const units = page.guests.filter(({ kind }) => kind === 'unit')
  const told = (column: 'reply' | 'came', code: string) => units.filter((one) => one[column] === code).length
  const facts = page.listed
    ? [
        `${printInteger(halls)} điểm chính, ${printInteger(sites)} điểm cầu`,
        `${printInteger(units.length)} đơn vị mời`,
        `${printInteger(told('reply', 'coming'))} báo dự`,
        `${printInteger(told('came', 'present'))} có mặt, ${printInteger(told('came', 'absent'))} vắng`,
      ]
    : [
        `${printInteger(page.totals.sites ?? 0)} điểm cầu`,
        ...(page.totals.delegates === null ? [] : [`${printInteger(page.totals.delegates)} đại biểu`]),
        ...(page.totals.invited === null ? [] : [`${printInteger(page.totals.invited)} đơn vị mời`]),
      ]
  return (
    <main className="page conferences">
      <p className="conferences-back">
        <Link to="/hoi-nghi" search={standing}>
          Hội nghị
        </Link>
      </p>
      <header className="page-head">
        <h1>
          {page.title}
          <span className="page-sub figures">
            {page.kind}, {[page.startsAt, printDay(page.heldOn), page.place].filter(Boolean).join(', ')}
          </span>
        </h1>
        <div className="page-deeds">
          <Button look="primary" icon="download" busy={busy} onClick={fetchPack}>
            Tải bộ tài liệu
          </Button>
        </div>
      </header>
      <p className="conferences-facts figures">{facts.join(' · ')}</p>
      {refused && (
        <p className="field-error" role="alert">
          {refused}
        </p>
      )}
      <Tabs
        name="Các phần của hội nghị"
        tabs={[
          { id: 'programme', title: 'Chương trình', count: page.items.length, body: <Programme page={page} editor={editor} /> },
          {
            id: 'sites',
            title: 'Điểm cầu và thành phần',
            count: page.sites.length + page.guests.length,
            body: <Sites page={page} />,
          },
          { id: 'report', title: 'Báo cáo', body: <Report page={page} /> },
          { id: 'awards', title: 'Khen thưởng', count: page.awards.length, body: <Awards page={page} /> },
          {
            id: 'conclusions',
            title: 'Kết luận',
            count: page.conclusions.length,
            body: <Conclusions page={page} editor={editor} />,
          },
        ]}
      />
    </main>
  )
}

/** Fetches the pack; what is refused is a sentence on the page. */
function usePack({ unit, id }: ConferencePage) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const fetchPack = () => {
    setBusy(true)
    setRefused(null)
    download('renderConferencePack', { unit: unit.code, conference: id })
      .catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error
        setRefused(error.message)
      })
      .finally(() => setBusy(false))
  }
  return { busy, refused, fetchPack }
}
