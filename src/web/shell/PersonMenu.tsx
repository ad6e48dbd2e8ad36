import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ROLES } from '#domain/access.ts'
import { standing } from '../address.ts'
import { write } from '../call.ts'
import type { Session } from '../contract.ts'
import { Button } from '../kit/Button.tsx'
import { TextField } from '../kit/Field.tsx'
import { Popover } from '../kit/Popover.tsx'
import { endMachine } from '../offline/machine.ts'
import { useWrite } from '../useRead.ts'
import { say } from '../words/say.ts'

export function PersonMenu({ session }: { session: Session }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const leave = async () => {
    await write('logout', {})
    await endMachine()
    client.clear()
    await navigate({ to: '/dang-nhap', search: {} as never })
  }
  return (
    <Popover
      name={say('Người dùng')}
      placement="bottom end"
      triggerClass="person"
      trigger={
        <>
          {initials(session.name)}
          <span className="hidden-words">{say(', người dùng {name}', { name: session.name })}</span>
        </>
      }
    >
      {(close) => (
        <div className="person-card">
          <p>
            <b>{session.name}</b>
            <br />
            <span className="quiet">{session.login}</span>
          </p>
          <ul>
            {session.grants.map((grant) => (
              <li key={`${grant.role} ${grant.unit.code}`}>
                {ROLES[grant.role]}: {grant.unit.name}
              </li>
            ))}
          </ul>
          <Link to="/tai-khoan" search={standing} onClick={close}>
            {say('Tài khoản của tôi')}
          </Link>
          {session.grants.some(({ role }) => role === 'administrator' || role === 'approver') && (
            <Link to="/goi-du-lieu" search={standing} onClick={close}>
              {say('Gói dữ liệu')}
            </Link>
          )}
          {session.grants.some(({ role }) => role === 'administrator') && (
            <>
              <Link to="/cai-dat/nguoi-dung" search={standing} onClick={close}>
                {say('Người dùng và quyền')}
              </Link>
              <Link to="/cai-dat/sao-luu" search={standing} onClick={close}>
                {say('Sao lưu')}
              </Link>
              <Link to="/cai-dat/luu-giu" search={standing} onClick={close}>
                {say('Thời hạn lưu')}
              </Link>
            </>
          )}
          <EmailForm email={session.email} />
          <Button icon="leave" onClick={() => void leave()}>
            {say('Đăng xuất')}
          </Button>
        </div>
      )}
    </Popover>
  )
}

/** Where the person wants to be reminded of reports that are due; nobody else sets it. */
function EmailForm({ email }: { email: string | null }) {
  const [typed, setTyped] = useState(email ?? '')
  const save = useWrite('setMyEmail')
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ email: typed.trim() })
  }
  return (
    <form onSubmit={onSubmit} noValidate>
      <TextField
        label={say('Thư điện tử nhận nhắc việc')}
        type="email"
        required={false}
        value={typed}
        onChange={setTyped}
        error={save.error?.message}
      />
      <p>
        <Button type="submit" small busy={save.isPending} unable={typed.trim() === (email ?? '') ? say('Chưa đổi') : false}>
          {say('Ghi địa chỉ')}
        </Button>{' '}
        <span className="quiet" role="status">
          {save.data ? (save.data.email ? say('Đã ghi.') : say('Đã bỏ, không gửi thư nữa.')) : ''}
        </span>
      </p>
    </form>
  )
}

/** Given name and the word before it, as people are called. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  return words
    .slice(-2)
    .map((word) => word.charAt(0).toLocaleUpperCase('vi'))
    .join('')
}
