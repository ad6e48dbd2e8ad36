import { sql } from 'kysely'
import { type Day, parsePeriod, statutoryWindow } from '#domain/period.ts'
import { UNIT_KINDS, type Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'
import { changeExpected } from './rounds.ts'
import { insertDecision } from './targets.ts'
import { unitsByIds } from './units.ts'

/** A unit that ended and the one that takes over what was asked of it. */
export type Heir = { from: Unit; to: Unit }
export type MovedTarget = {
  decidedBy: string
  indicator: string
  period: string
  total: number
  lines: { unit: string; value: number }[]
}

/**
 * What was assigned to units that ended is assigned to their heirs, by a further decision of whoever assigned it: its total
 * stays, so the split still adds up. Only periods that go on after the day; the past keeps the decision it had.
 */
export async function carryTargets(
  db: Db,
  heirs: readonly Heir[],
  { on, number }: { on: Day; number: string },
  by: string,
): Promise<MovedTarget[]> {
  const to = new Map(heirs.map((heir) => [heir.from.id, heir.to.id]))
  const { rows } = await sql<{ decider: number; indicator: string; period: string; decisionId: string; total: number }>`
    with touched as (
      select distinct d.unit_id, d.indicator, d.period from targets t join target_decisions d on d.province_id = t.province_id and d.id = t.decision_id
      where t.unit_id = any (${[...to.keys()]}::bigint[]) and d.unit_id <> all (${[...to.keys()]}::bigint[]) and d.decided_on <= ${on}::date
    )
    select distinct on (d.unit_id, d.indicator, d.period) d.unit_id as decider, d.indicator, d.period, d.id as decision_id, d.total
    from touched c join target_decisions d on d.unit_id = c.unit_id and d.indicator = c.indicator and d.period = c.period and d.decided_on <= ${on}::date
    order by d.unit_id, d.indicator, d.period, d.decided_on desc, d.id desc`.execute(db)
  const running = rows.filter(({ period }) => {
    const parsed = parsePeriod(period)
    return parsed !== null && statutoryWindow(parsed).to >= on
  })
  const { rows: lines } = await sql<{ decisionId: string; unitId: number; value: number }>`
    select decision_id, unit_id, value from targets where decision_id = any (${running.map(({ decisionId }) => decisionId)}::uuid[])`.execute(
    db,
  )
  const units = await unitsByIds(db, [
    ...running.map(({ decider }) => decider),
    ...lines.map(({ unitId }) => unitId),
    ...to.values(),
  ])
  const out: MovedTarget[] = []
  for (const { decider, indicator, period, decisionId, total } of running) {
    const unit = units.get(decider)
    if (!unit) continue
    const sums = new Map<number, number>()
    for (const line of lines)
      if (line.decisionId === decisionId && line.unitId !== decider) {
        const place = to.get(line.unitId) ?? line.unitId
        sums.set(place, (sums.get(place) ?? 0) + line.value)
      }
    const given = [...sums].flatMap(([id, value]) => {
      const one = units.get(id)
      return one && id !== decider ? [{ unit: one, value }] : []
    })
    const note = 'Cộng chỉ tiêu của đơn vị đã sắp xếp vào đơn vị kế tục'
    await insertDecision(db, unit, { indicator, period, number, decidedOn: on, total, note }, given, by)
    const heirsHere = new Set(to.values())
    out.push({
      decidedBy: unit.shortName,
      indicator,
      period,
      total,
      lines: given
        .filter((line) => heirsHere.has(line.unit.id))
        .map((line) => ({ unit: line.unit.shortName, value: line.value })),
    })
  }
  return out
}

export type MovedRound = { round: string; title: string; unit: string; heir: string | null; state: 'excused' | 'owes' }

/** Reports asked for a day on or after the change are owed by the heir; those of before are still owed by the unit that was. */
export async function carryRounds(
  db: Db,
  ended: readonly { from: Unit; to: Unit | null }[],
  { on, number }: { on: Day; number: string },
  { by, at }: { by: string; at: Date },
): Promise<MovedRound[]> {
  const out: MovedRound[] = []
  for (const { from, to } of ended) {
    const { rows } = await sql<{
      id: string
      title: string
      dueOn: Day
      asOf: Day
      asker: number
      heirListed: boolean
      done: boolean
    }>`
      select r.id, r.title, r.due_on, r.as_of, r.unit_id as asker,
        exists (select from expected_units h where h.round_id = r.id and h.unit_id = ${to?.id ?? 0}) as heir_listed,
        exists (select from editions d where d.round_id = r.id and d.unit_id = ${from.id} and d.state in ('accepted', 'rolled_up', 'published')) as done
      from expected_units e join report_rounds r on r.id = e.round_id
      where e.unit_id = ${from.id} and not e.excused order by r.as_of, r.id`.execute(db)
    for (const { id, title, dueOn, asOf, asker, heirListed, done } of rows) {
      if (done) continue
      if (asOf < on) {
        out.push({ round: id, title, unit: from.shortName, heir: to?.shortName ?? null, state: 'owes' })
        continue
      }
      const reason = `${from.shortName} kết thúc theo ${number}`.slice(0, 500)
      const change = { dueOn: null, reason, by, at }
      await changeExpected(db, { id, dueOn }, from, { ...change, deed: 'excuse' })
      if (to && !heirListed && to.id !== asker && UNIT_KINDS[to.kind].level === UNIT_KINDS[from.kind].level)
        await changeExpected(db, { id, dueOn }, to, {
          ...change,
          deed: 'add',
          reason: `Kế tục ${from.shortName} theo ${number}`.slice(0, 500),
        })
      out.push({ round: id, title, unit: from.shortName, heir: to?.shortName ?? null, state: 'excused' })
    }
  }
  return out
}

export type MovedRight = { login: string; name: string; role: string; from: string; to: string | null }

/** Who worked at a unit that ended works at its heir in the same role from the day on; where nobody took over, the right ends. */
export async function carryRights(db: Db, ended: readonly { from: Unit; to: Unit | null }[], on: Day): Promise<MovedRight[]> {
  const out: MovedRight[] = []
  for (const { from, to } of ended) {
    const { rows } = await sql<{ userId: string; login: string; name: string; role: string }>`
      update grants g set valid_to = greatest(${on}::date, g.valid_from) from users w
      where w.id = g.user_id and g.unit_id = ${from.id} and (g.valid_to is null or g.valid_to > ${on}::date)
      returning g.user_id, w.login, w.name, g.role`.execute(db)
    for (const { userId, login, name, role } of rows) {
      if (to)
        await sql`
          insert into grants (user_id, role, unit_id, valid_from) select ${userId}::uuid, ${role}::text, ${to.id}::bigint, ${on}::date
          where not exists (select from grants where user_id = ${userId}::uuid and role = ${role} and unit_id = ${to.id} and (valid_to is null or valid_to > ${on}::date))
          on conflict do nothing`.execute(db)
      out.push({ login, name, role, from: from.shortName, to: to?.shortName ?? null })
    }
  }
  return out.sort((a, b) => (a.name < b.name ? -1 : 1))
}
