import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { type FreshDatabase, freshDatabase } from '../../test/freshDatabase.ts'
import { arrayText } from './arrayText.ts'
import { EVERYWHERE, inScope } from './db.ts'

let fresh: FreshDatabase
before(async () => {
  fresh = await freshDatabase()
})
after(() => fresh?.drop())

/** What PostgreSQL reads out of the text. A text never holds the sign of number nought. */
const read = (values: readonly unknown[], type: string): Promise<unknown[]> =>
  inScope(fresh.database, EVERYWHERE, async (db) => {
    const { rows } = await sql<{ list: unknown[] }>`select to_json(${arrayText(values)}::${sql.raw(type)}[]) as list`.execute(db)
    return rows[0]?.list ?? []
  })

test('whatever people write comes back from the database as it was written', async () => {
  const word = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\u0000') && text.isWellFormed())
  const tricky = fc.constantFrom(
    'NULL',
    'null',
    '',
    ' ',
    '{',
    '}',
    ',',
    '"',
    '\\',
    '\\x00',
    "'",
    'Nguyễn "Ba" \\ Tư',
    '2023-07-15',
    'fade',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(word, tricky, fc.constant(null)), { minLength: 1, maxLength: 30 }), async (list) =>
      assert.deepEqual(await read(list, 'text'), list),
    ),
    { numRuns: 60 },
  )
})

test('numbers, truths, days, ids and bytes come back as what they are', async () => {
  assert.deepEqual(await read([1, -2, null, 4_700_000_000], 'bigint'), [1, -2, null, 4_700_000_000])
  assert.deepEqual(await read([true, false, null], 'boolean'), [true, false, null])
  assert.deepEqual(await read(['2023-07-15', null], 'date'), ['2023-07-15', null])
  const id = '0190f3b1-1111-7abc-8def-0123456789ab'
  assert.deepEqual(await read([id], 'uuid'), [id])
  assert.deepEqual(await read([Buffer.from([0, 255, 92, 34]), null], 'bytea'), ['\\x00ff5c22', null])
})
