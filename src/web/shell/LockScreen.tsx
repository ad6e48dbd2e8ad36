import { type FormEvent, useEffect, useState } from 'react'
import { type Refusal, write } from '../call.ts'
import { Button } from '../kit/Button.tsx'
import { TextField } from '../kit/Field.tsx'
import { Mark } from '../kit/Mark.tsx'
import { takePin } from '../offline/database.ts'
import { dropPin, unlocked } from '../offline/lock.ts'
import { endMachine } from '../offline/machine.ts'
import { openWithPin } from '../offline/pin.ts'
import { useTitle } from '../useTitle.ts'
import { say } from '../words/say.ts'
import './lockScreen.css'

const unreadable = say(
  'Chưa mở được máy này: trình duyệt không đọc được nơi giữ khóa. Đóng các trang khác của Sao Vuông rồi thử lại, hoặc đăng nhập bằng mật khẩu.',
)

/** All there is to see of a locked machine: whose it is, and the two ways back. */
export default function LockScreen() {
  const [pin, setPin] = useState('')
  const [told, setTold] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [whose, setWhose] = useState<string | null>(null)
  useTitle(say('Máy đang khóa'))
  useEffect(() => {
    takePin().then(
      (kept) => {
        setWhose(kept?.name ?? '')
        if (!kept) setTold(say('PIN của máy này không còn dùng được. Đăng nhập bằng mật khẩu, lúc có mạng.'))
      },
      () => setTold(unreadable),
    )
  }, [])
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    void openWithPin(pin.trim())
      .then((tried) => {
        if (tried.opened) return unlocked()
        setPin('')
        setTold(
          tried.left > 0
            ? say('Mã PIN chưa đúng. Còn {left} lần; hết thì phải đăng nhập bằng mật khẩu.', { left: tried.left })
            : say('PIN của máy này không còn dùng được. Đăng nhập bằng mật khẩu, lúc có mạng.'),
        )
      })
      // The shelf of the key may be held by another page, or gone with the browser's data.
      .catch(() => setTold(unreadable))
      .finally(() => setBusy(false))
  }
  // The log-in that left this machine ends too: whoever knows the password begins a new one.
  const byPassword = async () => {
    setBusy(true)
    try {
      await write('logout', {})
      await endMachine()
      await dropPin()
      location.assign('/dang-nhap')
    } catch (error) {
      setTold((error as Refusal).message)
      setBusy(false)
    }
  }
  return (
    <main className="alone lock-screen">
      <p className="lock-brand">
        <Mark size={28} /> Sao Vuông
      </p>
      <h1>{say('Máy đang khóa')}</h1>
      <p>{whose ? say('{name} nhập mã PIN để làm tiếp. Phần chờ gửi còn nguyên.', { name: whose }) : ''}</p>
      <form onSubmit={onSubmit} noValidate>
        <TextField
          label={say('Mã PIN')}
          type="password"
          inputMode="numeric"
          autoFocus
          value={pin}
          onChange={setPin}
          error={told ?? undefined}
        />
        <Button type="submit" look="primary" busy={busy} unable={pin.trim() === '' ? say('Nhập mã PIN') : false}>
          {say('Mở khóa')}
        </Button>
        <Button look="quiet" busy={busy} onClick={() => void byPassword()}>
          {say('Đăng nhập bằng mật khẩu')}
        </Button>
      </form>
    </main>
  )
}
