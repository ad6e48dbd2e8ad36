import { z } from 'zod'
import { mayEdit } from '#domain/access.ts'
import { EDITION_STANDS } from '#domain/edition.ts'
import { Problem } from '#domain/problem.ts'
import { lowerFirst } from '#domain/wording.ts'
import { editionsOf, insertEdition, moveEditions, refreshDraft } from '#store/editions.ts'
import { holdCounted, holdTurn } from '#store/locks.ts'
import { defineAction } from './action.ts'
import { notBefore, roundAtHand, turnOf } from './editionAtHand.ts'
import { toLookAt } from './editionContent.ts'
import { reasonText } from './inputs.ts'
import { collected, makeRollUp } from './rollUpData.ts'
import { roundUnits } from './roundData.ts'

/**
 * Adds the accepted editions of a round up to the receiver's own edition. Where somebody is missing they are named and the
 * reason is said; made again after one of its parts was put right it is a restatement.
 */
export const rollUpRound = defineAction({
  kind: 'write',
  title: 'Tổng hợp đợt báo cáo',
  summary:
    'Roll accepted editions up to the edition of the receiving unit; missing units are named, a second time is a restatement',
  input: z.object({
    round: z.uuid().describe('Đợt báo cáo'),
    partial: reasonText.optional().describe('Vì sao tổng hợp khi còn đơn vị chưa nộp'),
    reason: reasonText.optional().describe('Lý do điều chỉnh bản đã ban hành'),
  }),
  allow: (actor, unit) => mayEdit(actor, unit),
  async run({ db, home, actor, now, today, about }, { round: id, partial, reason }) {
    const { round, receiver } = await roundAtHand(db, id)
    if (!mayEdit(actor, receiver)) throw new Problem('access.refused', { deed: 'tổng hợp báo cáo', unit: receiver.name })
    about(receiver)
    await holdCounted(db, id, true)
    await holdTurn(db, turnOf(id, receiver.id))
    const found = collected(await roundUnits(db, round, today))
    const { parts, missing } = found
    if (parts.length === 0) throw new Problem('round.nothing', { round: lowerFirst(round.title) })
    if (missing.length > 0 && partial === undefined)
      throw new Problem('round.incomplete', { count: missing.length, names: namesOf(missing.map(({ unit }) => unit.shortName)) })
    const latest = (await editionsOf(db, id, receiver)).findLast(({ of }) => of === 'roll_up')
    if (latest && (latest.state === 'checked' || latest.state === 'approved'))
      throw new Problem('edition.signed', {
        number: latest.number,
        unit: receiver.shortName,
        state: EDITION_STANDS[latest.state],
      })
    const { content, findings } = await makeRollUp(db, home, round, receiver, found)
    const hand = {
      login: actor.login,
      name: actor.name,
      at: notBefore(now, latest, ...parts.map(({ edition }) => edition)),
      reason: reason ?? partial,
    }
    const counted = toLookAt(findings)
    let edition = latest?.id ?? ''
    let number = latest?.number ?? 1
    if (latest?.state === 'draft') await refreshDraft(db, latest, { content, findings: counted, onBehalf: null }, hand)
    else {
      if (latest && reason === undefined) throw new Problem('edition.reason', { deed: 'điều chỉnh bản tổng hợp đã ban hành' })
      number = (latest?.number ?? 0) + 1
      edition = await insertEdition(
        db,
        id,
        receiver,
        {
          number,
          of: 'roll_up',
          cause: latest ? 'restatement' : 'first',
          replaces: latest?.id ?? null,
          reason: latest ? (reason ?? null) : null,
          onBehalf: null,
          content,
          findings: counted,
        },
        hand,
      )
    }
    await moveEditions(
      db,
      parts.flatMap(({ edition: part }) => (part.state === 'accepted' ? [part] : [])),
      'roll_up',
      'rolled_up',
      hand,
    )
    return {
      edition,
      number,
      version: latest?.state === 'draft' ? latest.version + 1 : 1,
      parts: parts.length,
      missing: content.missing ?? [],
      findings,
    }
  },
})

const MOST_NAMES = 8
const namesOf = (names: readonly string[]): string =>
  names.length <= MOST_NAMES
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMES).join(', ')} và ${names.length - MOST_NAMES} đơn vị khác`
