import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { usePlace } from '../../place.ts'
import { useUnit } from '../../session.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { ExportForm } from './ExportForm.tsx'
import { ImportForm } from './ImportForm.tsx'
import { KeysPanel } from './KeysPanel.tsx'
import { PacketTable } from './PacketTable.tsx'
import './packets.css'

/** What travels on a stick between networks that never touch: made here, taken in here, and who is believed. */
export function PacketsScreen() {
  const { unit, asOf } = usePlace()
  const here = useUnit(unit, asOf)
  const keys = useRead('showKeys', { unit })
  const packets = useRead('showPackets', { unit })
  const [open, setOpen] = useState<'out' | 'in' | null>(null)
  useTitle('Gói dữ liệu')
  const trusted = keys.data?.trusted.filter(({ endedAt }) => endedAt === null) ?? []
  const nobody = trusted.length === 0 && 'Chưa nhận khóa của nơi nào. Nhận khóa ở dưới trước.'
  return (
    <main className="page packets">
      <header className="page-head">
        <h1>
          Gói dữ liệu
          <span className="page-sub">{here?.name ?? ''}; giữa các mạng không nối với nhau</span>
        </h1>
        <div className="page-deeds">
          <Button
            icon="download"
            unable={nobody}
            aria-expanded={open === 'out'}
            onClick={() => setOpen(open === 'out' ? null : 'out')}
          >
            Lập gói
          </Button>
          <Button
            look="primary"
            icon="plus"
            unable={nobody}
            aria-expanded={open === 'in'}
            onClick={() => setOpen(open === 'in' ? null : 'in')}
          >
            Nhập gói
          </Button>
        </div>
      </header>
      {keys.error ? (
        <Refused status={keys.error.status} message={keys.error.message} onRetry={() => void keys.refetch()} />
      ) : keys.data ? (
        <>
          {open === 'out' && <ExportForm unit={unit} trusted={trusted} />}
          {open === 'in' && <ImportForm unit={unit} />}
          {packets.data && <PacketTable unit={unit} packets={packets.data.packets} />}
          <KeysPanel unit={unit} keys={keys.data} />
        </>
      ) : (
        <Skeleton rows={6} height={36} />
      )}
    </main>
  )
}
