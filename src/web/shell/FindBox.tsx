import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { foldTone } from '#domain/wording.ts'
import { standing } from '../address.ts'
import { Icon, type IconName } from '../kit/Icon.tsx'
import { Modal } from '../kit/Popover.tsx'
import { useMove, usePlace } from '../place.ts'
import { useBooks } from '../useBooks.ts'
import { useRead } from '../useRead.ts'

const SCREENS: { to: string; word: string; also: string }[] = [
  { to: '/', word: 'Tổng quan', also: '' },
  { to: '/chi-tieu', word: 'Chỉ tiêu', also: 'giao chi tieu' },
  { to: '/tuyen-quan', word: 'Tuyển quân', also: 'nghia vu quan su giao quan' },
  { to: '/nhap-so-lieu', word: 'Nhập số liệu', also: 'bieu mau' },
  { to: '/bao-cao', word: 'Báo cáo', also: 'word in tai' },
  { to: '/van-ban', word: 'Văn bản', also: 'ma tran nghi quyet ke hoach quy che' },
  { to: '/nhiem-vu', word: 'Nhiệm vụ', also: 'ket luan chi dao qua han' },
  { to: '/doi-chieu', word: 'Đối chiếu', also: 'kiem tra bai' },
]

type Hit = { id: string; icon: IconName; text: string; note: string; go: () => void }

/** Ctrl K: units, figures, registers, screens; words without tone marks find them too. */
export function FindBox() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && !event.isComposing) {
        event.preventDefault()
        setOpen(true)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button type="button" className="find" onClick={() => setOpen(true)} aria-keyshortcuts="Control+K">
        <Icon name="search" />
        <span>Tìm</span>
        <kbd>Ctrl K</kbd>
      </button>
      <Modal title="Tìm đơn vị, số liệu, phần" open={open} onClose={() => setOpen(false)} top>
        <Search onDone={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function Search({ onDone }: { onDone: () => void }) {
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const hits = useHits(words.trim(), onDone)
  const active = Math.min(at, hits.length - 1)
  return (
    <div className="find-body">
      <input
        className="box"
        type="search"
        // biome-ignore lint/a11y/noAutofocus: opened by the person to type in
        autoFocus
        placeholder="Tìm đơn vị, số liệu, sổ hoặc phần"
        aria-label="Tìm đơn vị, số liệu, sổ hoặc phần"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="tim-thay"
        aria-activedescendant={hits[active] ? `hit-${hits[active].id}` : undefined}
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.keyCode === 229) return
          if (event.key === 'ArrowDown') setAt(Math.min(hits.length - 1, active + 1))
          else if (event.key === 'ArrowUp') setAt(Math.max(0, active - 1))
          else if (event.key === 'Enter') hits[active]?.go()
          else return
          event.preventDefault()
        }}
      />
      <div id="tim-thay" role="listbox" aria-label="Kết quả" className="hits">
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box above owns the keys
          // biome-ignore lint/a11y/useFocusableInteractive: options are reached by aria-activedescendant
          <div key={hit.id} id={`hit-${hit.id}`} role="option" aria-selected={index === active} className="hit" onClick={hit.go}>
            <Icon name={hit.icon} />
            <span>{hit.text}</span>
            <span className="quiet">{hit.note}</span>
          </div>
        ))}
      </div>
      {words.trim().length >= 2 && hits.length === 0 && (
        <p className="quiet">Không tìm thấy “{words.trim()}”. Thử tên ngắn hơn hoặc viết không dấu.</p>
      )}
    </div>
  )
}

function useHits(words: string, onDone: () => void): Hit[] {
  const place = usePlace()
  const move = useMove()
  const navigate = useNavigate()
  const folded = foldTone(words)
  const units = useRead('showUnits', words.length >= 2 ? { search: words, ...(place.asOf ? { on: place.asOf } : {}) } : null)
  const indicators = useRead('listIndicators', {})
  const { books } = useBooks()
  const matches = (text: string) => foldTone(text).includes(folded)
  const after = (work: () => void) => () => {
    work()
    onDone()
  }
  const hits: Hit[] = []
  for (const screen of SCREENS)
    if (matches(`${screen.word} ${screen.also}`))
      hits.push({
        id: screen.to,
        icon: 'right',
        text: screen.word,
        note: 'phần',
        go: after(() => void navigate({ to: screen.to, search: standing as never })),
      })
  for (const register of books ?? [])
    if (matches(register.title))
      hits.push({
        id: register.key,
        icon: 'book',
        text: register.title,
        note: 'sổ',
        go: after(
          () => void navigate({ to: '/so-dang-ky/$register', params: { register: register.key }, search: standing as never }),
        ),
      })
  if (words.length >= 2) {
    for (const unit of (units.data?.found ?? []).slice(0, 12))
      hits.push({
        id: unit.code,
        icon: 'pin',
        text: unit.name,
        note: unit.path.at(-1)?.name ?? 'đơn vị',
        go: after(() => move({ unit: unit.code, at: undefined, row: undefined })),
      })
    for (const line of (indicators.data ?? []).filter((one) => matches(one.title)).slice(0, 12))
      hits.push({
        id: line.id,
        icon: 'sum',
        text: line.title,
        note: line.unit,
        go: after(() => move({ proof: line.id, at: undefined })),
      })
  }
  return hits
}
