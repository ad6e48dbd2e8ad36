import type { Level } from './indicator.ts'
import type { Day } from './period.ts'

/** A node of the dated organisation tree. The code is for people and addresses, the id for the database. */
export type UnitKind =
  | 'department'
  | 'military_region'
  | 'province'
  | 'regional_command'
  | 'district'
  | 'commune'
  | 'agency_command'
  | 'self_defence_unit'
  | 'militia_unit'

export type Unit = {
  id: number
  code: string
  kind: UnitKind
  name: string
  shortName: string
  provinceId: number
  /** Who manages a self-defence command: the province, or the commune (NĐ 220/2025). */
  managedBy: 'province' | 'commune' | null
  validFrom: Day
  /** First day it no longer exists; null while it does. */
  validTo: Day | null
  /** Preorder range of the subtree: a unit stands at `pos`, its descendants within `pos..end`. */
  pos: number
  end: number
}

export const UNIT_KINDS: Readonly<Record<UnitKind, { title: string; level: Level; width: number }>> = {
  department: { title: 'Cục Dân quân tự vệ', level: 'TW', width: 2 ** 50 },
  military_region: { title: 'Quân khu', level: 'QK', width: 2 ** 44 },
  province: { title: 'Bộ CHQS tỉnh, thành phố', level: 'TI', width: 2 ** 36 },
  regional_command: { title: 'Ban Chỉ huy phòng thủ khu vực', level: 'KV', width: 2 ** 26 },
  district: { title: 'Ban CHQS cấp huyện (đến 30/6/2025)', level: 'KV', width: 2 ** 26 },
  commune: { title: 'Ban CHQS cấp xã', level: 'XA', width: 2 ** 18 },
  agency_command: { title: 'Ban CHQS cơ quan, tổ chức', level: 'CQ', width: 2 ** 12 },
  self_defence_unit: { title: 'Đơn vị tự vệ', level: 'CQ', width: 2 ** 6 },
  militia_unit: { title: 'Đơn vị dân quân', level: 'XA', width: 2 ** 6 },
}

/** Other orders of the same units, beside the chain of command that figures follow: by government, by who manages directly. */
export const SECOND_TREES = { administrative: 'Cây hành chính', direct: 'Cây trực tiếp quản lý' } as const
export type SecondTree = keyof typeof SECOND_TREES

/** District commands ended with the district level itself (Luật 98/2025/QH15): the first day without them. */
export const DISTRICTS_ENDED: Day = '2025-07-01'

export const levelOf = (kind: UnitKind): Level => UNIT_KINDS[kind].level

export const existsAt = (unit: { validFrom: Day; validTo: Day | null }, day: Day): boolean =>
  unit.validFrom <= day && (unit.validTo === null || day < unit.validTo)

/** One stretch of time during which `ancestor` stands above `unit` (or is it: depth 0). */
export type Lineage = { ancestorId: number; depth: number; from: Day; to: Day | null }

/**
 * Where one entry of the ledger shows, at every level. A flow shows at the ancestors of its day. A stock shows at an
 * ancestor from the later of its day and the day the unit came under it, and leaves with the unit: so a commune that
 * moves takes its people along, and the district that ended keeps its past. What stands alone (a conference, a grade)
 * shows at its own unit and nowhere else.
 */
export function spread(
  delta: { day: Day; amount: number; stock: boolean; alone?: boolean },
  lineage: readonly Lineage[],
): { unitId: number; depth: number; day: Day; amount: number }[] {
  const out: { unitId: number; depth: number; day: Day; amount: number }[] = []
  for (const { ancestorId, depth, from, to } of lineage) {
    if (delta.alone && depth > 0) continue
    if (!delta.stock) {
      if (from <= delta.day && (to === null || delta.day < to))
        out.push({ unitId: ancestorId, depth, day: delta.day, amount: delta.amount })
      continue
    }
    if (to !== null && delta.day >= to) continue
    out.push({ unitId: ancestorId, depth, day: delta.day < from ? from : delta.day, amount: delta.amount })
    if (to !== null) out.push({ unitId: ancestorId, depth, day: to, amount: -delta.amount })
  }
  return out
}

/**
 * A joint activity of several units counts one at each of them and one at every unit above any of them: +1 at each
 * participant, −1 at the lowest common ancestor of each two neighbours in the preorder of that day's tree. Paths run
 * from the root down, the participant last.
 */
export function countOnce(
  participants: readonly { unitId: number; path: readonly number[] }[],
): { unitId: number; amount: number }[] {
  const ordered = [...new Map(participants.map((participant) => [participant.unitId, participant])).values()].sort((a, b) =>
    comparePaths(a.path, b.path),
  )
  const out = ordered.map(({ unitId }) => ({ unitId, amount: 1 }))
  for (let index = 1; index < ordered.length; index++) {
    const left = ordered[index - 1]?.path ?? []
    const right = ordered[index]?.path ?? []
    let common: number | undefined
    for (let depth = 0; depth < Math.min(left.length, right.length) && left[depth] === right[depth]; depth++) common = left[depth]
    if (common !== undefined) out.push({ unitId: common, amount: -1 })
  }
  return out
}

/** Any fixed order of siblings makes a preorder of the tree the paths come from. */
function comparePaths(a: readonly number[], b: readonly number[]): number {
  for (let depth = 0; depth < Math.min(a.length, b.length); depth++) {
    const difference = (a[depth] ?? 0) - (b[depth] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
