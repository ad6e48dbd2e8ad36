import type { Cutoff } from '#domain/calendar.ts'
import { WHY } from '#domain/treeBasis.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from '#store/db.ts'
import type { Home } from '#store/home.ts'
import { sharesThatDiffer, type TreeBasis } from '#store/treeBasis.ts'
import { childrenOf } from '#store/units.ts'

/** Where a figure under the tree of one day differs from the one of each day's tree, and because of which units. */
export type TreeDifference = {
  unit: string
  name: string
  eachDay: number
  oneDay: number
  difference: number
  because: { unit: string; name: string; amount: number; words: string }[]
}

/**
 * Unit by unit, for those that stood directly below on any day and those that do in the tree of the day: the differences add
 * up to the difference of the whole, and each is the sum of the units it is due to. Of a measure that is counted; a ratio
 * differs by what it is made of.
 */
export async function treeDifferences(
  db: Db,
  home: Home,
  unit: Unit,
  cutoff: Cutoff,
  basis: TreeBasis,
  indicator: string,
  bothOf: (unit: Unit) => { eachDay: number | null; oneDay: number | null },
): Promise<TreeDifference[]> {
  const measure = home.measures.byId.get(indicator)
  if (!measure) return []
  const below = [
    ...new Map(
      [
        ...(await childrenOf(db, unit.id, cutoff.window.from, cutoff.asOf)),
        ...(await childrenOf(db, unit.id, basis.day, basis.day)),
      ].map((child) => [child.id, child]),
    ).values(),
  ]
  const all = [unit, ...below]
  const shares = await sharesThatDiffer(
    db,
    home,
    basis,
    all.map(({ id }) => id),
    { measure: measure.no, stock: measure.stock, window: cutoff.window },
  )
  const due = Map.groupBy(shares, ({ above }) => above)
  return all.flatMap((one) => {
    const because = (due.get(one.id) ?? []).map((share) => {
      const from = basis.units.get(share.unit)
      const { at, why } = basis.placing(share.unit)
      const place = at === null ? undefined : basis.units.get(at)
      return {
        unit: from?.code ?? '',
        name: from?.name ?? '',
        amount: share.oneDay - share.eachDay,
        words: share.joint
          ? 'hoạt động nhiều đơn vị cùng làm, đếm một lần theo cây ngày này'
          : why === 'itself'
            ? 'trực thuộc khác trong cây ngày này'
            : `${WHY[why]}${place ? ` (${place.name})` : ''}`,
      }
    })
    const { eachDay, oneDay } = bothOf(one)
    if (because.length === 0 && (eachDay ?? 0) === (oneDay ?? 0)) return []
    return [
      {
        unit: one.code,
        name: one.shortName,
        eachDay: eachDay ?? 0,
        oneDay: oneDay ?? 0,
        difference: (oneDay ?? 0) - (eachDay ?? 0),
        because,
      },
    ]
  })
}
