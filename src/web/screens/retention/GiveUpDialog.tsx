import { type FormEvent, useState } from 'react'
import { printInteger } from '#domain/wording.ts'
import type { KeepingRule } from '../../contract/retention.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Modal } from '../../kit/Modal.tsx'
import { useWrite } from '../../useRead.ts'

type Props = { open: boolean; unit: string; rules: readonly KeepingRule[]; onClose: (done: boolean) => void }

export function GiveUpDialog({ open, onClose, ...rest }: Props) {
  return (
    <Modal title="Khử nhận dạng dữ liệu hết thời hạn lưu" open={open} onClose={() => onClose(false)}>
      {open && <Body {...rest} onClose={onClose} />}
    </Modal>
  )
}

/** What cannot be undone is told before, with its number; the server refuses where the number is another by then. */
function Body({ unit, rules, onClose }: Omit<Props, 'open'>) {
  const [reason, setReason] = useState('')
  const apply = useWrite('applyRetention')
  const rows = rules.reduce((sum, rule) => sum + rule.rows, 0)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    apply.mutate({ unit, rules: rules.map(({ key }) => key), rows, reason: reason.trim() }, { onSuccess: () => onClose(true) })
  }
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <ul className="retention-lines">
        {rules.map((rule) => (
          <li key={rule.key}>
            {rule.title}, {rule.does === 'remove' ? 'bỏ cả dòng' : rule.columns.join(', ').toLowerCase()}:{' '}
            {printInteger(rule.rows)} dòng
          </li>
        ))}
      </ul>
      <p>
        Làm rồi không lấy lại được, trừ từ bản sao lưu cũ. Số liệu giữ nguyên. Nhật ký ghi ai làm, theo quy tắc nào, bao nhiêu
        dòng và lý do.
      </p>
      <TextField label="Lý do" value={reason} onChange={setReason} hint="Ghi vào nhật ký; ít nhất 5 chữ." />
      {apply.error && (
        <p className="field-error" role="alert">
          {apply.error.message}
        </p>
      )}
      <Button type="submit" look="danger" busy={apply.isPending} unable={reason.trim().length < 5 && 'Ghi lý do'}>
        Khử nhận dạng {printInteger(rows)} dòng
      </Button>
    </form>
  )
}
