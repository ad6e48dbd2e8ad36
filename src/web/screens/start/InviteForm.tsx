import { type FormEvent, useState } from 'react'
import { ROLES, type Role } from '#domain/access.ts'
import { printMoment } from '#domain/wording.ts'
import type { UnitRef } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import { useWrite } from '../../useRead.ts'

/** A right at a unit and a code handed over on paper; the person chooses the password, nobody else ever knows it. */
export function InviteForm({ units }: { units: readonly UnitRef[] }) {
  const invite = useWrite('inviteUser')
  const [unit, setUnit] = useState(units[0]?.code ?? '')
  const [name, setName] = useState('')
  const [login, setLogin] = useState('')
  const [role, setRole] = useState<Role>('clerk')
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim().length < 2 || login.trim().length < 2) return
    invite.mutate({ unit, login: login.trim(), name: name.trim(), role })
  }
  return (
    <form className="start-form" onSubmit={onSubmit} noValidate>
      <ChoiceField
        label="Ở đơn vị"
        value={unit}
        choices={units.map((one) => ({ code: one.code, title: one.name }))}
        onChange={setUnit}
      />
      <TextField label="Họ và tên" value={name} onChange={setName} />
      <TextField
        label="Tên đăng nhập"
        value={login}
        onChange={setLogin}
        hint="Chữ thường không dấu, như nguyen.hai"
        error={invite.error?.message}
      />
      <ChoiceField
        label="Vai trò"
        value={role}
        choices={(Object.entries(ROLES) as [Role, string][]).map(([code, title]) => ({ code, title }))}
        onChange={(next) => setRole(next as Role)}
      />
      <p>
        <Button
          type="submit"
          look="primary"
          busy={invite.isPending}
          unable={(name.trim().length < 2 || login.trim().length < 2) && 'Ghi họ tên và tên đăng nhập.'}
        >
          Mời, lấy mã
        </Button>
      </p>
      {invite.data && (
        <p role="status">
          Mã mời của {invite.data.login}: <b className="figures">{invite.data.code}</b>, dùng một lần, đến{' '}
          {printMoment(new Date(invite.data.until))}. Chép ra giấy trao tận tay.
        </p>
      )}
    </form>
  )
}
