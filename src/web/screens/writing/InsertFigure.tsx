import { type RefObject, useState } from 'react'
import type { Chip } from '#domain/reportText.ts'
import type { FigureForm } from '../../contract/reportText.ts'

const MOST = 10

type Props = { forms: readonly FigureForm[]; box: RefObject<HTMLInputElement | null>; onInsert: (chip: Chip) => void }

/** Puts a figure where the caret stands: found by its name without tone marks, in the form the sentence needs. */
export function InsertFigure({ forms, box, onInsert }: Props) {
  const [words, setWords] = useState('')
  const wanted = toneless(words).split(/\s+/).filter(Boolean)
  const found = wanted.length === 0 ? [] : forms.filter(({ title }) => wanted.every((word) => toneless(title).includes(word)))
  const titles = [...Map.groupBy(found, ({ title }) => title)].slice(0, MOST)
  return (
    <section className="insert">
      <label htmlFor="chen-so">
        Chèn số liên kết <kbd>Alt =</kbd>
      </label>
      <input
        id="chen-so"
        ref={box}
        className="box"
        autoComplete="off"
        value={words}
        placeholder="gõ tên chỉ tiêu, không cần dấu"
        onChange={(event) => setWords(event.target.value)}
      />
      {wanted.length > 0 && titles.length === 0 && <p className="quiet">Không có chỉ tiêu nào có số mang tên này.</p>}
      <ul>
        {titles.map(([title, offers]) => (
          <li key={title}>
            <span>{title}</span>
            <span className="forms">
              {offers.map(({ token, text }) => (
                <button
                  key={token}
                  type="button"
                  className="figure linked"
                  aria-label={`Chèn ${text}, ${title}`}
                  onClick={() => onInsert({ token, text })}
                >
                  {text}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const toneless = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase()
