import type { Unit } from '#domain/unit.ts'
import type { Db } from '#store/db.ts'
import { overridesBetween } from '#store/overrides.ts'
import { entryNumber, filesBetween, saidBetween, takenBackBetween, typedBetween } from '#store/packetFigures.ts'
import { commentsFor, expectedThere, roundsAsking, sentBetween, slipsFor, stepsFor } from '#store/packetPapers.ts'
import { knownRows, noteRows } from '#store/packets.ts'
import { unitsByIds } from '#store/units.ts'
import type { RecordsBody } from './packetBody.ts'
import type { PacketEntry } from './packetPapers.ts'

/** What of one unit and those below it goes to one receiver; figures and reports of one period where it is named. */
export type Sending = { db: Db; unit: Unit; peer: string; period?: string | undefined }

/** Rounds that ask somebody of the subtree, and every report sent up or published in them with its steps, its slip and what was said of its cells. */
export async function papersOf({ db, unit, period }: Sending): Promise<Pick<RecordsBody, 'rounds' | 'editions'>> {
  const rounds = await roundsAsking(db, unit, period)
  const ids = rounds.map(({ id }) => id)
  const expected = Map.groupBy(await expectedThere(db, unit, ids), ({ roundId }) => roundId)
  const sent = await sentBetween(db, unit, ids)
  const numbers = sent.map(({ id }) => id)
  const steps = Map.groupBy(await stepsFor(db, numbers), ({ editionId }) => editionId)
  const slips = new Map((await slipsFor(db, numbers)).map((slip) => [slip.editionId, slip]))
  const comments = Map.groupBy(await commentsFor(db, numbers), ({ editionId }) => editionId)
  return {
    rounds: rounds.map(({ unitId: _, orgPos: __, openedAt, ...round }) => ({
      ...round,
      openedAt: openedAt.toISOString(),
      expected: (expected.get(round.id) ?? []).map(({ roundId: ___, ...one }) => one),
    })),
    editions: sent.map((edition) => {
      const slip = slips.get(edition.id)
      const { id, unit: place, number, of, cause, replaces, reason, onBehalf, findings, content, madeAt, submittedAt } = edition
      return {
        id,
        round: edition.roundId,
        unit: place,
        ...{ number, of, cause, replaces, reason, onBehalf, findings, content },
        submittedAt: submittedAt?.toISOString() ?? null,
        submittedOn: edition.submittedOn,
        madeAt: madeAt.toISOString(),
        hash: edition.hash ?? '',
        steps: (steps.get(id) ?? []).map(({ editionId: _, at, ...step }) => ({ ...step, at: at.toISOString() })),
        slip: slip ? slipOf(slip) : null,
        comments: (comments.get(id) ?? []).map(({ editionId: _, saidAt, ...one }) => ({ ...one, saidAt: saidAt.toISOString() })),
      }
    }),
  }
}

const slipOf = ({
  cells,
  reason,
  dueOn,
  returnedBy,
  returnedName,
  returnedAt,
}: Awaited<ReturnType<typeof slipsFor>>[number]) => ({
  ...{ cells, reason, dueOn, returnedBy, returnedName },
  returnedAt: returnedAt.toISOString(),
})

/** Figures typed there and taken back there, figures put right by hand, and why figures that were asked about are right. */
export async function figuresSaid({
  db,
  unit,
  peer,
  period,
}: Sending): Promise<Pick<RecordsBody, 'entries' | 'corrections' | 'explanations'>> {
  const seen = await knownRows(db, peer, ['entries'])
  const baseOf = (entry: { unit: string; measure: string; period: string; asOf: string }): number =>
    seen('entries', entryNumber(entry))?.revision ?? 0
  const typed = (await typedBetween(db, unit, period)).map((entry): PacketEntry => {
    const { measure, state, value, qualifier, note } = entry
    return {
      ...{ unit: entry.unit, measure, period: entry.period, asOf: entry.asOf, revision: entry.version, base: baseOf(entry) },
      by: entry.enteredBy,
      at: entry.enteredAt.toISOString(),
      said: { state, value, qualifier, note },
    }
  })
  const gone = (await takenBackBetween(db, unit, period)).map(
    (entry): PacketEntry => ({
      ...{ unit: entry.unit, measure: entry.measure, period: entry.period, asOf: entry.asOf, revision: entry.version },
      base: baseOf(entry),
      by: '',
      at: entry.removedAt.toISOString(),
      said: null,
    }),
  )
  const explanations = (await saidBetween(db, unit, period)).map((said) => ({ ...said, saidAt: said.saidAt.toISOString() }))
  const corrections = (await overridesBetween(db, unit, period)).map(({ expiresOn: _, enteredBy, enteredAt, ...row }) => ({
    ...row,
    by: enteredBy,
    at: enteredAt.toISOString(),
  }))
  return { entries: [...typed, ...gone], corrections, explanations }
}

/**
 * Files attached to rows of these books, whole. The receiver is noted to have them: in their next packet they are no news, nor do
 * they come back where they were taken away here since.
 */
export async function filesOfBooks(
  { db, unit, peer }: Sending,
  registers: readonly string[],
): Promise<Pick<RecordsBody, 'files'>> {
  const files = await filesBetween(db, unit, registers)
  const units = await unitsByIds(db, [...new Set(files.map(({ unitId }) => unitId))])
  await noteRows(
    db,
    peer,
    files.map(({ id, unitId }) => ({
      register: 'files',
      record: id,
      unit: units.get(unitId) ?? unit,
      revision: 1,
      ourVersion: 1,
    })),
  )
  return {
    files: files.map(({ id, register, record, name, note, addedBy, addedAt, bytes }) => ({
      ...{ id, register, record, name, note, addedBy },
      addedAt: addedAt.toISOString(),
      bytes: bytes.toString('base64'),
    })),
  }
}
