import { type FormEvent, useState } from 'react'
import { SHORTEST_PASSWORD } from '#domain/password.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { useWrite } from '../../useRead.ts'

/** The first time: the code on paper, and a password nobody else ever knows. */
export function InvitationForm({ onDone }: { onDone: (login: string) => void }) {
  const [login, setLogin] = useState('')
  const [inviteToken, setInviteToken] = useState('')
  const [password, setPassword] = useState('')
  const accept = useWrite('acceptInvitation')
  const missing = login.trim() === '' || inviteToken.trim() === '' || password === ''
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    accept.mutate(
      { login: login.trim(), inviteToken: inviteToken.trim(), password },
      { onSuccess: (reply) => onDone(reply.login) },
    )
  }
  return (
    <form className="login-form" onSubmit={onSubmit} noValidate>
      <h2>Nhận lời mời</h2>
      {accept.error && (
        <p className="login-refused" role="alert">
          {accept.error.message}
        </p>
      )}
      <TextField label="Tên đăng nhập" autoComplete="username" value={login} onChange={setLogin} />
      <TextField label="Mã mời in trên giấy" value={inviteToken} onChange={setInviteToken} />
      <TextField
        label="Mật khẩu đồng chí chọn"
        hint={`Từ ${SHORTEST_PASSWORD} ký tự; một câu dễ nhớ là tốt nhất.`}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" look="primary" busy={accept.isPending} unable={missing && 'Điền đủ ba ô'}>
        Đặt mật khẩu
      </Button>
      <p>
        <button type="button" className="link" onClick={() => onDone(login.trim())}>
          Về trang đăng nhập
        </button>
      </p>
    </form>
  )
}
