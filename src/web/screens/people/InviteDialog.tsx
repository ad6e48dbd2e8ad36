import { type FormEvent, useState } from 'react'
import { printMoment } from '#domain/wording.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Modal } from '../../kit/Modal.tsx'
import { useWrite } from '../../useRead.ts'
import { givenRight, NEW_RIGHT, RightFields, unready } from './RightFields.tsx'

type Props = { open: boolean; unit: string; unitName: string; onClose: () => void }

export function InviteDialog({ open, onClose, ...rest }: Props) {
  return (
    <Modal title="Mời người dùng" open={open} onClose={onClose}>
      {open && <InviteForm {...rest} onClose={onClose} />}
    </Modal>
  )
}

/** A code to be handed over on paper: nobody but the person ever knows the password. */
function InviteForm({ unit, unitName, onClose }: Omit<Props, 'open'>) {
  const [login, setLogin] = useState('')
  const [name, setName] = useState('')
  const [right, setRight] = useState(NEW_RIGHT)
  const invite = useWrite('inviteUser')
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    invite.mutate({ unit, login: login.trim(), name: name.trim(), ...givenRight(right) })
  }
  if (invite.data) return <Code {...invite.data} onClose={onClose} />
  const missing = name.trim().length < 2 ? 'Nhập họ và tên' : login.trim().length < 2 ? 'Nhập tên đăng nhập' : unready(right)
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <p>
        Vào làm việc ở <b>{unitName}</b>. Chọn đơn vị khác ở đầu trang.
      </p>
      <TextField label="Họ và tên" value={name} onChange={setName} />
      <TextField
        label="Tên đăng nhập"
        hint="Chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối; ví dụ lan.nguyen"
        value={login}
        onChange={setLogin}
      />
      <RightFields right={right} onChange={setRight} />
      {invite.error && (
        <p className="field-error" role="alert">
          {invite.error.message}
        </p>
      )}
      <Button type="submit" look="primary" busy={invite.isPending} unable={missing}>
        Lập mã mời
      </Button>
    </form>
  )
}

export function Code({ login, code, until, onClose }: { login: string; code: string; until: string; onClose: () => void }) {
  return (
    <div className="form" role="status">
      <p>Đưa tận tay cho người được mời, trang này không hiện lại. Mã dùng một lần, đến {printMoment(new Date(until))}.</p>
      <dl className="people-code">
        <dt>Tên đăng nhập</dt>
        <dd>{login}</dd>
        <dt>Mã mời</dt>
        <dd>
          <code>{code}</code>
        </dd>
      </dl>
      <p className="quiet">Ở trang đăng nhập, người đó bấm “Có mã mời” rồi tự chọn mật khẩu.</p>
      <p>
        <Button icon="page" onClick={() => print()}>
          In
        </Button>{' '}
        <Button look="primary" onClick={onClose}>
          Xong
        </Button>
      </p>
    </div>
  )
}
