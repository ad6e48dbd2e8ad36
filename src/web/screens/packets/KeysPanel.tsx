import { type FormEvent, useState } from 'react'
import { printMoment } from '#domain/wording.ts'
import type { OwnKeys } from '../../contract/packets.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField } from '../../kit/Field.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { useWrite } from '../../useRead.ts'

/** The card goes by any way; the fingerprint goes on paper, from hand to hand. */
export function KeysPanel({ unit, keys }: { unit: string; keys: OwnKeys }) {
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<string | null>(null)
  return (
    <Panel
      title="Khóa"
      note="Khóa nhận ở đây gửi và nhận dòng của đơn vị đang chọn và cấp dưới."
      action={
        <Button small icon="plus" onClick={() => setAdding(!adding)}>
          Nhận khóa của nơi khác
        </Button>
      }
    >
      <dl className="packets-own">
        <dt>Vân tay của nơi này (in ra, trao tận tay)</dt>
        <dd>
          <code>{keys.fingerprint}</code>
        </dd>
        <dt>Thẻ khóa của nơi này (gửi cách nào cũng được)</dt>
        <dd>
          <code>{keys.card}</code>
        </dd>
      </dl>
      {adding && <TrustForm unit={unit} onDone={() => setAdding(false)} />}
      <ul className="packets-keys">
        {keys.trusted.map(({ id, name, fingerprint, unitName, above, trustedAt, trustedBy, endedAt }) => (
          <li key={id} className={endedAt ? 'past' : ''}>
            <div>
              <b>{name}</b>, {unitName}
              {above && ' (cấp trên)'}
              <p className="quiet">
                <code>{fingerprint}</code>
                <br />
                {endedAt
                  ? `thôi nhận từ ${printMoment(new Date(endedAt))}`
                  : `${trustedBy} nhận lúc ${printMoment(new Date(trustedAt))}`}
              </p>
            </div>
            {!endedAt && ending !== id && (
              <Button small onClick={() => setEnding(id)}>
                Thôi nhận
              </Button>
            )}
            {ending === id && <EndForm unit={unit} id={id} onDone={() => setEnding(null)} />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function TrustForm({ unit, onDone }: { unit: string; onDone: () => void }) {
  const [name, setName] = useState('')
  const [card, setCard] = useState('')
  const [fingerprint, setFingerprint] = useState('')
  const [side, setSide] = useState<'below' | 'above'>('below')
  const trust = useWrite('trustKey')
  const missing = name.trim().length < 2 || card.trim().length < 20 || fingerprint.trim().length < 10
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    trust.mutate(
      { unit, name: name.trim(), card: card.trim(), fingerprint: fingerprint.trim(), above: side === 'above' },
      { onSuccess: onDone },
    )
  }
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <TextField label="Nơi giữ khóa" value={name} onChange={setName} placeholder="Bộ CHQS tỉnh Sơn Hà" />
      <ChoiceField
        label="Nơi đó là"
        hint="Chỉ khóa của cấp trên được mở đợt báo cáo, nhận, trả lại, chấp nhận báo cáo ở đây."
        value={side}
        onChange={(value) => setSide(value === 'above' ? 'above' : 'below')}
        choices={[
          { code: 'below', title: 'đơn vị đang chọn hoặc cấp dưới' },
          { code: 'above', title: 'cấp trên' },
        ]}
      />
      <TextField label="Thẻ khóa của nơi đó" lines={2} value={card} onChange={setCard} />
      <TextField
        label="Vân tay chép từ giấy"
        hint="Chép từ tờ giấy bên kia trao, không chép từ chỗ gửi thẻ."
        value={fingerprint}
        onChange={setFingerprint}
        error={trust.error?.message}
      />
      <p>
        <Button type="submit" look="primary" busy={trust.isPending} unable={missing && 'Điền đủ ba ô'}>
          Đối chiếu và nhận
        </Button>
      </p>
    </form>
  )
}

function EndForm({ unit, id, onDone }: { unit: string; id: string; onDone: () => void }) {
  const [reason, setReason] = useState('')
  const end = useWrite('endTrust')
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    end.mutate({ unit, key: id, reason: reason.trim() }, { onSuccess: onDone })
  }
  return (
    <form className="packets-form" onSubmit={onSubmit} noValidate>
      <TextField label="Lý do" value={reason} onChange={setReason} error={end.error?.message} />
      <Button type="submit" small busy={end.isPending} unable={reason.trim().length < 5 && 'Ghi lý do'}>
        Thôi nhận khóa
      </Button>
    </form>
  )
}
