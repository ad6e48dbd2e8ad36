import { createHash } from 'node:crypto'
import { EDITION_STANDS, EDITION_STATES, type EditionState, UNDER_WAY, VERBS } from '#domain/edition.ts'
import { compareChains, faultOfChain, leavingStep, receivedStep } from '#domain/editionChain.ts'
import type { Verdict } from '#domain/packet.ts'
import { dayInVietnam, parseReportPeriod } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { indicatorById } from '#domain/sources.ts'
import type { Unit } from '#domain/unit.ts'
import { type Db, EVERYWHERE, setScope } from '#store/db.ts'
import { newId } from '#store/ids.ts'
import { holdCounted, holdTurn } from '#store/locks.ts'
import {
  bringComments,
  bringEdition,
  bringSlip,
  type CarriedStep,
  goOn,
  hashesOf,
  numbersIn,
  roundLike,
  setExpected,
  stepsFor,
} from '#store/packetPapers.ts'
import { knownRows, noteRows } from '#store/packets.ts'
import { insertRound } from '#store/rounds.ts'
import { unitsByCodes } from '#store/units.ts'
import { turnOf } from './editionAtHand.ts'
import type { RecordsBody } from './packetBody.ts'
import type { Taking, ToldRow } from './packetImport.ts'
import { contentIn, type PacketEdition, type PacketRound } from './packetPapers.ts'

type Place = { id: string; opener: Unit } & Pick<PacketRound, 'title' | 'period' | 'asOf'>

/** Rounds first, then the editions sent up in them by their numbers. What a round is here is told by what it asks, not by its number. */
export async function takePapers(taking: Taking, { rounds, editions }: RecordsBody): Promise<ToldRow[]> {
  const { db, unit } = taking
  const codes = [
    ...rounds.flatMap((round) => [round.unit, ...round.expected.map((one) => one.unit)]),
    ...editions.map((edition) => edition.unit),
  ]
  const units = await unitsByCodes(db, [...new Set(codes)])
  for (const code of [...rounds.flatMap(({ expected }) => expected.map((one) => one.unit)), ...editions.map((one) => one.unit)])
    if (!isUnder(units.get(code), unit)) throw new Problem('packet.foreign', { unit: `“${code}”` })
  const told: ToldRow[] = []
  const places = new Map<string, Place>()
  for (const round of rounds) {
    // One nobody can read would break every screen it is shown on.
    if (!parseReportPeriod(round.period)) throw new Problem('period.unknown', { period: round.period })
    const opener = units.get(round.unit)
    if (!opener) continue
    const { id, line } = await takeRound(taking, round, opener, units)
    if (line) told.push(line)
    if (id) places.set(round.id, { id, opener, title: round.title, period: round.period, asOf: round.asOf })
  }
  // What is added up is told before the sum of it.
  for (const edition of editions.toSorted((a, b) => a.of.localeCompare(b.of) || a.number - b.number)) {
    const place = units.get(edition.unit)
    if (place) told.push(await takeEdition(taking, edition, place, places.get(edition.round)))
  }
  return told
}

const isUnder = (place: Unit | undefined, unit: Unit): boolean =>
  place !== undefined && unit.pos <= place.pos && place.pos <= unit.end

/** Who may open a round here by a packet: the units the key speaks for, and the key of the place above. */
async function takeRound(
  taking: Taking,
  round: PacketRound,
  opener: Unit,
  units: ReadonlyMap<string, Unit>,
): Promise<{ id: string | null; line: ToldRow | null }> {
  const { db, unit, peer, scope, above } = taking
  await setScope(db, EVERYWHERE)
  const known = await roundLike(db, opener, round)
  await setScope(db, scope)
  const holdsUnit = opener.pos <= unit.pos && unit.pos <= opener.end
  if (!isUnder(opener, unit) && !(above && holdsUnit)) return { id: known, line: null }
  const seen = (await knownRows(db, peer, ['rounds']))('rounds', round.id)
  const verdict: Verdict = known
    ? seen === null || round.revision > seen.revision
      ? 'changed'
      : round.revision === seen.revision
        ? 'same'
        : 'older'
    : 'new'
  const id = known ?? round.id
  if (verdict === 'new') {
    // The round stands at its opener, above what the person who brings it in may write.
    await setScope(db, EVERYWHERE)
    const { openedBy: by, openedAt, windowFrom: from, asOf, ...given } = round
    await insertRound(
      db,
      opener,
      { ...given, dates: { ...given, asOf, window: { from, to: asOf } }, by, at: new Date(openedAt) },
      [],
    )
    await setScope(db, scope)
  }
  if (verdict === 'new' || verdict === 'changed')
    for (const { unit: code, ...said } of round.expected) {
      const place = units.get(code)
      if (place) await setExpected(db, id, place, said)
    }
  if (verdict !== 'older' && verdict !== 'same')
    await noteRows(db, peer, [{ register: 'rounds', record: round.id, unit, revision: round.revision, ourVersion: null }])
  const first = verdict === 'changed' && seen === null
  return { id, line: lineOf(round, opener, first ? 'same' : verdict) }
}

const lineOf = (round: PacketRound, opener: Unit, verdict: Verdict): ToldRow => ({
  register: 'rounds',
  title: 'Đợt báo cáo',
  id: round.id,
  unit: opener.shortName,
  label: round.title,
  verdict,
  by: round.openedBy,
  at: round.openedAt,
  why: null,
  differences: [],
})

async function takeEdition(taking: Taking, edition: PacketEdition, unit: Unit, round: Place | undefined): Promise<ToldRow> {
  const { db } = taking
  const last = edition.steps.at(-1)
  const line: ToldRow = {
    register: 'editions',
    title: 'Bản báo cáo',
    id: edition.id,
    unit: unit.shortName,
    label: `${round?.title ?? 'Báo cáo'}, ${NAMES[edition.of]} số ${edition.number}`,
    verdict: 'new',
    by: last?.name ?? '',
    at: last?.at ?? edition.madeAt,
    why: null,
    differences: [],
  }
  const say = (verdict: Verdict, why: string | null = null): ToldRow => ({ ...line, verdict, why })
  if (!round) return say('waits', 'Đợt báo cáo của bản này chưa có ở đây. Nhập gói của cấp mở đợt trước.')
  await holdCounted(db, round.id, false)
  await holdTurn(db, turnOf(round.id, unit.id))
  const fault = faultOfChain(edition.steps, edition.of) ?? faultOfDates(edition)
  if (fault) return say('refused', fault)
  const here = await numbersIn(db, round.id, unit, edition.of)
  const ours = here.find(({ id }) => id === edition.id)
  const steps: CarriedStep[] = edition.steps.map((step) => ({ ...step, at: new Date(step.at) }))
  if (ours) {
    if (ours.hash !== edition.hash) return say('refused', 'Nội dung khác bản cùng số đã có ở đây.')
    const chain = (await stepsFor(db, [edition.id])).map(({ id }) => id)
    const verdict = compareChains(
      chain,
      steps.map(({ id }) => id),
    )
    const state = last?.toState ?? ours.state
    line.differences = [{ column: 'Trạng thái', ours: EDITION_STATES[ours.state], theirs: EDITION_STATES[state] }]
    if (verdict === 'conflict') return say('conflict', 'Hai nơi cùng chuyển bản này theo hai cách; bản ở đây giữ nguyên.')
    if (verdict === 'changed') {
      const more = steps.slice(chain.length)
      const foreign = refusedStep(taking, round, more)
      if (foreign) return say('refused', foreign)
      await goOn(db, edition.id, unit, more)
    }
    await bringRest(taking, edition, unit, round, state)
    if (verdict !== 'changed') line.differences = []
    return say(verdict)
  }
  const why = refusedStep(taking, round, steps) ?? refusedContent(taking, edition, round)
  if (why) return say('refused', why)
  if (here.some(({ number }) => number === edition.number))
    return say('conflict', `Ở đây đã có một ${NAMES[edition.of]} số ${edition.number} khác của ${unit.shortName} trong đợt này.`)
  const busy = here.find(({ state }) => UNDER_WAY.includes(state))
  if (busy) return say('waits', `Bản số ${busy.number} ở đây ${EDITION_STANDS[busy.state]}; xử lý xong rồi nhập lại gói.`)
  if (edition.replaces !== null && !here.some(({ id }) => id === edition.replaces))
    return say('waits', 'Bản mà nó thay thế chưa có ở đây.')
  const lacking = edition.of === 'roll_up' ? await lackingParts(db, edition) : 0
  if (lacking > 0) return say('waits', `${lacking} bản báo cáo mà nó tổng hợp chưa có ở đây.`)
  await bringEdition(
    db,
    round.id,
    unit,
    {
      ...edition,
      submittedAt: edition.submittedAt === null ? null : new Date(edition.submittedAt),
      madeAt: new Date(edition.madeAt),
    },
    steps,
  )
  await bringRest(taking, edition, unit, round, last?.toState ?? 'submitted')
  return say('new')
}

const NAMES = { report: 'bản', roll_up: 'bản tổng hợp' } as const

/** In time or late is told by the day of the step that sent it up: the two are one moment, and no step comes before the one it follows. */
function faultOfDates({ of, steps, submittedAt, submittedOn }: PacketEdition): string | null {
  const at = (text: string): number => Date.parse(text)
  if (steps.some((step, turn) => turn > 0 && at(step.at) < at(steps[turn - 1]?.at ?? step.at)))
    return 'Có bước ghi trước bước mà nó nối theo.'
  if (of === 'roll_up') return submittedAt === null && submittedOn === null ? null : 'Bản tổng hợp không có ngày nộp.'
  const sent = leavingStep(steps, of) as (typeof steps)[number] | null
  const day = sent && dayInVietnam(new Date(sent.at))
  return sent && submittedAt !== null && at(submittedAt) === at(sent.at) && submittedOn === day
    ? null
    : 'Ngày nộp khác ngày của bước nộp.'
}

/** A sum of papers nobody here has is not looked at: how many of its parts are missing, or are others than it was made of. */
async function lackingParts(db: Db, { content }: PacketEdition): Promise<number> {
  const parts = contentIn(content)?.parts ?? []
  const here = await hashesOf(
    db,
    parts.map(({ edition }) => edition),
  )
  return parts.filter(({ edition, hash }) => here.get(edition) !== hash).length
}

/** Receiving, returning and accepting is done where the report goes to: only its key says so. */
function refusedStep({ unit, above }: Taking, { opener }: Place, steps: readonly CarriedStep[]): string | null {
  const received = receivedStep(steps)
  if (!received || above || isUnder(opener, unit)) return null
  return `Bước “${VERBS[received.verb]}” là việc của ${opener.shortName}; khóa này không được nói thay.`
}

/** Signed and whole is not enough: what it says must be an edition, of that unit and these days, of things counted here. */
function refusedContent({ home }: Taking, edition: PacketEdition, { opener, period, asOf }: Place): string | null {
  if (createHash('sha256').update(edition.content).digest('hex') !== edition.hash) return 'Mã kiểm tra không khớp nội dung.'
  const content = contentIn(edition.content)
  if (!content || content.unit.code !== edition.unit) return 'Nội dung không phải bản báo cáo của đơn vị này.'
  if (edition.of === 'roll_up' && (opener.code !== edition.unit || content.basis !== 'editions' || content.parts === undefined))
    return 'Nội dung không phải bản tổng hợp của đơn vị mở đợt.'
  if (content.period !== period || content.asOf !== asOf) return 'Nội dung là số liệu của kỳ khác hoặc ngày khác với đợt báo cáo.'
  const unknown =
    content.figures.find(({ indicator }) => !indicatorById(indicator))?.indicator ??
    content.facts.find(([measure]) => !home.measures.byId.has(measure))?.[0]
  return unknown === undefined ? null : `Chỉ tiêu “${unknown}” chưa có ở đây.`
}

/** The slip and what was said of its cells: only ever added. */
async function bringRest(
  { db, above, unit: taker }: Taking,
  edition: PacketEdition,
  unit: Unit,
  round: Place,
  state: EditionState,
): Promise<void> {
  if (edition.slip && state === 'returned' && (above || isUnder(round.opener, taker)))
    await bringSlip(db, round.id, unit, newId(), {
      ...edition.slip,
      editionId: edition.id,
      returnedAt: new Date(edition.slip.returnedAt),
    })
  if (edition.comments.length > 0)
    await bringComments(
      db,
      edition.id,
      unit,
      edition.comments.map((comment) => ({ ...comment, saidAt: new Date(comment.saidAt) })),
    )
}
