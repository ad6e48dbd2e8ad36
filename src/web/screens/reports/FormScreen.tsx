import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useMemo, useState } from 'react'
import type { Finding } from '#domain/finding.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import type { AskedFinding } from '../../contract/checks.ts'
import type { Entry, Form } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { Findings } from '../../kit/Findings.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { useAddress, usePlace } from '../../place.ts'
import { EDITORS, holdsRole, useSession, useUnit } from '../../session.ts'
import { useRead, useWrite } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { byRow, isOpen } from './askedRows.ts'
import { CheckBar } from './CheckBar.tsx'
import { FigureConflict } from './FigureConflict.tsx'
import { FormRows } from './FormRows.tsx'
import { questionId, RowQuestions } from './RowQuestions.tsx'
import { entriesOf, type Typed, typedOf } from './typedEntry.ts'
import { useFormOutbox, useKeptFigures } from './useKeptFigures.ts'
import { seenOf, withWaiting } from './waitingForm.ts'
import '../../kit/panel.css'
import './form.css'

/** The form of a period, made from the catalogue: what the registers count stands filled, the rest is typed. */
export function FormScreen() {
  const place = usePlace()
  const form = useRead('showForm', place, { keep: false })
  useTitle('Nhập số liệu')
  return (
    <main className="page form-page">
      <header className="page-head">
        <h1>
          Nhập số liệu
          {form.data && (
            <span className="page-sub">
              {form.data.shortForm
                ? `Biểu rút gọn của ${form.data.shortForm.title.toLowerCase()}, dùng từ ${printDay(form.data.shortForm.validFrom)}: số đếm từ sổ, không phải nhập.`
                : 'Chỉ các số không sổ nào ghi; số đếm từ sổ đã có sẵn, không nhập lại.'}
            </span>
          )}
        </h1>
      </header>
      {form.error ? (
        <Refused status={form.error.status} message={form.error.message} onRetry={() => void form.refetch()} />
      ) : form.data ? (
        <Sheet key={`${place.unit} ${place.period} ${place.asOf}`} read={form.data} />
      ) : (
        <Skeleton rows={12} height={30} />
      )}
    </main>
  )
}

function Sheet({ read }: { read: Form }) {
  const place = usePlace()
  const { waiting: steps, arrived } = useFormOutbox(read, place)
  const { form, waiting } = useMemo(() => {
    const { waiting } = withWaiting(read, steps, place.asOf)
    return { form: withWaiting(read, [...arrived, ...steps], place.asOf).form, waiting }
  }, [read, steps, arrived, place.asOf])
  const session = useSession()
  const here = useUnit(place.unit, place.asOf)
  const editor = holdsRole(session.data, here, EDITORS)
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({})
  const [findings, setFindings] = useState<readonly Finding[]>([])
  const { indicator: named } = useAddress()
  const [chapter, setChapter] = useState(
    () =>
      chapterOf(form, named) ??
      form.sections.find((section) => section.rows.some((row) => row.entry !== null))?.chapter ??
      form.sections[0]?.chapter ??
      '',
  )
  const [onlyMissing, setOnlyMissing] = useState(false)
  const save = useWrite('enterFigures')
  const client = useQueryClient()
  const keeping = useKeptFigures(form, place, here?.name ?? '')
  const [met, setMet] = useState<{ message: string; findings: readonly Finding[]; entries: Entry[] } | null>(null)
  const check = useRead('checkReport', place)
  const checked = check.data
  const asked = useMemo(
    () =>
      byRow(
        form.sections.flatMap(({ rows }) => rows),
        checked?.findings ?? [],
      ),
    [form, checked],
  )
  const slots = useMemo(() => slotsOf(form), [form])
  const changed = Object.keys(typed).length
  const section = form.sections.find((one) => one.chapter === chapter)
  const missing = (rows: Form['sections'][number]['rows']) =>
    rows.reduce(
      (sum, row) =>
        sum +
        (row.entry?.state === 'missing' ? 1 : 0) +
        row.base.filter((base) => base.entered && base.entry.state === 'missing').length,
      0,
    )

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const { entries, wrong } = entriesOf(typed, slots)
    setFindings(wrong)
    if (wrong.length > 0 || entries.length === 0) return
    const seen = seenOf(read)
    send(
      entries.map((entry) => {
        const was = seen.get(entry.indicator)
        return was ? { ...entry, was } : entry
      }),
    )
  }
  const send = (entries: Entry[]) => {
    setMet(null)
    if (entries.length === 0) {
      setTyped({})
      return
    }
    save.mutate(
      { ...place, entries },
      {
        onSuccess: (reply) => {
          setTyped({})
          setFindings(reply.findings)
        },
        onError: async (error) => {
          if (error.code === 'network') {
            const told = await keeping.keep(entries)
            if (told) {
              setTyped({})
              setFindings(told)
              return
            }
          }
          if (error.code === 'entry.changed') {
            setMet({ message: error.message, findings: error.findings, entries })
            // Whoever takes what the other wrote is to see it in its box.
            await client.invalidateQueries({ queryKey: ['showForm'] })
          } else
            setFindings(
              error.findings.length > 0
                ? error.findings
                : [{ code: error.code, severity: 'error', where: {}, message: error.message }],
            )
        },
      },
    )
  }
  const go = (finding: Finding) => {
    const id = finding.where.indicator
    const holder = chapterOf(form, id)
    if (holder) setChapter(holder)
    requestAnimationFrame(() => document.getElementById(`so-${id}`)?.focus())
  }
  // A slip or a question leads to its very row: typed cells take the cursor, derived ones their figure.
  useEffect(() => {
    if (!named) return
    const cell = document.getElementById(`so-${named}`) ?? document.querySelector<HTMLElement>(`[data-figure="${named}"]`)
    cell?.scrollIntoView({ block: 'center' })
    cell?.focus()
  }, [named])
  const goAsked = (finding: AskedFinding) => {
    const row = [...asked].find(([, list]) => list.includes(finding))?.[0]
    const holder = form.sections.find(({ rows }) => rows.some(({ indicator }) => indicator === row))
    if (holder) setChapter(holder.chapter)
    setOnlyMissing(false)
    requestAnimationFrame(() => {
      const question = document.getElementById(questionId(finding.about))
      question?.scrollIntoView({ block: 'center' })
      const answer = question?.parentElement?.querySelector('input')
      ;(answer ?? question)?.focus()
    })
  }
  const openIn = (rows: Form['sections'][number]['rows']) =>
    rows.reduce((sum, { indicator }) => sum + (asked.get(indicator) ?? []).filter(isOpen).length, 0)
  return (
    <form onSubmit={onSubmit} className="form-sheet" noValidate>
      <nav className="chapters" aria-label="Các chương">
        {form.sections.map((one) => {
          const left = missing(one.rows)
          const open = openIn(one.rows)
          return (
            <button
              key={one.chapter}
              type="button"
              aria-pressed={one.chapter === chapter}
              onClick={() => setChapter(one.chapter)}
            >
              <span>{one.title}</span>
              {open > 0 ? (
                <span className="asked figures">{printInteger(open)} cần xem</span>
              ) : (
                <span className="quiet figures">{left > 0 ? `còn ${printInteger(left)}` : 'đủ'}</span>
              )}
            </button>
          )
        })}
      </nav>
      <div className="form-main">
        {met && <FigureConflict {...met} words={keeping.wordsOf(met.entries)} onChoose={send} />}
        {findings.length > 0 && <Findings findings={findings} onGo={go} />}
        {checked && <CheckBar checked={checked} onGo={goAsked} />}
        {asked.has(null) && <RowQuestions questions={asked.get(null) ?? []} editor={editor} />}
        {section && (
          <section className="panel flush">
            <header className="panel-head">
              <h2>{section.title}</h2>
              <label className="only-missing">
                <input type="checkbox" checked={onlyMissing} onChange={(event) => setOnlyMissing(event.target.checked)} />
                Chỉ chỗ chưa có số
              </label>
            </header>
            <FormRows
              rows={section.rows}
              typed={typed}
              editor={editor}
              onlyMissing={onlyMissing}
              wrong={findings}
              asked={asked}
              waiting={waiting}
              onType={(id, value) => setTyped((old) => without(old, id, value, slots))}
            />
          </section>
        )}
      </div>
      <footer className="form-foot">
        <p role="status" className="quiet">
          {!editor
            ? 'Tài khoản này chỉ xem được biểu của đơn vị.'
            : changed > 0
              ? `${printInteger(changed)} số chưa ghi.`
              : waiting.size > 0
                ? `${printInteger(waiting.size)} số lưu trên máy, chờ gửi; có mạng sẽ tự gửi.`
                : save.data
                  ? `Đã ghi ${printInteger(save.data.saved)} số, đến ${printDay(place.asOf)}.`
                  : 'Không có thì ghi 0; không thuộc nhiệm vụ của đơn vị thì chọn không áp dụng; để trống là chưa có số.'}
        </p>
        {changed > 0 && <Button onClick={() => setTyped({})}>Bỏ các số chưa ghi</Button>}
        {editor && (
          <Button type="submit" look="primary" busy={save.isPending} unable={changed === 0 ? 'Chưa sửa số nào' : false}>
            Ghi {changed > 0 ? `${printInteger(changed)} số` : 'số liệu'}
          </Button>
        )}
      </footer>
    </form>
  )
}

/** Which chapter of the form holds a figure or a count behind one. */
const chapterOf = (form: Form, id: string | undefined): string | undefined =>
  form.sections.find(({ rows }) => rows.some((row) => row.indicator === id || row.base.some((base) => base.id === id)))?.chapter

export type Slot = { title: string; scale: number; entry: NonNullable<Form['sections'][number]['rows'][number]['entry']> }

/** Everything that may be typed: indicators of no register, and the counts a ratio is made of. */
function slotsOf(form: Form): ReadonlyMap<string, Slot> {
  const slots = new Map<string, Slot>()
  for (const section of form.sections)
    for (const row of section.rows) {
      if (row.entry) slots.set(row.indicator, { title: row.title, scale: row.scale, entry: row.entry })
      for (const base of row.base) if (base.entered) slots.set(base.id, { title: base.label, scale: 1, entry: base.entry })
    }
  return slots
}

/** What is typed back to what stands is no change. */
function without(
  old: Readonly<Record<string, Typed>>,
  id: string,
  value: Typed,
  slots: ReadonlyMap<string, Slot>,
): Readonly<Record<string, Typed>> {
  const slot = slots.get(id)
  const stands = slot ? typedOf(slot.entry, slot.scale) : null
  const next = { ...old, [id]: value }
  if (
    stands &&
    stands.text === value.text &&
    stands.applies === value.applies &&
    stands.qualifier === value.qualifier &&
    stands.note === value.note
  )
    delete next[id]
  return next
}
