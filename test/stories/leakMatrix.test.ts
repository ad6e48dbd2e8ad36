import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { unzipSync } from 'fflate'
import { isMadeFile } from '#actions/action.ts'
import { actions } from '#actions/index.ts'
import { type Actor, ROLES, type Role } from '#domain/access.ts'
import { bookReach } from '#domain/bookReach.ts'
import type { Unit } from '#domain/unit.ts'
import { readDocument } from '#reader/text.ts'
import { buildApp } from '#server/app.ts'
import { type Caller, type House, type Reply, runAction } from '#server/endpoint.ts'
import { reachOf } from '#server/scope.ts'
import { SESSION_COOKIE, WRITE_HEADER } from '#server/session.ts'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { readPacket } from '#store/packetFile.ts'
import { packetKeys } from '#store/packetKeys.ts'
import { addGrant, addUser, openSession } from '#store/users.ts'
import { bookMark, FAR, fillDesk, foundForeign, NEAR, OWN, type Things, theirKeys } from '../leak/filling.ts'
import { ASKING, type Ask, EVERY_BOOK, USUAL } from '../leak/inputs.ts'
import { aWorld, type Country, NOW } from '../world.ts'

/**
 * For every action, every role and every surface it answers on: nothing of a subtree one has no right in appears, and
 * nothing changes because that subtree is there. Everybody asks twice, once with a province next door and a commune next
 * door, filled to the brim and marked, and once without them.
 */
type Cell = { who: string; action: string; aim: string; ask: Ask }
type Person = { login: string; place: string; caller: Caller }
/** What is next door to whoever asks, by how near it is. */
type Foreign = Readonly<Record<string, Things>>

const names = Object.keys(actions)
const roles = Object.keys(ROLES) as Role[]
const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

test('every action of the list is asked in the matrix, and the matrix asks no other', () => {
  assert.deepEqual(Object.keys(ASKING).sort(), names.toSorted())
})

test('the subtree next door appears in no answer and moves none: by the rights, by the database alone, over HTTP', async (context) => {
  const world = await aWorld()
  try {
    await world.trial(async (country) => {
      const own = await fillOwn(country)
      const matrices = [byRights(country), byTheDatabaseAlone(country)]
      let overLine = 0
      await undone(country, async () => {
        // The commune next door is the province's own: the province asks before it is there.
        const far = await fillNextDoor(country, own, 'tinh-la')
        for (const matrix of matrices) await askAll(context, country, matrix, 'son-ha', own, { far })
        const foreign = { far, near: await fillNextDoor(country, own, 'xa-ben') }
        for (const matrix of matrices) await askAll(context, country, matrix, 'tan-lap', own, foreign)
        await context.test('the same over HTTP, and the pages anybody may read', async () => {
          const leaks: string[] = []
          overLine = await overHttp(country, own, foreign, leaks)
          assert.deepEqual(leaks, [])
        })
        await context.test('a wall opened on purpose is seen: the marks come through where nothing holds them back', () =>
          seeThrough(country, own, foreign),
        )
      })
      await context.test(
        'a right for some books alone: no row of another book in any answer, the application’s checks away',
        () => throughOneBook(country, own),
      )
      for (const matrix of matrices) {
        const compared = await askAgain(context, country, matrix)
        const cells = matrix.told.size
        context.diagnostic(`${matrix.title}: ${cells} cells, ${matrix.asked.size} people, ${compared} asked again without`)
        assert.ok(cells > 500 && compared > 100)
      }
      context.diagnostic(`${names.length} actions; ${overLine} over HTTP`)
      // A request nobody can read is turned away before any wall: it would prove nothing.
      const unread = matrices.flatMap(({ told }) => [...told].flatMap(([key, answer]) => (isUnread(answer) ? [key] : [])))
      assert.deepEqual(unread, [])
    })
  } finally {
    await world.close()
  }
})

/** Refused with the fields that are wrong; an action that refuses names none. */
const isUnread = (answer: string): boolean => answer.includes('"input.wrong"') && !answer.includes('"findings":[]')

/** Who asks through which house, what they asked and what they were told; and which words of the neighbour are looked for. */
type Matrix = {
  title: string
  house: House
  people: readonly Person[]
  hidden: 'everything' | 'rows'
  told: Map<string, string>
  asked: Map<Person, Cell[]>
}

const byRights = (country: Country): Matrix => ({
  title: 'by the rights',
  house: houseOf(country),
  people: (staffOf.get(country) ?? []).filter(({ login }) => ASKERS.includes(login)),
  hidden: 'everything',
  told: new Map(),
  asked: new Map(),
})

/** Every check of the application taken away: every role over everything, and yet a range that ends where the unit ends. */
function byTheDatabaseAlone(country: Country): Matrix {
  const clerks = (staffOf.get(country) ?? []).filter(({ login }) => login.endsWith('-clerk'))
  const range = new Map(clerks.map(({ login, place }) => [login, country.unit(place)]))
  const scopeFor: House['scopeFor'] = (action, actor) => {
    const { pos, end } = range.get(actor.login) ?? assert.fail(actor.login)
    return action.allow === 'open' ? EVERYWHERE : { lo: pos, hi: end }
  }
  return {
    title: 'by the database alone',
    // What the database refuses comes up as a bug with a number: it tells nothing else, and that is looked at as well.
    house: { ...houseOf(country), scopeFor, logBug: () => {} },
    people: clerks.map((one) => mighty(country, one)),
    hidden: 'rows',
    told: new Map(),
    asked: new Map(),
  }
}

async function askAll(
  context: TestContext,
  country: Country,
  { title, house, people, hidden, told, asked }: Matrix,
  place: string,
  own: ReadonlyMap<string, Things>,
  foreign: Foreign,
): Promise<void> {
  for (const person of people.filter((one) => one.place === place))
    await context.test(`${title}: ${person.login} asks, the subtrees next door being there`, async () => {
      const cells = cellsOf(person, own, foreign)
      asked.set(person, cells)
      const leaks: string[] = []
      for (const cell of cells) {
        const answer = await answers(country, house, cell, person)
        told.set(keyOf(cell), answer)
        leaks.push(...leaksIn(answer, wordsOf(foreign, hidden, cell), keyOf(cell)))
      }
      assert.deepEqual(leaks, [])
    })
}

/** Answers how many were asked again. */
async function askAgain(context: TestContext, country: Country, { title, house, told, asked }: Matrix): Promise<number> {
  let compared = 0
  for (const [person, cells] of asked)
    await context.test(`${title}: ${person.login} asks again without them, and is told the same`, async () => {
      const changes: string[] = []
      for (const cell of cells.filter((one) => isCompared(one, person, told))) {
        compared++
        const without = await answers(country, house, cell, person)
        const was = told.get(keyOf(cell)) ?? ''
        if (without !== was) changes.push(`${keyOf(cell)}: ${firstDifference(was, without)}`)
      }
      assert.deepEqual(changes, [])
    })
  return compared
}

/**
 * Every role at the commune and every check of the application away, but its right is for some books: rows of the others, told by
 * their own words and numbers, are as far away as a province next door.
 */
async function throughOneBook(country: Country, own: ReadonlyMap<string, Things>): Promise<void> {
  const clerk = staffOf.get(country)?.find(({ login }) => login === 'tan-lap-clerk') ?? assert.fail()
  const person = mighty(country, clerk)
  const { pos, end } = country.unit('tan-lap')
  const things = own.get('tan-lap') ?? assert.fail()
  let marked = 0
  for (const [book, swept] of [
    ['duty', EVERY_BOOK],
    ['documents', USUAL],
  ] as const) {
    const house: House = {
      ...houseOf(country),
      scopeFor: (action) => (action.allow === 'open' ? EVERYWHERE : { lo: pos, hi: end, books: reachOf([book]) }),
      logBug: () => {},
    }
    const open = new Set(bookReach([book]))
    const closed = Object.keys(things.rows).filter((key) => !open.has(key))
    const hidden = closed.flatMap((key) => [bookMark(key).toLowerCase(), ...(things.rows[key] ?? [])])
    const leaks: string[] = []
    for (const cell of cellsOf(person, new Map([['tan-lap', things]]), {}, swept)) {
      const sent = JSON.stringify(cell.ask.input)
      const answer = await answers(country, house, cell, person)
      if (answer.includes(bookMark(book))) marked++
      leaks.push(
        ...leaksIn(
          answer,
          hidden.filter((word) => !sent.includes(word)),
          `${book}: ${keyOf(cell)}`,
        ),
      )
    }
    assert.deepEqual(leaks, [])
  }
  // Its own book is seen, or nothing was asked.
  assert.ok(marked > 5, String(marked))
}

async function seeThrough(country: Country, own: ReadonlyMap<string, Things>, foreign: Foreign): Promise<void> {
  const clerk = staffOf.get(country)?.find(({ login }) => login === 'tan-lap-clerk') ?? assert.fail()
  const person = mighty(country, clerk)
  const house = { ...houseOf(country), scopeFor: () => EVERYWHERE }
  const seen = new Set<string>()
  for (const cell of cellsOf(person, own, foreign)) {
    if (cell.aim === 'own' || !SEEN_THROUGH.includes(cell.action)) continue
    const answer = await answers(country, house, cell, person)
    if (leaksIn(answer, wordsOf(foreign, 'rows', cell), '').length > 0) seen.add(`${cell.action} ${cell.aim}`)
  }
  assert.deepEqual([...seen].sort(), SEEN_THROUGH.flatMap((action) => [`${action} far`, `${action} near`]).sort())
}
const SEEN_THROUGH = [
  'listRows',
  'showRow',
  'exportRows',
  'showText',
  'listAudit',
  'showCommendations',
  'showReportRules',
  'showRound',
]

const mighty = (country: Country, one: Person): Person => ({
  ...one,
  caller: { ...one.caller, actor: almighty(one.login, country.unit(one.place)) },
})

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

/** Every action asked of one's own things, and of each subtree next door. */
function cellsOf(
  { login, place, caller }: Person,
  own: ReadonlyMap<string, Things>,
  foreign: Foreign,
  swept?: readonly string[],
): Cell[] {
  const isClerk = login.endsWith('-clerk')
  const nearest = 'near' in foreign ? 'near' : 'far'
  const aims: [string, Things, readonly string[]][] = [
    ['own', own.get(place) ?? assert.fail(place), swept ?? (isClerk && !caller.actor ? EVERY_BOOK : USUAL)],
  ]
  for (const [aim, things] of Object.entries(foreign)) if (isClerk || aim === nearest) aims.push([aim, things, USUAL])
  return names.flatMap((action) =>
    aims.flatMap(([aim, things, books]) =>
      (ASKING[action]?.(things, books) ?? []).map((ask) => ({ who: login, action, aim, ask })),
    ),
  )
}

/**
 * Not asked again: what was refused for want of a right, which tells nothing; what another role is told word for word as
 * the clerk of the same place is, who asks again; and what names a unit that is not there: the directory is no secret.
 */
function isCompared(cell: Cell, { login, place }: Person, told: ReadonlyMap<string, string>): boolean {
  const answer = told.get(keyOf(cell))
  if (answer?.includes('"access.refused"') || (cell.aim !== 'own' && namesUnit(cell.ask))) return false
  return login.endsWith('-clerk') || answer !== told.get(keyOf({ ...cell, who: `${place}-clerk` }))
}

const leaksIn = (answer: string, words: readonly string[], where: string): string[] => {
  const heard = answer.toLowerCase()
  return words.filter((word) => heard.includes(word)).map((word) => `${where}: ${word} …${around(heard, word)}…`)
}
const around = (heard: string, word: string): string =>
  heard.slice(Math.max(0, heard.indexOf(word) - 100), heard.indexOf(word) + 60)

const keyOf = ({ who, action, aim, ask }: Cell): string => `${who} ${action} ${aim} ${JSON.stringify(ask.input)}`
const namesUnit = ({ input }: Ask): boolean => /"(unit|concerns|login)":/.test(JSON.stringify(input))

/** Marks and identifiers of what is foreign to a place, but for those the person sent along. */
function wordsOf(foreign: Foreign, hidden: 'everything' | 'rows', { aim, ask }: Cell): string[] {
  const sent = JSON.stringify(ask.input).toLowerCase()
  const words = Object.entries(foreign).flatMap(([name, things]) => {
    // The round both are asked in is the concern of both.
    const ids = (JSON.stringify(things).match(ID) ?? []).filter((id) => id !== things.round)
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
    text = await textOf(country, await runAction(house, action, { values: ask.input, files: ask.files ?? {} }, caller))
  })
  return text
}

async function textOf(country: Country, reply: Reply): Promise<string> {
  if (!('output' in reply)) return settled(JSON.stringify([reply.status, reply.refusal]))
  if (!isMadeFile(reply.output)) return settled(JSON.stringify(reply.output ?? null))
  const { name, bytes } = reply.output.file
  const whole = bytes instanceof Uint8Array ? Buffer.from(bytes) : await joined(bytes)
  return settled(await unpacked(country, name, whole))
}

/** A file as text: a packet opened by whom it was sealed for, an archive with the documents in it, the words of a page. */
async function unpacked(country: Country, name: string, bytes: Buffer): Promise<string> {
  const begins = bytes.subarray(0, 5).toString('latin1')
  if (begins === 'SVGOI') {
    const { body } = readPacket(theirKeys(country), () => packetKeys(country.database.folder).card, bytes)
    return `${name}\n${JSON.stringify(body)}`
  }
  if (begins === '%PDF-') return `${name}\n${(await readDocument(bytes)).document?.text ?? assert.fail(name)}`
  if (!begins.startsWith('PK')) return `${name}\n${bytes.toString('utf8')}`
  const parts = Object.entries(unzipSync(bytes)).map(([part, content]) => unpacked(country, part, Buffer.from(content)))
  return [name, ...(await Promise.all(parts))].join('\n')
}

/** Without the identifiers, the one-time codes and the running numbers this asking made. */
const settled = (text: string): string =>
  text
    .replace(ID, (id) => (IDS.has(id) ? id : '<mới>'))
    .replace(/\b[2-9A-Z]{4}(-[2-9A-Z]{4}){3,5}\b/g, '<mã>')
    .replace(/"(secret|otpauth|qr)":"[^"]*"/g, '"$1":"<mới>"')
    .replace(/"key":"[A-Za-z0-9+/]{43}="/g, '"key":"<mới>"')
    .replace(/(trục trặc số |"number":")\d{6}/g, '$1<số>')
    .replace(/("code":"co-quan-moi","id":)\d+/, '$1<số>')

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
/** Each role asks at one of the two levels, the clerk at both. */
const ASKERS = ['tan-lap-clerk', 'tan-lap-approver', 'tan-lap-auditor', 'son-ha-clerk', 'son-ha-viewer', 'son-ha-administrator']
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

/** A province beside the province, or a commune beside the commune, asked for the same report as they are. */
async function fillNextDoor(country: Country, own: ReadonlyMap<string, Things>, code: 'tinh-la' | 'xa-ben'): Promise<Things> {
  const [above, beside, mark, seed] =
    code === 'tinh-la' ? (['quan-khu', 'son-ha', FAR, 3] as const) : (['son-ha', 'tan-lap', NEAR, 4] as const)
  const unit = await foundForeign(country, code)
  await staff(country, unit, mark.row)
  const round = own.get(beside)?.round ?? ''
  await country.machine.does('changeExpected', { round, concerns: code, deed: 'add', reason: `Bổ sung ${mark.row}` })
  return remember(await fillDesk(country, unit, country.unit(above), mark, round, seed))
}

/** The same asking as bytes on the line, and the pages anybody may read. */
async function overHttp(country: Country, own: ReadonlyMap<string, Things>, foreign: Foreign, leaks: string[]): Promise<number> {
  const app = await buildApp(houseOf(country), { limits: 'none' })
  let asked = 0
  try {
    for (const person of (staffOf.get(country) ?? []).filter(({ login }) => login === 'tan-lap-auditor')) {
      for (const cell of cellsOf(person, own, foreign).filter(({ ask }) => !ask.files)) {
        await undone(country, async () => {
          const { rawPayload, headers } = await app.inject({
            method: 'POST',
            url: `/api/${cell.action}`,
            headers: { [WRITE_HEADER]: '1' },
            cookies: { [SESSION_COOKIE]: person.caller.token ?? '' },
            payload: cell.ask.input,
          })
          const heard = `${JSON.stringify(headers)}${rawPayload.toString('utf8')}`
          leaks.push(...leaksIn(heard, wordsOf(foreign, 'everything', cell), keyOf(cell)))
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
