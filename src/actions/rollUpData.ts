import type { EditionContent } from '#domain/editionFigures.ts'
import { type Facts, figuresOf } from '#domain/figures.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from '#store/db.ts'
import type { Edition } from '#store/editions.ts'
import { factsOf } from '#store/facts.ts'
import type { Home } from '#store/home.ts'
import { factsOfEditions } from '#store/rollUpFacts.ts'
import type { Round } from '#store/rounds.ts'
import { cutoffOfRound, frozen, type Made } from './editionContent.ts'
import { editionText } from './editionText.ts'
import { reportData } from './reportData.ts'
import { type RoundUnit, standingEdition } from './roundData.ts'

/** The editions of a round that count, and who is missing from them. */
export type Collected = { parts: { unit: Unit; edition: Edition }[]; missing: RoundUnit[] }

export function collected(units: readonly RoundUnit[]): Collected {
  const parts = units.flatMap((one) => {
    const edition = standingEdition(one)
    return edition ? [{ unit: one.unit, edition }] : []
  })
  const heard = new Set(parts.map(({ unit }) => unit.id))
  return { parts, missing: units.filter((one) => !one.excused && !one.ended && !heard.has(one.unitId)) }
}

/** The facts of the receiver as the editions below have them; targets and the year before are its own. */
export async function officialFacts(
  db: Db,
  home: Home,
  round: Round,
  receiver: Unit,
  parts: Collected['parts'],
): Promise<{ official: Facts; live: Facts }> {
  const cutoff = cutoffOfRound(round)
  const live = (await factsOf(db, home, [receiver], cutoff)).get(receiver.id)
  if (!live) throw new Error(`no facts of unit ${receiver.code}`)
  return { live, official: { ...live, now: await factsOfEditions(db, receiver, parts, cutoff.window), overrides: new Map() } }
}

/** The roll-up of a round as an edition of the receiver: ratios computed again from what their parts add up to. */
export async function makeRollUp(db: Db, home: Home, round: Round, receiver: Unit, { parts, missing }: Collected): Promise<Made> {
  const { official } = await officialFacts(db, home, round, receiver, parts)
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
  })
  // Its words say what the editions add up to; units are named from the books, which alone know them one by one.
  const cutoff = cutoffOfRound(round)
  const data = { ...(await reportData(db, home, receiver, cutoff)), figures: figuresOf(official) }
  const { text, findings } = await editionText(db, receiver, cutoff, data)
  return { content: { ...made.content, text }, findings: [...made.findings, ...findings] }
}

/** What was put right, came or went since a roll-up was made: it is to be made again where this is not empty. */
export function outdatedBy(
  content: EditionContent,
  { parts }: Collected,
): { unit: string; name: string; why: 'restated' | 'came' }[] {
  const held = new Map((content.parts ?? []).map((part) => [part.unit, part.edition]))
  return parts.flatMap(({ unit, edition }) => {
    const before = held.get(unit.code)
    if (before === edition.id) return []
    return [{ unit: unit.code, name: unit.shortName, why: before === undefined ? ('came' as const) : ('restated' as const) }]
  })
}
