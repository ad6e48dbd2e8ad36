import { useState } from 'react'
import { Icon } from '../kit/Icon.tsx'
import { Popover } from '../kit/Popover.tsx'
import { Empty } from '../kit/States.tsx'
import { Tree } from '../kit/Tree.tsx'
import { useMove, usePlace } from '../place.ts'
import { useUnit } from '../session.ts'
import { useUnitTree } from '../unitTree.ts'
import { useRead } from '../useRead.ts'
import { say } from '../words/say.ts'

export function UnitPicker() {
  const { unit, asOf } = usePlace()
  const move = useMove()
  const here = useUnit(unit, asOf)
  return (
    <Popover
      name={say('Chọn đơn vị')}
      triggerClass="pick unit-pick"
      className="unit-popover"
      trigger={
        <>
          <Icon name="pin" />
          <span className="hidden-words">{say('Đơn vị:')}</span>
          <b className="pick-text">{here?.name ?? say('Đơn vị')}</b>
          <Icon name="down" />
        </>
      }
    >
      {(close) => (
        <Choose
          chosen={unit}
          on={asOf}
          onChoose={(code) => {
            move({ unit: code, at: undefined, row: undefined })
            close()
          }}
        />
      )}
    </Popover>
  )
}

function Choose({ chosen, on, onChoose }: { chosen: string; on: string; onChoose: (code: string) => void }) {
  const [words, setWords] = useState('')
  const search = words.trim()
  const found = useRead('showUnits', search.length >= 2 ? { search, ...(on ? { on } : {}) } : null)
  const { items, fold } = useUnitTree(chosen, on)
  return (
    <div className="choose-unit">
      <input
        className="box"
        type="search"
        placeholder={say('Tìm đơn vị, viết không dấu cũng được')}
        aria-label={say('Tìm đơn vị')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <p className="quiet tree-on">{say('Cây tổ chức cùng ngày số liệu')}</p>
      {search.length >= 2 ? (
        <ul className="found" aria-label={say('Đơn vị tìm thấy')}>
          {(found.data?.found ?? []).map((unit) => (
            <li key={unit.code}>
              <button type="button" onClick={() => onChoose(unit.code)}>
                <span>{unit.name}</span>
                <span className="quiet">{unit.path.at(-1)?.name ?? ''}</span>
              </button>
            </li>
          ))}
          {found.data && !found.isFetching && (found.data.found ?? []).length === 0 && (
            <Empty>{say('Không có đơn vị nào tên như “{words}” trong phạm vi của đồng chí.', { words: search })}</Empty>
          )}
        </ul>
      ) : (
        <Tree items={items} chosen={chosen} name={say('Cây tổ chức')} onFold={fold} onChoose={onChoose} />
      )}
    </div>
  )
}
