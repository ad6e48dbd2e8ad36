import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type FreshDatabase, freshDatabase } from '../../test/freshDatabase.ts'
import { EVERYWHERE, inScope } from './db.ts'
import { askedWords } from './recordColumns.ts'

let fresh: FreshDatabase
before(async () => {
  fresh = await freshDatabase()
})
after(() => fresh?.drop())

/** What a search compares by: words in a book, parts of names among units. */
const ASKED_BY = [
  'textlike(text, text)',
  'ts_match_vq(tsvector, tsquery)',
  'array_to_tsvector(text[])',
  'array_remove(anycompatiblearray, anycompatible)',
  'string_to_array(text, text)',
]

/** Whether the owner of the database may say what tells nothing: a superuser. */
async function couldSay(): Promise<boolean> {
  const { rows } = await inScope(fresh.database, EVERYWHERE, (db) =>
    sql<{ could: boolean }>`
    select r.rolsuper as could from pg_database d join pg_roles r on r.oid = d.datdba where d.datname = current_database()`.execute(
      db,
    ),
  )
  return rows[0]?.could ?? false
}

test('a search may ask its index behind row-level security wherever the owner of the database could say so', async () => {
  const { rows } = await inScope(fresh.database, EVERYWHERE, (db) =>
    sql<{ may: boolean }>`select p.proleakproof as may from pg_proc p where p.oid = any (${ASKED_BY}::regprocedure[])`.execute(
      db,
    ),
  )
  const could = await couldSay()
  assert.deepEqual(
    rows.map(({ may }) => may),
    ASKED_BY.map(() => could),
  )
})

test('what is typed last may be only begun, words before it are whole, letters without a vowel shorten a name', () => {
  assert.equal(askedWords('Nguyễn Văn Hù'), 'nguyen & van & hu:*')
  assert.equal(askedWords('ng. V. hùng'), 'ng:* & v:* & hung')
  assert.equal(askedWords('Lê Th Ý Nhi'), 'le & th:* & y:* & nhi:*')
  assert.equal(askedWords("12/QĐ-UBND' | x"), '12 & qd:* & ubnd & x:*')
  assert.equal(askedWords(' – '), '')
})

test('the first page of people is read off an index in its order, not sorted', async () => {
  const plan = await inScope(fresh.database, EVERYWHERE, async (db) => {
    await sql`set local enable_sort = off`.execute(db)
    const { rows } = await sql<Record<string, string>>`
      explain select r.id from personnel r where r.org_pos between 1 and 1000
      order by r.full_name_key asc nulls last, r.joined_on asc nulls last, r.id limit 100`.execute(db)
    return rows.map((row) => Object.values(row).join()).join('\n')
  })
  assert.match(plan, /using personnel_order/)
})

test('the last word is whole only where no other syllable begins with it', () => {
  const starts = ['', ...'b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ')]
  const ends =
    'a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong op ot u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uyn uynh uyp uyt uyu y yem yen yet yeu'.split(
      ' ',
    )
  const syllables = starts.flatMap((start) => ends.map((end) => start + end))
  const whole = new Set(syllables.filter((word) => !askedWords(word).includes(':*')))
  assert.deepEqual(
    [...whole].filter((word) => syllables.some((other) => other !== word && other.startsWith(word))),
    [],
  )
  for (const word of ['hung', 'khanh', 'quoc', 'yen', 'nguyen', 'mai', 'hieu']) assert.ok(whole.has(word), word)
  for (const word of ['h', 'ng', 'lan', 'hoa', 'qu', 'to', 'thie']) assert.match(askedWords(word), /:\*/)
})
