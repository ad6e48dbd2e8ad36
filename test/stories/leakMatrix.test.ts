import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { unzipSync } from 'fflate'
import { isMadeFile } from '#actions/action.ts'
import { actions } from '#actions/index.ts'
import { type Actor, ROLES, type Role } from '#domain/access.ts'
import type { Unit } from '#domain/unit.ts'
import { buildApp } from '#server/app.ts'
import { type Caller, type House, type Reply, runAction } from '#server/endpoint.ts'
import { SESSION_COOKIE, WRITE_HEADER } from '#server/session.ts'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { addGrant, addUser, openSession } from '#store/users.ts'
import { FAR, fillDesk, foundForeign, NEAR, OWN, type Things } from '../leak/filling.ts'
import { ASKING, type Ask, EVERY_BOOK, USUAL } from '../leak/inputs.ts'
import { aWorld, type Country, NOW } from '../world.ts'

/**
 * For every action, every role and every surface it answers on: nothing of a subtree one has no right in appears, and
 * nothing changes because that subtree is there. Everybody asks twice, once with a province next door and a commune next
 * door, filled to the brim and marked, and once without them.
 */
type Cell = { who: string; action: string; aim: string; ask: Ask }
type Person = { login: string; place: string; caller: Caller }
type Filled = { country: Country; own: Map<string, Things>; far: Things; near: Things; people: Person[] }

const names = Object.keys(actions)
const roles = Object.keys(ROLES) as Role[]
const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

test('every action of the list is asked in the matrix, and the matrix asks no other', () => {
  assert.deepEqual(Object.keys(ASKING).sort(), names.toSorted())
})

test('whatever is asked, in whatever role: the subtree next door appears in no answer and moves none', (context) =>
  inMatrix(context, ({ country, people }) => ({ house: houseOf(country), people })))

test('with every check of the application taken away the database alone holds the same back', (context) =>
  inMatrix(
    context,
    ({ country, people }) => {
      const range = new Map(people.map(({ login, place }) => [login, country.unit(place)]))
      const scopeFor: House['scopeFor'] = (action, actor) => {
        const { pos, end } = range.get(actor.login) ?? assert.fail(actor.login)
        return action.allow === 'open' ? EVERYWHERE : { lo: pos, hi: end }
      }
      // Every role over everything, and yet a range that ends where the unit ends.
      const clerks = people.filter(({ login }) => login.endsWith('-clerk'))
      const mighty = clerks.map((one) => ({
        ...one,
        caller: { ...one.caller, actor: almighty(one.login, country.unit(one.place)) },
      }))
      return { house: { ...houseOf(country), scopeFor }, people: mighty }
    },
    'rows',
  ))

const almighty = (login: string, { id }: Unit): Actor => ({
  userId: '00000000-0000-7000-8000-000000000000',
  login,
  name: login,
  grants: roles.map((role) => ({ role, unitId: id, pos: 0, end: Number.MAX_SAFE_INTEGER })),
})

const houseOf = ({ database }: Country): House => ({
  actions,
  database: async () => database,
  clock: () => NOW,
  logBug: (_, deed, error) => {
    throw new Error(`${deed} broke`, { cause: error })
  },
})

async function inMatrix(
  context: TestContext,
  through: (filled: Filled) => { house: House; people: readonly Person[] },
  hidden: 'everything' | 'rows' = 'everything',
): Promise<void> {
  const world = await aWorld()
  try {
    await world.trial(async (country) => {
      const own = await fillOwn(country)
      const told = new Map<string, string>()
      const leaks: string[] = []
      let asked: { cell: Cell; person: Person }[] = []
      let plain: { house: House } | undefined
      let doors = 0
      await undone(country, async () => {
        const filled = await fillNextDoor(country, own)
        const { house, people } = through(filled)
        plain = { house }
        const foreign = { far: filled.far, near: filled.near }
        asked = people.flatMap((person) => cellsOf(person, own, foreign).map((cell) => ({ cell, person })))
        for (const { cell, person } of asked) {
          const answer = await answers(country, house, cell, person)
          told.set(keyOf(cell), answer)
          const words = wordsOf(foreign, person.place, hidden, cell)
          leaks.push(...words.filter((word) => answer.toLowerCase().includes(word)).map((word) => `${keyOf(cell)}: ${word}`))
        }
        if (hidden === 'everything') doors = await overHttp(filled, leaks)
      })
      assert.ok(plain)
      let compared = 0
      for (const { cell, person } of asked) {
        // A code that names a unit is answered by whether there is one: the directory of units is no secret.
        if (cell.aim !== 'own' && namesUnit(cell.ask)) continue
        compared++
        const without = await answers(country, plain.house, cell, person)
        if (without !== told.get(keyOf(cell)))
          leaks.push(`${keyOf(cell)} changes: ${firstDifference(told.get(keyOf(cell)) ?? '', without)}`)
      }
      context.diagnostic(
        `${asked.length} cells: ${names.length} actions, ${new Set(asked.map(({ person }) => person.login)).size} people; ${compared} compared with and without; ${doors} over HTTP`,
      )
      assert.deepEqual(leaks, [])
    })
  } finally {
    await world.close()
  }
}

/** Every action asked of one's own things, and of each subtree next door. */
function cellsOf({ login, place }: Person, own: ReadonlyMap<string, Things>, foreign: { far: Things; near: Things }): Cell[] {
  const sweep = login.endsWith('-clerk') ? EVERY_BOOK : USUAL
  const aims: [string, Things, readonly string[]][] = [['own', own.get(place) ?? assert.fail(place), sweep]]
  for (const [aim, things] of Object.entries(foreign)) if (isForeign(place, aim)) aims.push([aim, things, USUAL])
  return names.flatMap((action) =>
    aims.flatMap(([aim, things, books]) =>
      (ASKING[action]?.(things, books) ?? []).map((ask) => ({ who: login, action, aim, ask })),
    ),
  )
}

/** The commune next door belongs to the province: whoever is there may see it. */
const isForeign = (place: string, aim: string): boolean => aim === 'far' || place !== 'son-ha'
const keyOf = ({ who, action, aim, ask }: Cell): string => `${who} ${action} ${aim} ${JSON.stringify(ask.input)}`
const namesUnit = ({ input }: Ask): boolean => /"(unit|concerns|login)":/.test(JSON.stringify(input))

/** Marks and identifiers of what is foreign to a place, but for those the person sent along. */
function wordsOf(
  foreign: { far: Things; near: Things },
  place: string,
  hidden: 'everything' | 'rows',
  { aim, ask }: Cell,
): string[] {
  const sent = JSON.stringify(ask.input).toLowerCase()
  const words = Object.entries(foreign).flatMap(([name, things]) => {
    if (!isForeign(place, name)) return []
    const ids = JSON.stringify(things).match(ID) ?? []
    // Without its checks the application itself names the unit somebody named to it.
    const marks = hidden === 'rows' && aim === name ? [things.mark.row] : [things.mark.row, things.mark.unit]
    return [...ids, ...marks.map((mark) => mark.toLowerCase())]
  })
  return words.filter((word) => !sent.includes(word))
}

/** Asks, undoes what that wrote, and gives everything the answer holds as text: documents unpacked, new identifiers left out. */
async function answers(country: Country, house: House, { action, ask }: Cell, { caller }: Person): Promise<string> {
  let text = ''
  await undone(country, async () => {
    text = await textOf(await runAction(house, action, { values: ask.input, files: ask.files ?? {} }, caller))
  })
  return text
}

async function textOf(reply: Reply): Promise<string> {
  if (!('output' in reply)) return JSON.stringify([reply.status, reply.refusal])
  if (!isMadeFile(reply.output)) return JSON.stringify(reply.output ?? null).replace(ID, (id) => (IDS.has(id) ? id : '<mới>'))
  const { name, bytes } = reply.output.file
  const whole = bytes instanceof Uint8Array ? Buffer.from(bytes) : await joined(bytes)
  if (!whole.subarray(0, 2).equals(Buffer.from('PK'))) return `${name}\n${whole.toString('utf8')}`
  const parts = Object.entries(unzipSync(whole)).map(([part, content]) => `${part}\n${Buffer.from(content).toString('utf8')}`)
  return [name, ...parts].join('\n').replace(ID, (id) => (IDS.has(id) ? id : '<mới>'))
}

async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

/** Identifiers of what was filled in: any other in an answer was made by the asking itself. */
const IDS = new Set<string>()
const remember = (things: Things): Things => {
  for (const id of JSON.stringify(things).match(ID) ?? []) IDS.add(id)
  return things
}

class Undone extends Error {}
async function undone(country: Country, work: () => Promise<void>): Promise<void> {
  try {
    await inScope(country.database, EVERYWHERE, async () => {
      await work()
      throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
}

function firstDifference(here: string, there: string): string {
  const at = [...here].findIndex((letter, index) => letter !== there[index])
  const from = Math.max(0, (at < 0 ? Math.min(here.length, there.length) : at) - 60)
  return `…${here.slice(from, from + 160)}… without it …${there.slice(from, from + 160)}…`
}

/** Somebody of every role at a unit. */
async function staff(country: Country, { code, id }: Unit, called: string): Promise<Person[]> {
  const people: Person[] = []
  for (const role of roles) {
    const login = `${code}-${role}`
    const user = await addUser(country.db, { login, name: `${called} ${role}`.trim(), password: null })
    await addGrant(country.db, user, role, id)
    const token = await openSession(country.db, user, 'test', NOW)
    country.tokens.set(login, token)
    people.push({ login, place: code, caller: { kind: 'http', address: 'test', token } })
  }
  return people
}

const PLACES = ['tan-lap', 'son-ha'] as const
const staffOf = new WeakMap<Country, Person[]>()

/** The province and one of its communes, each asked for a report by whoever stands above. */
async function fillOwn(country: Country): Promise<Map<string, Things>> {
  const people: Person[] = []
  for (const place of PLACES) people.push(...(await staff(country, country.unit(place), '')))
  staffOf.set(country, people)
  const own = new Map<string, Things>()
  for (const [seed, place, above] of [
    [1, 'tan-lap', 'son-ha'],
    [2, 'son-ha', 'quan-khu'],
  ] as const) {
    const { id } = await country.machine.does<{ id: string }>('openRound', {
      unit: above,
      kind: 'half',
      period: '2026-H1',
      units: [place],
    })
    own.set(place, remember(await fillDesk(country, country.unit(place), country.unit(above), OWN, id, seed)))
  }
  return own
}

async function fillNextDoor(country: Country, own: Map<string, Things>): Promise<Filled> {
  const units = await foundForeign(country)
  const of = (code: string) => units.get(code) ?? country.unit(code)
  const desk = async (code: string, above: string, beside: string, mark: typeof FAR, seed: number): Promise<Things> => {
    await staff(country, of(code), mark.row)
    const round = own.get(beside)?.round ?? ''
    await country.machine.does('changeExpected', { round, concerns: code, deed: 'add', reason: `Bổ sung ${mark.row}` })
    return remember(await fillDesk(country, of(code), of(above), mark, round, seed))
  }
  const far = await desk('tinh-la', 'quan-khu', 'son-ha', FAR, 3)
  const near = await desk('xa-ben', 'son-ha', 'tan-lap', NEAR, 4)
  return { country, own, far, near, people: staffOf.get(country) ?? [] }
}

/** The same asking as bytes on the line, and the pages anybody may read. */
async function overHttp({ country, own, far, near, people }: Filled, leaks: string[]): Promise<number> {
  const app = await buildApp(houseOf(country))
  let asked = 0
  try {
    for (const person of people.filter(({ login }) => login.endsWith('-clerk'))) {
      for (const cell of cellsOf(person, own, { far, near }).filter(({ ask }) => !ask.files)) {
        await undone(country, async () => {
          const { rawPayload, headers } = await app.inject({
            method: 'POST',
            url: `/api/${cell.action}`,
            headers: { [WRITE_HEADER]: '1' },
            cookies: { [SESSION_COOKIE]: person.caller.token ?? '' },
            payload: cell.ask.input,
          })
          const heard = `${JSON.stringify(headers)}${rawPayload.toString('utf8')}`.toLowerCase()
          const words = wordsOf({ far, near }, person.place, 'everything', cell)
          leaks.push(...words.filter((word) => heard.includes(word)).map((word) => `HTTP ${keyOf(cell)}: ${word}`))
          asked++
        })
      }
    }
    for (const url of ['/api', '/api/openapi.json', '/health']) {
      const { payload } = await app.inject(url)
      leaks.push(
        ...[FAR, NEAR].flatMap(({ unit, row }) =>
          [unit, row].filter((word) => payload.includes(word)).map((word) => `${url}: ${word}`),
        ),
      )
      asked++
    }
  } finally {
    await app.close()
  }
  return asked
}
