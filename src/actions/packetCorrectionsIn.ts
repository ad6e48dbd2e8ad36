import { baseCounts } from '#domain/indicators/index.ts'
import { type Corrections, type Verdict, verdictOfCorrections } from '#domain/packet.ts'
import { periodKey as keyOf, parseReportPeriod, statutoryWindow } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { indicatorById, sourceOf } from '#domain/sources.ts'
import type { Unit } from '#domain/unit.ts'
import { printDay, printInteger, printPeriodKey } from '#domain/wording.ts'
import { factsOf } from '#store/facts.ts'
import { holdTurn } from '#store/locks.ts'
import { bringOverrides, overridesBetween } from '#store/overrides.ts'
import { entryNumber } from '#store/packetFigures.ts'
import { closedPeriods, refusedAsClosed } from '#store/periods.ts'
import { unitsByCodes } from '#store/units.ts'
import { cutoffFor } from './cutoff.ts'
import type { Taking, ToldRow } from './packetImport.ts'
import type { PacketCorrection } from './packetPapers.ts'

type Standing = Pick<PacketCorrection, 'id' | 'asOf' | 'derived' | 'value' | 'reason' | 'by'>
type Known = { all: readonly PacketCorrection[]; standing: PacketCorrection | null }

/**
 * Figures put right by hand: all the corrections of one figure and period travel together, so that either side sees which came
 * after which. Where both put it right the figure stays as it is until somebody says whose holds.
 */
export async function takeCorrections(taking: Taking, corrections: readonly PacketCorrection[]): Promise<ToldRow[]> {
  const { db, unit: taker } = taking
  const units = await unitsByCodes(db, [...new Set(corrections.map(({ unit }) => unit))])
  const told: ToldRow[] = []
  for (const [code, group] of Map.groupBy(corrections, ({ unit }) => unit)) {
    const unit = units.get(code)
    if (!unit || unit.pos < taker.pos || unit.pos > taker.end) throw new Problem('packet.foreign', { unit: `“${code}”` })
    await holdTurn(db, `overrides ${unit.id}`)
    const here = (await overridesBetween(db, { pos: unit.pos, end: unit.pos })).map(({ enteredBy, enteredAt, ...row }) => ({
      ...row,
      by: enteredBy,
      at: enteredAt.toISOString(),
    }))
    const of = ({ measure, period }: PacketCorrection): string => `${measure} ${period}`
    const ours = Map.groupBy(here, of)
    for (const [key, theirs] of Map.groupBy(group, of)) {
      const line = await takeFigure(taking, unit, known(ours.get(key) ?? []), known(theirs))
      if (line) told.push(line)
    }
  }
  return told
}

const known = (all: readonly PacketCorrection[]): Known => ({ all, standing: all.find(({ active }) => active) ?? null })
const idsOf = ({ all, standing }: Known): Corrections => ({
  all: new Set(all.map(({ id }) => id)),
  standing: standing?.id ?? null,
})

async function takeFigure(taking: Taking, unit: Unit, ours: Known, theirs: Known): Promise<ToldRow | null> {
  const { db, home } = taking
  const [first] = theirs.all
  if (!first) return null
  const { measure, period } = first
  const last = theirs.standing ?? first
  const decided = verdictOfCorrections(idsOf(ours), idsOf(theirs))
  const id = entryNumber({ unit: unit.code, measure, period, asOf: 'correction' })
  const chosen = decided === 'conflict' ? taking.choices.get(id) : undefined
  const verdict: Verdict = chosen === 'ours' ? 'kept' : chosen === 'theirs' ? 'changed' : decided
  const title = indicatorById(measure)?.title ?? baseCounts.get(measure)?.title ?? measure
  const line: ToldRow = {
    ...{ register: 'corrections', title: 'Số liệu điều chỉnh', id, unit: unit.shortName, verdict, by: last.by, at: last.at },
    label: `${title}, ${parseReportPeriod(period) ? printPeriodKey(period) : period}`,
    why: null,
    differences: decided === 'conflict' || verdict === 'changed' ? differencesOf(ours.standing, theirs.standing) : [],
  }
  if (verdict === 'same' || verdict === 'older' || verdict === 'conflict') return line
  const why = refusedAs(taking, unit, theirs.all)
  if (why) return { ...line, verdict: 'refused', why }
  const brought = theirs.all.filter((one) => !ours.all.some((mine) => mine.id === one.id))
  const holds = verdict === 'kept' ? ours.standing : theirs.standing
  if (holds && holds.id !== ours.standing?.id) {
    const days = [holds, ours.standing].flatMap((one) => one?.asOf ?? [])
    const shut = (await closedPeriods(db, [unit.id])).find(({ windowTo }) => days.some((day) => day <= windowTo))
    if (shut) throw refusedAsClosed(shut, unit.name)
    const lacks = await lacksRows(taking, unit, ours.standing, holds)
    if (lacks) return { ...line, verdict: 'waits', why: lacks }
  }
  await bringOverrides(db, home, unit, {
    measure,
    brought: brought.map(({ by, at, ...row }) => ({ ...row, enteredBy: by, enteredAt: new Date(at) })),
    held: ours.standing,
    holds,
    periodEnd: periodEndOf(first),
  })
  return line
}

function differencesOf(ours: Standing | null, theirs: Standing | null): ToldRow['differences'] {
  const words = (one: Standing | null) =>
    one ? `${printInteger(one.value)} thay cho ${printInteger(one.derived)}, đến ${printDay(one.asOf)}` : 'không điều chỉnh'
  return [
    { column: 'Số', ours: words(ours), theirs: words(theirs) },
    { column: 'Lý do', ours: ours?.reason ?? '', theirs: theirs?.reason ?? '' },
    { column: 'Người ghi', ours: ours?.by ?? '', theirs: theirs?.by ?? '' },
  ]
}

/** The same rules as for a figure put right here; null where all of them may stand. */
function refusedAs({ home, today }: Taking, unit: Unit, all: readonly PacketCorrection[]): string | null {
  if (all.filter(({ active }) => active).length !== 1 || new Set(all.map(({ id }) => id)).size < all.length)
    return 'Gói không nói rõ lần điều chỉnh nào còn hiệu lực.'
  for (const { measure, period, asOf } of all) {
    const { kind } = sourceOf(measure)
    if (!indicatorById(measure) || !home.measures.byId.has(measure)) return `Chỉ tiêu “${measure}” chưa có ở đây.`
    if (kind !== 'registers' && kind !== 'units') return 'Chỉ tiêu này không tính từ sổ nên không có điều chỉnh.'
    const cutoff = cutoffFor(period, asOf)
    if (keyOf(cutoff.period) !== period) return 'Kỳ của lần điều chỉnh không đọc được.'
    if (cutoff.asOf > today) return `Số liệu đến ngày ${printDay(cutoff.asOf)} còn ở tương lai.`
    if (cutoff.asOf < unit.validFrom || (unit.validTo !== null && cutoff.asOf >= unit.validTo))
      return `${unit.shortName} không hoạt động ngày ${printDay(cutoff.asOf)}.`
  }
  return null
}

/** A correction is a difference to the books it was made beside: where they have not come yet the figure would fall below nothing. */
async function lacksRows(
  { db, home }: Taking,
  unit: Unit,
  held: Standing | null,
  holds: PacketCorrection,
): Promise<string | null> {
  const cutoff = cutoffFor(holds.period, holds.asOf)
  const now = (await factsOf(db, home, [unit], cutoff)).get(unit.id)?.now.get(holds.measure)?.value ?? 0
  const without = now - (held && held.asOf <= holds.asOf ? held.value - held.derived : 0)
  return without + holds.value - holds.derived < 0
    ? 'Sổ ở đây chưa có các dòng mà số này điều chỉnh. Nhập gói có dòng trong sổ trước.'
    : null
}

const periodEndOf = ({ period, asOf }: PacketCorrection) => statutoryWindow(cutoffFor(period, asOf).period).to
