import { z } from 'zod'
import { mayAdminister } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { endTrusted } from '#store/packets.ts'
import { defineAction } from './action.ts'
import { reasonText, unitCode } from './inputs.ts'

export const endTrust = defineAction({
  kind: 'write',
  title: 'Thôi nhận khóa của nơi khác',
  summary: 'Stop believing a key: packets it signed are refused from now on; with a reason',
  input: z.object({ unit: unitCode, key: z.uuid().describe('Khóa đã nhận'), reason: reasonText.describe('Lý do') }),
  allow: (actor, unit) => mayAdminister(actor, unit),
  sensitive: true,
  async run({ db, now }, { key }) {
    if (!(await endTrusted(db, key, now))) throw new Problem('key.unknown')
    return { ended: key }
  },
})
