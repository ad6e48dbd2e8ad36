import { useEffect, useRef, useState } from 'react'
import { printDay } from '#domain/wording.ts'
import { type Refusal, read } from '../../call.ts'
import type { WrittenText } from '../../contract/reportText.ts'
import { Button } from '../../kit/Button.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { useAddress, useMove, usePlace } from '../../place.ts'
import { ProofPanel } from '../../proof/ProofPanel.tsx'
import { EDITORS, holdsRole, useSession, useUnit } from '../../session.ts'
import { useRead, useWrite } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { addParagraph, agreeTo, bind, joinAbove, setParagraph } from './editing.ts'
import { InsertFigure } from './InsertFigure.tsx'
import { Numbers } from './Numbers.tsx'
import { Paragraph } from './Paragraph.tsx'
import { boundElement, placeCaret } from './pieces.ts'
import '../../kit/figureText.css'
import '../../kit/reportDesk.css'
import './writing.css'

/** The words of a report, free; its numbers, bound: to a figure that opens its proof, or to where they were quoted from. */
export function WritingScreen() {
  const place = usePlace()
  const text = useRead('showText', place, { keep: false })
  useTitle('Soạn báo cáo')
  if (text.error)
    return (
      <main className="page">
        <Refused status={text.error.status} message={text.error.message} onRetry={() => void text.refetch()} />
      </main>
    )
  if (!text.data)
    return (
      <main className="page">
        <Skeleton rows={12} height={26} />
      </main>
    )
  return <Desk key={`${place.unit} ${place.period} ${place.asOf}`} given={text.data} />
}

function Desk({ given }: { given: WrittenText }) {
  const place = usePlace()
  const address = useAddress()
  const move = useMove()
  const session = useSession()
  const editable = holdsRole(session.data, useUnit(place.unit, place.asOf), EDITORS)
  const [sections, setSections] = useState(given.sections)
  const [version, setVersion] = useState(given.version)
  const [standing, setStanding] = useState(given.standing)
  const [dirty, setDirty] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const [rolledFrom, setRolledFrom] = useState<string | null>(null)
  const caret = useRef<{ box: HTMLElement; range: Range | null } | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const paper = useRef<HTMLElement>(null)
  const save = useWrite('saveText')

  const edit = (next: typeof sections) => {
    setSections(next)
    setDirty(true)
  }
  const keep = () =>
    save.mutate(
      { ...place, version, sections },
      {
        onSuccess: (reply) => {
          setSections(reply.sections)
          setVersion(reply.version)
          setStanding(reply.standing)
          setDirty(false)
          setRefused(null)
        },
        onError: (error) => setRefused([error.message, ...error.findings.map(({ message }) => message)].join(' ')),
      },
    )
  const rollForward = async () => {
    try {
      const rolled = await read('rollText', place)
      edit(rolled.sections)
      setStanding(rolled.standing)
      setRolledFrom(rolled.fromTitle)
      setRefused(null)
    } catch (error) {
      setRefused((error as Refusal).message)
    }
  }
  const insert = (chip: { token: string; text: string }) => {
    const at = caret.current
    if (!at?.range) return setRefused('Đặt con trỏ vào chỗ cần chèn trong bài trước.')
    at.range.deleteContents()
    const element = boundElement(chip)
    at.range.insertNode(element)
    at.box.dispatchEvent(new Event('input', { bubbles: true }))
    placeCaret(at.box, [...at.box.childNodes].indexOf(element) + 1)
  }

  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => event.preventDefault()
    if (dirty) addEventListener('beforeunload', leave)
    return () => removeEventListener('beforeunload', leave)
  }, [dirty])
  const keys = useRef<(event: KeyboardEvent) => void>(() => {})
  keys.current = (event) => {
    if (event.isComposing) return
    if (event.ctrlKey && event.key.toLowerCase() === 's') {
      event.preventDefault()
      if (editable && dirty) keep()
    } else if (event.altKey && event.key === '=') {
      event.preventDefault()
      search.current?.focus()
    } else if (event.key === 'F8') {
      event.preventDefault()
      goToWaiting(event.shiftKey ? -1 : 1)
    }
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => keys.current(event)
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  const goToWaiting = (step: 1 | -1) => {
    const waiting = [...(paper.current?.querySelectorAll<HTMLElement>('.figure.waiting, .has-typed') ?? [])]
    const at = waiting.findIndex((one) => one.classList.contains('here'))
    const next = waiting[(at + step + waiting.length) % waiting.length]
    for (const one of waiting) one.classList.toggle('here', one === next)
    next?.scrollIntoView({ block: 'center' })
    next?.closest<HTMLElement>('.writable')?.focus()
  }

  const numbers = numbersOf(sections)
  return (
    <main className={`report writing ${address.proof ? 'with-proof' : ''}`}>
      <header className="report-head">
        <h1>Soạn báo cáo kết quả công tác {given.periodTitle}</h1>
        <StatusTag tone="plain" icon="pen">
          {version === 0 ? 'Bản tự lên, chưa ghi' : `Bản ${version}${dirty ? ', đang sửa' : ''}`}
        </StatusTag>
        {given.savedAt && (
          <span className="quiet">
            {given.savedBy} ghi {printDay(given.savedAt.slice(0, 10))}
          </span>
        )}
        <div className="page-deeds">
          {refused && (
            <p className="field-error" role="alert">
              {refused}
            </p>
          )}
          {editable && (
            <Button look="quiet" icon="copy" onClick={() => void rollForward()}>
              Viết tiếp từ kỳ trước
            </Button>
          )}
          <Button
            look="primary"
            icon="check"
            busy={save.isPending}
            unable={!editable ? 'Tài khoản này chỉ xem được bài của đơn vị.' : !dirty ? 'Chưa có gì thay đổi.' : undefined}
            onClick={keep}
          >
            Ghi bài
          </Button>
        </div>
      </header>
      <div className="report-body">
        <aside className="contents" aria-label="Số trong bài">
          <Numbers
            standing={standing}
            editable={editable}
            stale={dirty}
            onAgree={(chips) => {
              edit(chips.reduce((text, chip) => agreeTo(text, chip), sections))
              setStanding((old) => ({ ...old, moved: old.moved.filter((one) => !chips.includes(one)) }))
            }}
            onLink={(number, offer) => edit(bind(sections, number, { token: offer.token, text: offer.text }))}
            onQuote={(number, quote) => edit(bind(sections, number, quote))}
          />
          {editable && <InsertFigure forms={given.forms} box={search} onInsert={insert} />}
        </aside>
        <section ref={paper} className="report-desk" aria-label="Bài báo cáo">
          <article className="sheet" lang="vi">
            {rolledFrom && (
              <p className="rolled">
                Viết tiếp từ {rolledFrom}: số liên kết và tên mục đã theo kỳ này, chữ giữ nguyên, số trích của kỳ trước thành số
                gõ tay để xem lại. Chưa ghi.
              </p>
            )}
            {sections.map((section, at) => {
              const Heading = section.level === 1 ? 'h2' : 'h3'
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text stand in their order
                <section key={at}>
                  <Heading className={`sheet-h${section.level}`}>
                    {numbers[at]}
                    {section.level === 1 ? section.heading.toLocaleUpperCase('vi') : section.heading}
                  </Heading>
                  {section.paragraphs.map((pieces, paragraph) => (
                    <Paragraph
                      // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are known by their place
                      key={paragraph}
                      label={`${section.heading}, đoạn ${paragraph + 1}`}
                      pieces={pieces}
                      editable={editable}
                      moved={dirty ? [] : standing.moved.filter((one) => one.section === at && one.paragraph === paragraph)}
                      typed={dirty ? [] : standing.typed.filter((one) => one.section === at && one.paragraph === paragraph)}
                      onChange={(next) => edit(setParagraph(sections, { section: at, paragraph }, next))}
                      onSplit={(before, after) => {
                        edit(setParagraph(sections, { section: at, paragraph }, before, after.length > 0 ? after : ['']))
                        requestAnimationFrame(() => focusParagraph(paper.current, at, paragraph + 1))
                      }}
                      onJoin={() => {
                        edit(joinAbove(sections, { section: at, paragraph }))
                        requestAnimationFrame(() => focusParagraph(paper.current, at, Math.max(0, paragraph - 1)))
                      }}
                      onProof={(indicator) => move({ proof: indicator, at: undefined }, { replace: Boolean(address.proof) })}
                      onCaret={(box) => {
                        const range = getSelection()?.rangeCount ? (getSelection()?.getRangeAt(0).cloneRange() ?? null) : null
                        caret.current = { box, range: range && box.contains(range.startContainer) ? range : null }
                      }}
                    />
                  ))}
                  {editable && (
                    <button type="button" className="add-paragraph" onClick={() => edit(addParagraph(sections, at))}>
                      Thêm đoạn
                    </button>
                  )}
                </section>
              )
            })}
          </article>
        </section>
        {address.proof && (
          <aside className="report-proof" aria-label="Căn cứ của số liệu">
            <ProofPanel
              indicator={address.proof}
              unit={address.at ?? place.unit}
              top={place.unit}
              onDrill={(code) => move({ at: code === place.unit ? undefined : code })}
              onClose={() => move({ proof: undefined, at: undefined }, { replace: true })}
            />
          </aside>
        )}
      </div>
      <footer className="report-foot figures" role="status">
        <span>
          <b className="foot-chip">{standing.linked}</b> số liên kết
        </span>
        <span>
          <b className={standing.moved.length > 0 ? 'foot-waiting' : ''}>{standing.moved.length}</b> chờ xác nhận
        </span>
        <span>
          <b>{standing.typed.length}</b> số gõ tay
        </span>
        <span>
          <b>{standing.quoted}</b> số trích
        </span>
        <span className="report-keys">
          Chỗ cần xem <kbd>F8</kbd> Chèn số <kbd>Alt =</kbd> Ghi <kbd>Ctrl S</kbd>
        </span>
      </footer>
    </main>
  )
}

function focusParagraph(paper: HTMLElement | null, section: number, paragraph: number): void {
  const box = paper?.querySelectorAll('.sheet > section')[section]?.querySelectorAll<HTMLElement>('.writable')[paragraph]
  if (box) placeCaret(box, 0)
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']
/** I, II for the parts, 1, 2 within a part. */
function numbersOf(sections: readonly { level: 1 | 2 }[]): string[] {
  const counts = { 1: 0, 2: 0 }
  return sections.map(({ level }) => {
    counts[level]++
    if (level === 1) counts[2] = 0
    return level === 1 ? `${ROMAN[counts[1] - 1] ?? counts[1]}. ` : `${counts[2]}. `
  })
}
