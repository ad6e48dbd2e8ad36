import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ROLES } from '#domain/access.ts'
import { standing } from '../address.ts'
import { write } from '../call.ts'
import type { Session } from '../contract.ts'
import { Button } from '../kit/Button.tsx'
import { Popover } from '../kit/Popover.tsx'

export function PersonMenu({ session }: { session: Session }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const leave = async () => {
    await write('logout', {})
    client.clear()
    await navigate({ to: '/dang-nhap', search: {} as never })
  }
  return (
    <Popover
      name="Người dùng"
      placement="bottom end"
      triggerClass="person"
      trigger={
        <>
          {initials(session.name)}
          <span className="hidden-words">, người dùng {session.name}</span>
        </>
      }
    >
      {() => (
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
          {session.grants.some(({ role }) => role === 'administrator') && (
            <Link to="/cai-dat/sao-luu" search={standing}>
              Sao lưu
            </Link>
          )}
          <Button icon="leave" onClick={() => void leave()}>
            Đăng xuất
          </Button>
        </div>
      )}
    </Popover>
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
