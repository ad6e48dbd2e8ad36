import { z } from 'zod'
import { mayAdminister } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { existsAt, SECOND_TREES } from '#domain/unit.ts'
import { printDay } from '#domain/wording.ts'
import { holdTurn } from '#store/locks.ts'
import { aboveIn, lastPlacedIn, placeIn } from '#store/secondTrees.ts'
import { unitByCode } from '#store/units.ts'
import { defineAction } from './action.ts'
import { day, oneOf, unitCode } from './inputs.ts'

/** Puts a unit under another in a second tree from a day on; the chain of command, and with it every figure, stays as it is. */
export const placeInTree = defineAction({
  kind: 'write',
  title: 'Xếp đơn vị trong cây thứ hai',
  summary: 'Put a unit under another in a second tree (administrative, directly managed) from a day on; figures do not follow it',
  input: z.object({
    unit: unitCode,
    tree: oneOf(SECOND_TREES).describe('Cây hành chính hay cây trực tiếp quản lý'),
    parent: unitCode.describe('Đơn vị cấp trên trong cây này'),
    from: day,
  }),
  allow: (actor, unit) => mayAdminister(actor, unit),
  async run({ db, unit, actor, now }, { tree, parent: code, from }) {
    await holdTurn(db, `tree ${tree}`)
    const parent = await unitByCode(db, code)
    const wrong = (detail: string) => new Problem('input.wrong', { detail })
    for (const one of [unit, parent])
      if (!existsAt(one, from)) throw wrong(`${one.shortName} không có vào ngày ${printDay(from)}`)
    const last = await lastPlacedIn(db, tree, unit.id)
    if (last !== null && last >= from) throw wrong(`${unit.shortName} đã được xếp từ ${printDay(last)}; ghi ngày sau đó`)
    if ((await aboveIn(db, tree, parent.id, from)).includes(unit.id))
      throw wrong(`${parent.shortName} đang đứng dưới ${unit.shortName} trong cây này: cây sẽ thành vòng`)
    await placeIn(db, tree, unit, parent, from, actor.login, now)
    return { unit: unit.code, tree, title: SECOND_TREES[tree], parent: parent.code, from }
  },
})
