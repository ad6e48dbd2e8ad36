import { useState } from 'react'
import { printInteger, readInteger } from '#domain/wording.ts'
import type { Place } from '../contract.ts'
import { Button } from '../kit/Button.tsx'
import { TextField } from '../kit/Field.tsx'
import { Modal } from '../kit/Modal.tsx'
import { WhatIf } from './WhatIf.tsx'

type Props = { place: Place; indicator: string; title: string; value: number | null; unitName: string; onClose: () => void }

/** Tries another figure before anything is opened again: what changes at the unit and above. Whoever sees the figure may try. */
export function TryDialog({ place, indicator, title, value, unitName, onClose }: Props) {
  const [text, setText] = useState(value === null ? '' : printInteger(value))
  const tried = readInteger(text)
  const known = tried !== null && tried >= 0 ? Number(tried) : null
  const wrong = text.trim() !== '' && known === null ? `“${text}” không phải số nguyên. Viết như 1122 hoặc 1.122.` : undefined
  return (
    <Modal title={`Thử sửa: ${title}`} open onClose={onClose}>
      <div className="form">
        <p>
          {unitName} đang ghi <b className="figures">{value === null ? 'chưa có số' : printInteger(value)}</b>. Thử không ghi gì
          vào sổ.
        </p>
        <TextField label="Nếu sửa thành" value={text} onChange={setText} inputMode="numeric" error={wrong} autoFocus />
        {known !== null && known !== value && (
          <WhatIf
            place={place}
            indicator={indicator}
            value={known}
            title={`Nếu ${unitName} sửa ${value === null ? 'chỗ chưa có số' : printInteger(value)} thành ${printInteger(known)}`}
          />
        )}
        <div className="modal-foot">
          <Button onClick={onClose}>Đóng</Button>
        </div>
      </div>
    </Modal>
  )
}
