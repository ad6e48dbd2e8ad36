import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { stepsOf } from '#store/editions.ts'
import { acceptEdition } from './acceptance.ts'
import { defineAction } from './action.ts'
import { editionAtHand, roundAtHand } from './editionAtHand.ts'
import { apartFromBooks, roundUnits } from './roundData.ts'

/** Accepts together what agrees with the books and has no finding; everything else is left for somebody to look at, and named. */
export const acceptEditions = defineAction({
  kind: 'write',
  title: 'Chấp nhận các đơn vị khớp sổ',
  summary: 'Accept all submitted editions of a round that agree with the books and have no finding; the others are named',
  input: z.object({
    round: z.uuid().describe('Đợt báo cáo'),
    editions: z.array(z.uuid()).max(5000).optional().describe('Chỉ các bản này; bỏ trống là mọi bản khớp sổ'),
  }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run(context, { round: id, editions }) {
    const { db, home, actor, today, about } = context
    const { round, receiver } = await roundAtHand(db, id)
    if (!mayEdit(actor, receiver)) throw new Problem('access.refused', { deed: 'chấp nhận báo cáo', unit: receiver.name })
    about(receiver)
    const waiting = (await roundUnits(db, round, today)).flatMap(({ unit, latest }) =>
      latest && (latest.state === 'submitted' || latest.state === 'received') && editions?.includes(latest.id) !== false
        ? [{ unit, edition: latest }]
        : [],
    )
    const apart = await apartFromBooks(db, home, round, waiting)
    const steps = await stepsOf(
      db,
      waiting.map(({ edition }) => edition.id),
    )
    const accepted: string[] = []
    const left: { unit: string; name: string; why: 'books' | 'finding' | 'own_hand' | 'moved' }[] = []
    for (const { unit, edition } of waiting) {
      const own = (steps.get(edition.id) ?? []).some(
        ({ login, verb }) => login === actor.login && (verb === 'prepare' || verb === 'approve'),
      )
      const why = own ? 'own_hand' : (apart.get(edition.id) ?? []).length > 0 ? 'books' : edition.findings > 0 ? 'finding' : null
      if (why) {
        left.push({ unit: unit.code, name: unit.shortName, why })
        continue
      }
      const atHand = await editionAtHand(db, edition.id, 'accept')
      if (atHand.edition.state === 'submitted' || atHand.edition.state === 'received') {
        await acceptEdition(context, atHand)
        accepted.push(unit.code)
        continue
      }
      // Somebody was quicker: the same press twice is done once, anything else is looked at.
      const last = atHand.steps.at(-1)
      if (last?.verb === 'accept' && last.login === actor.login) accepted.push(unit.code)
      else left.push({ unit: unit.code, name: unit.shortName, why: 'moved' })
    }
    return { accepted, left }
  },
})
