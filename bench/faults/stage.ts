import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { actions } from '#actions/index.ts'
import { addDays } from '#domain/period.ts'
import type { Column } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { templateColumns } from '#domain/rosterColumns.ts'
import { type CellSpec, writeWorkbook } from '#report/xlsx.ts'
import { type House, runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { type Database, EVERYWHERE, inScope } from '#store/db.ts'
import { writePacket } from '#store/packetFile.ts'
import { fingerprintOf, type PacketKeys, packetKeys, printCard } from '#store/packetKeys.ts'
import { expectUnits } from '#store/rounds.ts'
import { SECOND_FACTOR } from '#store/secondFactor.ts'
import { foundUnits, type NewUnit, unitByCode } from '#store/units.ts'
import { addGrant, addUser, openSession, writeSetting } from '#store/users.ts'
import { type Deed, type Job, PEOPLE, SHIFTS } from './job.ts'

export const NOW = new Date('2026-07-15T03:00:00Z')
const SINCE = '2010-01-01'
const GIVEN = ['An', 'Bình', 'Cường', 'Dũng', 'Giang', 'Hải', 'Khánh', 'Lâm', 'Nam', 'Phúc', 'Quân', 'Sơn', 'Tài', 'Vinh', 'Yên']

/** A province with a commune the others are merged into; each trial gets a commune and a neighbour of its own. */
export type Stage = {
  database: Database
  folder: string
  tokens: { clerk: string; head: string; administrator: string }
  round: string
  stranger: PacketKeys
  house: House
}

export async function setStage(database: Database, folder: string): Promise<Stage> {
  const stranger = packetKeys(join(folder, 'noi-kia'))
  const house: House = {
    actions,
    // The database comes and goes: whoever works asks for the one there is.
    database: async () => stage.database,
    clock: () => NOW,
    logBug: (_number, deed, error) => process.stderr.write(`${deed}: ${String(error)}\n`),
  }
  const stage: Stage = { database, folder, tokens: { clerk: '', head: '', administrator: '' }, round: '', stranger, house }
  const tokens = await inScope(database, EVERYWHERE, async (db) => {
    const founded = await foundUnits(db, [
      { code: 'cuc', kind: 'department', name: 'Cục', validFrom: SINCE, parents: [] },
      {
        code: 'tinh',
        kind: 'province',
        name: 'Tỉnh Sơn Hà',
        validFrom: SINCE,
        parents: [{ code: 'cuc', from: SINCE, to: null }],
      },
      { code: 'xa-0', kind: 'commune', name: 'Xã Gốc', validFrom: SINCE, parents: [{ code: 'tinh', from: SINCE, to: null }] },
    ])
    await writeSetting(db, SECOND_FACTOR, { asked: false })
    const province = founded.get('tinh')?.id ?? 0
    const joins = async (login: string, role: 'clerk' | 'approver' | 'administrator') => {
      const id = await addUser(db, { login, name: login, password: null })
      await addGrant(db, id, role, province)
      return openSession(db, id, 'bench', NOW)
    }
    return {
      clerk: await joins('lan', 'clerk'),
      head: await joins('tuan', 'approver'),
      administrator: await joins('thu', 'administrator'),
    }
  })
  Object.assign(stage, { tokens })
  const card = { card: printCard(stranger.card), fingerprint: fingerprintOf(stranger.card) }
  await does(stage, 'trustKey', { unit: 'tinh', name: 'Nơi kia', ...card })
  const { id } = await does(stage, 'openRound', { unit: 'tinh', kind: 'half', period: '2026-H1', units: ['xa-0'] })
  stage.round = String(id)
  return stage
}

export async function does(
  { house }: Pick<Stage, 'house'>,
  action: string,
  values: object,
  files: Record<string, { name: string; bytes: Uint8Array }> = {},
): Promise<Record<string, unknown>> {
  const caller = { kind: 'cli', address: 'bench', token: null, actor: MACHINE } as const
  const reply = await runAction(house, action, { values, files }, caller)
  if (!('output' in reply)) throw new Error(`${action}: ${reply.refusal.message} ${JSON.stringify(reply.refusal.findings ?? [])}`)
  return reply.output as Record<string, unknown>
}

/** A commune, its neighbour with people in it and the decision to merge that one, a roster, a packet. */
export async function aJob(stage: Stage, at: number, url: string, deeds: readonly Deed[]): Promise<Job> {
  const { database, folder, tokens, round } = stage
  const [unit, neighbour] = [`xa-${at}`, `xa-${at}-cu`]
  await inScope(database, EVERYWHERE, async (db) => {
    const inTinh = (code: string, name: string): NewUnit => ({
      ...{ code, kind: 'commune', name, validFrom: SINCE },
      parents: [{ code: 'tinh', from: SINCE, to: null }],
    })
    await foundUnits(db, [inTinh(unit, `Xã ${at}`), inTinh(neighbour, `Xã cũ ${at}`)])
    await expectUnits(db, round, [await unitByCode(db, unit)], '2026-07-20', true)
  })
  const roster = join(folder, `${unit}.xlsx`)
  writeFileSync(roster, await rosterOf(at))
  const file = { file: { name: 'ds.xlsx', bytes: await rosterOf(at + 100_000) } }
  await does(stage, 'importRoster', { register: 'personnel', unit: neighbour, keep: true }, file)
  const { id } = await does(stage, 'planReorganisation', {
    unit: 'tinh',
    number: `${at}/QĐ-BCH`,
    decidedOn: '2026-06-20',
    effectiveOn: '2026-07-01',
    title: `Nhập xã cũ ${at} vào xã Gốc`,
    steps: [{ kind: 'merge', units: [neighbour], into: 'xa-0' }],
  })
  const packet = join(folder, `${unit}.svgoi`)
  const rows = Array.from({ length: SHIFTS }, (_, turn) => ({
    ...{ register: 'duty', id: randomUUID(), unit, revision: 1, base: 0, by: 'lan', at: NOW.toISOString() },
    values: { day: `2026-05-${String(turn + 1).padStart(2, '0')}`, kind: 'duty', place: 'Cổng', people: 2, manDays: 2, turns: 1 },
  }))
  const about = { kind: 'records', id: randomUUID(), madeAt: NOW.toISOString() } as const
  writeFileSync(packet, writePacket(stage.stranger, packetKeys(database.folder).card, about, { unit, rows }))
  return {
    ...{ url, folder: database.folder, now: NOW.toISOString(), deeds, unit, province: 'tinh', roster, packet, round },
    ...{
      reorganisation: String(id),
      backup: join(folder, `b${at}`, 'sao.saoluu'),
      passphrase: 'mật khẩu của chiến dịch',
      ...tokens,
    },
  }
}

const LETTERS = 'ABCDEGHIKLMNOPQRSTUVXY'

/** People of one trial: their names are nobody else's. */
async function rosterOf(seed: number): Promise<Uint8Array> {
  const { personnel } = registers
  if (!personnel) throw new Error('no roll of people')
  const columns = templateColumns(personnel)
  const middle = `${LETTERS[seed % 22]}${'aeiou'[Math.floor(seed / 22) % 5]}n`
  const cells = (row: number): CellSpec[] => {
    const values: Record<string, string> = {
      fullName: `Nguyễn ${middle} ${GIVEN[row % GIVEN.length]}`,
      bornOn: addDays('1994-01-01', (seed * 31 + row) % 3000),
      joinedOn: '2024-01-10',
      force: 'Dân quân',
      status: 'Đang phục vụ',
    }
    return columns.map(
      ({ key, column }): CellSpec =>
        values[key] ?? (column.kind === 'choice' && !column.optional ? (column.choices?.[0]?.title ?? null) : null),
    )
  }
  const kind = (column: Column) => (column.kind === 'day' ? ('date' as const) : ('text' as const))
  const sheet = {
    name: personnel.sheet,
    columns: columns.map(({ column }) => ({ heading: column.title, kind: kind(column) })),
    rows: Array.from({ length: PEOPLE }, (_, row) => cells(row)),
  }
  const pieces: Uint8Array[] = []
  for await (const piece of writeWorkbook([sheet])) pieces.push(piece)
  return Buffer.concat(pieces)
}

export const numberOf = async (owner: Pool, query: string, values: readonly unknown[] = []): Promise<number> =>
  Number(Object.values((await owner.query(query, [...values])).rows[0] ?? { n: 0 })[0])
