import assert from 'node:assert/strict'
import type { Action, GivenFile } from '#actions/action.ts'
import { actions as everything } from '#actions/index.ts'
import type { Role } from '#domain/access.ts'
import type { Unit } from '#domain/unit.ts'
import { type Caller, type House, type PrintedRefusal, type Reply, runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { type Database, type Db, EVERYWHERE, inScope } from '#store/db.ts'
import { SECOND_FACTOR } from '#store/secondFactor.ts'
import { foundUnits, type NewUnit } from '#store/units.ts'
import { addGrant, addUser, openSession, writeSetting } from '#store/users.ts'
import { freshDatabase } from './freshDatabase.ts'
import { holdsToItsDescription } from './replies.ts'

/** Somebody with a log-in: what they do goes through the one door every request goes through. */
export type Person = {
  login: string
  /** Does it and answers what it gives; fails the test when it is refused. */
  does<Output>(action: string, input?: object, files?: Readonly<Record<string, GivenFile>>): Promise<Output>
  /** Tries it and answers how it is refused; fails the test when it is not. */
  isRefused(
    action: string,
    input?: object,
    files?: Readonly<Record<string, GivenFile>>,
  ): Promise<PrintedRefusal & { status: number }>
}

export type Country = {
  db: Db
  database: Database
  unit(code: string): Unit
  person(login: string): Person
  machine: Person
  /** Sessions by log-in: somebody who joins in a test is put here. */
  tokens: Map<string, string>
  /** The session of a person, as a browser sends it. */
  token(login: keyof typeof PEOPLE): string
}
export type World = {
  /** A test of its own: whatever it writes is rolled back. */
  trial(work: (country: Country) => Promise<void>): Promise<void>
  /** The country itself, where a test must see what is committed. */
  country: Country
  url: string
  close(): Promise<void>
}

const inside = (
  code: string,
  parent: string | null,
  kind: NewUnit['kind'],
  name: string,
  more: Partial<NewUnit> = {},
): NewUnit => ({
  code,
  kind,
  name,
  validFrom: '2010-01-01',
  parents: parent ? [{ code: parent, from: '2010-01-01', to: null }] : [],
  ...more,
})

/** Communes stood under their district until the district level ended, under the province since. */
const commune = (code: string, name: string): NewUnit =>
  inside(code, null, 'commune', name, {
    parents: [
      { code: 'tan-an', from: '2010-01-01', to: '2025-07-01' },
      { code: 'son-ha', from: '2025-07-01', to: null },
    ],
  })

const UNITS: readonly NewUnit[] = [
  inside('cuc', null, 'department', 'Cục Dân quân tự vệ'),
  inside('quan-khu', 'cuc', 'military_region', 'Quân khu Sông Hồng'),
  inside('son-ha', 'quan-khu', 'province', 'Bộ CHQS tỉnh Sơn Hà', { shortName: 'Tỉnh Sơn Hà' }),
  inside('dien-luc', 'son-ha', 'agency_command', 'Ban CHQS Công ty Điện lực Sơn Hà', {
    shortName: 'Công ty Điện lực',
    managedBy: 'province',
  }),
  inside('so-y-te', 'son-ha', 'agency_command', 'Ban CHQS Sở Y tế', { shortName: 'Sở Y tế', managedBy: 'province' }),
  inside('cong-ty-cu', 'son-ha', 'agency_command', 'Ban CHQS Công ty Cũ', { managedBy: 'province', validTo: '2023-03-01' }),
  inside('tan-an', 'son-ha', 'district', 'Ban CHQS huyện Tân An', {
    shortName: 'Huyện Tân An',
    validTo: '2025-07-01',
    parents: [{ code: 'son-ha', from: '2010-01-01', to: null }],
  }),
  commune('tan-lap', 'Ban CHQS xã Tân Lập'),
  commune('phu-son', 'Ban CHQS xã Phú Sơn'),
]

const PEOPLE = {
  lan: { name: 'Nguyễn Thị Lan', role: 'clerk', unit: 'dien-luc' },
  mai: { name: 'Trần Thị Mai', role: 'clerk', unit: 'so-y-te' },
  minh: { name: 'Phạm Văn Minh', role: 'clerk', unit: 'son-ha' },
  hung: { name: 'Lê Quốc Hùng', role: 'approver', unit: 'son-ha' },
  ha: { name: 'Đỗ Thanh Hà', role: 'viewer', unit: 'son-ha' },
  khue: { name: 'Vũ Minh Khuê', role: 'auditor', unit: 'son-ha' },
} as const satisfies Record<string, { name: string; role: Role; unit: string }>

/** Wednesday 15/7/2026, ten in the morning in Vietnam. */
export const NOW = new Date('2026-07-15T03:00:00Z')

/** A small country on a database of its own: a province with two agencies, a district that ended, two communes. */
export async function aWorld(more: Readonly<Record<string, Action>> = {}): Promise<World> {
  const fresh = await freshDatabase()
  const tokens = new Map<string, string>()
  const units = await inScope(fresh.database, EVERYWHERE, async (db) => {
    const founded = await foundUnits(db, UNITS)
    // Whoever holds a session here sits down at once; what a second factor asks of them is told in its own story.
    await writeSetting(db, SECOND_FACTOR, { asked: false })
    for (const [login, { name, role, unit }] of Object.entries(PEOPLE)) {
      const id = await addUser(db, { login, name, password: null })
      await addGrant(db, id, role, founded.get(unit)?.id ?? 0)
      tokens.set(login, await openSession(db, id, 'test', NOW))
    }
    return founded
  })
  const actions = { ...(everything as Readonly<Record<string, Action>>), ...more }
  const countryOn = (database: Database): Country => {
    const house: House = {
      actions,
      database: async () => database,
      clock: () => NOW,
      logBug: (_, deed, error) => {
        throw new Error(`${deed} broke`, { cause: error })
      },
    }
    return {
      db: database.app,
      database,
      unit: (code) => units.get(code) ?? assert.fail(`no unit ${code}`),
      person: (login) => personOf(house, login, { kind: 'test', address: 'test', token: tokens.get(login) ?? null }),
      tokens,
      token: (login) => tokens.get(login) ?? assert.fail(login),
      machine: personOf(house, MACHINE.login, { kind: 'cli', address: 'test', token: null, actor: MACHINE }),
    }
  }
  return {
    country: countryOn(fresh.database),
    url: fresh.url,
    trial: (work) => rolledBack(fresh.database, (db) => work(countryOn({ ...fresh.database, app: db }))),
    close: () => fresh.drop(),
  }
}

function personOf(house: House, login: string, caller: Caller): Person {
  const ask = (action: string, input: object, files: Readonly<Record<string, GivenFile>>): Promise<Reply> =>
    runAction(house, action, { values: input, files }, caller)
  return {
    login,
    async does<Output>(action: string, input: object = {}, files = {}) {
      const reply = await ask(action, input, files)
      if ('output' in reply) {
        holdsToItsDescription(action, reply.output)
        return reply.output as Output
      }
      assert.fail(`${login} may not ${action}: ${reply.refusal.message} ${JSON.stringify(reply.refusal.findings)}`)
    },
    async isRefused(action, input = {}, files = {}) {
      const reply = await ask(action, input, files)
      if ('output' in reply) assert.fail(`${login} was not refused ${action}`)
      return { ...reply.refusal, status: reply.status }
    },
  }
}

class RolledBack extends Error {}

async function rolledBack(database: Database, work: (db: Db) => Promise<void>): Promise<void> {
  try {
    await inScope(database, EVERYWHERE, async (db) => {
      await work(db)
      throw new RolledBack()
    })
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error
  }
}
