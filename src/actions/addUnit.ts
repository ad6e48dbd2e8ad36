import { z } from 'zod'
import { mayAdminister } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { UNIT_KINDS, type UnitKind } from '#domain/unit.ts'
import { foundUnits, unitsByCodes } from '#store/units.ts'
import { defineAction } from './action.ts'
import { day, unitCode } from './inputs.ts'

/** Founds a unit under another from a day on; the first one of an installation stands under none. */
export const addUnit = defineAction({
  kind: 'write',
  title: 'Thành lập đơn vị',
  summary: 'Found a unit under another from a day on; the very first unit has no parent',
  input: z.object({
    unit: unitCode.optional().describe('Đơn vị cấp trên; bỏ trống cho đơn vị đầu tiên'),
    code: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(80)
      .describe('Mã mới, chữ thường không dấu, ví dụ so-tai-chinh'),
    kind: z.enum(Object.keys(UNIT_KINDS) as [UnitKind, ...UnitKind[]]).describe('Loại đơn vị'),
    name: z.string().min(2).max(160).describe('Tên đầy đủ'),
    shortName: z.string().min(2).max(80).optional().describe('Tên ngắn dùng trong bảng'),
    managedBy: z.enum(['province', 'commune']).optional().describe('Cấp quản lý của đơn vị tự vệ'),
    from: day,
  }),
  allow: (actor, unit) => mayAdminister(actor, unit),
  async run({ db, unit }, { unit: parent, code, kind, name, shortName, managedBy, from }) {
    if ((await unitsByCodes(db, [code])).size > 0) throw new Problem('input.wrong', { detail: `mã “${code}” đã có đơn vị dùng` })
    const first = parent === undefined
    if (first && unit.id !== 0) throw new Problem('input.wrong', { detail: 'đã có đơn vị đầu tiên; ghi mã đơn vị cấp trên' })
    if (!first && UNIT_KINDS[kind].width >= UNIT_KINDS[unit.kind].width)
      throw new Problem('input.wrong', { detail: `${UNIT_KINDS[kind].title} không đặt dưới ${UNIT_KINDS[unit.kind].title}` })
    const founded = await foundUnits(db, [
      {
        code,
        kind,
        name,
        shortName: shortName ?? name,
        managedBy: managedBy ?? null,
        validFrom: from,
        parents: first ? [] : [{ code: unit.code, from, to: null }],
      },
    ])
    return { code, id: founded.get(code)?.id }
  },
})
