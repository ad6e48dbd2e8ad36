import { useState } from 'react'
import type { Quote } from '#domain/reportText.ts'
import type { MovedChip, TextStanding, TypedNumber } from '../../contract/reportText.ts'
import { Button } from '../../kit/Button.tsx'

type Props = {
  standing: TextStanding
  editable: boolean
  /** Words were typed since this was worked out. */
  stale: boolean
  onAgree: (chips: readonly MovedChip[]) => void
  onLink: (number: TypedNumber, offer: TypedNumber['offers'][number]) => void
  onQuote: (number: TypedNumber, quote: Quote) => void
}

/** The numbers that wait for a word: figures that moved, and numbers typed without a figure or a source. */
export function Numbers({ standing, editable, stale, onAgree, onLink, onQuote }: Props) {
  const { moved, typed } = standing
  const changed = moved.filter(({ now }) => now !== null)
  const missing = moved.filter(({ now }) => now === null)
  return (
    <div className="numbers">
      <h2>Số chờ xác nhận</h2>
      {stale && <p className="quiet">Bài vừa sửa. Ghi để kiểm tra lại các số.</p>}
      {moved.length === 0 && typed.length === 0 && <p className="quiet">Mọi con số đã có nơi xuất xứ.</p>}
      {changed.length > 0 && (
        <section>
          <header className="numbers-head">
            <h3>Đã đổi từ khi ghi bài ({changed.length})</h3>
            {editable && changed.length > 1 && (
              <Button small onClick={() => onAgree(changed)}>
                Nhận tất cả
              </Button>
            )}
          </header>
          <ul>
            {changed.map((chip) => (
              <li key={keyOf(chip)} className="number">
                <p>
                  {chip.title && `${chip.title}: `}
                  <span className="figure waiting">{chip.text}</span> thành <b>{chip.now}</b>
                </p>
                {editable && (
                  <Button small onClick={() => onAgree([chip])}>
                    Nhận số mới
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {missing.length > 0 && (
        <section>
          <h3>Kỳ này chưa có số ({missing.length})</h3>
          <ul>
            {missing.map((chip) => (
              <li key={keyOf(chip)} className="number">
                <p>
                  <span className="figure waiting">{chip.text}</span> {chip.title}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {typed.length > 0 && (
        <section>
          <h3>Số gõ tay ({typed.length})</h3>
          <ul>
            {typed.map((number) => (
              <Typed
                key={`${number.section} ${number.paragraph} ${number.piece} ${number.start}`}
                number={number}
                editable={editable && !stale}
                onLink={onLink}
                onQuote={onQuote}
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

const keyOf = ({ section, paragraph, piece }: MovedChip): string => `${section} ${paragraph} ${piece}`

function Typed({ number, editable, onLink, onQuote }: { number: TypedNumber } & Pick<Props, 'editable' | 'onLink' | 'onQuote'>) {
  const [source, setSource] = useState('')
  const [quoting, setQuoting] = useState(false)
  return (
    <li className={`number ${number.standing}`}>
      <p>
        <b>{number.text}</b> <span className="quiet">{number.reason}</span>
      </p>
      {editable &&
        number.offers.map((offer) => (
          <Button
            key={offer.token}
            small
            icon={number.standing === 'matched' ? 'check' : 'right'}
            onClick={() => onLink(number, offer)}
          >
            {number.standing === 'matched' ? `Liên kết: ${offer.title}` : `Thay bằng ${offer.text}: ${offer.title}`}
          </Button>
        ))}
      {editable && !quoting && (
        <Button small look="quiet" onClick={() => setQuoting(true)}>
          Ghi là số trích
        </Button>
      )}
      {quoting && (
        <form
          className="quote-form"
          onSubmit={(event) => {
            event.preventDefault()
            if (source.trim().length >= 5) onQuote(number, { quoted: number.text, source: source.trim() })
          }}
        >
          <label>
            Nguồn của số này
            <input
              className="box"
              value={source}
              minLength={5}
              required
              placeholder="ví dụ: Báo cáo số 12/BC-SYT ngày 3/6/2026"
              onChange={(event) => setSource(event.target.value)}
            />
          </label>
          <Button small type="submit">
            Ghi nguồn
          </Button>
        </form>
      )}
    </li>
  )
}
