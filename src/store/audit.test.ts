import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { type FreshDatabase, freshDatabase } from '../../test/freshDatabase.ts'
import { appendAudit, verifyAudit } from './audit.ts'
import { connectionOf, EVERYWHERE, inScope } from './db.ts'

let fresh: FreshDatabase
let owner: pg.Client
before(async () => {
  fresh = await freshDatabase()
  owner = new pg.Client(connectionOf(fresh.url))
  await owner.connect()
  await owner.query("set sao.lo = '0'; set sao.hi = '9007199254740991'")
  for (let index = 0; index < 12; index++) {
    await inScope(fresh.database, EVERYWHERE, (db) =>
      appendAudit(db, {
        provinceId: index % 2,
        unitId: 5,
        orgPos: 5,
        at: new Date(Date.UTC(2023, 6, 17, 2, index)),
        login: 'lan',
        action: 'saveRow',
        detail: { index, text: 'Sở Y tế' },
      }),
    )
  }
})
after(async () => {
  await owner?.end()
  await fresh?.drop()
})

test('an untouched trail verifies, every line counted', async () => {
  assert.deepEqual(await inScope(fresh.database, EVERYWHERE, (db) => verifyAudit(db, 5)), { ok: true, lines: 12 })
})

const TAMPERINGS: readonly [string, string][] = [
  ['a line reworded', "update audit_lines set line = replace(line, 'lan', 'hai') where province_id = 1 and seq = 3"],
  ['a column changed beside the line', "update audit_lines set login = 'hai' where province_id = 1 and seq = 3"],
  ['the time changed beside the line', "update audit_lines set at = at - interval '1 day' where province_id = 1 and seq = 3"],
  ['a hash changed', "update audit_lines set hash = sha256('x') where province_id = 1 and seq = 3"],
  ['a line removed in the middle', 'delete from audit_lines where province_id = 1 and seq = 3'],
  ['the first line removed', 'delete from audit_lines where province_id = 1 and seq = 1'],
  ['the last line removed', 'delete from audit_lines where province_id = 1 and seq = 6'],
  [
    'two lines swapped',
    'update audit_lines set seq = case seq when 2 then 103 else 102 end where province_id = 1 and seq in (2, 3); update audit_lines set seq = seq - 100 where seq > 100',
  ],
  ['a line moved to another chain', 'update audit_lines set province_id = 7 where province_id = 1 and seq = 3'],
  [
    'a line added after the last',
    'insert into audit_lines select province_id, 7, org_pos, unit_id, at, login, action, line, hash from audit_lines where province_id = 1 and seq = 6',
  ],
]

for (const [what, statement] of TAMPERINGS) {
  test(`the inspector finds ${what}`, async () => {
    await owner.query('begin')
    try {
      await owner.query(statement)
      await owner.query('commit')
      const verdict = await inScope(fresh.database, EVERYWHERE, (db) => verifyAudit(db, 5))
      assert.equal(verdict.ok, false)
      assert.ok(verdict.firstBroken?.why)
    } finally {
      await restore()
    }
  })
}

/** Puts the trail back as it was, so that each tampering stands alone. */
async function restore(): Promise<void> {
  await owner.query('delete from audit_lines; delete from audit_heads')
  for (let index = 0; index < 12; index++) {
    await inScope(fresh.database, EVERYWHERE, (db) =>
      appendAudit(db, {
        provinceId: index % 2,
        unitId: 5,
        orgPos: 5,
        at: new Date(Date.UTC(2023, 6, 17, 2, index)),
        login: 'lan',
        action: 'saveRow',
        detail: { index, text: 'Sở Y tế' },
      }),
    )
  }
}

test('a line is written with its deed or not at all', async () => {
  await assert.rejects(
    inScope(fresh.database, EVERYWHERE, async (db) => {
      await appendAudit(db, { provinceId: 1, unitId: 5, orgPos: 5, at: new Date(), login: 'lan', action: 'saveRow', detail: {} })
      await sql`select 1 / 0`.execute(db)
    }),
  )
  assert.equal((await inScope(fresh.database, EVERYWHERE, (db) => verifyAudit(db))).lines, 12)
})
