import { z } from 'zod'
import { mayAdminister } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { fingerprintOf, packetKeys, readCard, sameFingerprint } from '#store/packetKeys.ts'
import { trust } from '#store/packets.ts'
import { defineAction } from './action.ts'
import { unitCode } from './inputs.ts'

/** The card comes by any way; that it is theirs is known by the fingerprint on paper, typed here by whoever holds the paper. */
export const trustKey = defineAction({
  kind: 'write',
  title: 'Nhận khóa của nơi khác',
  summary: 'Believe the key of another installation for the rows of one unit, its fingerprint typed from paper',
  input: z.object({
    unit: unitCode.describe('Khóa này được gửi và nhận dòng của đơn vị này và cấp dưới'),
    name: z.string().trim().min(2).max(120).describe('Nơi giữ khóa'),
    card: z.string().min(20).max(400).describe('Thẻ khóa của nơi đó'),
    above: z
      .boolean()
      .default(false)
      .describe('Nơi giữ khóa là cấp trên: được mở đợt báo cáo, nhận, trả lại, chấp nhận báo cáo của đơn vị này'),
    fingerprint: z.string().min(10).max(80).describe('Vân tay chép từ giấy'),
  }),
  allow: (actor, unit) => mayAdminister(actor, unit),
  sensitive: true,
  async run({ db, home, unit, actor, now }, { name, card: text, fingerprint, above }) {
    const card = readCard(text)
    if (!card) throw new Problem('key.not_one')
    const print = fingerprintOf(card)
    if (print === fingerprintOf(packetKeys(home.folder).card)) throw new Problem('key.own')
    if (!sameFingerprint(print, fingerprint)) throw new Problem('key.fingerprint')
    const id = await trust(db, unit, { fingerprint: print, name, above, sign: card.sign, box: card.box }, actor.login, now)
    return { id, fingerprint: print, name, above }
  },
})
