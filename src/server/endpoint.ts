import { randomInt } from 'node:crypto'
import type { Action, Context, Door } from '#actions/action.ts'
import { type Actor, maySee } from '#domain/access.ts'
import { dayInVietnam } from '#domain/period.ts'
import { Problem, printProblem } from '#domain/problem.ts'
import type { Unit } from '#domain/unit.ts'
import { lowerFirst } from '#domain/wording.ts'
import { appendAudit } from '#store/audit.ts'
import { type Database, type Db, EVERYWHERE, inScope, type Scope, setScope } from '#store/db.ts'
import { type Home, homeOf } from '#store/home.ts'
import { asProblem } from '#store/refusals.ts'
import { rootUnit, unitByCode, unitsByIds } from '#store/units.ts'
import { findSession } from '#store/users.ts'
import { auditDetail } from './auditDetail.ts'
import { type FieldNaming, type GivenInput, readGivenInput } from './givenInput.ts'
import { NO_SCOPE, scopeFor, WHOLE } from './scope.ts'

/** What every door shares: the list of actions, the database (opened when first needed), the clock and the log. */
export type House = {
  actions: Readonly<Record<string, Action>>
  database(): Promise<Database>
  clock(): Date
  /** Writes the full story of a bug where the administrator of the machine reads it. */
  logBug(number: string, deed: string, error: unknown): void
  /** Which range somebody may use: `scopeFor`, unless a test asks what the database holds back all by itself. */
  scopeFor?: typeof scopeFor
}

/** Who asks, and through which door. The command line of the machine brings its actor; the others bring a session. */
export type Caller = {
  kind: Door['kind']
  address: string
  token: string | null
  actor?: Actor
  naming?: FieldNaming
  progress?(done: number, total: number | null, what: string): void
}

export type PrintedRefusal = { code: string; message: string; findings: readonly unknown[]; number?: string }
export type Reply =
  | { status: 200; output: unknown; session: Door['session'] }
  | { status: number; refusal: PrintedRefusal; session: Door['session'] }

/**
 * The one way in for every door: session → input → unit → permission → transaction → run → audit → reply.
 * It is also the only place that catches: problems become their status and words, anything else a numbered bug.
 */
export async function runAction(house: House, name: string, given: GivenInput, caller: Caller): Promise<Reply> {
  const session = { token: caller.token, changed: false }
  try {
    const action = actionNamed(house, name, caller)
    const actor = await actorOf(house, action, caller)
    const input = await readAllowed(house, action, actor, given, caller)
    return { status: 200, output: await perform(house, { name, action, actor, input, caller, session }), session }
  } catch (error) {
    const known = asProblem(error)
    if (known instanceof Problem) return { status: known.status, refusal: printProblem(known), session }
    const number = String(randomInt(100_000, 1_000_000))
    house.logBug(number, name, error)
    const message = `Máy chủ gặp trục trặc số ${number}, việc vừa rồi chưa được ghi. Báo số này cho quản trị để tra nhật ký.`
    return { status: 500, refusal: { code: 'bug', message, findings: [], number }, session }
  }
}

/** Whoever may not do it at all is told so, and not first led through the faults of what they sent. */
async function readAllowed(house: House, action: Action, actor: Actor, given: GivenInput, caller: Caller): Promise<unknown> {
  try {
    return readGivenInput(action, given, caller.naming)
  } catch (wrong) {
    const unit = typeof given.values === 'object' && given.values !== null && 'unit' in given.values ? given.values.unit : null
    if (typeof action.allow === 'function' && typeof unit === 'string' && unit.length <= 120 && !unit.includes('\u0000')) {
      const named = { name: '', action, actor, input: { unit }, caller, session: { token: null, changed: false } }
      await inScope(await house.database(), EVERYWHERE, (db) => placesOf(db, house, named))
    }
    throw wrong
  }
}

/** Actions of the machine itself do not exist for anyone who comes over the network, or with a session. */
function actionNamed({ actions }: House, name: string, { kind, actor }: Caller): Action {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (!action || (action.allow === 'system' && (kind === 'http' || !actor)))
    throw new Problem('action.unknown', { name: name.slice(0, 60) })
  return action
}

const NOBODY: Actor = { userId: '', login: '', name: '', grants: [] }

async function actorOf(house: House, action: Action, caller: Caller): Promise<Actor> {
  if (caller.actor) return caller.actor
  if (action.allow === 'open') return NOBODY
  const { token } = caller
  if (token === null) throw new Problem('session.none')
  // A transaction of its own: a long import must not hold the session of the person who goes on working meanwhile.
  const actor = await inScope(await house.database(), EVERYWHERE, (db) => findSession(db, token, house.clock()))
  if (!actor) throw new Problem('session.none')
  return actor
}

type Deed = { name: string; action: Action; actor: Actor; input: unknown; caller: Caller; session: Door['session'] }

async function perform(house: House, deed: Deed): Promise<unknown> {
  const { action, input } = deed
  if (action.needsDatabase?.(input) === false)
    return action.run(contextOf(house, deed, NO_DATABASE, { unit: NOWHERE, scope: NO_SCOPE }, NO_HOME), input)
  const database = await house.database()
  const places = await inScope(database, EVERYWHERE, (db) => placesOf(db, house, deed))
  let unknown: Problem = new Problem('access.refused', { deed: lowerFirst(action.title), unit: 'đơn vị này' })
  // Without a named unit, somebody who has several subtrees is served from the first that holds what they ask for.
  for (const place of places) {
    try {
      return await inPlace(house, deed, database, place)
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'record.unknown')) throw error
      unknown = error
    }
  }
  throw unknown
}

type Place = { unit: Unit; scope: Scope }

/** The unit named in the input with the range the actor may use there, or each of the actor's own units. */
async function placesOf(db: Db, house: House, { action, actor, input }: Deed): Promise<Place[]> {
  const judge = house.scopeFor ?? scopeFor
  const named = (input as { unit?: unknown } | undefined)?.unit
  if (typeof named === 'string') {
    const unit = await unitByCode(db, named)
    const scope = judge(action, actor, unit)
    // A unit outside the actor's subtree is called as the actor called it: its name is not told.
    if (!scope)
      throw new Problem('access.refused', {
        deed: lowerFirst(action.title),
        unit: maySee(actor, unit) ? unit.name : `“${named}”`,
      })
    return [{ unit, scope }]
  }
  const units = await ownUnits(db, actor)
  // Nobody has logged in yet, or the installation holds no unit yet.
  if (units.length === 0 && typeof action.allow !== 'function')
    return [{ unit: NOWHERE, scope: judge(action, actor, NOWHERE) ?? NO_SCOPE }]
  return units
    .flatMap((unit) => {
      const scope = judge(action, actor, unit)
      return scope ? [{ unit, scope }] : []
    })
    .sort((a, b) => b.scope.hi - b.scope.lo - (a.scope.hi - a.scope.lo))
}

async function ownUnits(db: Db, actor: Actor): Promise<Unit[]> {
  if (!actor.grants.some((grant) => grant.unitId === WHOLE))
    return [...(await unitsByIds(db, [...new Set(actor.grants.map((grant) => grant.unitId))])).values()]
  const root = await rootUnit(db)
  return root ? [root] : []
}

async function inPlace(house: House, deed: Deed, database: Database, place: Place): Promise<unknown> {
  const { action, input } = deed
  const { unit, scope } = place
  const home = await homeOf(database)
  if (action.transaction === 'own') {
    const output = await action.run(contextOf(house, deed, database.app, place, home), input)
    if (isAudited(action, input)) await inScope(database, lineScope(unit), (db) => audit(db, house, deed, unit, output))
    return output
  }
  return inScope(database, scope, async (db) => {
    let concerned = unit
    const about = (other: Unit): void => {
      concerned = other
    }
    const output = await action.run({ ...contextOf(house, deed, db, place, home), about }, input)
    if (isAudited(action, input)) {
      await setScope(db, lineScope(concerned))
      await audit(db, house, deed, concerned, output)
    }
    return output
  })
}

/** The line stands at the unit, also where the actor's own range holds nothing or the action has moved it. */
const lineScope = ({ pos }: Unit): Scope => ({ lo: pos, hi: pos })

const isAudited = (action: Action, input: unknown): boolean =>
  (action.kind === 'write' || action.logged === true || action.logs?.(input) === true) && action.allow !== 'open'

function audit(db: Db, house: House, { name, actor, input }: Deed, unit: Unit, output: unknown): Promise<void> {
  const line = {
    provinceId: unit.provinceId,
    unitId: unit.id,
    orgPos: unit.pos,
    at: house.clock(),
    login: actor.login,
    action: name,
  }
  return appendAudit(db, { ...line, detail: auditDetail(input, output) })
}

function contextOf(house: House, { actor, caller, session }: Deed, db: Db, { unit, scope }: Place, home: Home): Context {
  const now = house.clock()
  const door: Door = { kind: caller.kind, address: caller.address, session }
  return {
    db,
    scope,
    home,
    actor,
    unit,
    today: dayInVietnam(now),
    now,
    door,
    about: () => {},
    progress: caller.progress ?? (() => {}),
  }
}

const NOWHERE: Unit = {
  id: 0,
  code: '',
  kind: 'department',
  name: '',
  shortName: '',
  provinceId: 0,
  managedBy: null,
  validFrom: '1900-01-01',
  validTo: null,
  pos: 0,
  end: 0,
}

/** Given to actions that said they need none: using it all the same is a bug and says so. */
const NOTHING = new Proxy<object>(
  {},
  {
    get(_, property) {
      throw new Error(`an action that needs no database asked it for ${String(property)}`)
    },
  },
)
const NO_DATABASE = NOTHING as Db
const NO_HOME = NOTHING as Home
