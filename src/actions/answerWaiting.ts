import { type Finding, note } from '#domain/finding.ts'
import type { Register, Row } from '#domain/register.ts'
import type { Unit } from '#domain/unit.ts'
import { lowerFirst } from '#domain/wording.ts'
import { EVERYWHERE, setScope } from '#store/db.ts'
import { listRecords } from '#store/recordList.ts'
import { withCarried, writeRows } from '#store/registerWrites.ts'
import type { Context } from './action.ts'
import { registerOf } from './registerRow.ts'

type Asking = Pick<Context, 'db' | 'home' | 'scope' | 'actor' | 'now'>
type Written = { id: string; unit: Unit; row: Row }

/** No unit must hold more papers than these of one kind. */
const MOST_WAITING = 50

/**
 * Rows of another book that waited for one just written name it from now on, and whoever wrote it is told: a plan that was
 * issued is not entered a second time to say that it is there. Whoever may write this book alone sets it right there as well.
 */
export async function answerWaiting(
  { db, home, scope, actor, now }: Asking,
  register: Register,
  written: readonly Written[],
): Promise<Finding[]> {
  const { answers } = register
  if (!answers) return []
  const book = registerOf(answers.register)
  const told: Finding[] = []
  for (const { id, unit, row } of written) {
    const where = answers.waiting(row)
    if (where === null) continue
    await setScope(db, EVERYWHERE)
    const waiting = await listRecords(
      db,
      book,
      { under: { own: unit.id }, where, sort: [], offset: 0, limit: MOST_WAITING },
      home.seal,
    )
    const after = await withCarried(
      db,
      book,
      waiting.map(({ values }) => ({ ...values, [answers.by]: id })),
    )
    const changes = waiting.flatMap((before, at) => {
      const named = after[at]
      return named ? [{ id: before.id, unit, before, after: named }] : []
    })
    if (changes.length > 0) await writeRows(db, book, changes, { home, by: actor.login, at: now, scope: EVERYWHERE })
    await setScope(db, scope)
    told.push(
      ...changes.map(({ before: { values } }) =>
        note(
          'row.answered',
          { column: register.label },
          `Dòng “${String(values[book.label])}” ở ${lowerFirst(book.title)} nay ghi có văn bản này, không phải nhập lại.`,
        ),
      ),
    )
  }
  return told
}
