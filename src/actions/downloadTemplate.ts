import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import type { Register } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { templateColumns } from '#domain/rosterColumns.ts'
import { bookFileName, templateBook } from '#report/registerBook.ts'
import { workbookBytes } from '#report/xlsx.ts'
import { listRecords } from '#store/recordList.ts'
import { type Context, defineAction, type MadeFile } from './action.ts'
import { XLSX } from './fileTypes.ts'
import { registerKey, unitCode } from './inputs.ts'
import { registerOf } from './registerRow.ts'

/** A longer drop-down is of no use to a person. */
const MOST_CHOICES = 1000

/** The workbook to fill in: headings, drop-downs, hints, an example, a page that explains each column. */
export const downloadTemplate = defineAction({
  kind: 'read',
  title: 'Tải tệp mẫu Excel',
  summary: 'The Excel template of a register, with drop-downs of what the unit has',
  input: z.object({ register: registerKey, unit: unitCode }),
  allow: (actor, unit) => maySee(actor, unit),
  async run(context, { register: key }): Promise<MadeFile> {
    const { unit, now, today } = context
    const register = registerOf(key)
    const sheets = templateBook(register, { unitName: unit.name, choices: await choicesOf(context, register) })
    const bytes = await workbookBytes(sheets, { title: register.title, author: 'Sao Vuông', created: now.toISOString() })
    return { file: { name: bookFileName(['mau', register.title, unit.shortName], today, 'xlsx'), type: XLSX, bytes } }
  },
})

/** What references may name: people of the unit itself, courses wherever the person sees them and above. */
async function choicesOf({ db, home, unit, scope }: Context, register: Register): Promise<Record<string, string[]>> {
  const choices: Record<string, string[]> = {}
  for (const { key, column } of templateColumns(register)) {
    const target = column.refersTo ? registers[column.refersTo] : undefined
    if (!target) continue
    const personal = Object.values(target.columns).some(({ privacy }) => privacy !== undefined)
    const under = personal ? { own: unit.id } : scope
    const records = await listRecords(
      db,
      target,
      {
        under,
        above: scope.lo,
        where: [],
        sort: personal ? [] : [{ column: target.on, down: true }],
        offset: 0,
        limit: MOST_CHOICES,
      },
      home.seal,
    )
    choices[key] = [...new Set(records.map(({ values }) => String(values[target.label])))]
  }
  return choices
}
