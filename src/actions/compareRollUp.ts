import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { differencesOf, freezeFigures } from '#domain/editionFigures.ts'
import type { Fact } from '#domain/fact.ts'
import { figuresOf } from '#domain/figures.ts'
import { baseCounts } from '#domain/indicators/index.ts'
import type { Day } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { indicatorById } from '#domain/sources.ts'
import type { Unit } from '#domain/unit.ts'
import { factsOf } from '#store/facts.ts'
import { factsByEdition } from '#store/rollUpFacts.ts'
import { childrenOf } from '#store/units.ts'
import { defineAction } from './action.ts'
import { roundAtHand } from './editionAtHand.ts'
import { cutoffOfRound } from './editionContent.ts'
import { collected, officialFacts, reachOf } from './rollUpData.ts'
import { roundUnits } from './roundData.ts'

/** The official figure beside the live one, and by name which units make the difference. */
export const compareRollUp = defineAction({
  kind: 'read',
  title: 'So số tổng hợp với sổ',
  summary: 'Official figures of a round beside live ones, each difference explained unit by unit',
  input: z.object({ round: z.uuid().describe('Đợt báo cáo') }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, actor, today }, { round: id }) {
    const { round, receiver } = await roundAtHand(db, id)
    if (!maySee(actor, receiver)) throw new Problem('access.refused', { deed: 'xem tổng hợp', unit: receiver.name })
    const units = await roundUnits(db, round, today)
    const { parts, missing, asked: heard } = collected(units)
    const reach = await reachOf(db, round, receiver, heard)
    const { official, live } = await officialFacts(db, home, round, receiver, parts, reach)
    // What was assigned is not in question here: only what was counted.
    const counts = { ...live, overrides: new Map(), now: official.now }
    const differences = differencesOf(freezeFigures(figuresOf(counts)), freezeFigures(figuresOf(live)))
    const asked = new Map(units.map((one) => [one.unitId, one]))
    // Who stands below, or stood there within the period, and was never asked is in the books all the same.
    const below = await childrenOf(db, receiver.id, round.windowFrom, round.asOf)
    const all = [...new Map([...units.map(({ unit }) => unit), ...below].map((unit) => [unit.id, unit])).values()]
    const books = await factsOf(db, home, all, cutoffOfRound(round))
    const said = await factsByEdition(db, parts)
    const editionOf = new Map(parts.map(({ unit, edition }) => [unit.id, edition.id]))
    const counted = (facts: ReadonlyMap<string, Fact> | undefined, measure: string) => facts?.get(measure)?.value ?? 0
    const explain = (measure: string) => {
      const list = all.flatMap((unit) => {
        const edition = editionOf.get(unit.id)
        const [before, now] = [
          edition === undefined ? null : (said.get(edition)?.get(measure) ?? 0),
          counted(books.get(unit.id)?.now, measure),
        ]
        if ((before ?? 0) === now) return []
        return [
          {
            unit: unit.code,
            name: unit.shortName,
            said: before,
            now,
            why: whyApart(edition, asked.get(unit.id), unit, round.asOf),
          },
        ]
      })
      const explained = list.reduce((sum, one) => sum + one.now - (one.said ?? 0), 0)
      const gap = counted(live.now, measure) - counted(official.now, measure)
      return { units: list, gap, outside: gap - explained }
    }
    return {
      round: { id, title: round.title, asOf: round.asOf },
      parts: parts.length,
      missing: missing.map(({ unit }) => ({ unit: unit.code, name: unit.shortName })),
      same: differences.length === 0,
      figures: differences.map(({ indicator, before, after }) => ({
        indicator,
        title: indicatorById(indicator)?.title ?? baseCounts.get(indicator)?.title ?? indicator,
        official: before?.value ?? null,
        live: after?.value ?? null,
        ...(home.measures.byId.has(indicator) ? explain(indicator) : { units: [], gap: null, outside: null }),
      })),
    }
  },
})

/** The books moved since, the unit has not been accepted, was let off, ended before the day of the figures, or was never asked. */
function whyApart(edition: string | undefined, asked: { excused: boolean } | undefined, { validTo }: Unit, asOf: Day) {
  if (edition !== undefined) return 'changed' as const
  if (asked) return asked.excused ? ('excused' as const) : ('not_accepted' as const)
  return validTo !== null && validTo <= asOf ? ('ended' as const) : ('not_asked' as const)
}
