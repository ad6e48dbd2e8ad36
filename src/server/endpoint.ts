import { randomInt } from 'node:crypto'
import type { Action, Context, Door } from '#actions/action.ts'
import { type Actor, inBook, maySee, needsSecondFactor } from '#domain/access.ts'
import { dayInVietnam } from '#domain/period.ts'
import { Problem, printProblem } from '#domain/problem.ts'
import type { Unit } from '#domain/unit.ts'
import { lowerFirst } from '#domain/wording.ts'
import { type AuditLine, appendAudit, auditStatement } from '#store/audit.ts'
import { type Database, type Db, EVERYWHERE, inScope, isInScope, readTogether, type Scope, scopeStatement } from '#store/db.ts'
import { type Home, homeOf } from '#store/home.ts'
import { holdTree, holdTreeAlone } from '#store/locks.ts'
import { asProblem } from '#store/refusals.ts'
import { findUnit, rootUnit, unitByCode, unitsByIds } from '#store/units.ts'
import { findSession, noteSeen, type Sitting, unitsOfSession } from '#store/users.ts'
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
  | {
      status: number
      refusal: PrintedRefusal
      session: Door['session']
      /** The number of whose right did not reach that far: for the log, never for the answer. */
      account?: string
    }

/**
 * The one way in for every door: session → input → unit → permission → transaction → run → audit → reply.
 * It is also the only place that catches: problems become their status and words, anything else a numbered bug.
 */
export async function runAction(house: House, name: string, given: GivenInput, caller: Caller): Promise<Reply> {
  const session = { token: caller.token, changed: false }
  let account = ''
  try {
    const action = actionNamed(house, name, caller)
    const { actor, known } = await whoAsks(house, action, given, caller)
    account = actor.userId
    const input = await readAllowed(house, action, actor, given, caller)
    const deed = { name, action, actor: boundTo(action, actor, input), known, input, caller, session }
    return { status: 200, output: await perform(house, deed), session }
  } catch (error) {
    const known = asProblem(error)
    if (known instanceof Problem) {
      const whose = known.code === 'access.refused' && account !== '' ? { account } : {}
      return { status: known.status, refusal: printProblem(known), session, ...whose }
    }
    const number = String(randomInt(100_000, 1_000_000))
    house.logBug(number, name, error)
    const message = `Máy chủ gặp trục trặc số ${number}, việc vừa rồi chưa được ghi. Báo số này cho quản trị để tra nhật ký.`
    return { status: 500, refusal: { code: 'bug', message, findings: [], number }, session }
  }
}

/** A right given for some books counts where one of them is named, or where the action says that any does. */
function boundTo({ anyBook }: Action, actor: Actor, input: unknown): Actor {
  if (anyBook) return actor
  const register = (input as { register?: unknown } | undefined)?.register
  return inBook(actor, typeof register === 'string' ? register : null)
}

/** Whoever may not do it at all is told so, and not first led through the faults of what they sent. */
async function readAllowed(house: House, action: Action, actor: Actor, given: GivenInput, caller: Caller): Promise<unknown> {
  try {
    return readGivenInput(action, given, caller.naming)
  } catch (wrong) {
    const unit = codeIn(given)
    if (typeof action.allow === 'function' && unit !== null) {
      const session = { token: null, changed: false }
      const named = { name: '', action, actor, known: UNKNOWN, input: { unit }, caller, session }
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

/** The unit an input names, before anything of it is checked. */
function codeIn({ values }: GivenInput): string | null {
  const unit = typeof values === 'object' && values !== null && 'unit' in values ? values.unit : null
  return typeof unit === 'string' && unit.length <= 120 && !unit.includes('\u0000') && unit.isWellFormed() ? unit : null
}

/** The unit named when the question came, or, where none was, those the asker has a right at; null where nobody looked. */
type Known = { unit: Unit | null; own: readonly Unit[] | null }
const UNKNOWN: Known = { unit: null, own: null }

/** Whoever asks, and where: both are looked up on one way to the database, which every request goes. */
async function whoAsks(house: House, action: Action, given: GivenInput, caller: Caller): Promise<{ actor: Actor; known: Known }> {
  if (caller.actor) return { actor: caller.actor, known: UNKNOWN }
  if (action.allow === 'open') return { actor: NOBODY, known: UNKNOWN }
  const { token } = caller
  if (token === null) throw new Problem('session.none')
  const [code, now] = [codeIn(given), house.clock()]
  // A transaction of its own: a long import must not hold the session of the person who goes on working meanwhile.
  const [actor, unit, own] = await readTogether(await house.database(), EVERYWHERE, (db) =>
    Promise.all([
      findSession(db, token, now),
      code === null ? null : findUnit(db, code),
      code === null ? unitsOfSession(db, token, now) : null,
    ]),
  )
  if (!actor) throw new Problem('session.none')
  if (now.getTime() - actor.seenAt.getTime() > NOTED_MS)
    await inScope(await house.database(), EVERYWHERE, (db) => noteSeen(db, token, now))
  if (!action.beforeSecondFactor && actor.proofAsked && !actor.hasSecondFactor && needsSecondFactor(actor))
    throw new Problem('factor.wanted')
  return { actor, known: { unit, own } }
}

/** That a session is in use is noted every few minutes: two hours without ends it. */
const NOTED_MS = 5 * 60_000
/** Ten minutes after a password or a code what weighs is no longer done without another. */
const PROVED_MS = 10 * 60_000

/** Asked once it is known that the person may do it at all. The machine's own actor has no session to prove. */
function refuseUnproved(house: House, { action, actor, input, caller }: Deed): void {
  const weighs = action.sensitive === true || action.weighs?.(input) === true
  if (!weighs || caller.actor) return
  const { confirmedAt, proofAsked } = actor as Sitting
  if (proofAsked && house.clock().getTime() - confirmedAt.getTime() > PROVED_MS) throw new Problem('session.unproved')
}

type Deed = {
  name: string
  action: Action
  actor: Actor
  known: Known
  input: unknown
  caller: Caller
  session: Door['session']
}

async function perform(house: House, deed: Deed): Promise<unknown> {
  const { action, input } = deed
  if (action.needsDatabase?.(input) === false)
    return action.run(contextOf(house, deed, NO_DATABASE, { unit: NOWHERE, scope: NO_SCOPE }, NO_HOME), input)
  const database = await house.database()
  const places = placesKnown(house, deed) ?? (await inScope(database, EVERYWHERE, (db) => placesOf(db, house, deed)))
  if (places.length > 0) refuseUnproved(house, deed)
  let unknown: Problem | null = null
  // Without a named unit, somebody who has several subtrees is served from the first that holds what they ask for.
  for (const place of places) {
    try {
      return await inPlace(house, deed, database, place)
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'record.unknown')) throw error
      unknown = error
    }
  }
  throw unknown ?? new Problem('access.refused', { deed: lowerFirst(action.title), unit: 'đơn vị này' })
}

type Place = { unit: Unit; scope: Scope }

const nameOf = ({ input }: Deed): string | null => {
  const named = (input as { unit?: unknown } | undefined)?.unit
  return typeof named === 'string' ? named : null
}

/** The unit named in the input, with the range the actor may use there. */
function placeAt(house: House, deed: Deed, unit: Unit): Place[] {
  const { action, actor } = deed
  const scope = (house.scopeFor ?? scopeFor)(action, actor, unit)
  if (scope) return [{ unit, scope }]
  // A unit outside the actor's subtree is called as the actor called it: its name is not told.
  const called = maySee(actor, unit) ? unit.name : `“${nameOf(deed)}”`
  throw new Problem('access.refused', { deed: lowerFirst(action.title), unit: called })
}

/** The places of a deed from what was looked up with the session, if that is enough. */
function placesKnown(house: House, deed: Deed): Place[] | null {
  const { actor, known } = deed
  const named = nameOf(deed)
  if (named !== null) return known.unit?.code === named ? placeAt(house, deed, known.unit) : null
  return known.own && !actor.grants.some(({ unitId }) => unitId === WHOLE) ? placesAmong(house, deed, known.own) : null
}

/** The unit named in the input with the range the actor may use there, or each of the actor's own units. */
async function placesOf(db: Db, house: House, deed: Deed): Promise<Place[]> {
  const named = nameOf(deed)
  return named === null
    ? placesAmong(house, deed, await ownUnits(db, deed.actor))
    : placeAt(house, deed, await unitByCode(db, named))
}

function placesAmong(house: House, { action, actor }: Deed, units: readonly Unit[]): Place[] {
  const judge = house.scopeFor ?? scopeFor
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
    if (isAudited(action, input))
      await inScope(database, lineScope(unit), (db) => appendAudit(db, lineOf(house, deed, unit, output)))
    return output
  }
  let concerned = unit
  const about = (other: Unit): void => {
    concerned = other
  }
  return inScope(
    database,
    scope,
    async (db) => {
      if (action.reshapes) await holdTreeAlone(db, unit)
      const stands = writesAt(action, place) ? holdTree(db, unit) : null
      // Told where it is waited for, unless the deed itself is refused before.
      stands?.catch(() => {})
      const output = await action.run({ ...contextOf(house, deed, db, place, home), about }, input)
      if (stands && !(await stands)) throw new Problem('unit.moved', { unit: unit.name })
      return output
    },
    (db, output) =>
      isAudited(action, input)
        ? [
            ...(isInScope(db, lineScope(concerned)) ? [] : [scopeStatement(db, lineScope(concerned))]),
            auditStatement(lineOf(house, deed, concerned, output)),
          ]
        : [],
  )
}

/** Rows are written where their unit stands: one seen from the range of the deed, and that no reorganisation moves meanwhile. */
const writesAt = ({ kind, reshapes, allow }: Action, { unit: { pos }, scope }: Place): boolean =>
  kind === 'write' && !reshapes && allow !== 'open' && scope.lo <= pos && pos <= scope.hi

/** The line stands at the unit, also where the actor's own range holds nothing or the action has moved it. */
const lineScope = ({ pos }: Unit): Scope => ({ lo: pos, hi: pos })

const isAudited = (action: Action, input: unknown): boolean =>
  (action.kind === 'write' || action.logged === true || action.logs?.(input) === true) && action.allow !== 'open'

function lineOf(house: House, { name, actor, input }: Deed, unit: Unit, output: unknown): AuditLine {
  return {
    provinceId: unit.provinceId,
    unitId: unit.id,
    orgPos: unit.pos,
    at: house.clock(),
    login: actor.login,
    action: name,
    detail: auditDetail(input, output),
  }
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
