import { useState } from 'react'
import { download, type Refusal } from '../../call.ts'
import { Button } from '../../kit/Button.tsx'

/** The receipt of a packet taken in, as a file; one that cannot be made says why, beside its button. */
export function TakeReceipt({ unit, packet, small = false }: { unit: string; packet: string; small?: boolean }) {
  const [refusal, setRefusal] = useState<string | null>(null)
  const take = () => {
    setRefusal(null)
    void download('makeReceipt', { unit, packet }).catch((error: Refusal) => setRefusal(error.message))
  }
  return (
    <>
      <Button small={small} icon="download" onClick={take}>
        Tải phiếu nhận
      </Button>
      {refusal && (
        <p className="field-error" role="alert">
          {refusal}
        </p>
      )}
    </>
  )
}
