import type { Cutoff } from '#domain/calendar.ts'
import { figuresOf, standingsOf } from '#domain/figures.ts'
import type { Day } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { shortfallsOf } from '#domain/shortfalls.ts'
import { CAN_FALL_SHORT } from '#domain/sources.ts'
import { WHY } from '#domain/treeBasis.ts'
import { existsAt, type Unit } from '#domain/unit.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import type { Db } from '#store/db.ts'
import { factsUnder } from '#store/facts.ts'
import type { Home } from '#store/home.ts'
import { changedUnder, type TreeBasis, treeBasis } from '#store/treeBasis.ts'
import { childrenOf } from '#store/units.ts'
import { type ReportData, reportData } from './reportData.ts'
import { unitCatalogue } from './unitCatalogue.ts'

/** By which tree figures are added up, and by which the same period last year is: said with every table of figures. */
export type TreeSaid = {
  date: Day | null
  words: string
  comparison: string
  /** Units that stand elsewhere under the tree of the day than they did. */
  placed: { unit: string; name: string; at: string | null; why: string; words: string }[]
}

/** A report as each day had its tree, or all of it under the tree of one day. */
export async function reportInTree(
  db: Db,
  home: Home,
  unit: Unit,
  cutoff: Cutoff,
  treeDate: Day | undefined,
): Promise<ReportData & { tree: TreeSaid }> {
  if (treeDate === undefined) return { ...(await reportData(db, home, unit, cutoff)), tree: await eachDay(db, unit, cutoff) }
  const basis = await basisFor(db, unit, treeDate)
  const below = await childrenOf(db, unit.id, treeDate, treeDate)
  const facts = await factsUnder(db, home, [unit, ...below], cutoff, basis)
  const own = facts.get(unit.id)
  if (!own) throw new Error(`no facts of unit ${unit.code}`)
  const few = new Set([...CAN_FALL_SHORT, ...own.targets.keys()])
  const children = below.flatMap((child) => {
    const found = facts.get(child.id)
    return found ? [{ unit: child, figures: standingsOf(found, few) }] : []
  })
  return {
    unit,
    cutoff,
    figures: figuresOf(own, (await unitCatalogue(db, home, unit, cutoff.asOf)).catalogue),
    children,
    shortfalls: shortfallsOf(
      children.map((child) => ({ unit: { id: child.unit.code, name: child.unit.name }, figures: child.figures })),
    ),
    tree: oneDay(basis, unit, cutoff),
  }
}

/** The tree of a day, for a unit that is in it; told where its figures are when it is not. */
export async function basisFor(db: Db, unit: Unit, day: Day): Promise<TreeBasis> {
  const basis = await treeBasis(db, day)
  if (existsAt(unit, day)) return basis
  const { at } = basis.placing(unit.id)
  const instead = at === null ? undefined : basis.units.get(at)
  throw new Problem('tree.not_there', { unit: unit.name, day: printDay(day), instead: instead?.name ?? 'cấp trên' })
}

const MOST = 500

export function oneDay(basis: TreeBasis, unit: Unit, cutoff: Cutoff): TreeSaid {
  const placed = [...basis.units.values()].flatMap((one) => {
    const { at, why } = basis.placing(one.id)
    const until = basis.until(one.id)
    const matters = one.validFrom <= cutoff.asOf && (until === null || until > cutoff.before.window.from)
    if (why === 'itself' || !matters || at === null || !basis.path(at).includes(unit.id)) return []
    const place = basis.units.get(at)
    return [
      { unit: one.code, name: one.name, at: place?.code ?? null, why, words: `${one.name}: ${WHY[why]} (${place?.name ?? ''})` },
    ]
  })
  const day = printDay(basis.day)
  return {
    date: basis.day,
    words: `Mọi số xếp theo cây tổ chức ngày ${day}.`,
    comparison: `Cùng kỳ năm trước cũng xếp theo cây ngày ${day}.`,
    placed: placed.slice(0, MOST),
  }
}

export async function eachDay(db: Db, unit: Unit, cutoff: Cutoff): Promise<TreeSaid> {
  const changed = await changedUnder(db, unit.id, cutoff.before.window.from, cutoff.asOf)
  const same = 'Cùng kỳ năm trước theo cây của những ngày đó'
  return {
    date: null,
    words: 'Mỗi số xếp theo cây tổ chức của ngày phát sinh.',
    comparison:
      changed === 0
        ? `${same}; từ đó đến nay các đơn vị bên dưới không đổi.`
        : `${same}; từ đó đến nay ${printInteger(changed)} đơn vị bên dưới thành lập, kết thúc hoặc chuyển nơi trực thuộc. So trên cùng một cây thì chọn ngày của cây.`,
    placed: [],
  }
}
