import { Refused, Skeleton } from '../../kit/States.tsx'
import { useSession } from '../../session.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { say } from '../../words/say.ts'
import { FactorPanel } from './FactorPanel.tsx'
import { PasswordPanel } from './PasswordPanel.tsx'
import { SessionsPanel } from './SessionsPanel.tsx'
import { TonguePanel } from './TonguePanel.tsx'
import './account.css'

/** What guards one's own name: password, telephone, and where one sits logged in. */
export function AccountScreen() {
  const account = useRead('showMyAccount', {})
  const session = useSession()
  useTitle(say('Tài khoản của tôi'))
  const { data } = account
  return (
    <main className="page account">
      <header className="page-head">
        <h1>
          {say('Tài khoản của tôi')}
          {data && (
            <span className="page-sub">
              {data.name} ({data.login})
            </span>
          )}
        </h1>
      </header>
      {session.data?.wantsSecondFactor && (
        <p className="account-wanted" role="status">
          Chỉ huy và quản trị làm việc với xác thực hai lớp. Bật ở dưới; các phần khác mở ngay sau đó.
        </p>
      )}
      {account.error ? (
        <Refused status={account.error.status} message={account.error.message} onRetry={() => void account.refetch()} />
      ) : data ? (
        <>
          <TonguePanel />
          <FactorPanel account={data} />
          <PasswordPanel />
          <SessionsPanel />
        </>
      ) : (
        <Skeleton rows={6} height={36} />
      )}
    </main>
  )
}
