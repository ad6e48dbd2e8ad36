import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { printDay } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { Book } from '../../book.ts'
import { conditionWords } from '../../conditionWords.ts'
import { Icon } from '../../kit/Icon.tsx'
import { useAddress, useMove, usePlace } from '../../place.ts'

const DENSITIES = [
  { height: 26, word: 'Gọn' },
  { height: 32, word: 'Vừa' },
  { height: 40, word: 'Thoáng' },
]

type Props = {
  register: Book
  registers: readonly Book[]
  height: number
  onHeight: (height: number) => void
  children: ReactNode
}

/** Which book, which words, which conditions: everything that narrows the list stands in the address. */
export function BookBar({ register, registers, height, onHeight, children }: Props) {
  const { asOf } = usePlace()
  const address = useAddress()
  const move = useMove()
  const navigate = useNavigate()
  const where = address.where ?? []
  const go = (book: string) =>
    void navigate({ to: '/so-dang-ky/$register', params: { register: book }, search: standing as never })
  const drop = (index: number) => {
    const left = where.filter((_, at) => at !== index)
    move({ where: left.length > 0 ? left : undefined })
  }
  return (
    <div className="book-bar">
      <label className="book-choice">
        <span className="hidden-words">Sổ</span>
        <select className="box" value={register.key} onChange={(event) => go(event.target.value)}>
          {registers.map((one) => (
            <option key={one.key} value={one.key}>
              {one.title}
            </option>
          ))}
        </select>
      </label>
      <SearchBox
        value={address.search ?? ''}
        onChange={(search) => move({ search: search || undefined, row: undefined }, { replace: true })}
      />
      {children}
      <ul className="chips" aria-label="Đang lọc">
        {where.map((condition, index) => (
          <li key={JSON.stringify(condition)}>
            <button type="button" className="chip" onClick={() => drop(index)}>
              <span>{conditionWords(condition, register)}</span>
              <Icon name="close" size={12} />
              <span className="hidden-words">bỏ điều kiện này</span>
            </button>
          </li>
        ))}
      </ul>
      {(register.dated || register.succession) && (
        <span className="quiet book-on figures">
          {register.dated ? 'Còn trong sổ' : 'Số đang dùng'} ngày {printDay(asOf)}
        </span>
      )}
      <fieldset className="density">
        <legend className="hidden-words">Độ cao của dòng</legend>
        {DENSITIES.map((one) => (
          <button key={one.height} type="button" aria-pressed={height === one.height} onClick={() => onHeight(one.height)}>
            {one.word}
          </button>
        ))}
      </fieldset>
    </div>
  )
}

/** The address follows the words a quarter of a second after the last syllable, and never takes a later one back. */
function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value)
  const sent = useRef(value)
  const send = useRef(onChange)
  send.current = onChange
  useEffect(() => {
    if (value !== sent.current) setText(value)
    sent.current = value
  }, [value])
  useEffect(() => {
    const next = text.trim()
    if (next === sent.current || wordless(next)) return
    const timer = setTimeout(() => {
      sent.current = next
      send.current(next)
    }, 250)
    return () => clearTimeout(timer)
  }, [text])
  const wrong = wordless(text.trim())
  return (
    <span className="book-find">
      <input
        className="box book-search"
        type="search"
        placeholder="Tìm trong sổ, không dấu cũng được"
        aria-label="Tìm trong sổ"
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? 'book-search-hint' : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {wrong && (
        <span id="book-search-hint" className="field-hint" role="status">
          Gõ ít nhất một chữ hoặc một số; dấu riêng không tìm được.
        </span>
      )}
    </span>
  )
}

/** Signs alone are no word to look for: the list stays as it was until there is one. */
const wordless = (text: string): boolean => text !== '' && !/[\p{L}\p{N}]/u.test(text)
