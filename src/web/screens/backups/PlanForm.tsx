import { type FormEvent, useState } from 'react'
import type { BackupPlan } from '../../contract/backups.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { useWrite } from '../../useRead.ts'

/** When the server backs itself up. A number out of range is refused by the server in words. */
export function PlanForm({ plan }: { plan: BackupPlan }) {
  const set = useWrite('setBackups')
  const [daily, setDaily] = useState(plan.daily)
  const [hour, setHour] = useState(String(plan.hour))
  const [kept, setKept] = useState(String(plan.kept))
  const same = daily === plan.daily && hour === String(plan.hour) && kept === String(plan.kept)
  const save = (event: FormEvent) => {
    event.preventDefault()
    set.mutate({ daily, hour: Number(hour), kept: Number(kept) })
  }
  return (
    <form className="backups-plan" onSubmit={save}>
      <label className="backups-daily">
        <input type="checkbox" checked={daily} onChange={(event) => setDaily(event.target.checked)} />
        Tự sao lưu mỗi ngày
      </label>
      <TextField label="Bắt đầu lúc mấy giờ (0 đến 23)" inputMode="numeric" value={hour} onChange={setHour} />
      <TextField label="Giữ mấy bản mới nhất" inputMode="numeric" value={kept} onChange={setKept} />
      <Button type="submit" busy={set.isPending} unable={same && 'Chưa đổi gì so với lịch đang dùng.'}>
        Ghi lịch
      </Button>
      {set.error && (
        <p className="field-error" role="alert">
          {set.error.message}
        </p>
      )}
    </form>
  )
}
