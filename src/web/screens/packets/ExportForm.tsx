import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { parseReportPeriod } from '#domain/period.ts'
import { printPeriod, readDay } from '#domain/wording.ts'
import { askFile, type Refusal } from '../../call.ts'
import type { PacketPart, TrustedCard } from '../../contract/packets.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField, TickField } from '../../kit/Field.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { usePlace } from '../../place.ts'

const PARTS: Readonly<Record<PacketPart, string>> = {
  rows: 'Dòng trong các sổ',
  papers: 'Báo cáo đã nộp, bản tổng hợp đã ban hành, phiếu trả lại, ý kiến',
  figures: 'Số liệu nhập, điều chỉnh và giải trình',
  files: 'Tệp đính kèm',
}
const ALL = Object.keys(PARTS) as PacketPart[]

/** One file, sealed for one receiver: nobody else opens it, a changed one is refused there. */
export function ExportForm({ unit, trusted }: { unit: string; trusted: readonly TrustedCard[] }) {
  const [key, setKey] = useState(trusted[0]?.id ?? '')
  const [parts, setParts] = useState<ReadonlySet<PacketPart>>(new Set(ALL))
  const [ofPeriod, setOfPeriod] = useState(false)
  const { period } = usePlace()
  const chosen = parseReportPeriod(period)
  const [since, setSince] = useState('')
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<{ ok: boolean; words: string } | null>(null)
  const client = useQueryClient()
  const changedSince = readDay(since, new Date().getFullYear())
  const wrong = since.trim() !== '' && !changedSince ? 'Viết như 18/7/2026.' : undefined
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      const name = await askFile('exportPacket', {
        unit,
        key,
        parts: ALL.filter((part) => parts.has(part)),
        ...(ofPeriod ? { period } : {}),
        ...(changedSince ? { changedSince } : {}),
      })
      setTold({ ok: true, words: `Đã lập ${name}. Chép sang máy bên kia rồi bấm Nhập gói ở đó.` })
      await client.invalidateQueries({ queryKey: ['showPackets'] })
    } catch (error) {
      setTold({ ok: false, words: (error as Refusal).message })
    }
    setBusy(false)
  }
  return (
    <Panel title="Lập gói" note="Của đơn vị đang chọn và cấp dưới, cả dòng đã bỏ; chỉ nơi nhận mở được.">
      <form className="packets-form" onSubmit={(event) => void onSubmit(event)} noValidate>
        <ChoiceField
          label="Lập cho"
          value={key}
          onChange={setKey}
          choices={trusted.map(({ id, name, unitName }) => ({ code: id, title: `${name} (${unitName})` }))}
        />
        <TextField
          label="Chỉ dòng sửa từ ngày"
          required={false}
          inputMode="numeric"
          placeholder="tất cả"
          value={since}
          onChange={setSince}
          error={wrong}
        />
        <fieldset className="packets-parts">
          <legend>Gửi những gì</legend>
          {ALL.map((part) => (
            <TickField
              key={part}
              label={PARTS[part]}
              value={parts.has(part)}
              onChange={(on) => setParts(new Set(ALL.filter((one) => (one === part ? on : parts.has(one)))))}
            />
          ))}
          {chosen && (
            <TickField
              label={`Báo cáo và số liệu nhập: chỉ của ${printPeriod(chosen)}`}
              value={ofPeriod}
              onChange={setOfPeriod}
            />
          )}
        </fieldset>
        <Button
          type="submit"
          look="primary"
          icon="download"
          busy={busy}
          unable={wrong ?? (parts.size === 0 && 'Chọn ít nhất một phần')}
        >
          Lập và tải gói
        </Button>
      </form>
      {told && (
        <p className={told.ok ? '' : 'field-error'} role={told.ok ? 'status' : 'alert'}>
          {told.words}
        </p>
      )}
    </Panel>
  )
}
