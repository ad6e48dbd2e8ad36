import { z } from 'zod'
import type { DemoOverride, DemoRow, DemoWorld } from '#demo/world.ts'
import { parsePeriod, statutoryWindow } from '#domain/period.ts'
import type { Register } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { countsMark } from '#domain/sources.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from '#store/db.ts'
import { type EntryWrite, saveEntries } from '#store/entries.ts'
import type { Home } from '#store/home.ts'
import { foldLedger, foldWritten } from '#store/ledger.ts'
import { saveOverride } from '#store/overrides.ts'
import { type WriteContext, writeRows } from '#store/registerWrites.ts'
import { analyzeTree } from '#store/reshapeTree.ts'
import { SECOND_FACTOR, type SecondFactorRule } from '#store/secondFactor.ts'
import { insertDecision } from '#store/targets.ts'
import { foundUnits, rootUnit } from '#store/units.ts'
import { addGrant, addUser, writeSetting } from '#store/users.ts'
import { defineAction } from './action.ts'
import { COUNTED_BY } from './mendFigures.ts'
import { seedRound } from './seedRound.ts'

/** A row that refers to another comes after it. */
function order(): Register[] {
  const placed = new Set<Register>()
  const place = (register: Register | undefined): void => {
    if (!register || placed.has(register)) return
    for (const { refersTo } of Object.values(register.columns))
      if (refersTo && refersTo !== register.key) place(registers[refersTo])
    placed.add(register)
  }
  Object.values(registers).forEach(place)
  return [...placed]
}
const BY = 'dữ liệu mẫu'

/** Fills an empty installation with the invented province of Sơn Giang, through the same writes people's work goes through. */
export const seedDemo = defineAction({
  kind: 'write',
  title: 'Nạp tỉnh mẫu Sơn Giang',
  summary: 'Fill an empty database with the demo province; does nothing where there are units already',
  input: z.object({}),
  allow: 'system',
  async run({ db, home, scope, now, progress }) {
    if (await rootUnit(db)) return { seeded: false, units: 0, rows: 0, logins: [] }
    // Read where it is wanted: an installation at work never does.
    const { demo } = await import('#demo/demo.ts')
    const world = demo()
    const units = await foundTree(db, world)
    await analyzeTree(db)
    const unitOf = (code: string): Unit => {
      const unit = units.get(code)
      if (!unit) throw new Error(`the demo names a unit it does not found: ${code}`)
      return unit
    }
    const books = order().map((register) => ({ register, held: world.rows[register.key] ?? [] }))
    const total = books.reduce((sum, { held }) => sum + held.length, 0)
    let rows = 0
    for (const { register, held } of books) {
      progress(rows, total, 'nạp tỉnh mẫu')
      await writeAll(db, register, held, unitOf, { home, by: BY, at: now, scope, filling: true })
      rows += held.length
      // What is left unanswered leaves before the next book is readied.
      await new Promise((resolve) => setImmediate(resolve))
    }
    await saveEntries(db, home, entryWrites(world, unitOf), BY)
    for (const override of world.overrides) await putRight(db, home, override, unitOf)
    for (const { unit, lines, ...decision } of world.targets) {
      await insertDecision(
        db,
        unitOf(unit),
        decision,
        lines.map((line) => ({ unit: unitOf(line.unit), value: line.value })),
        BY,
      )
    }
    const logins = await addLogins(db, world, unitOf)
    await writeSetting(db, COUNTED_BY, countsMark())
    await writeSetting(db, 'home', world.settings.home)
    await writeSetting(db, 'homes', world.settings.homes ?? {})
    await writeSetting(db, 'demo', { login: world.settings.demoLogin, logins })
    await writeSetting(db, SECOND_FACTOR, { asked: false } satisfies SecondFactorRule)
    progress(rows, total, 'cộng số lên các cấp')
    await foldWritten(db)
    while ((await foldLedger(db)) > 0);
    for (const round of world.rounds) await seedRound(db, home, round, unitOf)
    return { seeded: true, units: units.size, rows, logins }
  },
})

async function foundTree(db: Db, world: DemoWorld): Promise<Map<string, Unit>> {
  const links = Map.groupBy(world.links, ({ unit }) => unit)
  return foundUnits(
    db,
    world.units.map((unit) => ({
      ...unit,
      parents: (links.get(unit.code) ?? []).map(({ parent, from, to }) => ({ code: parent, from, to })),
    })),
  )
}

async function writeAll(
  db: Db,
  register: Register,
  rows: readonly DemoRow[],
  unitOf: (code: string) => Unit,
  context: WriteContext,
): Promise<void> {
  await writeRows(
    db,
    register,
    rows.map(({ id, unit, values }) => ({ id, unit: unitOf(unit), before: null, after: values })),
    context,
  )
}

/** At the statutory cut-off of its period, as somebody would who looks at the report. */
async function putRight(
  db: Db,
  home: Home,
  { unit, indicator, period, ...said }: DemoOverride,
  unitOf: (code: string) => Unit,
): Promise<void> {
  const read = parsePeriod(period)
  if (!read) throw new Error(`not a period: ${period}`)
  const { to } = statutoryWindow(read)
  await saveOverride(db, home, unitOf(unit), { measure: indicator, period, asOf: to, periodEnd: to, ...said }, [], BY)
}

function entryWrites(world: DemoWorld, unitOf: (code: string) => Unit): EntryWrite[] {
  return world.entries.map(({ unit, indicator, period, asOf, state, value, note }) => {
    const read = parsePeriod(period)
    if (!read) throw new Error(`not a period: ${period}`)
    const window = statutoryWindow(read)
    return {
      unit: unitOf(unit),
      measure: indicator,
      period,
      window: { ...window, to: asOf ?? window.to },
      state,
      value: state === 'zero' ? null : value,
      qualifier: null,
      note: note ?? null,
    }
  })
}

type Login = { login: string; name: string; password: string | null; roles: string[]; unit: string }

/** The passwords are meant to be read: they are printed at every start of a demo, and open nothing else. */
async function addLogins(db: Db, world: DemoWorld, unitOf: (code: string) => Unit): Promise<Login[]> {
  const out: Login[] = []
  for (const { login, name, password, grants } of world.users) {
    const id = await addUser(db, { login, name, password })
    for (const { role, unit } of grants) await addGrant(db, id, role, unitOf(unit).id)
    out.push({ login, name, password, roles: grants.map(({ role }) => role), unit: unitOf(grants[0]?.unit ?? '').name })
  }
  return out
}
