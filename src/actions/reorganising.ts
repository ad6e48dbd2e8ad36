import { type Finding, finding, isError, warning } from '#domain/finding.ts'
import type { Day } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import type { Delta } from '#domain/register.ts'
import { postTitle } from '#domain/registers/establishedPosts.ts'
import { type Reshaped, reshape, type Step } from '#domain/reorganisation.ts'
import type { Unit } from '#domain/unit.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import { carryRights, carryRounds, carryTargets, type MovedRight, type MovedRound, type MovedTarget } from '#store/carryDuties.ts'
import { type Carried, carryPeople, carryTotals, daysAhead, followersOf } from '#store/carryOver.ts'
import { type Db, EVERYWHERE, setScope } from '#store/db.ts'
import { seatsOf } from '#store/establishment.ts'
import { correctJoint, jointSums } from '#store/jointChange.ts'
import { changeLineage } from '#store/lineageChange.ts'
import { holdTurn } from '#store/locks.ts'
import { closedPeriods } from '#store/periods.ts'
import { renumber } from '#store/renumber.ts'
import type { BridgeUnit } from '#store/reorganisations.ts'
import { reshapeLinks, splitOf, treeUnder, unitsThrough, writeSuccessions } from '#store/reshapeTree.ts'
import { foundUnits, unitById, unitsByCodes } from '#store/units.ts'
import type { Context } from './action.ts'
import { bridgeOf, judgeBridge, standingOf } from './bridge.ts'

export type Plan = { id: string; number: string; effectiveOn: Day; steps: readonly Step[] }

/** Everything a reorganisation does, told by name and count: the preview says it beforehand, and it is what was done after. */
export type Effect = {
  founded: { unit: string; parent: string }[]
  renamed: { unit: string; from: string; to: string }[]
  moved: { unit: string; from: string; to: string }[]
  ended: { unit: string; heir: string | null; successors: string[] }[]
  people: { book: string; from: string; to: string; count: number; names: string[] }[]
  /** Posts of units that end stay in their book and count with the heir from the day on. */
  posts: { unit: string; heir: string | null; post: string; seats: number; filled: number }[]
  targets: MovedTarget[]
  rounds: MovedRound[]
  rights: MovedRight[]
  bridge: BridgeUnit[]
  findings: Finding[]
}

const NAMED = 12

/** Does it all in the transaction of the caller; throws nothing away: what speaks against it is in the findings. */
export async function reorganise(context: Context, root: Unit, plan: Plan): Promise<Effect> {
  const { db, scope } = context
  await holdTurn(db, 'reorganisation')
  await setScope(db, EVERYWHERE)
  const effect = await inWholeTree(context, root, plan)
  await setScope(db, scope)
  return effect
}

async function inWholeTree(context: Context, root: Unit, plan: Plan): Promise<Effect> {
  const { db, home, actor, now } = context
  const on = plan.effectiveOn
  const tree = await treeUnder(db, root)
  const shape = reshape(tree, plan.steps, on)
  const nameOf = (code: string): string => shape.after.get(code)?.name ?? code
  const effect: Effect = {
    founded: shape.founded.map(({ name, parent }) => ({ unit: name, parent: nameOf(parent) })),
    renamed: shape.renamed.map(({ unit, name }) => ({ unit, from: tree.get(unit)?.name ?? unit, to: name })),
    moved: shape.moved.map(({ unit, from, to }) => ({ unit: nameOf(unit), from: nameOf(from), to: nameOf(to) })),
    ended: shape.ended.map(({ unit, heir, successors }) => ({
      unit: nameOf(unit),
      heir: heir === null ? null : nameOf(heir),
      successors: successors.map(nameOf),
    })),
    people: [],
    posts: [],
    targets: [],
    rounds: [],
    rights: [],
    bridge: [],
    findings: [...shape.findings],
  }
  if (shape.findings.length > 0) return effect
  const old = await unitsByCodes(db, [...touched(shape)])
  await judgeClosed(db, [...old.values(), root], on, effect)
  const carried = await followersOfAll(db, shape, old, on)
  judgePeople(shape, carried, on, effect)
  await judgeAhead(db, shape, old, on, effect)
  if (effect.findings.some(isError)) return effect

  effect.posts = await postsLeft(db, shape, old, on)
  const before = await standingOf(db, home, [root, ...old.values()], on)
  await foundUnits(
    db,
    shape.founded.map(({ code, unitKind, name, shortName, managedBy, parent }) => ({
      code,
      kind: unitKind,
      name,
      shortName: shortName ?? name,
      managedBy: managedBy ?? null,
      validFrom: on,
      parents: [{ code: parent, from: on, to: null }],
    })),
  )
  const units = await unitsByCodes(db, [...touched(shape)])
  const write = { home, by: actor.login, at: now, scope: EVERYWHERE }
  const changed: Delta[] = []
  for (const one of carried) {
    changed.push(...(await carryPeople(db, one, units, { on, number: plan.number }, write)))
    for (const [to, going] of Map.groupBy(one.going, ({ to: code }) => code))
      effect.people.push({
        book: one.register.title,
        from: one.from.shortName,
        to: nameOf(to),
        count: going.length,
        names: going.slice(0, NAMED).map(({ record }) => String(record.values[one.register.label] ?? '')),
      })
  }
  const heirs = shape.ended.flatMap(({ unit: code, heir, role }) => {
    const [from, to] = [units.get(code), units.get(heir ?? '')]
    return from ? [{ from, to: to && role === 'merged' ? to : null }] : []
  })
  const merged = heirs.flatMap(({ from, to }) => (to ? [{ from, to }] : []))
  for (const { from, to } of merged) changed.push(...(await carryTotals(db, from, to, { on, number: plan.number }, write)))
  const said = { on, number: plan.number }
  effect.targets = await carryTargets(db, merged, said, actor.login)
  effect.rounds = await carryRounds(db, heirs, said, { by: actor.login, at: now })
  effect.rights = await carryRights(db, heirs, on)
  judgeDuties(effect)

  const moving = [...shape.moved, ...shape.ended].map(({ unit }) => unit)
  const through = await unitsThrough(db, moving)
  const joint = await jointSums(db, through, on)
  await reshapeLinks(db, home, shape, { on, id: plan.id, source: plan.number })
  await keepSplits(db, plan, shape, units, on)
  await renumber(db, await unitById(db, root.id), shape)
  await changeLineage(db, through)
  await correctJoint(db, home, joint, await jointSums(db, through, on))

  const fresh = await unitsByCodes(db, [...units.keys()])
  const after = await standingOf(db, home, [await unitById(db, root.id), ...fresh.values()], on)
  judgeBridge(home, { root, before, after, shape, units: fresh, changed, on })
  effect.bridge = bridgeOf(home, [root, ...fresh.values()], before, after)
  return effect
}

async function postsLeft(db: Db, { ended, after }: Reshaped, old: ReadonlyMap<string, Unit>, on: Day): Promise<Effect['posts']> {
  const seats = await seatsOf(
    db,
    ended.flatMap(({ unit }) => old.get(unit) ?? []),
    on,
  )
  return ended.flatMap(({ unit: code, heir }) => {
    const unit = old.get(code)
    return seats
      .filter(({ unitId }) => unitId === unit?.id)
      .map(({ post, seats, filled }) => ({
        unit: unit?.shortName ?? code,
        heir: heir === null ? null : (after.get(heir)?.name ?? heir),
        post: postTitle(post),
        seats,
        filled,
      }))
  })
}

/** Every unit the steps name or reach. */
function touched({ moved, ended, renamed, founded, people }: Reshaped): Set<string> {
  return new Set([
    ...moved.flatMap(({ unit, from, to }) => [unit, from, to]),
    ...ended.flatMap(({ unit, heir, successors }) => [unit, ...(heir === null ? [] : [heir]), ...successors]),
    ...renamed.map(({ unit }) => unit),
    ...founded.flatMap(({ code, parent }) => [code, parent]),
    ...people.flatMap(({ from, assign }) => [from, ...assign.map(({ to }) => to)]),
  ])
}

async function followersOfAll(db: Db, { people }: Reshaped, old: ReadonlyMap<string, Unit>, on: Day): Promise<Carried[]> {
  const out: Carried[] = []
  for (const { from, assign } of people) {
    const unit = old.get(from)
    if (unit) out.push(...(await followersOf(db, unit, assign, on)))
  }
  return out
}

/** A period that was closed is a report that was made: no reorganisation is dated into it. */
async function judgeClosed(db: Db, units: readonly Unit[], on: Day, { findings }: Effect): Promise<void> {
  const closed = await closedPeriods(
    db,
    units.map(({ id }) => id),
  )
  const seen = new Set<string>()
  for (const { forUnit, period, windowTo } of closed) {
    const unit = units.find(({ id }) => id === forUnit)
    const key = `${forUnit} ${period}`
    if (windowTo < on || !unit || seen.has(key)) continue
    seen.add(key)
    findings.push(
      finding(
        'reorganisation.closed',
        { unit: unit.code },
        `Kỳ ${period} của ${unit.shortName} đã khóa đến ${printDay(windowTo)}; ngày hiệu lực ${printDay(on)} rơi vào kỳ đã khóa. Chọn ngày sau, hoặc đề nghị mở kỳ.`,
      ),
    )
  }
}

const names = (list: readonly { name: string }[]): string =>
  `${list
    .slice(0, NAMED)
    .map(({ name }) => name)
    .join(', ')}${list.length > NAMED ? ` và ${printInteger(list.length - NAMED)} người nữa` : ''}`

function judgePeople({ ended }: Reshaped, carried: readonly Carried[], on: Day, { findings }: Effect): void {
  for (const { register, from, left, twice, ahead } of carried) {
    const where = { unit: from.code, path: register.key }
    const ends = ended.some(({ unit }) => unit === from.code)
    if (ends && left.length > 0)
      findings.push(
        finding(
          'reorganisation.left_behind',
          where,
          `${from.shortName} kết thúc mà ${printInteger(left.length)} ${register.rowName} ở ${register.title} chưa có nơi đến: ${names(left)}. Phân về đơn vị nhận, theo người, theo tổ hoặc phần còn lại.`,
          { count: left.length },
        ),
      )
    if (twice.length > 0)
      findings.push(
        finding(
          'reorganisation.named_twice',
          where,
          `Được phân về hai đơn vị cùng lúc: ${names(twice)}. Giữ lại một nơi cho mỗi người.`,
        ),
      )
    if (ends && ahead.length > 0)
      findings.push(
        finding(
          'reorganisation.after_day',
          where,
          `${register.title} của ${from.shortName} đã ghi thay đổi từ ${printDay(on)} trở đi cho: ${names(ahead)}. Bỏ các thay đổi này, sắp xếp xong ghi lại ở đơn vị kế tục.`,
        ),
      )
  }
}

async function judgeAhead(
  db: Db,
  { ended }: Reshaped,
  old: ReadonlyMap<string, Unit>,
  on: Day,
  { findings }: Effect,
): Promise<void> {
  for (const { unit: code, heir } of ended) {
    const unit = old.get(code)
    const days = unit ? await daysAhead(db, unit.id, on) : 0
    if (unit && days > 0)
      findings.push(
        warning(
          'reorganisation.days_ahead',
          { unit: code },
          `${unit.shortName} đã ghi ${printInteger(days)} việc từ ${printDay(on)} trở đi; các việc này tính cho ${heir === null ? 'không đơn vị nào nữa' : (old.get(heir)?.shortName ?? 'đơn vị kế tục')}.`,
        ),
      )
  }
}

function judgeDuties({ rounds, rights, findings }: Effect): void {
  for (const { title, unit, heir, state } of rounds)
    if (state === 'owes')
      findings.push(
        warning(
          'reorganisation.owes',
          {},
          `${unit} còn nợ ${title}. Kỳ này chốt số trước ngày sắp xếp nên ${heir ?? 'cấp trên'} lập thay.`,
        ),
      )
  const homeless = rights.filter(({ to }) => to === null)
  if (homeless.length > 0)
    findings.push(
      warning(
        'reorganisation.rights_end',
        {},
        `Hết quyền vì đơn vị kết thúc, chưa có nơi mới: ${names(homeless)}. Cấp quyền lại ở đơn vị nhận.`,
      ),
    )
}

/** Where a unit gave people away and stays, its successors are remembered too. */
async function keepSplits(
  db: Db,
  { id, number }: Plan,
  { people, ended }: Reshaped,
  units: ReadonlyMap<string, Unit>,
  on: Day,
): Promise<void> {
  const stays = people.filter(({ from }) => !ended.some(({ unit }) => unit === from))
  const list = stays.flatMap(({ from, assign }) => {
    const unit = units.get(from)
    const takers = [...new Set(assign.map(({ to }) => to))].flatMap((to) => units.get(to) ?? [])
    return unit ? splitOf(unit, takers, on) : []
  })
  await writeSuccessions(db, list, { id, source: number })
}

/** Refuses what has errors, with all of them. */
export function refuseFindings(findings: readonly Finding[]): void {
  const errors = findings.filter(isError)
  if (errors.length > 0)
    throw new Problem('reorganisation.refused', { count: errors.length, first: errors[0]?.message ?? '' }, findings)
}
