import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { listRecords, tallyRecords } from '#store/recordList.ts'
import { defineAction } from './action.ts'
import { listInput, listQuestion, looksBehindMask } from './listQuestion.ts'
import { registerOf } from './registerRow.ts'
import { shownRows } from './shown.ts'
import { withheldAt, without } from './withheld.ts'

export const listRows = defineAction({
  kind: 'read',
  title: 'Xem sổ',
  summary: 'Rows of a register: filtered, sorted, searched without tone marks, with sums over the whole filter',
  input: listInput.extend({
    offset: z.int().min(0).default(0),
    limit: z.int().min(1).max(1000).default(100),
    above: z.boolean().default(false).describe('Cả dòng của cấp trên mà đơn vị được đọc (lớp do cấp trên mở)'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  logs: (input) => looksBehindMask(input),
  weighs: (input) => looksBehindMask(input),
  async run({ db, home, actor, unit }, input) {
    const register = registerOf(input.register)
    const asked = await listQuestion({ db, actor, unit }, register, input, input.offset, input.limit)
    const question = input.above ? { ...asked, above: unit.pos } : asked
    const records = await listRecords(db, register, question, home.seal)
    const tally = await tallyRecords(db, register, question, home.seal)
    const shown = await shownRows(
      db,
      register,
      records.map((record) => record.values),
    )
    const withheld = withheldAt(register, actor, unit)
    return {
      register: register.key,
      ...tally,
      sums: without(tally.sums, withheld),
      rows: records.map((record, index) => ({
        id: record.id,
        unit: { code: record.unitCode, name: record.unitName },
        version: record.version,
        values: without(record.values, withheld),
        shown: without(shown[index] ?? {}, withheld),
      })),
    }
  },
})
