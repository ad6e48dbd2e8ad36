import { useState } from 'react'
import { VERDICTS, type Verdict } from '#domain/packet.ts'
import { printInteger, printMoment } from '#domain/wording.ts'
import type { TakenPacket } from '../../contract/packets.ts'
import { Button } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { useWrite } from '../../useRead.ts'
import { Conflicts } from './Conflicts.tsx'
import { TakeReceipt } from './TakeReceipt.tsx'

export type Choices = Readonly<Record<string, 'ours' | 'theirs'>>

/** Looked over before anything is written; what both sides wrote is settled row by row. */
export function ImportForm({ unit }: { unit: string }) {
  const [file, setFile] = useState<File | null>(null)
  const [choices, setChoices] = useState<Choices>({})
  const look = useWrite('importPacket')
  const keep = useWrite('importPacket')
  const receipt = useWrite('readReceipt')
  const taken = keep.data ?? look.data
  const failed = keep.error ?? look.error ?? receipt.error
  const chosen = Object.entries(choices).map(([id, take]) => ({ id, take }))
  const choose = (given: File | undefined) => {
    keep.reset()
    receipt.reset()
    setChoices({})
    setFile(given ?? null)
    // A receipt is another kind of packet: which one the file is, the server says.
    if (given)
      look.mutate(
        { unit, file: given },
        { onError: (error) => error.code === 'packet.wrong_kind' && receipt.mutate({ unit, file: given }) },
      )
  }
  const isReceipt = receipt.isSuccess || look.error?.code === 'packet.wrong_kind'
  return (
    <Panel title="Nhập gói hoặc phiếu nhận" note="Xem trước, chưa ghi gì. Nhập lại cùng một gói không ghi lần thứ hai.">
      <div className="packets-file">
        <label className="button outline file-button">
          <Icon name="upload" />
          <span>{file ? 'Chọn tệp .svgoi khác…' : 'Chọn tệp .svgoi…'}</span>
          <input type="file" className="hidden-words" accept=".svgoi" onChange={({ target }) => choose(target.files?.[0])} />
        </label>
        {file && <span className="quiet">{file.name}</span>}
      </div>
      {(look.isPending || receipt.isPending) && <p role="status">Đang mở gói.</p>}
      {receipt.data && (
        <p role="status">
          Phiếu nhận của {receipt.data.from}: gói đã vào sổ bên đó lúc {printMoment(new Date(receipt.data.at))}.
        </p>
      )}
      {taken && (
        <>
          <Counts taken={taken} />
          <Conflicts taken={taken} choices={choices} onChoose={(id, take) => setChoices({ ...choices, [id]: take })} />
          <div className="packets-deeds">
            {(!keep.data || keep.data.counts.conflict > 0) && (
              <Button
                look="primary"
                icon="check"
                busy={keep.isPending}
                unable={!file && 'Chọn tệp'}
                onClick={() => file && keep.mutate({ unit, file, keep: true, choices: chosen })}
              >
                {keep.data ? 'Ghi tiếp các lựa chọn' : 'Ghi vào sổ'}
              </Button>
            )}
            {keep.data && <TakeReceipt unit={unit} packet={keep.data.packet} />}
          </div>
          {keep.data && <p role="status">Đã ghi. Tải phiếu nhận rồi mang về nơi gửi.</p>}
        </>
      )}
      {failed && !(isReceipt && !receipt.error) && (
        <p className="field-error" role="alert">
          {failed.message}
        </p>
      )}
    </Panel>
  )
}

function Counts({ taken }: { taken: TakenPacket }) {
  const told = (Object.keys(VERDICTS) as Verdict[]).filter((verdict) => taken.counts[verdict] > 0)
  return (
    <>
      <p>
        Gói của <b>{taken.from}</b>, lập lúc {printMoment(new Date(taken.madeAt))}.
      </p>
      <dl className="packets-counts figures">
        {told.map((verdict) => (
          <div key={verdict}>
            <dt>{VERDICTS[verdict]}</dt>
            <dd>{printInteger(taken.counts[verdict])}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
