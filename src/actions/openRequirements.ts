import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { type Condition, meets, type Row } from '#domain/register.ts'
import { REQUIRED_SUBJECTS } from '#domain/registers/documentCodes.ts'
import { requirementKey } from '#domain/registers/requiredDocuments.ts'
import { UNIT_KINDS } from '#domain/unit.ts'
import { newId } from '#store/ids.ts'
import { listRecords, rowsUnder } from '#store/recordList.ts'
import { recordsOfUnits } from '#store/records.ts'
import { withCarried, writeRows } from '#store/registerWrites.ts'
import { takeImportTurn } from '#store/rosterMatches.ts'
import { descendantsOf } from '#store/units.ts'
import { type Context, defineAction } from './action.ts'
import { day, oneOf, unitCode } from './inputs.ts'
import { judge, refuse, registerOf } from './registerRow.ts'

/** Opens what every unit of a kind must hold in a year; a unit that has the row already keeps it as it is. */
export const openRequirements = defineAction({
  kind: 'write',
  title: 'Mở yêu cầu văn bản của năm',
  summary: 'Create the required-document rows of a year for every unit of some kinds below; doing it again adds none',
  input: z.object({
    unit: unitCode,
    subject: z.enum(REQUIRED_SUBJECTS.map(({ code }) => code) as [string, ...string[]]).describe('Văn bản phải có'),
    year: z.int().min(2000).max(2100).describe('Của năm'),
    requiredFrom: day.optional().describe('Phải có từ ngày; bỏ trống là 31/01 của năm'),
    kinds: z.array(oneOf(UNIT_KINDS)).min(1).default(['agency_command']).describe('Loại đơn vị'),
  }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run({ db, home, scope, actor, unit, today, now }, { subject, year, requiredFrom = `${year}-01-31`, kinds }) {
    const register = registerOf('requiredDocuments')
    await takeImportTurn(db, unit.id)
    const units = (await descendantsOf(db, unit.id, requiredFrom)).filter((one) => kinds.includes(one.kind))
    const foreign = units.find((one) => !mayEdit(actor, one))
    if (foreign) throw new Problem('access.refused', { deed: 'mở yêu cầu văn bản', unit: foreign.name })
    const row: Row = { subject, year, requiredFrom, fulfilledOn: null, document: null, expiresOn: null, note: null }
    refuse(judge(register, null, row, today, []))
    const key = requirementKey(row)
    const known = await recordsOfUnits(
      db,
      register,
      units.map(({ id }) => id),
    )
    const held = new Set(known.filter(({ values }) => values.requirement === key).map(({ unitId }) => unitId))
    const fresh = units.filter(({ id }) => !held.has(id))
    const issued = await issuedAlready({ db, home, unit }, row)
    const rows = await withCarried(
      db,
      register,
      fresh.map(({ id }): Row => ({ ...row, document: issued.get(id) ?? null })),
    )
    await writeRows(
      db,
      register,
      fresh.map((one, at) => ({ id: newId(now.getTime()), unit: one, before: null, after: rows[at] ?? row })),
      { home, by: actor.login, at: now, scope },
    )
    return { opened: fresh.length, already: held.size }
  },
})

/** The paper each unit issued before it was asked for one; of several the one that holds longest. */
async function issuedAlready(
  { db, home, unit }: Pick<Context, 'db' | 'home' | 'unit'>,
  requirement: Row,
): Promise<Map<number, string>> {
  const documents = registerOf('documents')
  const subject: Condition = { column: 'subject', is: 'equal', value: requirement.subject ?? null }
  const question = { under: await rowsUnder(db, unit), where: [subject], sort: [], offset: 0, limit: MOST_PAPERS }
  const answering = (await listRecords(db, documents, question, home.seal)).filter(({ values }) =>
    documents.answers?.waiting(values)?.every((one) => meets(one, requirement, NOWHERE)),
  )
  const until = ({ values }: { values: Row }) => (typeof values.endsOn === 'string' ? values.endsOn : '9999-12-31')
  const longestLast = answering.toSorted((a, b) => (until(a) < until(b) ? -1 : until(a) > until(b) ? 1 : 0))
  return new Map(longestLast.map(({ unitId, id }) => [unitId, id]))
}

/** A nation of communes and agencies, each with one paper a year for ten years. */
const MOST_PAPERS = 50_000
/** A requirement is the same whatever unit it stands at. */
const NOWHERE = { kind: '', managedBy: null }
