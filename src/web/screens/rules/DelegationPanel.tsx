import { type FormEvent, useState } from 'react'
import { ROLES, type Role } from '#domain/access.ts'
import { addDays } from '#domain/period.ts'
import { printDay, readDay } from '#domain/wording.ts'
import type { ReportRules } from '../../contract/chain.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Empty } from '../../kit/States.tsx'
import { useWrite } from '../../useRead.ts'

const SIGNS = [
  { code: 'KT', title: 'KT. (ký thay)' },
  { code: 'TUQ', title: 'TUQ. (thừa ủy quyền)' },
  { code: 'TL', title: 'TL. (thừa lệnh)' },
] as const

/** Who signs for the head, by which paper and until when; ended, never removed. */
export function DelegationPanel({ rules }: { rules: ReportRules }) {
  const [adding, setAdding] = useState(false)
  const end = useWrite('endDelegation')
  return (
    <Panel
      title="Ủy quyền ký"
      note="Có văn bản, có thời hạn; người được ủy quyền không ủy quyền tiếp (NĐ 30/2020 Điều 13)"
      action={
        rules.leads && (
          <Button small icon="plus" onClick={() => setAdding(!adding)}>
            Ủy quyền
          </Button>
        )
      }
    >
      {adding && <DelegationForm rules={rules} onDone={() => setAdding(false)} />}
      {rules.delegations.length === 0 ? (
        <Empty>Chưa ủy quyền cho ai: chỉ huy đơn vị ký.</Empty>
      ) : (
        <table className="plain-table rules-table">
          <thead>
            <tr>
              <th scope="col">Người ký</th>
              <th scope="col">Ký thay</th>
              <th scope="col">Văn bản</th>
              <th scope="col">Thời hạn</th>
              <th scope="col">
                <span className="hidden-words">Thôi</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.delegations.map((one) => (
              <tr key={one.id} className={one.inForce ? '' : 'past'}>
                <td>{one.toName}</td>
                <td>
                  {one.signsAs}. {one.forName}
                </td>
                <td>{one.basis}</td>
                <td className="figures">
                  {printDay(one.validFrom)} đến {printDay(addDays(one.validTo, -1))}
                  {!one.inForce && (one.validFrom > rules.today ? ', chưa đến ngày' : ', đã hết')}
                </td>
                <td className="deed">
                  {rules.leads && one.inForce && (
                    <Button small busy={end.isPending} onClick={() => end.mutate({ unit: rules.unit.code, delegation: one.id })}>
                      Thôi từ hôm nay
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {end.error && (
        <p className="field-error" role="alert">
          {end.error.message}
        </p>
      )}
    </Panel>
  )
}

function DelegationForm({ rules, onDone }: { rules: ReportRules; onDone: () => void }) {
  const { today } = rules
  const [login, setLogin] = useState(rules.people[0]?.login ?? '')
  const [signsAs, setSignsAs] = useState('KT')
  const [basis, setBasis] = useState('')
  const [from, setFrom] = useState(printDay(today))
  const [until, setUntil] = useState(printDay(addDays(today, 13)))
  const save = useWrite('delegateSigning')
  const year = Number(today.slice(0, 4))
  const [validFrom, last] = [readDay(from, year), readDay(until, year)]
  const short = basis.trim().length < 5
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const sign = SIGNS.find(({ code }) => code === signsAs)
    if (!validFrom || !last || short || !sign) return
    save.mutate(
      {
        unit: rules.unit.code,
        login: login.trim(),
        signsAs: sign.code,
        basis: basis.trim(),
        validFrom,
        validTo: addDays(last, 1),
      },
      { onSuccess: onDone },
    )
  }
  const wrongDay = (day: string | null) => (day ? undefined : 'Viết như 18/7/2023.')
  return (
    <form className="rules-form" onSubmit={onSubmit} noValidate>
      {rules.people.length > 0 ? (
        <ChoiceField
          label="Người được ủy quyền"
          value={login}
          onChange={setLogin}
          choices={rules.people.map((one) => ({
            code: one.login,
            title: `${one.name}, ${(ROLES[one.role as Role] ?? one.role).toLowerCase()}`,
          }))}
        />
      ) : (
        <TextField
          label="Tên đăng nhập người được ủy quyền"
          value={login}
          onChange={setLogin}
          hint="Người có quyền ở đơn vị này"
        />
      )}
      <ChoiceField label="Ký" value={signsAs} onChange={setSignsAs} choices={SIGNS} />
      <TextField label="Văn bản ủy quyền" value={basis} onChange={setBasis} placeholder="Giấy ủy quyền số 12/GUQ-BCH" />
      <TextField label="Từ ngày" value={from} onChange={setFrom} inputMode="numeric" error={wrongDay(validFrom)} />
      <TextField label="Đến hết ngày" value={until} onChange={setUntil} inputMode="numeric" error={wrongDay(last)} />
      <div className="rules-save">
        <Button type="submit" look="primary" busy={save.isPending} unable={short ? 'Ghi văn bản ủy quyền' : false}>
          Ghi ủy quyền
        </Button>
      </div>
      {save.error && (
        <p className="field-error" role="alert">
          {save.error.message}
        </p>
      )}
    </form>
  )
}
