import { mayEdit, mayEditFromAbove } from '#domain/access.ts'
import { type Finding, finding } from '#domain/finding.ts'
import { Problem } from '#domain/problem.ts'
import { isGiven, type Register, type Row, typedColumns } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import { EVERYWHERE, setScope } from '#store/db.ts'
import { findRecord, findRecords } from '#store/records.ts'
import { unitById } from '#store/units.ts'
import type { Context } from './action.ts'
import { registerOf } from './registerRow.ts'

type Asking = Pick<Context, 'db' | 'scope' | 'actor'>
type Change = { unit: Unit; before: Row | null; after: Row }

/** What a change says of a row sent from above that is not the receiver's to say; nothing for whoever may write at the sender. */
export async function judgeFromAbove(asking: Asking, register: Register, change: Change): Promise<Finding[]> {
  return (await judgeManyFromAbove(asking, register, [change])).get(change.after) ?? []
}

/** The same for the rows of a workbook together: each by the row it would become. */
export async function judgeManyFromAbove(
  asking: Asking,
  register: Register,
  changes: readonly Change[],
): Promise<Map<Row, Finding[]>> {
  const rule = register.fromAbove
  const told = new Map<Row, Finding[]>()
  if (!rule) return told
  const said = changes.map(({ unit, before, after }) => {
    const [was, is] = [nameIn(before, rule.by), nameIn(after, rule.by)]
    const touched = was === null || before === null ? [] : touchedColumns(register, before, after)
    return { unit, after, was, names: is !== null && is !== was ? is : null, touched }
  })
  const origins = registerOf(rule.register)
  const named = said.flatMap(({ names }) => names ?? [])
  const seen = new Map(
    (named.length > 0 ? await findRecords(asking.db, origins, [...new Set(named)]) : []).map((one) => [one.id, one]),
  )
  const senders = new Map<string, Unit | null>()
  for (const { unit, after, was, names, touched } of said) {
    const findings: Finding[] = []
    const origin = names === null ? undefined : seen.get(names)
    // Whoever only sees a directive does not assign in its name.
    if (names !== null && !(origin && mayEdit(asking.actor, await unitById(asking.db, origin.unitId))))
      findings.push(
        finding(
          'row.reference',
          { column: rule.by },
          `${register.columns[rule.by]?.title} không có trong sổ, hoặc không thuộc đơn vị của đồng chí.`,
        ),
      )
    if (was !== null && touched.length > 0) {
      if (!senders.has(was)) senders.set(was, await senderOf(asking, register, was))
      const sender = senders.get(was) ?? null
      if (!maySay(asking, sender, unit))
        findings.push(...touched.map((column) => finding('row.from_above', { column }, words(register, column, sender))))
    }
    if (findings.length > 0) told.set(after, findings)
  }
  return told
}

/** A row sent from above is taken back by its sender, or above; the unit it was sent to keeps it. */
export async function refuseTakingBack(asking: Asking, register: Register, unit: Unit, row: Row): Promise<void> {
  const name = register.fromAbove ? nameIn(row, register.fromAbove.by) : null
  if (name === null) return
  const sender = await senderOf(asking, register, name)
  if (!maySay(asking, sender, unit)) throw new Problem('record.from_above', { unit: sender?.name ?? SOMEBODY_ABOVE })
}

/** A file on a row sent from above is taken off by whoever attached it, or by the sender: the paper stays with its order. */
export async function refuseTakingOff(
  asking: Asking,
  file: { register: string; record: string; addedBy: string },
  unit: Unit,
): Promise<void> {
  const register = registerOf(file.register)
  if (!register.fromAbove || file.addedBy === asking.actor.login) return
  const record = await findRecord(asking.db, register, file.record)
  if (record) await refuseTakingBack(asking, register, unit, record.values)
}

/** Columns of a row sent from above that are not the receiver's to write; none for whoever may write at the sender. */
export async function columnsFromAbove(asking: Asking, register: Register, unit: Unit, row: Row): Promise<string[]> {
  const rule = register.fromAbove
  const name = rule ? nameIn(row, rule.by) : null
  if (!rule || name === null || maySay(asking, await senderOf(asking, register, name), unit)) return []
  return typedColumns(register).flatMap(([key]) => (rule.mayWrite.includes(key) ? [] : [key]))
}

const SOMEBODY_ABOVE = 'đơn vị cấp trên'

const nameIn = (row: Row | null, column: string): string | null => {
  const value = row?.[column]
  return typeof value === 'string' ? value : null
}

const touchedColumns = (register: Register, before: Row, after: Row): string[] =>
  Object.entries(register.columns).flatMap(([key, column]) =>
    isGiven(column) || register.fromAbove?.mayWrite.includes(key) || (before[key] ?? null) === (after[key] ?? null) ? [] : [key],
  )

/** The sender's book is not the receiver's to read, so it is looked up everywhere; only the unit's name comes back. */
async function senderOf({ db, scope }: Asking, register: Register, id: string): Promise<Unit | null> {
  const { fromAbove } = register
  if (!fromAbove) return null
  await setScope(db, EVERYWHERE)
  const origin = await findRecord(db, registerOf(fromAbove.register), id)
  const sender = origin ? await unitById(db, origin.unitId) : null
  await setScope(db, scope)
  return sender
}

const maySay = ({ actor }: Asking, sender: Unit | null, receiver: Unit): boolean =>
  sender ? mayEdit(actor, sender) : mayEditFromAbove(actor, receiver)

function words(register: Register, column: string, sender: Unit | null): string {
  const theirs = (register.fromAbove?.mayWrite ?? []).map((key) => register.columns[key]?.title).join(', ')
  return `${register.columns[column]?.title} do ${sender?.name ?? SOMEBODY_ABOVE} ghi. Đơn vị nhận ghi: ${theirs}. Cần sửa thì đề nghị ${sender?.name ?? SOMEBODY_ABOVE}.`
}
