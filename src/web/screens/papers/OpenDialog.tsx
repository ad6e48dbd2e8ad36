import { type FormEvent, useState } from 'react'
import { REQUIRED_SUBJECTS } from '#domain/registers/documentCodes.ts'
import { printDay, printInteger, readDay, readInteger } from '#domain/wording.ts'
import type { UnitRef } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import { Modal } from '../../kit/Modal.tsx'
import { useWrite } from '../../useRead.ts'

/** Says what every agency below must hold, and from when: one row each, none twice. */
export function OpenDialog({ unit, year, onClose }: { unit: UnitRef; year: number; onClose: () => void }) {
  const open = useWrite('openRequirements')
  const [subject, setSubject] = useState(REQUIRED_SUBJECTS[0]?.code ?? '')
  const [yearText, setYear] = useState(String(year))
  const [from, setFrom] = useState(printDay(`${year}-01-31`))
  const [tried, setTried] = useState(false)
  const whole = readInteger(yearText)
  const day = readDay(from, whole === null ? year : Number(whole))
  const wrong = {
    year: whole !== null && whole >= 2000n && whole <= 2100n ? undefined : 'Ghi năm bằng bốn chữ số.',
    from: day ? undefined : 'Viết như 31/01/2026.',
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (wrong.year || wrong.from || !day || whole === null) return
    open.mutate({ unit: unit.code, subject, year: Number(whole), requiredFrom: day })
  }
  return (
    <Modal title="Mở yêu cầu văn bản của năm" open onClose={onClose}>
      <form className="papers-form" onSubmit={onSubmit} noValidate>
        <p>
          Mỗi Ban CHQS cơ quan, tổ chức thuộc {unit.name} có một dòng trong Sổ văn bản phải có. Đơn vị đã có dòng thì giữ nguyên.
        </p>
        <ChoiceField label="Văn bản phải có" value={subject} choices={REQUIRED_SUBJECTS} onChange={setSubject} />
        <TextField
          label="Của năm"
          value={yearText}
          onChange={setYear}
          inputMode="numeric"
          error={tried ? wrong.year : undefined}
        />
        <TextField
          label="Phải có từ ngày"
          value={from}
          onChange={setFrom}
          inputMode="numeric"
          error={tried ? wrong.from : undefined}
        />
        {open.error && (
          <p className="field-error" role="alert">
            {open.error.findings[0]?.message ?? open.error.message}
          </p>
        )}
        <div className="modal-foot">
          <p className="why figures olive" role="status">
            {open.data
              ? `Đã mở cho ${printInteger(open.data.opened)} đơn vị; ${printInteger(open.data.already)} đơn vị đã có từ trước.`
              : ''}
          </p>
          <Button onClick={onClose}>Đóng</Button>
          <Button type="submit" look="primary" icon="plus" busy={open.isPending}>
            Mở yêu cầu
          </Button>
        </div>
      </form>
    </Modal>
  )
}
