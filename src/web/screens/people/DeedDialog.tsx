import { type FormEvent, useState } from 'react'
import { ROLES, type Role } from '#domain/access.ts'
import type { Right, UserLine } from '../../contract/accounts.ts'
import type { UnitRef } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import { Modal } from '../../kit/Modal.tsx'
import { useRead, useWrite } from '../../useRead.ts'
import { Code } from './InviteDialog.tsx'
import { givenRight, NEW_RIGHT, RightFields, unready } from './RightFields.tsx'

export type Deed = { kind: 'grant' | 'transfer' | 'invite' | 'reset' | 'suspend' | 'resume' } | { kind: 'end'; right: Right }
type Props = { deed: Deed; user: UserLine; unit: string; onClose: () => void }

const TITLES: Readonly<Record<Deed['kind'], string>> = {
  grant: 'Cấp thêm quyền',
  transfer: 'Chuyển đơn vị',
  invite: 'Cấp mã mời lại',
  reset: 'Đặt lại xác thực hai lớp',
  suspend: 'Tạm dừng tài khoản',
  resume: 'Cho dùng lại tài khoản',
  end: 'Thôi cấp quyền',
}

export function DeedDialog({ deed, ...rest }: Omit<Props, 'deed'> & { deed: Deed | null }) {
  return (
    <Modal title={deed ? `${TITLES[deed.kind]}: ${rest.user.name}` : 'Quyền'} open={deed !== null} onClose={rest.onClose}>
      {deed && <Body deed={deed} {...rest} />}
    </Modal>
  )
}

function Body(props: Props) {
  switch (props.deed.kind) {
    case 'grant':
      return <GrantForm {...props} />
    case 'transfer':
      return <TransferForm {...props} />
    case 'invite':
      return <InviteAgain {...props} />
    default:
      return <ReasonForm {...props} />
  }
}

function GrantForm({ user, unit, onClose }: Props) {
  const [right, setRight] = useState(NEW_RIGHT)
  const grant = useWrite('grantRight')
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    grant.mutate({ unit, login: user.login, ...givenRight(right) }, { onSuccess: onClose })
  }
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <p className="quiet">Quyền ở đơn vị đang chọn ở đầu trang; có hiệu lực ngay từ việc kế tiếp.</p>
      <RightFields right={right} onChange={setRight} />
      <Told error={grant.error?.message} />
      <Button type="submit" look="primary" busy={grant.isPending} unable={unready(right)}>
        Cấp quyền
      </Button>
    </form>
  )
}

function TransferForm({ user, unit, onClose }: Props) {
  const [words, setWords] = useState('')
  const [to, setTo] = useState<UnitRef | null>(null)
  const [role, setRole] = useState<Role>(user.grants.find(({ holds }) => holds)?.role ?? 'clerk')
  const found = useRead('showUnits', words.trim().length >= 2 ? { search: words.trim() } : null)
  const transfer = useWrite('transferUser')
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (to) transfer.mutate({ unit, login: user.login, to: to.code, role }, { onSuccess: onClose })
  }
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <p>Quyền đang có hết từ hôm nay; quyền ở đơn vị đến bắt đầu.</p>
      <TextField label="Tìm đơn vị đến" value={words} onChange={setWords} placeholder="viết không dấu cũng được" />
      <ul className="found">
        {(found.data?.found ?? []).slice(0, 6).map((one) => (
          <li key={one.code}>
            <button type="button" aria-pressed={to?.code === one.code} onClick={() => setTo(one)}>
              {one.name}
            </button>
          </li>
        ))}
      </ul>
      <ChoiceField
        label="Vai trò ở đơn vị đến"
        value={role}
        onChange={(code) => setRole(code as Role)}
        choices={Object.entries(ROLES).map(([code, title]) => ({ code, title }))}
      />
      <Told error={transfer.error?.message} />
      <Button type="submit" look="primary" busy={transfer.isPending} unable={!to && 'Chọn đơn vị đến'}>
        {to ? `Chuyển đến ${to.shortName}` : 'Chuyển'}
      </Button>
    </form>
  )
}

/** For who forgot: what they are stays, the former password and every session end. */
function InviteAgain({ user, onClose }: Props) {
  const invite = useWrite('inviteUser')
  const right = user.grants.find(({ holds }) => holds)
  if (invite.data) return <Code {...invite.data} onClose={onClose} />
  return (
    <div className="form">
      <p>Mật khẩu đang dùng và mọi phiên đang mở kết thúc. Người đó chọn mật khẩu mới bằng mã in ra.</p>
      <Told error={invite.error?.message} />
      <Button
        look="primary"
        busy={invite.isPending}
        unable={!right && 'Người này không còn quyền nào; cấp quyền trước.'}
        onClick={() =>
          right &&
          invite.mutate({
            unit: right.unit,
            login: user.login,
            name: user.name,
            role: right.role,
            validFrom: right.from,
            ...(right.until ? { validTo: right.until } : {}),
            ...(right.registers ? { registers: right.registers } : {}),
          })
        }
      >
        Lập mã mời mới
      </Button>
    </div>
  )
}

function ReasonForm({ deed, user, unit, onClose }: Props) {
  const [reason, setReason] = useState('')
  const suspend = useWrite('suspendUser')
  const reset = useWrite('resetSecondFactor')
  const end = useWrite('endRight')
  const about = { login: user.login, reason: reason.trim() }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const done = { onSuccess: onClose }
    if (deed.kind === 'end') end.mutate({ unit: deed.right.unit, role: deed.right.role, ...about }, done)
    else if (deed.kind === 'reset') reset.mutate({ unit, ...about }, done)
    else suspend.mutate({ unit, suspended: deed.kind === 'suspend', ...about }, done)
  }
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <p>{effectOf(deed)}</p>
      <TextField label="Lý do" value={reason} onChange={setReason} hint="Ghi vào nhật ký; ít nhất 5 chữ." />
      <Told error={(suspend.error ?? reset.error ?? end.error)?.message} />
      <Button
        type="submit"
        look="primary"
        busy={suspend.isPending || reset.isPending || end.isPending}
        unable={reason.trim().length < 5 && 'Ghi lý do'}
      >
        {TITLES[deed.kind]}
      </Button>
    </form>
  )
}

function effectOf(deed: Deed): string {
  switch (deed.kind) {
    case 'end':
      return `Quyền ${deed.right.title} ở ${deed.right.unitName} hết từ hôm nay; việc kế tiếp đã bị từ chối.`
    case 'reset':
      return 'Dùng khi mất cả điện thoại lẫn mã khôi phục. Mọi phiên đang mở kết thúc; người đó bật lại khi đăng nhập.'
    case 'suspend':
      return 'Mọi phiên đang mở kết thúc ngay và không đăng nhập được nữa. Tên ở những việc đã làm vẫn giữ nguyên.'
    default:
      return 'Người này đăng nhập lại được với các quyền đang có.'
  }
}

const Told = ({ error }: { error: string | undefined }) =>
  error ? (
    <p className="field-error" role="alert">
      {error}
    </p>
  ) : null
