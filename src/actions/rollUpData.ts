import type { EditionContent } from '#domain/editionFigures.ts'
import { type ExplainedFinding, explained } from '#domain/explanation.ts'
import { type Facts, figuresOf } from '#domain/figures.ts'
import type { Unit } from '#domain/unit.ts'
import { printInteger } from '#domain/wording.ts'
import { writeNarrative } from '#report/narrative.ts'
import type { Db } from '#store/db.ts'
import type { Edition } from '#store/editions.ts'
import { explanationsOf } from '#store/explanations.ts'
import { factsOf } from '#store/facts.ts'
import type { Home } from '#store/home.ts'
import { factsOfEditions, factsOfSome } from '#store/rollUpFacts.ts'
import type { Round } from '#store/rounds.ts'
import { childrenOf } from '#store/units.ts'
import { cutoffOfRound, frozen, type Made } from './editionContent.ts'
import { editionText } from './editionText.ts'
import { reportData } from './reportData.ts'
import { type RoundUnit, standingEdition } from './roundData.ts'

/** The editions of a round that count, who is missing from them, and everybody who was asked. */
export type Collected = { parts: { unit: Unit; edition: Edition }[]; missing: RoundUnit[]; asked: Unit[] }

export function collected(units: readonly RoundUnit[]): Collected {
  const parts = units.flatMap((one) => {
    const edition = standingEdition(one)
    return edition ? [{ unit: one.unit, edition }] : []
  })
  const heard = new Set(parts.map(({ unit }) => unit.id))
  return {
    parts,
    missing: units.filter((one) => !one.excused && !one.ended && !heard.has(one.unitId)),
    asked: units.map(({ unit }) => unit),
  }
}

/** For whom a sum speaks: for some alone, or for the whole, with the units between that stand for those asked below them. */
export type Reach = { only: readonly Unit[] } | { only: null; between: readonly Unit[] }

/**
 * Whether everybody below the receiver was asked: each unit directly below, or in its place all of those below it, as a
 * department asks the provinces and not the regions. Who was let off later was asked: the reason stands in the list.
 */
export async function reachOf(db: Db, round: Round, receiver: Unit, asked: readonly Unit[]): Promise<Reach> {
  const heard = new Set(asked.map(({ id }) => id))
  const between: Unit[] = []
  const isCovered = async (unit: Unit): Promise<boolean> => {
    if (heard.has(unit.id)) return true
    if (!asked.some(({ pos }) => unit.pos < pos && pos <= unit.end)) return false
    between.push(unit)
    return areCovered(unit)
  }
  const areCovered = async (unit: Unit): Promise<boolean> => {
    for (const child of await childrenOf(db, unit.id, round.asOf, round.asOf)) if (!(await isCovered(child))) return false
    return true
  }
  return (await areCovered(receiver)) ? { only: null, between } : { only: asked }
}

/**
 * The facts of the receiver as the editions below have them; targets and the year before are its own. Where only some were
 * asked, all three are theirs alone.
 */
export async function officialFacts(
  db: Db,
  home: Home,
  round: Round,
  receiver: Unit,
  parts: Collected['parts'],
  reach: Reach,
): Promise<{ official: Facts; live: Facts }> {
  const cutoff = cutoffOfRound(round)
  const all = await factsOf(db, home, [receiver, ...(reach.only ?? [])], cutoff)
  const live = all.get(receiver.id)
  if (!live) throw new Error(`no facts of unit ${receiver.code}`)
  const now = reach.only
    ? await factsOfSome(db, reach.only, receiver, parts, cutoff.window)
    : await factsOfEditions(db, [receiver, ...reach.between], parts, cutoff.window)
  const official: Facts = { ...live, now, overrides: new Map() }
  if (!reach.only) return { live, official }
  const theirs = reach.only.flatMap((unit) => all.get(unit.id) ?? [])
  return {
    live,
    official: {
      ...official,
      // Last year's joint activities are not told apart for a part of the units: nothing is compared rather than too much.
      before: new Map(),
      targetsBefore: new Map(),
      targets: sumOf(theirs.map(({ targets }) => targets)),
      notApplicable: new Set(),
    },
  }
}

function sumOf(all: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const one of all) for (const [id, value] of one) sums.set(id, (sums.get(id) ?? 0) + value)
  return sums
}

/** The roll-up of a round as an edition of the receiver: ratios computed again from what their parts add up to. */
export async function makeRollUp(
  db: Db,
  home: Home,
  round: Round,
  receiver: Unit,
  { parts, missing, asked }: Collected,
): Promise<Made> {
  const reach = await reachOf(db, round, receiver, asked)
  const { only } = reach
  const { official } = await officialFacts(db, home, round, receiver, parts, reach)
  const made = frozen(receiver, round, official, home, {
    nil: false,
    basis: 'editions',
    parts: parts.map(({ unit, edition }) => ({
      unit: unit.code,
      edition: edition.id,
      number: edition.number,
      hash: edition.hash ?? '',
    })),
    missing: missing.map(({ unit }) => ({ unit: unit.code, name: unit.shortName })),
    ...(only ? { asked: only.map(({ code, shortName }) => ({ unit: code, name: shortName })) } : {}),
  })
  // Its words say what the editions add up to; units are named from the books, which alone know them one by one.
  const cutoff = cutoffOfRound(round)
  const data = { ...(await reportData(db, home, receiver, cutoff, only ?? undefined)), figures: figuresOf(official) }
  // What somebody wrote for the whole unit does not fit a part of it: its words are written anew, and say whose they are.
  if (only) {
    const text = writeNarrative({ ...data, asked: only.length })
    text[0]?.paragraphs.unshift([whose(only)])
    return { content: { ...made.content, text }, findings: made.findings }
  }
  const { text, findings } = await editionText(db, receiver, cutoff, data)
  return { content: { ...made.content, text }, findings: [...made.findings, ...findings] }
}

/** Names enough to know them by; the whole list stands in the edition. */
const MOST_NAMES = 12
function whose(units: readonly Unit[]): string {
  const names = units.slice(0, MOST_NAMES).map(({ shortName }) => shortName)
  const rest = units.length - names.length
  return `Số liệu trong báo cáo này là của ${printInteger(units.length)} đơn vị được yêu cầu: ${names.join(', ')}${rest > 0 ? ` và ${printInteger(rest)} đơn vị khác` : ''}.`
}

/** What speaks against a roll-up as it would be made now, with what its receiver already said about each. */
export async function rollUpChecks(
  db: Db,
  home: Home,
  round: Round,
  receiver: Unit,
  found: Collected,
): Promise<ExplainedFinding[]> {
  const { findings } = await makeRollUp(db, home, round, receiver, found)
  return explained(findings, await explanationsOf(db, receiver, round.period))
}

/** What was put right, came or went since a roll-up was made: it is to be made again where this is not empty. */
export function outdatedBy(
  made: Pick<EditionContent, 'parts'>,
  { parts }: Collected,
): { unit: string; name: string; why: 'restated' | 'came' }[] {
  const held = new Map((made.parts ?? []).map((part) => [part.unit, part.edition]))
  return parts.flatMap(({ unit, edition }) => {
    const before = held.get(unit.code)
    if (before === edition.id) return []
    return [{ unit: unit.code, name: unit.shortName, why: before === undefined ? ('came' as const) : ('restated' as const) }]
  })
}
