import { type Finding, finding, isError } from '#domain/finding.ts'
import type { Day } from '#domain/period.ts'
import type { Register } from '#domain/register.ts'
import { Refusal } from '../../../call.ts'
import type { ListedRow, OpenedRow, Writes } from '../../../contract.ts'
import { EditHistory } from '../../../kit/grid/editHistory.ts'
import { type Content, sameContent } from './cellContent.ts'
import { blankRow, contested, type Draft, inputOf, openedDraft, valuesOf } from './draft.ts'
import type { DraftDoors } from './draftDoors.ts'
import { type CellEdit, type Change, placeOf, type Step } from './editStep.ts'
import { judgeDraft } from './judgeDraft.ts'
import { SendQueue } from './sendQueue.ts'

/** So long after the last cell a row is sent. */
const QUIET = 800
export const UNDO_REASON = 'Hoàn tác dòng vừa thêm trên bảng'

/** What is typed into a book's grid: rows saved one by one, each change taken back by a correction, nothing lost on the way. */
export class RowDrafts {
  readonly drafts = new Map<string, Draft>()
  readonly findings = new Map<string, readonly Finding[]>()
  private readonly history = new EditHistory<Step>()
  private readonly queue: SendQueue
  private readonly timers = new Map<string, () => void>()
  /** Rows handed to what waits on this machine: it sends them. */
  private readonly kept = new Set<string>()
  private readonly renamed = new Map<string, string>()
  private readonly listeners = new Set<() => void>()
  private readonly register: Register
  private readonly today: () => Day
  private readonly doors: DraftDoors
  private endSettling: (() => void) | undefined
  /** Counts every change, for whoever draws this. */
  turn = 0

  constructor(register: Register, today: () => Day, doors: DraftDoors) {
    this.register = register
    this.today = today
    this.doors = doors
    this.queue = new SendQueue((id) => this.save(id), doors.after)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  private tell(): void {
    this.turn++
    for (const listener of this.listeners) listener()
  }

  /** Rows typed below the last one of the book, in their order. */
  get added(): Draft[] {
    return [...this.drafts.values()].filter(({ isNew }) => isNew)
  }
  /** Rows that would be lost with the page: what waits on this machine is not. */
  get unsaved(): number {
    return [...this.drafts.values()].filter(({ id, state }) => state !== 'saved' && !(state === 'waiting' && this.kept.has(id)))
      .length
  }
  /** Rows in the line to be sent. */
  get sending(): number {
    return this.queue.length
  }
  get depth(): { undo: number; redo: number } {
    return this.history.depth
  }

  contentOf(row: ListedRow | Draft, column: string): Content {
    const draft = this.drafts.get(row.id)
    const typed = draft?.contents.get(column)
    return typed ?? { value: (draft?.base ?? valuesOf(row))[column] ?? null, shown: (draft ?? row).shown[column] ?? '' }
  }

  /** One step a person did, of any number of cells. Rows given as null are new; one row for each `line`. */
  edit(cells: readonly (CellEdit & { line: number })[], unit: Draft['unit']): void {
    const made = new Map<number, Draft>()
    const changes: Change[] = []
    for (const { row, column, content, line } of cells) {
      const begun = row ?? made.get(line) ?? blankRow(this.register, unit, this.doors.newKey())
      const before = this.contentOf(begun, column)
      // An empty cell emptied once more begins no row.
      if (sameContent(before, content)) continue
      const draft = row ? this.draftOf(row) : (made.get(line) ?? this.newDraft(begun as ListedRow))
      if (!row) made.set(line, draft)
      this.put(draft, column, content)
      changes.push({ id: draft.id, column, before, after: content })
    }
    if (changes.length === 0) return
    this.history.add({ changes, added: made.size > 0 ? unit : null, ids: [...made.values()].map(({ id }) => id) })
    this.tell()
  }

  /** Takes the last step back; the row of its first cell is told, so that it can be shown. */
  undo(): { id: string; column: string } | null {
    const step = this.history.undo()
    if (!step) return null
    for (const { id, column, before } of step.changes.toReversed()) {
      const draft = this.reopen(id)
      if (draft && !step.ids.includes(id)) this.put(draft, column, before)
    }
    for (const id of step.ids) void this.takeBack(this.nowOf(id))
    this.tell()
    return placeOf(step, this.nowOf)
  }

  redo(): { id: string; column: string } | null {
    const step = this.history.redo()
    if (!step) return null
    for (const id of step.ids)
      if (step.added) this.renamed.set(id, this.newDraft(blankRow(this.register, step.added, this.doors.newKey())).id)
    for (const { id, column, after } of step.changes) {
      const draft = this.reopen(id)
      if (draft) this.put(draft, column, after)
    }
    this.tell()
    return placeOf(step, this.nowOf)
  }

  /** The person went to another row: rows left are judged whole and sent without waiting. */
  leave(except: string | null): void {
    for (const draft of this.drafts.values()) {
      if (draft.id === except || draft.left) continue
      draft.left = true
      if (draft.state === 'typing' || draft.state === 'stopped') this.send(draft.id, 0)
    }
  }

  /** Rows left waiting on this machine before the page was opened stand again where they were typed. */
  comeBack(waiting: readonly Draft[]): void {
    const unknown = waiting.filter(({ id }) => !this.seen.has(id))
    for (const draft of unknown) {
      this.drafts.set(draft.id, draft)
      this.seen.set(draft.id, draft)
      this.kept.add(draft.id)
    }
    if (unknown.length > 0) this.tell()
  }

  /** What waited on this machine has arrived. */
  arrived(id: string, version: number | undefined): void {
    const draft = this.seen.get(id)
    this.kept.delete(id)
    if (draft?.state !== 'waiting') return
    this.written(draft, new Map(draft.contents), version ?? draft.version + 1, [])
    this.tell()
  }

  /** What waited here was sent and not taken: told as if it had just been sent; written on, it replaces what lies there. */
  returned(id: string, findings: readonly Finding[], theirs: OpenedRow | undefined): void {
    const draft = this.seen.get(id)
    if (draft?.state !== 'waiting') return
    Object.assign(draft, theirs ? { theirs, state: 'conflict' } : { state: 'stopped' })
    if (!theirs) this.findings.set(id, findings)
    this.tell()
  }

  sendNow(): void {
    for (const draft of this.drafts.values()) {
      draft.left = true
      if (draft.state === 'typing' || draft.state === 'stopped' || (draft.state === 'waiting' && !this.kept.has(draft.id)))
        this.send(draft.id, 0)
    }
  }

  /** Of two versions the person chose: their own is sent upon the other, or the other stays. */
  choose(id: string, mine: boolean): void {
    const draft = this.drafts.get(id)
    if (!draft?.theirs) return
    // What was typed into cells nobody else touched is no part of the choice.
    const given = mine ? [] : contested(draft, draft.theirs)
    this.rebase(draft, draft.theirs)
    for (const column of given) draft.contents.delete(column)
    this.judge(draft)
    if (draft.contents.size > 0) {
      draft.state = 'typing'
      this.send(id, 0)
    } else this.close(draft)
    this.tell()
  }

  /** The list was read anew: what it now holds itself need not be kept here. */
  readAnew(): void {
    for (const draft of this.drafts.values()) {
      if (draft.state !== 'saved') continue
      draft.isNew = false
      draft.listed = draft.base
      this.drafts.delete(draft.id)
    }
    this.tell()
  }

  private nowOf = (id: string): string => {
    const next = this.renamed.get(id)
    return next === undefined ? id : this.nowOf(next)
  }

  private draftOf(row: ListedRow | Draft): Draft {
    const known = this.drafts.get(row.id)
    if (known) return known
    const draft = openedDraft(row)
    this.drafts.set(row.id, draft)
    this.seen.set(row.id, draft)
    return draft
  }

  /** Rows once worked on stay known, so that a step on them can be taken back after they were saved. */
  private readonly seen = new Map<string, Draft>()
  private reopen(id: string): Draft | undefined {
    const now = this.nowOf(id)
    const draft = this.drafts.get(now) ?? this.seen.get(now)
    if (draft && !this.drafts.has(now)) this.drafts.set(now, draft)
    return draft
  }

  private newDraft(row: ListedRow): Draft {
    const draft = { ...this.draftOf(row), isNew: true }
    this.drafts.set(draft.id, draft)
    this.seen.set(draft.id, draft)
    return draft
  }

  private put(draft: Draft, column: string, content: Content): void {
    const stands: Content = { value: draft.base[column] ?? null, shown: draft.shown[column] ?? '' }
    if (sameContent(stands, content)) draft.contents.delete(column)
    else draft.contents.set(column, content)
    draft.left = false
    if (draft.state !== 'saving' && draft.state !== 'conflict') draft.state = 'typing'
    this.judge(draft)
    this.send(draft.id, QUIET)
  }

  private judge(draft: Draft): readonly Finding[] {
    const found = judgeDraft(this.register, draft.base, draft.contents, this.today())
    // A new row lacks nearly everything while it is being typed: that is told once the person has left it.
    const told = found.filter(({ code }) => draft.left || !draft.isNew || !code.endsWith('.missing'))
    if (told.length > 0) this.findings.set(draft.id, told)
    else this.findings.delete(draft.id)
    return found
  }

  private send(id: string, wait: number): void {
    this.timers.get(id)?.()
    this.timers.set(
      id,
      this.doors.after(() => {
        this.timers.delete(id)
        this.queue.add(id)
      }, wait),
    )
  }

  /** Answers how many seconds to wait before it is sent once more; 0 where it is not. */
  private async save(id: string): Promise<number> {
    const draft = this.drafts.get(id)
    if (!draft || draft.state === 'saving' || draft.state === 'conflict') return 0
    if (draft.contents.size === 0) this.close(draft)
    else if (!this.judge(draft).some(isError)) return this.saveSound(draft)
    else draft.state = draft.isNew && !draft.left ? 'typing' : 'stopped'
    this.tell()
    return 0
  }

  private async saveSound(draft: Draft): Promise<number> {
    let wait = 0
    const sent = new Map(draft.contents)
    const input = inputOf(this.register, draft, sent)
    draft.state = 'saving'
    this.tell()
    try {
      const { version, findings } = await this.doors.save(input)
      this.written(draft, sent, version, (findings ?? []) as readonly Finding[])
    } catch (error) {
      wait = await this.refused(draft, sent, input, error)
    }
    this.tell()
    return wait
  }

  private written(draft: Draft, sent: ReadonlyMap<string, Content>, version: number, findings: readonly Finding[]): void {
    const base = { ...draft.base }
    const shown = { ...draft.shown }
    for (const [column, content] of sent) {
      if ('wrong' in content) continue
      base[column] = content.value
      shown[column] = content.shown
      if (draft.contents.get(column) === content) draft.contents.delete(column)
    }
    Object.assign(draft, { base, shown, version })
    // What an earlier try left waiting on this machine is older than what now stands.
    if (this.kept.delete(draft.id)) void this.doors.forget(draft.id)
    if (findings.length > 0) this.findings.set(draft.id, findings)
    else this.findings.delete(draft.id)
    if (draft.contents.size === 0) this.close(draft)
    else this.again(draft)
  }

  private close(draft: Draft): void {
    // A row typed and emptied again before it was ever sent is no row.
    if (draft.version === 0) this.drafts.delete(draft.id)
    if (this.kept.delete(draft.id)) void this.doors.forget(draft.id)
    draft.state = 'saved'
    this.settleSoon()
    this.tell()
  }

  private again(draft: Draft): void {
    draft.state = 'typing'
    this.send(draft.id, QUIET)
  }

  private async refused(
    draft: Draft,
    sent: ReadonlyMap<string, Content>,
    input: Writes['saveRow'][0],
    error: unknown,
  ): Promise<number> {
    const refusal = error instanceof Refusal ? error : new Refusal('bug', 0, String(error))
    if (refusal.code === 'network') {
      draft.state = 'waiting'
      if (await this.doors.keep(input, draft).catch(() => false)) this.kept.add(draft.id)
      else this.send(draft.id, 10_000)
      return 0
    }
    // Nothing is wrong with the row: it came in a crowd.
    if (refusal.code === 'request.too_many') {
      draft.state = 'typing'
      return refusal.wait ?? 1
    }
    if (refusal.code === 'record.changed' || refusal.code === 'record.sent_twice') {
      const theirs = await this.doors.load(draft.id).catch(() => null)
      if (theirs) return this.meet(draft, sent, theirs)
    }
    draft.state = 'stopped'
    const words =
      refusal.findings.length > 0 ? refusal.findings : [finding(refusal.code, { column: this.register.label }, refusal.message)]
    this.findings.set(draft.id, words)
    return 0
  }

  /** The row moved on meanwhile: the same cells are put before the person, others stand side by side by themselves. */
  private meet(draft: Draft, sent: ReadonlyMap<string, Content>, theirs: OpenedRow): 0 {
    const mine = [...sent].filter(
      ([column, content]) => !('wrong' in content) && (theirs.values[column] ?? null) !== content.value,
    )
    // A lost answer: what stands there is what was sent.
    if (mine.length === 0) {
      this.written(draft, sent, theirs.version, [])
      return 0
    }
    const met = draft.version > 0 && mine.some(([column]) => (theirs.values[column] ?? null) !== (draft.base[column] ?? null))
    if (met) {
      Object.assign(draft, { theirs, state: 'conflict' })
      return 0
    }
    this.rebase(draft, theirs)
    this.again(draft)
    return 0
  }

  private rebase(draft: Draft, theirs: OpenedRow): void {
    Object.assign(draft, { version: theirs.version, base: theirs.values, shown: theirs.shown, theirs: null })
  }

  private async takeBack(id: string): Promise<void> {
    const draft = this.seen.get(id)
    if (!draft) return
    this.timers.get(id)?.()
    this.queue.drop(id)
    // What is on its way is taken back once it has arrived; what still waits on this machine is never sent.
    const isGoing = draft.state === 'saving' || (this.kept.has(id) && !(await this.doors.forget(id)))
    if (isGoing) return void this.doors.after(() => void this.takeBack(id), 200)
    this.kept.delete(id)
    this.drafts.delete(id)
    this.findings.delete(id)
    this.tell()
    // It may have arrived although no answer came.
    if (draft.version === 0 && draft.state === 'waiting')
      draft.version = (await this.doors.load(id).catch(() => null))?.version ?? 0
    if (draft.version === 0) return
    try {
      await this.doors.remove({ register: this.register.key, id, version: draft.version, reason: UNDO_REASON })
      this.settleSoon()
    } catch (error) {
      this.drafts.set(id, draft)
      this.findings.set(id, [finding('form.wrong', { column: this.register.label }, (error as Error).message)])
    }
    this.tell()
  }

  private settleSoon(): void {
    this.endSettling?.()
    this.endSettling = this.doors.after(() => {
      if ([...this.drafts.values()].every(({ state }) => state !== 'saving' && state !== 'typing')) this.doors.settled()
      else this.settleSoon()
    }, 1500)
  }
}
