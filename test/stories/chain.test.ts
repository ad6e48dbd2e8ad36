import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { addGrant, addUser, openSession } from '#store/users.ts'
import { aWorld, type Country, NOW, type Person, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

const HALF = { kind: 'half', period: '2026-H1' }
type Opened = { id: string; asOf: string; dueOn: string; expected: number }
type Moved = { edition: string; state: string; changed: boolean }
type Drafted = { edition: string; number: number; version: number }
type Shown = {
  editions: { id: string; number: number; state: string; version: number; hash: string | null; cause: string }[]
  figures: { indicator: string; value: number | null; state: string }[]
  differences: { indicator: string; before: { value: number | null } | null; after: { value: number | null } | null }[]
  fromBooks: { indicator: string }[]
  moves: string[]
  slips: { reason: string; dueOn: string; cells: { indicator: string; submitted: number | null; note: string }[] }[]
  steps: { verb: string; name: string; signsAs: string | null; forName: string | null }[]
  comments: { words: string; saidName: string }[]
  nil: boolean
}
type Desk = {
  completeness: Record<string, number>
  units: {
    unit: { code: string }
    group: string
    looks: string[]
    edition: { id: string; version: number; state: string } | null
    daysLate: number
    tell: string[]
  }[]
}

/** Somebody who joins the country for one test. */
async function joins(country: Country, login: string, name: string, role: 'clerk' | 'approver', unit: string): Promise<void> {
  const id = await addUser(country.db, { login, name, password: null })
  await addGrant(country.db, id, role, country.unit(unit).id)
  country.tokens.set(login, await openSession(country.db, id, 'test', NOW))
}

/** Thanh heads the health department; Hùng's deputy Quyết may be asked to sign for her. */
const withHead = (work: (country: Country, head: Person) => Promise<void>) =>
  world.trial(async (country) => {
    await joins(country, 'thanh', 'Hoàng Kim Thanh', 'approver', 'so-y-te')
    await work(country, country.person('thanh'))
  })

const shift = (people: number, day = '2026-05-02') => ({
  day,
  kind: 'duty',
  shift: 'day',
  place: 'Cổng chính',
  people,
  manDays: people,
  turns: 1,
})
const keepsDuty = (who: Person, unit: string, people: number, day?: string) =>
  who.does<{ id: string; version: number }>('saveRow', { register: 'duty', unit, values: shift(people, day) })
const opens = (country: Country, more: object = {}) =>
  country.person('hung').does<Opened>('openRound', { unit: 'son-ha', ...HALF, ...more })
const shows = (who: Person, round: string, unit = 'so-y-te', more: object = {}) =>
  who.does<Shown>('showEdition', { unit, round, ...more })
const moves = (who: Person, edition: string, verb: string, version: number, more: object = {}) =>
  who.does<Moved>('moveEdition', { edition, verb, version, ...more })

/** Mai prepares and checks, Thanh approves, Mai sends it up: the edition is then of version 4. */
async function sends(country: Country, head: Person, round: string, unit = 'so-y-te'): Promise<string> {
  const mai = country.person('mai')
  const { edition, version } = await mai.does<Drafted>('prepareEdition', { unit, round })
  await moves(mai, edition, 'check', version)
  await moves(head, edition, 'approve', version + 1)
  await moves(mai, edition, 'submit', version + 2)
  return edition
}

test('a round opened by Hùng asks the units of that day; the report goes from Mai through her head to acceptance', () =>
  withHead(async (country, thanh) => {
    const [mai, minh] = [country.person('mai'), country.person('minh')]
    await keepsDuty(mai, 'so-y-te', 3)
    const round = await opens(country)
    assert.deepEqual([round.asOf, round.dueOn], ['2026-06-14', '2026-06-19'])
    const edition = await sends(country, thanh, round.id)
    const sent = await shows(mai, round.id)
    assert.deepEqual(
      [sent.editions[0]?.state, sent.editions[0]?.version, sent.figures.find((one) => one.indicator === 'duty_man_days')?.value],
      ['submitted', 4, 3],
    )
    assert.match(sent.editions[0]?.hash ?? '', /^[0-9a-f]{64}$/)
    const desk = await minh.does<Desk>('showRound', { round: round.id })
    const health = desk.units.find(({ unit }) => unit.code === 'so-y-te')
    assert.equal(health?.group, 'clean')
    assert.equal((await moves(minh, edition, 'accept', 4)).state, 'accepted')
    const done = await shows(mai, round.id)
    assert.deepEqual(
      done.steps.map(({ verb, name }) => [verb, name]),
      [
        ['prepare', 'Trần Thị Mai'],
        ['check', 'Trần Thị Mai'],
        ['approve', 'Hoàng Kim Thanh'],
        ['submit', 'Trần Thị Mai'],
        ['receive', 'Phạm Văn Minh'],
        ['accept', 'Phạm Văn Minh'],
      ],
    )
    const { completeness } = await minh.does<Desk>('showRound', { round: round.id })
    assert.deepEqual(
      [completeness.expected, completeness.submitted, completeness.accepted, completeness.late, completeness.overdue],
      [round.expected, 1, 1, 1, round.expected - 1],
    )
  }))

test('four eyes: who prepared it may not approve it, who approved it may not accept it, each told in words', () =>
  withHead(async (country, thanh) => {
    const hung = country.person('hung')
    const round = await opens(country)
    const own = await thanh.does<Drafted>('prepareEdition', { unit: 'so-y-te', round: round.id })
    await moves(thanh, own.edition, 'check', 1)
    const refused = await thanh.isRefused('moveEdition', { edition: own.edition, verb: 'approve', version: 2 })
    assert.deepEqual(
      [refused.code, refused.message],
      ['edition.four_eyes', 'Đồng chí đã soạn bản này nên không duyệt được. Để người khác duyệt, theo nguyên tắc hai người.'],
    )
    // A clerk is no head at all.
    const clerk = await country.person('mai').isRefused('moveEdition', { edition: own.edition, verb: 'approve', version: 2 })
    assert.equal(clerk.code, 'edition.side')
    // The commander of the province signs for the department, and so does not accept the same report himself.
    await moves(hung, own.edition, 'approve', 2)
    await moves(country.person('mai'), own.edition, 'submit', 3)
    const twice = await hung.isRefused('moveEdition', { edition: own.edition, verb: 'accept', version: 4 })
    assert.equal(twice.code, 'edition.four_eyes')
    // Who is refused received nothing either.
    assert.equal((await shows(hung, round.id)).editions[0]?.state, 'submitted')
    assert.equal((await moves(country.person('minh'), own.edition, 'accept', 4)).state, 'accepted')
  }))

test('Minh rings two cells and sends the report back; Mai sees the slip, corrects, and he sees only what changed', () =>
  withHead(async (country, thanh) => {
    const [mai, minh] = [country.person('mai'), country.person('minh')]
    const duty = await keepsDuty(mai, 'so-y-te', 3)
    const round = await opens(country)
    const first = await sends(country, thanh, round.id)
    const silent = await minh.isRefused('returnEdition', { edition: first, version: 4, reason: 'sai', dueOn: '2026-07-20' })
    assert.equal(silent.status, 400)
    const slip = {
      edition: first,
      version: 4,
      reason: 'Bổ sung ca trực ngày 02/5 hoặc giải thích',
      dueOn: '2026-07-20',
      cells: [{ indicator: 'duty_man_days', note: 'Sổ trực cổng có 5 đồng chí' }],
    }
    await minh.does('returnEdition', slip)
    assert.deepEqual(await minh.does<Moved>('returnEdition', slip), { edition: first, state: 'returned', changed: false })
    const seen = await shows(mai, round.id)
    assert.deepEqual(
      seen.slips.map(({ reason, cells }) => [
        reason,
        cells.map(({ indicator, submitted, note }) => [indicator, submitted, note]),
      ]),
      [['Bổ sung ca trực ngày 02/5 hoặc giải thích', [['duty_man_days', 3, 'Sổ trực cổng có 5 đồng chí']]]],
    )
    await mai.does('commentCell', { edition: first, indicator: 'duty_man_days', words: 'Đã đối chiếu sổ trực, sửa thành 5.' })
    await mai.does('saveRow', { register: 'duty', unit: 'so-y-te', id: duty.id, version: 1, values: { people: 5, manDays: 5 } })
    const second = await sends(country, thanh, round.id)
    const again = await shows(minh, round.id)
    assert.deepEqual(
      again.editions.map(({ number, cause, state }) => [number, cause, state]),
      [
        [1, 'first', 'returned'],
        [2, 'resubmission', 'submitted'],
      ],
    )
    const changed = new Map(again.differences.map(({ indicator, before, after }) => [indicator, [before?.value, after?.value]]))
    assert.deepEqual(changed.get('duty_man_days'), [3, 5])
    assert.ok(![...changed.keys()].includes('duty_turns'))
    assert.deepEqual(
      again.comments.map(({ words, saidName }) => [words, saidName]),
      [['Đã đối chiếu sổ trực, sửa thành 5.', 'Trần Thị Mai']],
    )
    assert.equal((await moves(minh, second, 'accept', 4)).state, 'accepted')
  }))

test('what was sent up does not change: not by the books, and not by a statement of the application', () =>
  withHead(async (country, thanh) => {
    const mai = country.person('mai')
    await keepsDuty(mai, 'so-y-te', 3)
    const round = await opens(country)
    const edition = await sends(country, thanh, round.id)
    await keepsDuty(mai, 'so-y-te', 4, '2026-05-03')
    const later = await shows(mai, round.id)
    assert.equal(later.figures.find(({ indicator }) => indicator === 'duty_man_days')?.value, 3)
    assert.ok(later.fromBooks.some(({ indicator }) => indicator === 'duty_man_days'))
    for (const statement of [
      sql`update editions set content = replace(content, '3', '4') where id = ${edition}::uuid`,
      sql`update editions set state = 'draft' where id = ${edition}::uuid`,
      sql`delete from editions where id = ${edition}::uuid`,
      sql`update edition_facts set amounts = '{9}', measures = '{duty_days}' where edition_id = ${edition}::uuid`,
      sql`delete from edition_facts where edition_id = ${edition}::uuid`,
      sql`insert into edition_facts (province_id, edition_id, round_id, unit_id, org_pos, measures, amounts)
        select province_id, id, round_id, unit_id, org_pos, '{duty_days}', '{1}' from editions where id = ${edition}::uuid`,
    ])
      await assert.rejects(
        inScope({ app: country.db }, EVERYWHERE, (db) => statement.execute(db)),
        /permission denied|not change|never removed/,
      )
    const refused = await mai.isRefused('prepareEdition', { unit: 'so-y-te', round: round.id })
    assert.equal(refused.code, 'edition.sent')
    // Whoever receives it sees that it no longer agrees, and accepts it only one by one.
    const desk = await country.person('minh').does<Desk>('showRound', { round: round.id })
    const row = desk.units.find(({ unit }) => unit.code === 'so-y-te')
    assert.deepEqual([row?.group, row?.looks], ['look', ['books']])
    const bulk = await country
      .person('minh')
      .does<{ accepted: string[]; left: { unit: string; why: string }[] }>('acceptEditions', { round: round.id })
    assert.deepEqual(bulk, { accepted: [], left: [{ unit: 'so-y-te', name: 'Sở Y tế', why: 'books' }] })
  }))

test('pressed twice it is done once; pressed on an old screen it is told who moved it and when', () =>
  withHead(async (country, thanh) => {
    const [mai, minh] = [country.person('mai'), country.person('minh')]
    const round = await opens(country)
    const edition = await sends(country, thanh, round.id)
    assert.equal((await moves(mai, edition, 'submit', 3)).changed, false)
    await minh.does('returnEdition', { edition, version: 4, reason: 'Thiếu số ca trực quý II', dueOn: '2026-07-20' })
    const stale = await country.person('hung').isRefused('moveEdition', { edition, verb: 'receive', version: 4 })
    assert.equal(stale.code, 'edition.moved')
    assert.match(stale.message, /^Bản này vừa được Phạm Văn Minh trả lại lúc 10:00 ngày 15\/7\/2026\./)
    const ahead = await country.person('hung').isRefused('moveEdition', { edition, verb: 'receive', version: 99 })
    assert.equal(ahead.message, stale.message)
    const { rows } = await sql<{ lines: number }>`
      select count(*) as lines from edition_steps where edition_id = ${edition}::uuid and verb = 'submit'`.execute(country.db)
    assert.equal(rows[0]?.lines, 1)
  }))

test('Thanh is away and Lan signs for her by a paper, until its day: both names stand on the step', () =>
  withHead(async (country, thanh) => {
    const mai = country.person('mai')
    await joins(country, 'phuc', 'Bùi Hữu Phúc', 'clerk', 'so-y-te')
    const phuc = country.person('phuc')
    const round = await opens(country)
    const { edition } = await mai.does<Drafted>('prepareEdition', { unit: 'so-y-te', round: round.id })
    await moves(mai, edition, 'check', 1)
    assert.equal((await phuc.isRefused('moveEdition', { edition, verb: 'approve', version: 2 })).code, 'edition.side')
    const paper = { unit: 'so-y-te', login: 'phuc', signsAs: 'KT', basis: 'Giấy ủy quyền số 12/GUQ-BCH' }
    // Who only signs for somebody passes nothing on.
    assert.equal(
      (await mai.isRefused('delegateSigning', { ...paper, validFrom: '2026-07-10', validTo: '2026-07-20' })).code,
      'access.refused',
    )
    await thanh.does('delegateSigning', { ...paper, validFrom: '2026-07-01', validTo: '2026-07-15' })
    assert.equal((await phuc.isRefused('moveEdition', { edition, verb: 'approve', version: 2 })).code, 'edition.side')
    const { id } = await thanh.does<{ id: string }>('delegateSigning', {
      ...paper,
      validFrom: '2026-07-10',
      validTo: '2026-07-20',
    })
    await moves(phuc, edition, 'approve', 2)
    const step = (await shows(mai, round.id)).steps.find(({ verb }) => verb === 'approve')
    assert.deepEqual([step?.name, step?.signsAs, step?.forName], ['Bùi Hữu Phúc', 'KT', 'Hoàng Kim Thanh'])
    await thanh.does('endDelegation', { unit: 'so-y-te', delegation: id })
    await moves(mai, edition, 'reopen', 3, { reason: 'Bổ sung một ca trực' })
    await moves(mai, edition, 'check', 4)
    assert.equal((await phuc.isRefused('moveEdition', { edition, verb: 'approve', version: 5 })).code, 'edition.side')
  }))

test('a nil report is refused where the books hold something, and says nought where they hold nothing', () =>
  withHead(async (country, thanh) => {
    const [mai, minh] = [country.person('mai'), country.person('minh')]
    await keepsDuty(mai, 'so-y-te', 3)
    const round = await opens(country)
    const refused = await mai.isRefused('prepareEdition', { unit: 'so-y-te', round: round.id, nil: true })
    assert.equal(refused.code, 'edition.not_nil')
    // Minh enters it for a unit whose log-in is out of reach, and says why.
    const silent = await minh.isRefused('prepareEdition', { unit: 'dien-luc', round: round.id, nil: true })
    assert.equal(silent.code, 'edition.on_behalf')
    await minh.does('prepareEdition', {
      unit: 'dien-luc',
      round: round.id,
      nil: true,
      onBehalf: 'Đơn vị mất mạng, đọc qua điện thoại',
    })
    const shown = await shows(minh, round.id, 'dien-luc')
    assert.equal(shown.nil, true)
    assert.deepEqual(
      shown.figures.filter(({ indicator }) => indicator === 'duty_man_days').map(({ value, state }) => [value, state]),
      [[0, 'zero']],
    )
    assert.ok(thanh)
  }))

test('the list of a round stands; who is added or let off later is written down, and no share passes a hundred', () =>
  withHead(async (country) => {
    const hung = country.person('hung')
    const round = await opens(country, { units: ['so-y-te', 'dien-luc'] })
    assert.equal(round.expected, 2)
    const asked = { round: round.id, reason: 'Đơn vị mới chuyển địa điểm' }
    assert.equal((await hung.isRefused('changeExpected', { ...asked, concerns: 'so-y-te', deed: 'add' })).code, 'round.list')
    await hung.does('changeExpected', { ...asked, concerns: 'dien-luc', deed: 'excuse' })
    await hung.does('changeExpected', { ...asked, concerns: 'tan-lap', deed: 'add' })
    await hung.does('changeExpected', { ...asked, concerns: 'so-y-te', deed: 'extend', dueOn: '2026-07-13' })
    const desk = await hung.does<Desk & { changes: { deed: string; unit: string; reason: string }[] }>('showRound', {
      round: round.id,
    })
    assert.deepEqual(
      desk.changes.map(({ deed, unit }) => [deed, unit]),
      [
        ['excuse', 'Công ty Điện lực'],
        ['add', 'Ban CHQS xã Tân Lập'],
        ['extend', 'Sở Y tế'],
      ],
    )
    assert.deepEqual([desk.completeness.expected, desk.completeness.excused, desk.completeness.submitted], [2, 1, 0])
    // Two days late: the clerk and the head are told, not yet whoever receives.
    const health = desk.units.find(({ unit }) => unit.code === 'so-y-te')
    assert.deepEqual([health?.daysLate, health?.tell], [2, ['trợ lý làm báo cáo của đơn vị', 'chỉ huy đơn vị']])
    const refused = await country.person('mai').isRefused('changeExpected', { ...asked, concerns: 'so-y-te', deed: 'excuse' })
    assert.equal(refused.code, 'access.refused')
    assert.equal(
      (await country.person('lan').isRefused('prepareEdition', { unit: 'dien-luc', round: round.id })).code,
      'round.not_expected',
    )
    // The power company reads the round it is asked in, and nobody else's editions.
    const refusedDesk = await country.person('lan').isRefused('showRound', { round: round.id })
    assert.equal(refusedDesk.code, 'access.refused')
  }))
