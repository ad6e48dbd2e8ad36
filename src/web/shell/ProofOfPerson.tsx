import { type FormEvent, useEffect, useState } from 'react'
import { proveWith, type Refusal, write } from '../call.ts'
import { Button } from '../kit/Button.tsx'
import { TextField } from '../kit/Field.tsx'
import { Modal } from '../kit/Modal.tsx'

/** Ten minutes after the log-in what weighs asks again who sits here; the deed then goes on by itself. */
export function ProofOfPerson() {
  const [waiting, setWaiting] = useState<((proved: boolean) => void) | null>(null)
  useEffect(() => {
    proveWith(
      () =>
        new Promise<boolean>((answer) => {
          // Two deeds at once are answered by one proof.
          setWaiting((before: ((proved: boolean) => void) | null) => (proved: boolean) => {
            before?.(proved)
            answer(proved)
          })
        }),
    )
    return () => proveWith(null)
  }, [])
  const answer = (proved: boolean) => {
    waiting?.(proved)
    setWaiting(null)
  }
  return (
    <Modal title="Xác nhận lại" open={waiting !== null} onClose={() => answer(false)}>
      {waiting && <Ask onProved={() => answer(true)} />}
    </Modal>
  )
}

function Ask({ onProved }: { onProved: () => void }) {
  const [given, setGiven] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (given === '') return
    setBusy(true)
    try {
      await write('confirmSession', { password: given })
      onProved()
    } catch (error) {
      setRefusal((error as Refusal).message)
      setBusy(false)
    }
  }
  return (
    <form className="form" onSubmit={(event) => void onSubmit(event)} noValidate>
      <p>Việc này cần biết chắc đồng chí đang ngồi ở máy. Xác nhận có hiệu lực 10 phút.</p>
      <TextField
        label="Mật khẩu hoặc mã 6 số"
        type="password"
        autoComplete="current-password"
        autoFocus
        value={given}
        onChange={setGiven}
        error={refusal}
      />
      <Button type="submit" look="primary" busy={busy} unable={given === '' && 'Nhập mật khẩu hoặc mã'}>
        Xác nhận
      </Button>
    </form>
  )
}
