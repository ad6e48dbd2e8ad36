import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import type { Cutoff } from '#domain/calendar.ts'
import { figuresOf } from '#domain/figures.ts'
import type { Indicator } from '#domain/indicator.ts'
import { Problem } from '#domain/problem.ts'
import { type Count, proofOf, type Register } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { isOfRounds, sourceOf } from '#domain/sources.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from '#store/db.ts'
import { entriesOf } from '#store/entries.ts'
import { factsOf, factsUnder, targetPeriods } from '#store/facts.ts'
import type { Home } from '#store/home.ts'
import { rowsUnder, sumRecords } from '#store/recordList.ts'
import { reportsAsked } from '#store/roundFacts.ts'
import { decisionsFor } from '#store/targets.ts'
import type { TreeBasis } from '#store/treeBasis.ts'
import { childrenOf } from '#store/units.ts'
import { defineAction } from './action.ts'
import { cutoffFor } from './cutoff.ts'
import { addends, operandLines } from './proofOperands.ts'
import { checksOf, ladderOf } from './proofSteps.ts'
import { reportHead, reportInput, treeInput } from './reportData.ts'
import { treeDifferences } from './treeProof.ts'
import { basisFor, eachDay, oneDay } from './treeReport.ts'
import { unitCatalogue } from './unitCatalogue.ts'
import { unitLine } from './unitRef.ts'

/** Why a figure is what it is: the units below and the records of registers, each summing to it exactly. */
export const openProof = defineAction({
  kind: 'read',
  title: 'Mở căn cứ của số liệu',
  summary: 'The proof of one figure: children and records that sum to it, its target decisions, its calculation',
  input: reportInput.extend({ indicator: z.string(), ...treeInput }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit }, { period, asOf, indicator: id, treeDate }) {
    const cutoff = cutoffFor(period, asOf)
    const { catalogue } = await unitCatalogue(db, home, unit, cutoff.asOf)
    const indicator = catalogue.find((one) => one.id === id)
    if (!indicator) throw new Problem('indicator.unknown', { indicator: id })
    const basis = treeDate === undefined ? null : await basisFor(db, unit, treeDate)
    const below = await childrenOf(db, unit.id, basis?.day ?? cutoff.window.from, basis?.day ?? cutoff.asOf)
    const all = basis
      ? await factsUnder(db, home, [unit, ...below], cutoff, basis)
      : new Map([...(await factsOf(db, home, [unit], cutoff)), ...(await factsOf(db, home, below, cutoff))])
    const facts = all.get(unit.id)
    const figures = facts ? figuresOf(facts, catalogue) : new Map()
    const figure = figures.get(id)
    const children = below.flatMap((child) => {
      const found = all.get(child.id)
      const its = found && figuresOf(found, catalogue, new Set([id])).get(id)
      return its
        ? [
            {
              unit: unitLine(child),
              value: its.value,
              target: its.target,
              numerator: its.numerator,
              denominator: its.denominator,
              percent: its.percent,
              gap: its.gap,
              state: its.state,
            },
          ]
        : []
    })
    const additive = indicator.overTree === 'sum'
    const added = children.reduce((sum, child) => sum + (child.value ?? 0), 0)
    const own = additive && figure?.value != null ? figure.value - added : 0
    const decisions = await decisionsFor(db, unit, targetPeriods(cutoff.period), cutoff.asOf, indicator.targetOf ?? id)
    return {
      indicator: id,
      title: indicator.title,
      unitWord: indicator.unit,
      basis: indicator.basis,
      ...(await reportHead(db, unit, cutoff)),
      figure,
      explanation: figure?.proof.formula ?? figure?.proof.meaning ?? null,
      source: sourceOf(id),
      children,
      coverage: {
        reported: children.filter((child) => child.state === 'value' || child.state === 'zero').length,
        expected: children.filter((child) => child.state !== 'not_applicable').length,
      },
      /** What stands at the unit itself: its own records, or what counting joint activities once takes away. */
      own: { value: own },
      // Rows are found by the tree of their days; under another tree the units say what they are.
      records: basis ? [] : await recordsBehind(db, home, unit, indicator, cutoff),
      tree: basis ? oneDay(basis, unit, cutoff) : await eachDay(db, unit, cutoff),
      differences: basis ? await differencesUnder(db, home, unit, cutoff, basis, id) : [],
      operands: figure?.proof.kind === 'formula' ? operandLines(indicator, figures, facts) : [],
      ladder: ladderOf(id, figures, facts),
      entries: ['entered', 'rounds'].includes(sourceOf(id).kind)
        ? (await entriesOf(db, [unit.id], [id, ...Object.keys(indicator.base ?? {})])).filter(
            (entry) => entry.asOf <= cutoff.asOf,
          )
        : [],
      reports: await reportsBehind(db, unit, indicator, cutoff),
      targetDecisions: decisions,
      checks: checksOf(figure, children, decisions, additive),
      sum: additive ? added + own : (figure?.value ?? null),
    }
  },
})

/** The reports a figure of the rounds counts, by whom, due when and sent when; what is late or missing first. */
async function reportsBehind(db: Db, unit: Unit, indicator: Indicator, { window }: Cutoff) {
  const measures = [indicator.id, ...Object.keys(indicator.base ?? {})]
  if (!measures.some(isOfRounds)) return []
  return (await reportsAsked(db, unit.id, window, 300)).map(({ name, title, dueOn, sentOn, amended }) => ({
    name,
    title,
    dueOn,
    sentOn,
    onTime: sentOn !== null && sentOn <= dueOn,
    amended,
  }))
}

/** What the units are under the tree of one day and were under that of each day. */
async function differencesUnder(db: Db, home: Home, unit: Unit, cutoff: Cutoff, basis: TreeBasis, id: string) {
  const once = await childrenOf(db, unit.id, cutoff.window.from, cutoff.asOf)
  const now = await childrenOf(db, unit.id, basis.day, basis.day)
  const units = [...new Map([unit, ...once, ...now].map((one) => [one.id, one])).values()]
  const eachDay = await factsOf(db, home, units, cutoff, [id])
  const oneDay = await factsUnder(db, home, units, cutoff, basis)
  const bothOf = (one: Unit) => ({
    eachDay: eachDay.get(one.id)?.now.get(id)?.value ?? null,
    oneDay: oneDay.get(one.id)?.now.get(id)?.value ?? null,
  })
  return treeDifferences(db, home, unit, cutoff, basis, id, bothOf)
}

/** The rows behind a figure: a filter that shows exactly them, how many they are, and what they add. */
async function recordsBehind(db: Db, home: Home, unit: Unit, indicator: Indicator, cutoff: Cutoff) {
  const out = []
  const deep = indicator.overTree !== 'none'
  const under = deep ? await rowsUnder(db, unit) : { own: unit.id }
  for (const [register, count] of addends(indicator).flatMap(countsOf)) {
    const where = proofOf(register, count, cutoff.window)
    const sums = await sumRecords(
      db,
      register,
      { under, where, sort: [], offset: 0, limit: 0 },
      home.seal,
      undefined,
      count.amount,
    )
    out.push({
      register: register.key,
      title: register.title,
      rowName: register.rowName,
      where,
      deep,
      count: sums.count ?? 0,
      sum: (count.amount ? sums[count.amount] : count.once ? sums.activities : sums.count) ?? 0,
      ...(count.amount ? { amount: count.amount } : {}),
      once: count.once === true,
    })
  }
  // A paper lacking and a paper expired are two filters of one figure: what holds no row proves nothing.
  const holding = out.filter(({ count }) => count > 0)
  return holding.length > 0 ? holding : out.slice(0, 1)
}

const countsOf = (id: string): [Register, Count][] =>
  Object.values(registers).flatMap((register) =>
    register.counts.filter((count) => count.indicator === id).map((count) => [register, count] as [Register, Count]),
  )
