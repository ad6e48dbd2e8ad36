import type pg from 'pg'
import { actions } from '#actions/index.ts'
import type { Actor } from '#domain/access.ts'
import { addDays } from '#domain/period.ts'
import type { Row } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import type { Unit } from '#domain/unit.ts'
import { type House, runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { auditStatement } from '#store/audit.ts'
import { type Database, EVERYWHERE, inScope } from '#store/db.ts'
import { homeOf } from '#store/home.ts'
import { newId } from '#store/ids.ts'
import { writeRows } from '#store/registerWrites.ts'
import { unitByCode } from '#store/units.ts'
import { addGrant, addUser, findSession, openSession } from '#store/users.ts'
import { withOwnDatabase } from './ownDatabase.ts'
import type { BenchTable } from './table.ts'
import { median, percentile, timed } from './timing.ts'

const TIMES = 400
const NOW = new Date('2024-06-20T03:00:00Z')
const UNIT = 'so-noi-vu'

/** Saving one row with all that follows from it, against the insert of the same row and nothing else, turn by turn. */
export async function save(): Promise<BenchTable> {
  return withOwnDatabase(async ({ database, owner }) => {
    const house: House = {
      actions,
      database: async () => database,
      clock: () => NOW,
      logBug: (_, deed, error) => {
        throw new Error(deed, { cause: error })
      },
    }
    const seeding = await timed(() =>
      runAction(house, 'seedDemo', {}, { kind: 'cli', address: 'bench', token: null, actor: MACHINE }),
    )
    if ('refusal' in seeding.result) throw new Error(seeding.result.refusal.message)
    await owner.query('vacuum analyze')
    const { unit, token, actor } = await clerk(database)
    const lines = []
    for (const [key, rowOf] of [
      ['duty', dutyRow],
      ['personnel', personRow],
    ] as const) {
      const [bare, kept, asked]: [number[], number[], number[]] = [[], [], []]
      const save = saver(database, unit, actor, key)
      await save(rowOf(TIMES * 3))
      const insert = await bareInsert(owner, key)
      for (let at = 0; at < TIMES; at++) {
        bare.push((await timed(() => insert(at))).ms)
        kept.push((await timed(() => save(rowOf(at)))).ms)
        const given = { values: { register: key, unit: UNIT, values: rowOf(at + TIMES) } }
        const { ms, result } = await timed(() => runAction(house, 'saveRow', given, { kind: 'http', address: 'bench', token }))
        if ('refusal' in result) throw new Error(JSON.stringify(result.refusal))
        asked.push(ms)
      }
      const [one, two, three] = [median(bare), median(kept), median(asked)]
      lines.push(
        {
          what: `${key}: bare insert, committed`,
          value: one,
          unit: 'ms',
          note: `median of ${TIMES}, p95 ${percentile(bare, 0.95).toFixed(1)}; all columns and indexes, no scope`,
        },
        {
          what: `${key}: saved with figures, audit, scope`,
          value: two,
          unit: 'ms',
          note: `p95 ${percentile(kept, 0.95).toFixed(1)}`,
        },
        { what: `${key}: saved, against the insert`, value: two / one, unit: '×', limit: 3 },
        {
          what: `${key}: through the door, session and unit looked up, row judged`,
          value: three / one,
          unit: '×',
          note: `${three.toFixed(2)} ms`,
        },
      )
    }
    return {
      title: `Saving a row among ${(seeding.result.output as { rows: number }).rows}`,
      lines: [...lines, { what: 'seedDemo', value: seeding.ms / 1000, unit: 's', limit: 15 }],
    }
  })
}

type Clerk = { unit: Unit; token: string; actor: Actor }

function clerk(database: Database): Promise<Clerk> {
  return inScope(database, EVERYWHERE, async (db) => {
    const unit = await unitByCode(db, UNIT)
    const id = await addUser(db, { login: 'lan', name: 'Nguyễn Thị Lan', password: null })
    await addGrant(db, id, 'clerk', unit.id)
    const token = await openSession(db, id, 'bench', NOW)
    const actor = await findSession(db, token, NOW)
    if (!actor) throw new Error('no session')
    return { unit, token, actor }
  })
}

/** What the door does around a save, without looking up who asks. */
function saver(database: Database, unit: Unit, { login }: Actor, key: string): (row: Row) => Promise<void> {
  const register = registers[key]
  if (!register) throw new Error(key)
  const scope = { lo: unit.pos, hi: unit.end }
  return async (row) => {
    const home = await homeOf(database)
    const id = newId()
    await inScope(
      database,
      scope,
      (db) => writeRows(db, register, [{ id, unit, before: null, after: row }], { home, by: login, at: NOW, scope, last: true }),
      () => [
        auditStatement({
          provinceId: unit.provinceId,
          unitId: unit.id,
          orgPos: unit.pos,
          at: NOW,
          login,
          action: 'saveRow',
          detail: { register: key, unit: UNIT, values: row, made: id },
        }),
      ],
    )
  }
}

/** The row saved last, again under another id, by the owner, who is bound by no scope: one statement, one commit. */
async function bareInsert(owner: pg.Pool, key: string): Promise<(at: number) => Promise<unknown>> {
  const { rows } = await owner.query({
    text: `select * from ${key} order by changed_at desc, id desc limit 1`,
    types: { getTypeParser: () => String },
  })
  const row = rows[0] as Record<string, string | null>
  const columns = Object.keys(row)
  const text = `insert into ${key} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`
  return (at) => {
    const again = {
      ...row,
      id: newId(),
      ...(key === 'duty'
        ? { day: dayAt(at), place: `Chốt gác số ${at}` }
        : { identity_no_mark: `\\x${String(at).padStart(64, '0')}` }),
    }
    return owner.query(
      text,
      columns.map((column) => (again as Record<string, string | null>)[column]),
    )
  }
}

/** Day after day of half a year: no office has a thousand posts in one night. */
const dayAt = (at: number): string => addDays('2024-01-02', at % 160)

const dutyRow = (at: number): Row => ({
  day: dayAt(at),
  kind: 'duty',
  shift: 'night',
  place: `Vọng gác số ${at}`,
  people: 5,
  turns: 1,
  manDays: 5,
  teamTurns: 0,
  personTurns: 0,
  alongside: null,
  decision: null,
  jointWith: null,
})

/** People of one office differ in name or birthday, as a thousand of one name would not. */
const MIDDLE = ['Văn', 'Đức', 'Quang', 'Minh', 'Hữu', 'Xuân', 'Thanh']
const GIVEN = ['Bình', 'Cường', 'Dũng', 'Hải', 'Khánh', 'Lâm', 'Nam', 'Phúc', 'Sơn', 'Thắng', 'Tuấn']

const personRow = (at: number): Row => ({
  fullName: `Trần ${MIDDLE[at % MIDDLE.length]} ${GIVEN[at % GIVEN.length]}`,
  bornOn: addDays('1990-03-02', at % 3001),
  female: false,
  identityNo: `0270${String(95_000_000 + at)}`,
  force: 'self_defence',
  forceKind: 'on_site',
  post: 'soldier',
  team: null,
  joinedOn: '2024-06-01',
  leftOn: null,
  status: 'serving',
  ground: null,
  entry: 'admitted',
  partyMember: false,
  youthUnion: true,
  decision: null,
  person: null,
})
