import { useState } from 'react'
import { wordKey } from '#domain/nearestWord.ts'
import type { ListedRow } from '../../contract.ts'
import { Icon } from '../../kit/Icon.tsx'

type Props = {
  people: readonly ListedRow[]
  ticked: readonly string[]
  remarks: ReadonlyMap<string, { words: string; blocks: boolean } | null>
  onTick: (ids: readonly string[]) => void
  /** Ticks those of the shift before; null where there is none. */
  like: (() => void) | null
}

/** More than a screen of names is filtered while typing. */
const LONG = 12

export function PeopleTicks({ people, ticked, remarks, onTick, like }: Props) {
  const [words, setWords] = useState('')
  const word = wordKey(words)
  const chosen = new Set(ticked)
  const shown = people.filter(({ id, shown: { fullName } }) => chosen.has(id) || wordKey(fullName ?? '').includes(word))
  return (
    <fieldset className="quick-people">
      <legend>Người trực</legend>
      {like && (
        <button type="button" className="link quick-like" onClick={like}>
          Như ca trước
        </button>
      )}
      {people.length > LONG && (
        <input
          className="box"
          type="search"
          aria-label="Tìm người trực"
          placeholder="Tìm tên, không dấu cũng được"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      <ul>
        {shown.map(({ id, shown: facts }) => {
          const remark = remarks.get(id)
          return (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.has(id)}
                  onChange={() => onTick(chosen.has(id) ? ticked.filter((one) => one !== id) : [...ticked, id])}
                />
                <span>
                  <b>{facts.fullName}</b>
                  <small>{[facts.position, facts.team].filter(Boolean).join(', ')}</small>
                </span>
              </label>
              {chosen.has(id) && remark && (
                <p className={`quick-remark ${remark.blocks ? 'blocks' : ''}`}>
                  <Icon name="warning" />
                  <span>
                    Đồng chí {givenName(facts.fullName)} {remark.words}.{' '}
                    {remark.blocks ? 'Bỏ chọn hoặc đổi ca.' : 'Vẫn lưu được, đồng chí cân nhắc.'}
                  </span>
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}

const givenName = (name = ''): string => name.trim().split(/\s+/).at(-1) ?? ''
