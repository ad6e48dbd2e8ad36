import { type Finding, finding } from '#domain/finding.ts'
import type { Register, Row } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import { type Db, EVERYWHERE, type Scope, setScope } from '#store/db.ts'
import type { Home } from '#store/home.ts'
import { holdTurn } from '#store/locks.ts'
import { findOverlap } from '#store/recordOverlap.ts'
import { findRecord, recordsBy, type StoredRecord } from '#store/records.ts'

type Write = { id: string; unit: Unit; before: StoredRecord | null; row: Row }

/** What a row may not do to the rows beside it: hold the same person twice on a day, or tangle a joint activity. */
export async function judgeNeighbours(db: Db, home: Home, scope: Scope, register: Register, write: Write): Promise<Finding[]> {
  const overlap = await findOverlap(db, register, home.seal, write.unit, write.id, write.row, write.before?.stored ?? null)
  const findings = overlap ? [finding(`${register.key}.overlap`, { column: register.dated?.from ?? '' }, OVERLAPS[overlap])] : []
  return [...findings, ...(await judgeJoint(db, scope, register, write))]
}

const OVERLAPS = {
  chain: 'Trùng ngày với giai đoạn khác của chính người này. Mở lịch sử để xem các giai đoạn.',
  identity: 'Số định danh này đã có một dòng còn hiệu lực trong cùng thời gian.',
  namesake: 'Đơn vị đã có người cùng họ tên, ngày sinh trong cùng thời gian. Nếu là hai người, ghi số định danh của cả hai.',
} as const

async function judgeJoint(db: Db, scope: Scope, register: Register, { id, before, row }: Write): Promise<Finding[]> {
  const { joint } = register
  if (!joint) return []
  const [was, is] = [before?.values[joint] ?? null, row[joint] ?? null]
  if (before === null && is === null) return []
  for (const key of [...new Set([was, is, id].filter((one) => typeof one === 'string'))].sort())
    await holdTurn(db, `joint ${key}`)
  const say = (message: string) => [finding(`${register.key}.joint`, { column: joint }, message)]
  const same = (other: Row) => other[register.on] === row[register.on] && other.kind === row.kind
  if (is !== null) {
    const lead = is === id ? null : await findRecord(db, register, String(is))
    if (!lead) return say('Hoạt động chung phải là một dòng khác có trong sổ mà đồng chí xem được.')
    if (lead.values[joint]) return say('Dòng này đang theo một hoạt động khác. Chọn dòng chủ trì của hoạt động đó.')
    if (!same(lead.values)) return say('Hoạt động chung phải cùng ngày và cùng loại.')
  }
  await setScope(db, EVERYWHERE)
  const followers = (await recordsBy(db, register, joint, id)).filter((one) => one.id !== id)
  await setScope(db, scope)
  if (followers.length === 0) return []
  if (is !== null) return say('Dòng này đang chủ trì hoạt động của đơn vị khác nên không theo dòng khác được.')
  return followers.every((one) => same(one.values))
    ? []
    : say(`${followers.length} đơn vị khác đang tham gia: ngày và loại phải giữ nguyên.`)
}
