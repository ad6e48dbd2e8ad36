import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { byUrgency, countStandings, standingAt } from '#domain/deadline.ts'
import { Problem } from '#domain/problem.ts'
import { findRecord, recordsByAny } from '#store/records.ts'
import { unitById, unitsByIds } from '#store/units.ts'
import { defineAction } from './action.ts'
import { day } from './inputs.ts'
import { registerOf } from './registerRow.ts'

/** Where a document sent down has come and where it has not: the acknowledgement of each unit, the overdue first. */
export const showReceipts = defineAction({
  kind: 'read',
  title: 'Xem nơi nhận đã xác nhận',
  summary: 'The units a document was sent to: received, acknowledged in time or late, overdue',
  input: z.object({
    id: z.uuid().describe('Văn bản đã gửi'),
    asOf: day.optional().describe('Tính đến ngày; bỏ trống là hôm nay'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, today }, { id, asOf = today }) {
    const documents = registerOf('documents')
    const document = await findRecord(db, documents, id)
    if (!document) throw new Problem('record.unknown', { register: documents.title })
    const unit = await unitById(db, document.unitId)
    const rows = await recordsByAny(db, registerOf('receipts'), 'document', [id])
    const units = await unitsByIds(db, [...new Set(rows.map(({ unitId }) => unitId))])
    const text = (value: unknown) => (typeof value === 'string' ? value : null)
    // What came after the day asked about had not happened then.
    const until = (value: unknown) => (typeof value === 'string' && value <= asOf ? value : null)
    const receipts = rows
      .map(({ id: receipt, unitId, values }) => ({
        id: receipt,
        unit: { code: units.get(unitId)?.code ?? '', name: units.get(unitId)?.shortName ?? '' },
        sentOn: text(values.sentOn),
        dueOn: text(values.dueOn),
        receivedOn: until(values.receivedOn),
        acknowledgedOn: until(values.acknowledgedOn),
        acknowledgedBy: text(values.acknowledgedBy),
        standing: standingAt(values, 'acknowledgedOn', 'dueOn', asOf),
      }))
      .sort(byUrgency)
    return {
      id,
      unit: { code: unit.code, name: unit.shortName },
      reference: text(document.values.reference),
      abstract: text(document.values.abstract),
      asOf,
      counts: countStandings(receipts.map(({ standing }) => standing)),
      unreceived: receipts.filter(({ receivedOn }) => receivedOn === null).length,
      receipts,
    }
  },
})
