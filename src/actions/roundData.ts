import { STANDING } from '#domain/edition.ts'
import { factDifferences } from '#domain/editionFigures.ts'
import type { Day } from '#domain/period.ts'
import { completenessOf, daysLate, type Expected, escalationOf } from '#domain/round.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from '#store/db.ts'
import { type Edition, editionsOf } from '#store/editions.ts'
import { factsOf } from '#store/facts.ts'
import type { Home } from '#store/home.ts'
import { factsByEdition } from '#store/rollUpFacts.ts'
import { type ExpectedUnit, expectedOf, type Round } from '#store/rounds.ts'
import { unitsByIds } from '#store/units.ts'
import { cutoffOfRound } from './editionContent.ts'

/** A unit of a round: how it stands, its editions, and where what it sent is no longer what its books say. */
export type RoundUnit = ExpectedUnit & {
  unit: Unit
  ended: boolean
  editions: Edition[]
  latest: Edition | null
  submittedOn: Day | null
  daysLate: number
  tell: readonly string[]
}

/** Everybody who is to send, with all they sent. */
export async function roundUnits(db: Db, round: Round, today: Day): Promise<RoundUnit[]> {
  const expected = await expectedOf(db, round.id)
  const units = await unitsByIds(
    db,
    expected.map(({ unitId }) => unitId),
  )
  const editions = Map.groupBy(
    (await editionsOf(db, round.id)).filter(({ of }) => of === 'report'),
    ({ unitId }) => unitId,
  )
  return expected.flatMap((one) => {
    const unit = units.get(one.unitId)
    if (!unit) return []
    const sent = editions.get(one.unitId) ?? []
    const standing = { ...expectedFor(one, unit, sent) }
    const late = daysLate(standing, today)
    return [
      {
        ...one,
        unit,
        ended: standing.ended,
        editions: sent,
        latest: sent.at(-1) ?? null,
        submittedOn: standing.submittedOn,
        daysLate: late,
        tell: escalationOf(late),
      },
    ]
  })
}

/** A unit that ended before its report was due does not owe it; what it sent before stays. */
function expectedFor(one: ExpectedUnit, unit: Unit, sent: readonly Edition[]): Expected {
  const submittedOn =
    sent
      .flatMap((edition) => edition.submittedOn ?? [])
      .sort()
      .at(0) ?? null
  return {
    unitId: one.unitId,
    excused: one.excused,
    ended: unit.validTo !== null && unit.validTo <= one.dueOn && submittedOn === null,
    dueOn: one.dueOn,
    submittedOn,
    state: sent.at(-1)?.state ?? null,
  }
}

export const completenessOfUnits = (units: readonly RoundUnit[], today: Day) =>
  completenessOf(
    units.map((one) => expectedFor(one, one.unit, one.editions)),
    today,
  )

export type Apart = { measure: string; said: number | null; now: number | null }

/** Where the editions of some units say other than their books do now. */
export async function apartFromBooks(
  db: Db,
  home: Home,
  round: Round,
  of: readonly { unit: Unit; edition: Edition }[],
): Promise<Map<string, Apart[]>> {
  const out = new Map<string, Apart[]>()
  if (of.length === 0) return out
  const cutoff = cutoffOfRound(round)
  const live = await factsOf(
    db,
    home,
    of.map(({ unit }) => unit),
    cutoff,
  )
  const said = await factsByEdition(db, of)
  for (const { unit, edition } of of) {
    const now = new Map<string, number>()
    for (const [id, fact] of live.get(unit.id)?.now ?? []) if (fact.known && home.measures.byId.has(id)) now.set(id, fact.value)
    out.set(edition.id, factDifferences(said.get(edition.id) ?? new Map(), now))
  }
  return out
}

/** The edition of a unit that counts now: the latest that was accepted and not replaced. */
export const standingEdition = (one: Pick<RoundUnit, 'editions'>): Edition | undefined =>
  one.editions.findLast(({ state }) => STANDING.includes(state))
