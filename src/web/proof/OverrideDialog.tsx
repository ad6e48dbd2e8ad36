import { useState } from 'react'
import { parsePeriod, statutoryWindow } from '#domain/period.ts'
import { printDay, printInteger, readInteger } from '#domain/wording.ts'
import type { Proof } from '../contract.ts'
import { numberText } from '../figurePrinting.ts'
import { Button } from '../kit/Button.tsx'
import { TextField } from '../kit/Field.tsx'
import { Modal } from '../kit/Modal.tsx'
import { usePlace } from '../place.ts'
import { useWrite } from '../useRead.ts'
import { WhatIf } from './WhatIf.tsx'

/** A typed figure beside the derived one: both stay on the record, with the reason. */
export function OverrideDialog({ proof, unit, onClose }: { proof: Proof; unit: string; onClose: () => void }) {
  const { period, asOf } = usePlace()
  const [text, setText] = useState(printInteger(proof.figure?.value ?? 0))
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const save = useWrite('overrideFigure')
  const value = readInteger(text)
  const stands = proof.figure?.value ?? null
  const span = parsePeriod(period)
  const end = span ? statutoryWindow(span).to : asOf
  const lastDay = end > asOf ? end : asOf
  const valueError = value === null ? `“${text}” không phải số nguyên. Viết như 1122 hoặc 1.122.` : undefined
  const reasonError = reason.trim().length < 5 ? 'Ghi lý do để cấp trên và người sau hiểu được.' : undefined
  return (
    <Modal title={`Ghi điều chỉnh: ${proof.title}`} open onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (value === null || reasonError) return
          save.mutate(
            { unit, period, asOf, indicator: proof.indicator, value: Number(value), reason: reason.trim() },
            { onSuccess: onClose },
          )
        }}
      >
        <p>
          Sổ đang tính <b className="figures">{numberText(proof.figure?.override?.derived ?? proof.figure?.value)}</b>. Số tính từ
          sổ vẫn được giữ bên cạnh; hết ngày {printDay(lastDay)} thì trở lại số của sổ.
        </p>
        <TextField
          label={`Số điều chỉnh (${proof.unitWord})`}
          value={text}
          onChange={setText}
          inputMode="numeric"
          error={tried ? valueError : undefined}
          autoFocus
        />
        <TextField label="Lý do" value={reason} onChange={setReason} lines={3} error={tried ? reasonError : undefined} />
        {value !== null && value >= 0 && Number(value) !== stands && (
          <WhatIf
            place={{ unit, period, asOf }}
            indicator={proof.indicator}
            value={Number(value)}
            title={`Điều chỉnh ${numberText(stands)} thành ${printInteger(value)} thì`}
          />
        )}
        {save.error && (
          <p className="field-error" role="alert">
            {save.error.message}
          </p>
        )}
        <div className="modal-foot">
          <Button onClick={onClose}>Hủy</Button>
          <Button type="submit" look="primary" busy={save.isPending}>
            Ghi điều chỉnh
          </Button>
        </div>
      </form>
    </Modal>
  )
}
