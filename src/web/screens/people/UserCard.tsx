import { useState } from 'react'
import { addDays } from '#domain/period.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import type { Right, UserLine } from '../../contract/accounts.ts'
import { Button } from '../../kit/Button.tsx'
import type { IconName } from '../../kit/Icon.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { useBooks } from '../../useBooks.ts'
import { type Deed, DeedDialog } from './DeedDialog.tsx'

const STATES: Readonly<Record<UserLine['state'], [string, 'olive' | 'gold' | 'red' | 'slate', IconName]>> = {
  active: ['đang dùng', 'olive', 'check'],
  invited: ['chờ nhận lời mời', 'gold', 'clock'],
  suspended: ['tạm dừng', 'red', 'lock'],
  closed: ['chưa có mật khẩu', 'slate', 'lock'],
}

/** Somebody with their rights here. What one may not do for oneself is not offered. */
export function UserCard({ user, unit, mine }: { user: UserLine; unit: string; mine: boolean }) {
  const [deed, setDeed] = useState<Deed | null>(null)
  const [word, tone, icon] = STATES[user.state]
  return (
    <li className="panel people-card">
      <header>
        <div>
          <h2>{user.name}</h2>
          <p className="quiet">{user.login}</p>
        </div>
        <StatusTag tone={tone} icon={icon}>
          {word}
        </StatusTag>
        {user.hasSecondFactor && (
          <StatusTag tone="olive" icon="lock">
            hai lớp
          </StatusTag>
        )}
        {user.sessions > 0 && <span className="quiet figures">{printInteger(user.sessions)} phiên đang mở</span>}
      </header>
      <ul className="people-rights">
        {user.grants.map((right) => (
          <li key={`${right.role} ${right.unit} ${right.from}`} className={right.holds ? '' : 'past'}>
            <RightWords right={right} />
            {!mine && right.holds && (
              <Button small look="quiet" onClick={() => setDeed({ kind: 'end', right })}>
                Thôi
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mine ? (
        <p className="quiet">Tài khoản của đồng chí: quản trị khác đổi quyền.</p>
      ) : (
        <div className="people-deeds">
          <Button small icon="plus" onClick={() => setDeed({ kind: 'grant' })}>
            Cấp thêm quyền
          </Button>
          <Button small onClick={() => setDeed({ kind: 'transfer' })}>
            Chuyển đơn vị
          </Button>
          <Button small onClick={() => setDeed({ kind: 'invite' })}>
            Cấp mã mời lại
          </Button>
          {user.hasSecondFactor && (
            <Button small onClick={() => setDeed({ kind: 'reset' })}>
              Đặt lại hai lớp
            </Button>
          )}
          <Button small onClick={() => setDeed({ kind: user.active ? 'suspend' : 'resume' })}>
            {user.active ? 'Tạm dừng' : 'Cho dùng lại'}
          </Button>
        </div>
      )}
      <DeedDialog deed={deed} user={user} unit={unit} onClose={() => setDeed(null)} />
    </li>
  )
}

function RightWords({ right }: { right: Right }) {
  const { books } = useBooks()
  const titles = right.registers?.map((key) => books?.find((book) => book.key === key)?.title ?? key)
  return (
    <p>
      <b>{right.title}</b>, {right.unitName}
      {titles && <>; chỉ {titles.join(', ')}</>}
      <span className="quiet figures">
        {right.from > '1900-01-01' && ` từ ${printDay(right.from)}`}
        {right.until && ` đến hết ${printDay(addDays(right.until, -1))}`}
        {!right.holds && ' (không còn hoặc chưa có hiệu lực)'}
      </span>
    </p>
  )
}
