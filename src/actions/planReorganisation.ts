import { z } from 'zod'
import { mayAdminister } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { reshape } from '#domain/reorganisation.ts'
import { printDay } from '#domain/wording.ts'
import { insertReorganisation } from '#store/reorganisations.ts'
import { treeUnder } from '#store/reshapeTree.ts'
import { defineAction } from './action.ts'
import { day, unitCode } from './inputs.ts'
import { steps } from './reorganisationInput.ts'
import { refuseFindings } from './reorganising.ts'

/** Writes a decision down as it will be carried out; nothing happens before its day, and then by somebody's hand. */
export const planReorganisation = defineAction({
  kind: 'write',
  title: 'Lập quyết định sắp xếp đơn vị',
  summary: 'Plan a dated reorganisation: found, rename, move, merge, split, dissolve; nothing is changed yet',
  input: z.object({
    unit: unitCode.describe('Đơn vị chủ trì; mọi đơn vị được sắp xếp đứng dưới đơn vị này'),
    number: z.string().trim().min(3).max(60).describe('Số quyết định'),
    decidedOn: day.describe('Ngày ký'),
    effectiveOn: day.describe('Ngày có hiệu lực'),
    title: z.string().trim().min(3).max(200).describe('Về việc gì'),
    steps,
  }),
  allow: (actor, unit) => mayAdminister(actor, unit),
  async run({ db, unit, actor, now }, { number, decidedOn, effectiveOn, title, steps: list }) {
    if (decidedOn > effectiveOn)
      throw new Problem('input.wrong', { detail: `ngày hiệu lực ${printDay(effectiveOn)} trước ngày ký ${printDay(decidedOn)}` })
    const { findings } = reshape(await treeUnder(db, unit), list, effectiveOn)
    refuseFindings(findings)
    const id = await insertReorganisation(db, unit, { number, decidedOn, effectiveOn, title, steps: list }, actor.login, now)
    return { id, unit: unit.code, number, effectiveOn, steps: list.length }
  },
})
