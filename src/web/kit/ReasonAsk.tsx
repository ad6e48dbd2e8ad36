import { type FormEvent, useState } from 'react'
import { Button } from './Button.tsx'
import { TextField } from './Field.tsx'

/** What is behind a mask opens for a reason, which the trail keeps. */
export function ReasonAsk({ message, deed, onReason }: { message: string; deed: string; onReason: (reason: string) => void }) {
  const [reason, setReason] = useState('')
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim().length >= 5) onReason(reason.trim())
  }
  return (
    <form className="form state" onSubmit={onSubmit}>
      <p>{message}</p>
      <TextField label="Lý do cần xem" value={reason} onChange={setReason} hint="Ít nhất 5 chữ." />
      <Button type="submit" small unable={reason.trim().length < 5 ? 'Ghi lý do' : false}>
        {deed}
      </Button>
    </form>
  )
}
