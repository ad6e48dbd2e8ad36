import { crowded } from '#domain/apart.ts'
import { type Finding, finding, warning } from '#domain/finding.ts'
import { meets, type Register, type Row } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import type { Unit } from '#domain/unit.ts'
import { lowerFirst } from '#domain/wording.ts'
import { rowsBeside } from '#store/apartRows.ts'
import { type Db, EVERYWHERE, type Scope, setScope } from '#store/db.ts'
import type { Home } from '#store/home.ts'
import { holdTurn } from '#store/locks.ts'
import { findOverlap } from '#store/recordOverlap.ts'
import { findRecord, recordsBy, type StoredRecord } from '#store/records.ts'
import { busyElsewhere } from './busyPeople.ts'
import { namesakeElsewhere } from './importElsewhere.ts'
import { moreThanServe } from './peopleAtWork.ts'

type Write = { id: string; unit: Unit; before: StoredRecord | null; row: Row }

/** What a row may not do to the rows beside it: hold the same person twice on a day, or tangle a joint activity. */
export async function judgeNeighbours(db: Db, home: Home, scope: Scope, register: Register, write: Write): Promise<Finding[]> {
  const [overlap, namesakes] = await Promise.all([
    findOverlap(db, register, home.seal, write.unit, write.id, write.row, write.before?.stored ?? null),
    namesakeElsewhere(db, register, write.unit.id, write.row),
  ])
  const findings = overlap
    ? [finding(`${register.key}.overlap`, { column: register.dated?.from ?? '' }, overlapWords(register, overlap))]
    : []
  const beside = await judgeBeside(db, register, { ...write, instead: write.before })
  // Where a unit has one of its kind, the same one twice is told as that alone.
  const onlyOne = new Set((register.apart ?? []).flatMap(({ by, code }) => (by.length === 0 ? [code] : [])))
  return [
    ...findings,
    ...(overlap ? beside.filter(({ code }) => !onlyOne.has(code)) : beside),
    ...namesakes,
    ...(await judgeJoint(db, scope, register, write)),
  ]
}

type Standing = { id: string; unit: Unit; row: Row /** The row this one takes the place of. */; instead: { id: string } | null }

/** What the rows of the same unit say against a row: held at the same time, of another unit's book, more people than serve. */
export async function judgeBeside(db: Db, register: Register, { id, unit, row, instead }: Standing): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const rule of register.apart ?? []) {
    if (!(rule.where ?? []).every((condition) => meets(condition, row, unit))) continue
    await holdTurn(db, `apart ${register.key} ${unit.id}`)
    const others = await rowsBeside(db, register, rule, unit.id, row, instead ? [id, instead.id] : [id])
    const other = crowded(rule, [...others, row], unit).get(row)
    // Two rules of one code are one sentence: by day and by night the same two turns meet.
    if (other && !findings.some(({ code }) => code === rule.code))
      findings.push((rule.asked ? warning : finding)(rule.code, { column: rule.column ?? rule.from }, rule.message(row, other)))
  }
  for (const [key, { own, refersTo, title }] of Object.entries(register.columns)) {
    const target = own && refersTo ? registers[refersTo] : undefined
    const named = target && typeof row[key] === 'string' ? await findRecord(db, target, String(row[key])) : null
    if (target && named && named.unitId !== unit.id)
      findings.push(
        finding('row.not_own', { column: key }, `${title} phải là dòng trong ${lowerFirst(target.title)} của ${unit.name}.`),
      )
  }
  const ids = instead ? [id, instead.id] : [id]
  const asked = [{ unit, row, ids }]
  for (const message of (await busyElsewhere(db, register, asked)).values())
    findings.push(warning('row.busy_elsewhere', { column: register.busy?.person ?? '' }, message))
  for (const message of (await moreThanServe(db, register, asked)).values())
    findings.push(warning('row.more_than_serve', { column: register.manned?.people[0] ?? '' }, message))
  return findings
}

const OVERLAPS = {
  chain: 'Trùng ngày với giai đoạn khác của chính người này. Mở lịch sử để xem các giai đoạn.',
  identity: 'Số định danh này đã có một dòng còn hiệu lực trong cùng thời gian.',
  namesake: 'Đơn vị đã có người cùng họ tên, ngày sinh trong cùng thời gian. Nếu là hai người, ghi số định danh của cả hai.',
} as const

/** Not every row that holds from a day to a day is a person. */
function overlapWords(register: Register, overlap: keyof typeof OVERLAPS): string {
  if (register.columns[register.label]?.kind === 'name') return OVERLAPS[overlap]
  return overlap === 'chain'
    ? `Trùng ngày với giai đoạn khác của chính ${register.rowName} này. Mở lịch sử để xem các giai đoạn.`
    : `Đơn vị đã có ${register.rowName} này trong cùng thời gian. Ghi ngày hết hiệu lực của dòng trước, rồi ghi dòng mới.`
}

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
