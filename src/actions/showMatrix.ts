import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { type Holding, holdingAt } from '#domain/matrix.ts'
import { REQUIRED_SUBJECTS } from '#domain/registers/documentCodes.ts'
import { listRecords, rowsUnder } from '#store/recordList.ts'
import { labelsOf } from '#store/records.ts'
import { defineAction } from './action.ts'
import { day, unitCode } from './inputs.ts'
import { registerOf } from './registerRow.ts'
import { unitRef } from './unitRef.ts'

/** A nation of communes and agencies with five papers each stays below. */
const MOST_ROWS = 50_000

type Cell = { id: string; holding: Holding; document: string | null; reference: string | null; since: string | null }

/** Which paper each unit must hold on a day, and whether it does: every cell opens its row. */
export const showMatrix = defineAction({
  kind: 'read',
  title: 'Ma trận văn bản',
  summary: 'Required documents by unit on a day: held, lacking or expired, with totals; each cell names its row',
  input: z.object({ unit: unitCode, asOf: day.optional().describe('Vào ngày; bỏ trống là hôm nay') }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit, today }, { asOf = today }) {
    const [required, documents] = [registerOf('requiredDocuments'), registerOf('documents')]
    const records = await listRecords(
      db,
      required,
      {
        under: await rowsUnder(db, unit),
        where: [
          { column: 'requiredFrom', is: 'to', value: asOf },
          { column: 'endsOn', is: 'openAt', value: asOf },
        ],
        sort: [{ column: 'unit' }],
        offset: 0,
        limit: MOST_ROWS,
      },
      home.seal,
    )
    const labels = await labelsOf(
      db,
      documents,
      records.flatMap(({ values }) => (typeof values.document === 'string' ? [values.document] : [])),
    )
    const lines = new Map<string, { unit: { code: string; name: string }; cells: Record<string, Cell> }>()
    for (const { id, unitCode: code, unitName: name, values } of records) {
      const holding = holdingAt(values, asOf)
      if (holding === null) continue
      const line = lines.get(code) ?? { unit: { code, name }, cells: {} }
      const document = typeof values.document === 'string' ? values.document : null
      const since = holding === 'held' ? values.heldFrom : holding === 'expired' ? values.expiredFrom : values.lacksFrom
      line.cells[String(values.subject)] = {
        id,
        holding,
        document,
        reference: document === null ? null : (labels.get(document) ?? null),
        since: typeof since === 'string' ? since : null,
      }
      lines.set(code, line)
    }
    const units = [...lines.values()]
    const subjects = REQUIRED_SUBJECTS.map(({ code, title }) => {
      const cells = units.flatMap((line) => line.cells[code] ?? [])
      const of = (holding: Holding) => cells.filter((cell) => cell.holding === holding).length
      return { code, title, required: cells.length, held: of('held'), lacking: of('lacking'), expired: of('expired') }
    })
    return { unit: await unitRef(db, unit, asOf), asOf, subjects: subjects.filter(({ required: all }) => all > 0), units }
  },
})
