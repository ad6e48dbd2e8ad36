import { z } from 'zod'
import { mayApprove } from '#domain/access.ts'
import { ALL_LEVELS, type Chapter, type Level } from '#domain/indicator.ts'
import { CHAPTERS, INDICATORS } from '#domain/indicators/index.ts'
import { catalogueWith, checkOwn, type OwnIndicator, ownId } from '#domain/ownIndicator.ts'
import { Problem } from '#domain/problem.ts'
import { levelOf } from '#domain/unit.ts'
import { holdTurn } from '#store/locks.ts'
import { addOwnIndicator, ownIndicatorsOf } from '#store/ownIndicators.ts'
import { defineAction } from './action.ts'
import { day, unitCode } from './inputs.ts'
import { refuse } from './registerRow.ts'

/** A province asks its units for one figure more: it stands on their form from that day, typed, checked and added up like the others. */
export const addIndicator = defineAction({
  kind: 'write',
  title: 'Thêm chỉ tiêu của tỉnh',
  summary: 'Add an indicator of the province to the forms of its units, from a day',
  input: z.object({
    unit: unitCode,
    name: z.string().max(60).describe('Mã riêng, ví dụ tau_ca_dang_ky; mã đơn vị được đặt trước'),
    title: z.string().trim().min(3).max(120).describe('Tên chỉ tiêu, như in trong báo cáo'),
    unitWord: z.string().trim().min(1).max(30).describe('Đơn vị tính'),
    chapter: z.enum(Object.keys(CHAPTERS) as [string, ...string[]]).describe('Chương của danh mục'),
    section: z.string().trim().min(3).max(80).optional().describe('Mục riêng trong chương'),
    stock: z.boolean().describe('Số hiện có đến ngày; không thì là số trong kỳ'),
    levels: z
      .array(z.enum(ALL_LEVELS as [Level, ...Level[]]))
      .min(1)
      .describe('Cấp phải báo cáo'),
    partOf: z.string().optional().describe('Là một phần của chỉ tiêu nào'),
    validFrom: day,
    validTo: day.optional(),
  }),
  allow: (actor, unit) => mayApprove(actor, unit),
  async run({ db, home, actor, unit, now }, { name, chapter, section, partOf, validTo, ...given }) {
    if (levelOf(unit.kind) !== 'TI') throw new Problem('own.not_province', { unit: unit.name })
    await holdTurn(db, `own indicators ${unit.id}`)
    const own: OwnIndicator = {
      id: ownId(unit.code, name),
      chapter: chapter as Chapter,
      section: section?.normalize('NFC') ?? null,
      title: given.title.normalize('NFC'),
      unitWord: given.unitWord.normalize('NFC'),
      stock: given.stock,
      levels: [...new Set<Level>([...given.levels, 'TI'])],
      partOf: partOf ?? null,
      validFrom: given.validFrom,
      validTo: validTo ?? null,
    }
    // Whatever the province ever asked for keeps its id and its name: an ended one is not made anew as something else.
    refuse(checkOwn(own, catalogueWith(INDICATORS, await ownIndicatorsOf(db, home, unit, null))))
    await addOwnIndicator(db, unit, own, now, actor.login)
    return { indicator: own.id, validFrom: own.validFrom, levels: [...own.levels] }
  },
})
