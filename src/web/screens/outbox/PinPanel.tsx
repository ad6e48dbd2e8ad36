import { type FormEvent, useState } from 'react'
import type { Refusal } from '../../call.ts'
import type { Device } from '../../contract/devices.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { dropPin, lockMachine, pinWasSet, useLock } from '../../offline/lock.ts'
import { isWeakPin, setPin } from '../../offline/pin.ts'

/** For a machine that passes from hand to hand: a PIN that opens it again after five minutes without a touch. */
export function PinPanel({ person, machine }: { person: string; machine: Device }) {
  const lock = useLock()
  const [typed, setTyped] = useState({ pin: '', again: '' })
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const fault = faultOf(typed.pin, typed.again)
    setWrong(fault)
    if (fault) return
    setBusy(true)
    void setPin(typed.pin, person, machine)
      .then(() => {
        pinWasSet()
        setTyped({ pin: '', again: '' })
      })
      .catch((error: Refusal) => setWrong(error.message))
      .finally(() => setBusy(false))
  }
  return (
    <section className="machine-pin">
      <h2>Khóa máy này bằng mã PIN</h2>
      <p className="quiet">
        Cho máy nhiều người cầm: 5 phút không chạm thì máy khóa, phần giữ trên máy đóng lại. Mở bằng PIN, không cần mạng; sai 5
        lần thì phải đăng nhập bằng mật khẩu.
      </p>
      {lock === 'none' ? (
        <form onSubmit={onSubmit} noValidate>
          {(['pin', 'again'] as const).map((name) => (
            <TextField
              key={name}
              label={name === 'pin' ? 'Mã PIN, 6 chữ số' : 'Nhập lại mã PIN'}
              type="password"
              inputMode="numeric"
              value={typed[name]}
              onChange={(text) => setTyped({ ...typed, [name]: text.trim() })}
              error={name === 'again' ? (wrong ?? undefined) : undefined}
            />
          ))}
          <Button type="submit" busy={busy}>
            Đặt PIN
          </Button>
        </form>
      ) : (
        <p className="page-deeds">
          <span>Máy này đang dùng PIN của {person}.</span>
          <Button icon="lock" onClick={() => void lockMachine()}>
            Khóa ngay
          </Button>
          <Button look="quiet" onClick={() => void dropPin()}>
            Bỏ PIN
          </Button>
        </p>
      )}
    </section>
  )
}

function faultOf(pin: string, again: string): string | null {
  if (!/^\d{6}$/.test(pin)) return 'Mã PIN gồm đúng 6 chữ số.'
  if (isWeakPin(pin)) return 'Mã PIN này dễ đoán. Đồng chí chọn mã không phải dãy liền hay một số lặp lại.'
  return pin === again ? null : 'Hai lần nhập chưa giống nhau. Đồng chí nhập lại.'
}
