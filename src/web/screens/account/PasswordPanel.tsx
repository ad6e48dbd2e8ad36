import { type FormEvent, useState } from 'react'
import { SHORTEST_PASSWORD } from '#domain/password.ts'
import { printInteger } from '#domain/wording.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { useWrite } from '../../useRead.ts'

export function PasswordPanel() {
  const [password, setPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const [again, setAgain] = useState('')
  const change = useWrite('changePassword')
  const differs = again !== '' && again !== newPassword
  const unable =
    password === '' || newPassword === ''
      ? 'Nhập mật khẩu đang dùng và mật khẩu mới'
      : again !== newPassword
        ? 'Nhập lại mật khẩu mới cho giống'
        : false
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(
      { password, newPassword },
      {
        onSuccess: () => {
          setPassword('')
          setNewPassword('')
          setAgain('')
        },
      },
    )
  }
  return (
    <Panel
      title="Mật khẩu"
      note={`Từ ${SHORTEST_PASSWORD} ký tự; một câu dễ nhớ là tốt nhất. Đổi xong, mọi phiên khác phải đăng nhập lại.`}
    >
      <form className="account-password" onSubmit={onSubmit} noValidate>
        <TextField
          label="Mật khẩu đang dùng"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        <TextField
          label="Mật khẩu mới"
          type="password"
          autoComplete="new-password"
          value={newPassword}
          onChange={setNewPassword}
        />
        <TextField
          label="Nhập lại mật khẩu mới"
          type="password"
          autoComplete="new-password"
          value={again}
          onChange={setAgain}
          error={differs ? 'Chưa giống mật khẩu mới.' : undefined}
        />
        <Button type="submit" busy={change.isPending} unable={unable}>
          Đổi mật khẩu
        </Button>
      </form>
      {change.error && (
        <p className="field-error" role="alert">
          {change.error.message}
        </p>
      )}
      {change.data && <p role="status">Đã đổi mật khẩu; {printInteger(change.data.ended)} phiên khác đã kết thúc.</p>}
    </Panel>
  )
}
