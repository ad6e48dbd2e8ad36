import { z } from 'zod'
import { mayAssign } from '#domain/access.ts'
import { periodKey as keyOf, parsePeriod } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { indicatorById } from '#domain/sources.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import { holdTurn } from '#store/locks.ts'
import { assignedFromAbove, insertDecision, targetsAt } from '#store/targets.ts'
import { childrenOf, unitsByCodes } from '#store/units.ts'
import { defineAction } from './action.ts'
import { day, MOST, periodKey, unitCode } from './inputs.ts'

/**
 * Assigns a target to the units directly below, or revises it: the lines that change, with a later day. What every unit
 * then holds must add up to the total, or nothing is issued.
 */
export const issueTargets = defineAction({
  kind: 'write',
  title: 'Giao chỉ tiêu',
  summary: 'Issue or revise a target: decision, total and split, which must add up',
  input: z.object({
    unit: unitCode,
    indicator: z.string(),
    period: periodKey.describe('Kỳ giao, ví dụ 2023'),
    number: z.string().min(1).max(60).describe('Số quyết định'),
    decidedOn: day,
    total: z.int().min(0).max(MOST),
    lines: z
      .array(z.object({ unit: unitCode, value: z.int().min(0).max(MOST) }))
      .describe('Phân bổ; điều chỉnh thì chỉ ghi đơn vị thay đổi'),
    note: z.string().max(500).optional(),
  }),
  allow: (actor, unit) => mayAssign(actor, unit),
  async run({ db, unit, actor, today }, { indicator: id, period: said, number, decidedOn, total, lines, note }) {
    const indicator = indicatorById(id)
    if (!indicator || indicator.measure === 'ratio' || indicator.targetOf !== undefined)
      throw new Problem('indicator.unknown', { indicator: id })
    const parsed = parsePeriod(said)
    if (!parsed) throw new Problem('period.unknown', { period: said })
    const period = keyOf(parsed)
    await holdTurn(db, `targets ${id} ${period}`)
    if (decidedOn > today) throw new Problem('input.wrong', { detail: `ngày quyết định ${printDay(decidedOn)} ở tương lai` })
    const children = await childrenOf(db, unit.id, decidedOn, decidedOn)
    const named = await unitsByCodes(
      db,
      lines.map((line) => line.unit),
    )
    const changed = new Map<number, number>()
    for (const line of lines) {
      const child = named.get(line.unit)
      if (!child) throw new Problem('unit.unknown', { unit: line.unit })
      if (!children.some((one) => one.id === child.id))
        throw new Problem('target.not_child', { unit: child.name, parent: unit.name, day: printDay(decidedOn) })
      if (changed.has(child.id)) throw new Problem('input.wrong', { detail: `${child.name} được ghi hai lần` })
      changed.set(child.id, line.value)
    }
    const standing = (await targetsAt(db, [unit.id, ...children.map((child) => child.id)], [period], '9999-12-31')).filter(
      (line) => line.indicator === id,
    )
    const latest = standing
      .map((line) => line.decidedOn)
      .sort()
      .at(-1)
    if (latest !== undefined && decidedOn < latest)
      throw new Problem('target.older', { day: printDay(decidedOn), latest: printDay(latest) })
    const assigned = await assignedFromAbove(db, unit, id, period)
    if (assigned !== null && assigned !== total)
      throw new Problem('target.assigned', { unit: unit.name, assigned: printInteger(assigned), total: printInteger(total) })
    const held = new Map(standing.filter((line) => line.unitId !== unit.id).map((line) => [line.unitId, line.value]))
    for (const [unitId, value] of changed) held.set(unitId, value)
    const sum = [...held.values()].reduce((a, b) => a + b, 0)
    if ((held.size > 0 || children.length > 0) && sum !== total)
      throw new Problem('target.split', { total: printInteger(total), sum: printInteger(sum), gap: printInteger(total - sum) })
    const written = lines.flatMap((line) => {
      const child = named.get(line.unit)
      return child ? [{ unit: child, value: line.value }] : []
    })
    return {
      id: await insertDecision(
        db,
        unit,
        { indicator: id, period, number, decidedOn, total, note: note ?? null },
        written,
        actor.login,
      ),
    }
  },
})
