import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { foldTone, printDay } from '#domain/wording.ts'
import { standing } from '../address.ts'
import { Icon, type IconName } from '../kit/Icon.tsx'
import { Modal } from '../kit/Modal.tsx'
import { useMove, usePlace } from '../place.ts'
import { useBooks } from '../useBooks.ts'
import { useRead } from '../useRead.ts'
import { say } from '../words/say.ts'
import { HELP } from './HelpSheet.tsx'
import { GROUPS } from './places.ts'

/** Other words a person may look for a place by. */
const ALSO: Readonly<Record<string, string>> = {
  '/chi-tieu': 'giao chi tieu',
  '/phan-tich': 'bang xoay pivot bieu do',
  '/tuyen-quan': 'nghia vu quan su giao quan',
  '/nhap-so-lieu': 'bieu mau',
  '/bao-cao': 'word in tai',
  '/van-ban': 'ma tran nghi quyet ke hoach quy che',
  '/nhiem-vu': 'ket luan chi dao qua han',
  '/doi-chieu': 'kiem tra bai',
  '/to-chuc': 'cay don vi sap xep sap nhap',
  '/bat-dau': 'tinh moi moi nguoi dung',
}
/** Places that stand under the person's name and not in the menu. */
const OWN = [
  { to: '/tai-khoan', word: say('Tài khoản của tôi'), also: 'mat khau xac thuc hai lop phien' },
  { to: '/cai-dat/nguoi-dung', word: say('Người dùng và quyền'), also: 'moi tam dung chuyen quyen' },
  { to: '/goi-du-lieu', word: say('Gói dữ liệu'), also: 'usb khoa van tay mang khong noi' },
]
const SCREENS = [...GROUPS.flatMap(({ items }) => items.map(({ to, word }) => ({ to, word, also: ALSO[to] ?? '' }))), ...OWN]

const COMMANDS: readonly ({ word: string; also: string; icon: IconName } & ({ to: string } | { run: () => void }))[] = [
  { word: say('In trang này'), also: 'may in giay', icon: 'print', run: () => print() },
  { word: say('Trình chiếu'), also: 'chieu man hinh', icon: 'screen', to: '/trinh-chieu' },
  {
    word: say('Trợ giúp và phím tắt'),
    also: 'huong dan',
    icon: 'question',
    run: () => document.dispatchEvent(new Event(HELP)),
  },
]

type Hit = { id: string; icon: IconName; text: string; note: string; go: () => void }

type Early = { typed: string | null; stands: boolean }

/** Ctrl K: units, figures, registers, papers by number, screens, commands; words without tone marks find them too. */
export function FindBox() {
  const [open, setOpen] = useState(false)
  // Typed before the box stands, the first time it is fetched: the words of a quick hand are not lost.
  const early = useRef<Early>({ typed: null, stands: false })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && !event.isComposing) {
        event.preventDefault()
        if (!early.current.stands) early.current.typed = ''
        setOpen(true)
      } else if (event.key === 'Escape') early.current.typed = null
      else if (early.current.typed !== null && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault()
        early.current.typed += event.key
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button type="button" className="find" onClick={() => setOpen(true)} aria-keyshortcuts="Control+K">
        <Icon name="search" />
        <span>{say('Tìm')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <Modal title={say('Tìm đơn vị, số liệu, phần')} open={open} onClose={() => setOpen(false)} top>
        <Search early={early} onDone={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function Search({ early, onDone }: { early: { readonly current: Early }; onDone: () => void }) {
  const [words, setWords] = useState('')
  useEffect(() => {
    const now = early.current
    const { typed } = now
    now.typed = null
    now.stands = true
    if (typed) setWords((rest) => typed + rest)
    return () => {
      now.stands = false
    }
  }, [early])
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
        placeholder={say('Tìm đơn vị, số liệu, sổ hoặc phần')}
        aria-label={say('Tìm đơn vị, số liệu, sổ hoặc phần')}
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
      <div id="tim-thay" role="listbox" aria-label={say('Kết quả')} className="hits">
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
        <p className="quiet">{say('Không tìm thấy “{words}”. Thử tên ngắn hơn hoặc viết không dấu.', { words: words.trim() })}</p>
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
  // "12", "số 12", "12/QĐ": the number a paper bears, the latest such papers first.
  const numbered = /(?:^|\s)(\d{1,6})(?:$|[\s/])/.exec(words)?.[1]
  const papers = useRead(
    'listRows',
    numbered && place.unit
      ? {
          register: 'documents',
          unit: place.unit,
          where: [{ column: 'number', is: 'equal', value: Number(numbered) }],
          sort: [{ column: 'issuedOn', down: true }],
          limit: 8,
        }
      : null,
    { keep: false },
  )
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
        note: say('phần'),
        go: after(() => void navigate({ to: screen.to, search: standing as never })),
      })
  for (const command of COMMANDS)
    if (words.length >= 2 && matches(`${command.word} ${command.also}`))
      hits.push({
        id: command.word,
        icon: command.icon,
        text: command.word,
        note: say('lệnh'),
        go: after(() => ('to' in command ? void navigate({ to: command.to, search: standing as never }) : command.run())),
      })
  for (const register of books ?? [])
    if (words.length >= 2 && matches(`nhap so ${register.title}`) && foldTone(words).startsWith('nhap'))
      hits.push({
        id: `${register.key} import`,
        icon: 'upload',
        text: say('Nhập từ Excel: {title}', { title: register.title }),
        note: say('lệnh'),
        go: after(
          () =>
            void navigate({
              to: '/so-dang-ky/$register/nhap',
              params: { register: register.key },
              search: standing as never,
            }),
        ),
      })
  for (const register of books ?? [])
    if (matches(register.title))
      hits.push({
        id: register.key,
        icon: 'book',
        text: register.title,
        note: say('sổ'),
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
        note: unit.validTo ? say('đến {day}', { day: printDay(unit.validTo) }) : (unit.path.at(-1)?.name ?? say('đơn vị')),
        go: after(() => move({ unit: unit.code, at: undefined, row: undefined })),
      })
    for (const row of papers.data?.rows ?? [])
      hits.push({
        id: row.id,
        icon: 'copy',
        text: [row.shown.reference, row.shown.abstract].filter(Boolean).join(': '),
        note: row.shown.issuedOn ?? say('văn bản'),
        go: after(
          () =>
            void navigate({
              to: '/so-dang-ky/$register',
              params: { register: 'documents' },
              search: ((old: object) => ({ ...standing(old), row: row.id })) as never,
            }),
        ),
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
