import type { Finding } from '#domain/finding.ts'
import type { Row } from '#domain/register.ts'
import { Refusal, read, write } from '../call.ts'
import type { OpenedRow, Writes } from '../contract.ts'
import { all, close, lay, open, remove } from './database.ts'
import { keyHolder, machineSettled, mayBeSent, onMachine } from './machine.ts'

type SaveRow = Writes['saveRow'][0]
type EnterFigures = Writes['enterFigures'][0]
/** A row of a book, or the figures of a form; `words`: each figure as the person wrote it, with its title. */
export type RowStep = { input: SaveRow; done: boolean; typed?: TypedRow }
/** What the grid of a book needs to show such a row again where it was typed, should the page be closed meanwhile. */
export type TypedRow = {
  unit: { code: string; name: string }
  /** The unit whose book was open, and the units above it: only there it stands again. */
  places: readonly string[]
  base: Row
  shown: Readonly<Record<string, string>>
  /** How each typed value reads; a row of another book is only known by its key in what is sent. */
  words: Readonly<Record<string, string>>
}
export type FiguresStep = { figures: EnterFigures; words: Record<string, { title: string; mine: string }>; done: boolean }
export type OutStep = RowStep | FiguresStep
export const isFigures = (step: OutStep): step is FiguresStep => 'figures' in step
/** Something a person did, kept here until every row of it stands in the books: once each, however often it is sent. */
export type OutItem = {
  id: string
  /** When it was written down, by this machine's clock. */
  at: string
  title: string
  note: string
  steps: OutStep[]
  state: 'waiting' | 'sending' | 'refused' | 'conflict'
  message: string
  findings?: readonly Finding[]
  /** The newer version, where the row was changed meanwhile. */
  theirs?: OpenedRow
}
export type Sent = { item: OutItem; versions: number[] }

let items: readonly OutItem[] = []
/** Whose items are known here: until the shelf was looked into, nobody can say that nothing waits. */
let known = false
let loadedFor: string | null = null
let sending: Promise<void> | null = null
const listeners = new Set<() => void>()
const arrivals = new Set<(sent: Sent) => void>()

export const outItems = (): readonly OutItem[] => items
export const outboxKnown = (): boolean => known
export const onOutbox = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
/** Told of each item whose last row has arrived. */
export const onArrival = (listener: (sent: Sent) => void): (() => void) => {
  arrivals.add(listener)
  return () => arrivals.delete(listener)
}

function show(next: readonly OutItem[]): void {
  items = next.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  for (const listener of listeners) listener()
}

/** What this person left here, also before the browser was closed. */
export async function loadOutbox(): Promise<void> {
  const holder = keyHolder()
  if (!holder) {
    loadedFor = null
    known = machineSettled()
    show([])
    return
  }
  if (loadedFor === holder.login) return
  loadedFor = holder.login
  const found: OutItem[] = []
  for (const kept of await all('outbox')) {
    const item = kept.owner === holder.login ? await open<OutItem>(holder.key, kept) : undefined
    // Closed in the middle of sending: what arrived is known by its key, so it is simply sent again.
    if (item) found.push(item.state === 'sending' ? { ...item, state: 'waiting' } : item)
  }
  known = true
  show(found)
}
onMachine(() => void loadOutbox().then(sendOutbox))

async function store(item: OutItem): Promise<void> {
  const holder = keyHolder()
  if (!holder) return
  const kept = { ...(await close(holder.key, item)), id: item.id, owner: holder.login, order: Date.parse(item.at) }
  await lay('outbox', item.id, kept)
  show([...items.filter(({ id }) => id !== item.id), item])
}

/** Puts something down here; false where this machine may not keep anything. An item of the same id is replaced. */
export async function putOut(item: OutItem): Promise<boolean> {
  if (!keyHolder()) return false
  await store(item)
  return true
}

export async function dropOut(id: string): Promise<void> {
  // Gone from sight first, so that it is not sent while it is being removed.
  show(items.filter((item) => item.id !== id))
  await remove('outbox', id)
}

/** Takes something back before it is sent; false while it is just being sent. */
export async function takeOut(id: string): Promise<boolean> {
  if (items.some((item) => item.id === id && item.state === 'sending')) return false
  await dropOut(id)
  return true
}

/** Sends what waits, the oldest first; one page of this machine at a time. */
export function sendOutbox(): Promise<void> {
  if (!navigator.onLine || !mayBeSent() || !items.some(({ state }) => state === 'waiting')) return Promise.resolve()
  sending ??= navigator.locks
    .request('outbox', { ifAvailable: true }, async (lock) => {
      if (!lock) return
      // Each as it lies here when its turn comes: what was taken back meanwhile is not sent, what was written on is sent whole.
      const tried = new Set<string>()
      const next = () => items.find(({ id, state }) => state === 'waiting' && !tried.has(id))
      for (let item = next(); item; item = next()) {
        tried.add(item.id)
        if (!(await sendItem(item))) break
      }
    })
    .finally(() => {
      sending = null
    })
  return sending
}

/** False where sending has to wait: the network is gone, or the log-in. */
async function sendItem(item: OutItem): Promise<boolean> {
  const versions: number[] = []
  let now: OutItem = { ...item, state: 'sending', message: '' }
  // Said at once: from here on nobody takes it back or writes on it.
  show(items.map((one) => (one.id === now.id ? now : one)))
  await store(now)
  for (const [index, step] of now.steps.entries()) {
    if (step.done) continue
    try {
      if (isFigures(step)) await write('enterFigures', step.figures)
      else versions.push((await write('saveRow', { ...step.input, at: now.at })).version)
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal('bug', 0, String(error))
      if (isFigures(step) && refusal.code === 'entry.changed') {
        await store({ ...now, state: 'conflict', message: refusal.message, findings: refusal.findings })
        return true
      }
      // It had arrived; only the answer was lost.
      const arrived = refusal.code === 'record.sent_twice' || (!isFigures(step) && (await standsAlready(refusal, step.input)))
      if (arrived === false) return refused(now, refusal)
      if (arrived !== true) {
        await store({ ...now, state: 'conflict', message: refusal.message, theirs: arrived })
        return true
      }
    }
    now = { ...now, steps: now.steps.map((one, at) => (at === index ? { ...one, done: true } : one)) }
    await store(now)
  }
  // Told before it goes from here, so that nobody sees the moment between.
  for (const listener of arrivals) listener({ item: now, versions })
  await dropOut(now.id)
  return true
}

/** Whether the row already says what was to be written; else the newer version somebody else made. */
async function standsAlready(refusal: Refusal, { register, id, values }: SaveRow): Promise<boolean | OpenedRow> {
  if (refusal.code !== 'record.changed' || !id) return false
  const theirs = await read('showRow', { register, id }).catch(() => null)
  if (!theirs) return false
  return Object.entries(values).every(([column, value]) => (theirs.values[column] ?? null) === value) ? true : theirs
}

async function refused(item: OutItem, refusal: Refusal): Promise<boolean> {
  const later =
    refusal.code === 'network' || refusal.status === 401 || refusal.code === 'request.too_many' || refusal.status >= 500
  if (later) {
    // A log-in that ended has taken the key along: what is stored already says what is done.
    await store({ ...item, state: 'waiting', message: refusal.code === 'network' ? '' : refusal.message })
    if (refusal.code === 'request.too_many') setTimeout(() => void sendOutbox(), (refusal.wait ?? 1) * 1000)
    return false
  }
  await store({ ...item, state: 'refused', message: refusal.message, findings: refusal.findings })
  return true
}

/** Sends a refused item again, or settles two versions: mine is written on top of the newer one. */
export async function sendAgain(item: OutItem): Promise<void> {
  const version = item.theirs?.version
  const steps = item.steps.map((step): OutStep => {
    if (step.done || item.state !== 'conflict') return step
    if (!isFigures(step)) return version === undefined ? step : { ...step, input: { ...step.input, version } }
    return { ...step, figures: { ...step.figures, entries: step.figures.entries.map(({ was: _, ...entry }) => entry) } }
  })
  const { theirs: _, findings: __, ...rest } = item
  await store({ ...rest, steps, state: 'waiting', message: '' })
  await sendOutbox()
}

/** Takes what stands: figures somebody else wrote are given up, those nobody touched are sent all the same; a row is given up whole. */
export async function giveUp(item: OutItem): Promise<void> {
  const contested = new Set((item.findings ?? []).flatMap(({ where }) => where.indicator ?? []))
  const steps = item.steps.flatMap((step): OutStep[] => {
    if (!isFigures(step)) return []
    const entries = step.figures.entries.filter(({ indicator }) => !contested.has(indicator))
    return entries.length === 0 ? [] : [{ ...step, figures: { ...step.figures, entries } }]
  })
  if (steps.length === 0) return dropOut(item.id)
  const { theirs: _, findings: __, ...rest } = item
  await store({ ...rest, steps, state: 'waiting', message: '' })
  await sendOutbox()
}

/** Figures of a form that stand here and not yet in it; on their way or put before the person included. */
export function waitingFigures(all: readonly OutItem[], place: { unit: string; period: string; asOf?: string }): FiguresStep[] {
  return all.flatMap(({ steps }) =>
    steps.filter(
      (step): step is FiguresStep =>
        isFigures(step) &&
        !step.done &&
        step.figures.unit === place.unit &&
        step.figures.period === place.period &&
        (step.figures.asOf ?? '') === (place.asOf ?? ''),
    ),
  )
}

/** Puts figures down here; written again before they were sent, they replace what waits, and keep what was seen at first. */
export async function putFigures(
  { figures, words }: Pick<FiguresStep, 'figures' | 'words'>,
  { title, note, at, key }: { title: string; note: string; at: string; key: string },
): Promise<boolean> {
  const before = items.find(
    (item) => item.state === 'waiting' && item.steps.length === 1 && waitingFigures([item], figures).length === 1,
  )
  const old = before?.steps[0]
  const merged = new Map(old && isFigures(old) ? old.figures.entries.map((entry) => [entry.indicator, entry]) : [])
  for (const entry of figures.entries) {
    const was = merged.get(entry.indicator)?.was ?? entry.was
    merged.set(entry.indicator, was ? { ...entry, was } : entry)
  }
  const step: FiguresStep = {
    figures: { ...figures, entries: [...merged.values()] },
    words: { ...(old && isFigures(old) ? old.words : {}), ...words },
    done: false,
  }
  if (!keyHolder()) return false
  const item: OutItem = { id: before?.id ?? key, at, title, note, steps: [step], state: 'waiting', message: '' }
  // What waits is replaced at once: were it sent while this is being closed, these figures would go with it unsent.
  show([...items.filter(({ id }) => id !== item.id), item])
  try {
    return await putOut(item)
  } catch (error) {
    show(items.flatMap((one) => (one === item ? (before ?? []) : one)))
    throw error
  }
}
