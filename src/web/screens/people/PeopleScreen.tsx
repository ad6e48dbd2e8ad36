import { useState } from 'react'
import { foldTone, printInteger } from '#domain/wording.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { usePlace } from '../../place.ts'
import { useSession, useUnit } from '../../session.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { InviteDialog } from './InviteDialog.tsx'
import { UserCard } from './UserCard.tsx'
import './people.css'

/** Who may do what at this unit and below it, and the few deeds an administrator has for each of them. */
export function PeopleScreen() {
  const { unit, asOf } = usePlace()
  const here = useUnit(unit, asOf)
  const session = useSession()
  const users = useRead('listUsers', { unit })
  const [words, setWords] = useState('')
  const [inviting, setInviting] = useState(false)
  useTitle('Người dùng và quyền')
  const search = foldTone(words.trim()).toLowerCase()
  const found = users.data?.users.filter(({ login, name, grants }) =>
    foldTone([login, name, ...grants.map(({ unitName, title }) => `${title} ${unitName}`)].join(' '))
      .toLowerCase()
      .includes(search),
  )
  return (
    <main className="page people">
      <header className="page-head">
        <h1>
          Người dùng và quyền
          <span className="page-sub">{here?.name ?? ''} và cấp dưới</span>
        </h1>
        <div className="page-deeds">
          <Button look="primary" icon="plus" onClick={() => setInviting(true)}>
            Mời người dùng
          </Button>
        </div>
      </header>
      {users.error ? (
        <Refused status={users.error.status} message={users.error.message} onRetry={() => void users.refetch()} />
      ) : found ? (
        <>
          <div className="people-find">
            <TextField
              label="Tìm theo tên, vai trò, đơn vị"
              value={words}
              onChange={setWords}
              placeholder="viết không dấu cũng được"
            />
            <p className="quiet figures" role="status">
              {printInteger(found.length)} người
            </p>
          </div>
          {found.length === 0 ? (
            <Empty>{words ? 'Không có ai khớp. Thử từ ngắn hơn.' : 'Chưa có ai ở đơn vị này. Bấm Mời người dùng.'}</Empty>
          ) : (
            <ul className="people-list">
              {found.map((user) => (
                <UserCard key={user.login} user={user} unit={unit} mine={user.login === session.data?.login} />
              ))}
            </ul>
          )}
        </>
      ) : (
        <Skeleton rows={6} height={60} />
      )}
      <InviteDialog open={inviting} unit={unit} unitName={here?.name ?? ''} onClose={() => setInviting(false)} />
    </main>
  )
}
