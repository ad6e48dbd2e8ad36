import { type FormEvent, useEffect, useState } from 'react'
import { type Refusal, write } from '../../call.ts'
import type { Session } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { say } from '../../words/say.ts'

type Props = { ticket: string; onEnter: (session: Session) => Promise<void>; onLeave: () => void }

/** Back from the provider: straight in, or asked once for the paper of the invitation, or for the second factor. */
export function SignOnForm({ ticket, onEnter, onLeave }: Props) {
  const [wants, setWants] = useState<'nothing' | 'invitation' | 'code'>('nothing')
  const [login, setLogin] = useState('')
  const [invitation, setInvitation] = useState('')
  const [code, setCode] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(true)
  const finish = async () => {
    setBusy(true)
    setRefusal(null)
    try {
      // Somebody invited anew is asked for both, one after the other.
      const paper = invitation.trim() === '' ? {} : { login: login.trim(), inviteToken: invitation.trim() }
      const proof = wants === 'code' ? { oneTimeCode: code.trim() } : {}
      await onEnter(await write('finishSignOn', { ticket, ...paper, ...proof }))
    } catch (error) {
      const refused = error as Refusal
      if (refused.code === 'sign_on.unknown') setWants('invitation')
      if (refused.code === 'session.code_wanted') setWants('code')
      setRefusal(refused.message)
      setBusy(false)
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each ticket, then by the button
  useEffect(() => void finish(), [ticket])
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void finish()
  }
  return (
    <form className="login-form" onSubmit={onSubmit} noValidate>
      <h2>{say('Đăng nhập một lần')}</h2>
      {refusal && (
        <p className="login-refused" role="alert">
          {refusal}
        </p>
      )}
      {wants === 'nothing' && busy && <p role="status">{say('Đang mở phiên làm việc.')}</p>}
      {wants === 'invitation' && (
        <>
          <TextField label={say('Tên đăng nhập trong giấy mời')} autoComplete="username" value={login} onChange={setLogin} />
          <TextField label={say('Mã mời')} value={invitation} onChange={setInvitation} />
        </>
      )}
      {wants === 'code' && (
        <TextField
          label={say('Mã 6 số trên điện thoại')}
          autoComplete="one-time-code"
          autoFocus
          value={code}
          onChange={setCode}
        />
      )}
      {wants !== 'nothing' && (
        <Button type="submit" look="primary" busy={busy}>
          {wants === 'code' ? say('Đăng nhập') : say('Nối tài khoản và đăng nhập')}
        </Button>
      )}
      <p>
        <button type="button" className="link" onClick={onLeave}>
          {say('Dùng mật khẩu')}
        </button>
      </p>
    </form>
  )
}
