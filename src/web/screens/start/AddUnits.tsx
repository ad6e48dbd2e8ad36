import { type FormEvent, useState } from 'react'
import { UNIT_KINDS, type UnitKind } from '#domain/unit.ts'
import { printInteger, readDay } from '#domain/wording.ts'
import { Refusal } from '../../call.ts'
import type { UnitRef } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import { codeOf } from '../../unitCode.ts'
import { useWrite } from '../../useRead.ts'

type Line = { name: string; shortName?: string }

/** Names pasted from a column of Excel, the short name in the column beside it; one unit a line. */
export function AddUnits({ unit }: { unit: UnitRef }) {
  const add = useWrite('addUnit')
  const [text, setText] = useState('')
  const [from, setFrom] = useState('')
  const kinds = (Object.keys(UNIT_KINDS) as UnitKind[]).filter(
    (kind) => UNIT_KINDS[kind].width < UNIT_KINDS[unit.kind as UnitKind].width && kind !== 'district',
  )
  const [kind, setKind] = useState<UnitKind>(kinds.includes('commune') ? 'commune' : (kinds[0] ?? 'militia_unit'))
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const lines = linesOf(text)
  const day = readDay(from, new Date().getFullYear())
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (lines.length === 0 || !day) return
    setBusy(true)
    let done = 0
    const left: Line[] = []
    let why = ''
    for (const line of lines) {
      try {
        await add.mutateAsync({ unit: unit.code, code: codeOf(line.name), kind, from: day, ...line })
        done++
      } catch (error) {
        left.push(line)
        why ||= error instanceof Refusal ? error.message : String(error)
      }
    }
    setBusy(false)
    setText(left.map(({ name, shortName }) => (shortName ? `${name}\t${shortName}` : name)).join('\n'))
    setSaid(
      `Đã nạp ${printInteger(done)} đơn vị.${left.length > 0 ? ` Còn ${printInteger(left.length)} dòng chưa nạp: ${why}` : ''}`,
    )
  }
  return (
    <form className="start-form" onSubmit={(event) => void onSubmit(event)} noValidate>
      <p className="quiet">
        Chép cột tên đơn vị từ Excel rồi dán vào đây, mỗi dòng một đơn vị; cột thứ hai (nếu có) là tên ngắn. Danh sách 34 tỉnh,
        3.321 xã của cả nước do quản trị máy chủ nạp một lần bằng lệnh seedNation.
      </p>
      <TextField label="Tên đơn vị" value={text} onChange={setText} lines={5} />
      <ChoiceField
        label="Loại đơn vị"
        value={kind}
        choices={kinds.map((code) => ({ code, title: UNIT_KINDS[code].title }))}
        onChange={(next) => setKind(next as UnitKind)}
      />
      <TextField
        label="Có từ ngày"
        value={from}
        onChange={setFrom}
        inputMode="numeric"
        error={from !== '' && !day ? 'Viết như 01/7/2025.' : undefined}
      />
      <p>
        <Button
          type="submit"
          look="primary"
          busy={busy}
          unable={(lines.length === 0 && 'Dán tên đơn vị trước.') || (!day && 'Ghi ngày bắt đầu.')}
        >
          Nạp {printInteger(lines.length)} đơn vị
        </Button>{' '}
        <span role="status">{said}</span>
      </p>
    </form>
  )
}

const linesOf = (text: string): Line[] =>
  text.split('\n').flatMap((line) => {
    const [name = '', short = ''] = line.split('\t').map((cell) => cell.trim())
    return name.length < 2 ? [] : [{ name, ...(short.length >= 2 ? { shortName: short } : {}) }]
  })
