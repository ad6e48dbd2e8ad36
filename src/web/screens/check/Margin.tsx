import { useEffect, useRef } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Empty } from '../../kit/States.tsx'
import { useMove } from '../../place.ts'
import type { VerdictRow } from './verdicts.ts'

const ICONS = { agrees: 'check', cut: 'warning', differs: 'differs', cannot: 'question' } as const
const WORDS = { agrees: 'khớp sổ', cut: 'khớp khi cắt bỏ phần lẻ', differs: 'khác sổ', cannot: 'chưa kết luận' }

type Props = {
  rows: VerdictRow[]
  at: number | null
  corrections: ReadonlySet<number>
  onPick: (index: number) => void
  onCorrect: (index: number, accept: boolean) => void
}

/** Beside the text: as written, understood as, in the registers. Only what differs or was cut stands open; every accusation says why. */
export function Margin({ rows, at, corrections, onPick, onCorrect }: Props) {
  const move = useMove()
  const list = useRef<HTMLOListElement>(null)
  const open = rows.filter((row) => row.verdict !== 'agrees').map((row) => row.index)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys act on what is in front now
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.isComposing || open.length === 0) return
      event.preventDefault()
      const here = at === null ? -1 : open.indexOf(at)
      const next = open[(here + (event.shiftKey ? -1 : 1) + open.length) % open.length]
      if (next !== undefined) onPick(next)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [rows, at])
  useEffect(() => {
    if (at !== null) list.current?.querySelector(`[data-row="${at}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [at])
  if (rows.length === 0) return <Empty>Bài này không có số liệu nào để đối chiếu.</Empty>
  return (
    <section className="margin" aria-label="Từng số trong bài">
      <p className="margin-head" aria-hidden="true">
        <span />
        <span>Trong bài</span>
        <span>Được hiểu là</span>
        <span>Trong sổ</span>
      </p>
      <ol ref={list}>
        {rows.map((row) => {
          const opened = row.verdict === 'differs' || row.verdict === 'cut' || at === row.index
          return (
            <li
              key={row.index}
              data-row={row.index}
              className={`${row.verdict} ${opened ? 'open' : ''} ${at === row.index ? 'here' : ''}`}
            >
              <button type="button" className="margin-row" aria-expanded={opened} onClick={() => onPick(row.index)}>
                <span className={`verdict-mark ${row.verdict}`}>
                  <Icon name={ICONS[row.verdict]} size={12} />
                  <span className="hidden-words">{WORDS[row.verdict]}</span>
                </span>
                <b className="figures">{row.claim.text}</b>
                <span>{row.meaning}</span>
                <span className={`figures num ${row.verdict === 'differs' ? 'red' : 'quiet'}`}>{row.held || '…'}</span>
              </button>
              {opened && (
                <div className="margin-body">
                  {row.reasons.map((reason) => (
                    <p key={reason}>{reason}</p>
                  ))}
                  <div className="margin-deeds">
                    {row.correction &&
                      (corrections.has(row.index) ? (
                        <Button small icon="back" onClick={() => onCorrect(row.index, false)}>
                          Đã sửa thành {row.correction}, bỏ sửa
                        </Button>
                      ) : (
                        <Button small onClick={() => onCorrect(row.index, true)}>
                          Sửa thành {row.correction}
                        </Button>
                      ))}
                    {row.claim.indicator && (
                      <button
                        type="button"
                        className="link"
                        onClick={() => move({ proof: row.claim.indicator ?? undefined, at: undefined })}
                      >
                        Căn cứ
                      </button>
                    )}
                  </div>
                </div>
              )}
            </li>
          )
        })}
      </ol>
      <p className="margin-keys quiet">
        Chỗ cần xem tiếp theo <kbd>F8</kbd>
      </p>
    </section>
  )
}
