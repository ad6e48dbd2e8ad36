import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { addGrant, addUser, openSession } from '#store/users.ts'
import { aWorld, type Country, NOW, type Person, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

type Drafted = { edition: string; number: number; version: number }
type Figures = { indicator: string; value: number | null; numerator: number | null; denominator: number | null }[]
type Shown = {
  editions: { id: string; state: string; cause: string; number: number; version: number }[]
  figures: Figures
  steps: { name: string }[]
}
type Desk = {
  rollUp: { number: number; state: string; outdated: { unit: string; why: string }[]; missing: { unit: string }[] } | null
  missing: { unit: string }[]
  units: { unit: { code: string }; edition: { state: string; cause: string } | null }[]
}

const PEOPLE = [
  ['thanh', 'Hoàng Kim Thanh', 'approver', 'so-y-te'],
  ['tuan', 'Lê Anh Tuấn', 'approver', 'dien-luc'],
  ['oanh', 'Phan Thị Oanh', 'approver', 'cuc'],
  ['yen', 'Hoàng Hải Yến', 'publisher', 'son-ha'],
] as const

/** Everybody who signs: a head at each agency, somebody above the province. */
const trial = (work: (country: Country) => Promise<void>) =>
  world.trial(async (country) => {
    for (const [login, name, role, unit] of PEOPLE) {
      const id = await addUser(country.db, { login, name, password: null })
      await addGrant(country.db, id, role, country.unit(unit).id)
      country.tokens.set(login, await openSession(country.db, id, 'test', NOW))
    }
    await work(country)
  })

const CLERKS: Readonly<Record<string, readonly [string, string]>> = { 'so-y-te': ['mai', 'thanh'], 'dien-luc': ['lan', 'tuan'] }
const keepsDuty = (who: Person, unit: string, people: number, more: object = {}) =>
  who.does<{ id: string; version: number }>('saveRow', {
    register: 'duty',
    unit,
    values: { day: '2026-05-02', kind: 'duty', shift: 'day', place: 'Cổng', people, manDays: people, turns: 2, ...more },
  })
const move = (who: Person, edition: string, verb: string, version: number, more: object = {}) =>
  who.does('moveEdition', { edition, verb, version, ...more })
const figure = (figures: Figures, indicator: string) => figures.find((one) => one.indicator === indicator)

/** From the draft to its acceptance by Minh. */
async function goesUp(country: Country, round: string, unit: string, begun?: Drafted): Promise<string> {
  const [clerk = '', head = ''] = CLERKS[unit] ?? []
  const { edition, version } = begun ?? (await country.person(clerk).does<Drafted>('prepareEdition', { unit, round }))
  await move(country.person(clerk), edition, 'check', version)
  await move(country.person(head), edition, 'approve', version + 1)
  await move(country.person(clerk), edition, 'submit', version + 2)
  await move(country.person('minh'), edition, 'accept', version + 3, { reason: 'Đã đối chiếu với đơn vị' })
  return edition
}
const openRound = async (country: Country, units = ['so-y-te', 'dien-luc']) =>
  (await country.person('hung').does<{ id: string }>('openRound', { unit: 'son-ha', kind: 'half', period: '2026-H1', units })).id
const rollsUp = (country: Country, round: string, more: object = {}) =>
  country.person('minh').does<Drafted & { missing: { unit: string }[]; parts: number }>('rollUpRound', { round, ...more })
const rolledUp = (country: Country, round: string) =>
  country.person('minh').does<Shown>('showEdition', { unit: 'son-ha', round, rollUp: true })
/** Minh checks it, Hùng signs and publishes it. */
async function publishes(country: Country, { edition, version }: Drafted): Promise<void> {
  await move(country.person('minh'), edition, 'check', version)
  await move(country.person('hung'), edition, 'approve', version + 1)
  await move(country.person('hung'), edition, 'publish', version + 2)
}

test('accepted editions add up, ratios are computed again, and what several units did together counts once', () =>
  trial(async (country) => {
    const [mai, lan] = [country.person('mai'), country.person('lan')]
    await keepsDuty(mai, 'so-y-te', 3)
    await keepsDuty(lan, 'dien-luc', 6)
    const patrol = { kind: 'patrol', manDays: 0, turns: 0, teamTurns: 1, personTurns: 4, place: 'Ven sông' }
    const minh = country.person('minh')
    const led = await minh.does<{ id: string }>('saveRow', {
      register: 'duty',
      unit: 'so-y-te',
      values: { day: '2026-05-10', shift: 'night', people: 4, ...patrol },
    })
    await minh.does('saveRow', {
      register: 'duty',
      unit: 'dien-luc',
      values: { day: '2026-05-10', shift: 'night', people: 4, ...patrol, jointWith: led.id },
    })
    const round = await openRound(country)
    await goesUp(country, round, 'so-y-te')
    await goesUp(country, round, 'dien-luc')
    const made = await rollsUp(country, round)
    assert.deepEqual([made.parts, made.missing], [2, []])
    const official = (await rolledUp(country, round)).figures
    const live = (
      await minh.does<{ figures: Record<string, Figures[number]> }>('showReport', { unit: 'son-ha', period: '2026-H1' })
    ).figures
    for (const id of ['duty_man_days', 'duty_turns', 'duty_man_days_per_turn', 'patrol_sorties', 'patrol_team_turns'])
      assert.equal(figure(official, id)?.value ?? null, live[id]?.value ?? null, id)
    assert.equal(figure(official, 'duty_man_days')?.value, 9)
    assert.deepEqual(
      [figure(official, 'duty_man_days_per_turn')?.numerator, figure(official, 'duty_man_days_per_turn')?.denominator],
      [9, 4],
    )
    const one = (
      await mai.does<{ figures: Record<string, Figures[number]> }>('showReport', { unit: 'so-y-te', period: '2026-H1' })
    ).figures.patrol_sorties?.value
    // Each of the two says one; together they are one.
    assert.deepEqual([one, figure(official, 'patrol_sorties')?.value], [1, 1])
    // Nobody asked the communes: they stand in the books, and are told by name.
    const compared = await minh.does<{
      figures: { indicator: string; outside: number | null; units: { unit: string; why: string }[] }[]
    }>('compareRollUp', { round })
    assert.ok(compared.figures.length > 0 && compared.figures.every(({ indicator }) => !/^(duty|patrol)_/.test(indicator)))
    const named = compared.figures.flatMap(({ units }) => units)
    assert.ok(named.some(({ unit }) => unit === 'tan-lap') && named.every(({ why }) => why === 'not_asked'))
  }))

test('rolled up while somebody is missing: refused without a reason, then named on the paper; the difference is told by name', () =>
  trial(async (country) => {
    const minh = country.person('minh')
    await keepsDuty(country.person('mai'), 'so-y-te', 3)
    await keepsDuty(country.person('lan'), 'dien-luc', 6)
    const round = await openRound(country)
    assert.equal((await minh.isRefused('rollUpRound', { round })).code, 'round.nothing')
    await goesUp(country, round, 'so-y-te')
    const refused = await minh.isRefused('rollUpRound', { round })
    assert.deepEqual(
      [refused.code, refused.message],
      [
        'round.incomplete',
        'Còn 1 đơn vị chưa có bản được chấp nhận: Công ty Điện lực. Đợi đủ, hoặc ghi lý do để tổng hợp khi còn thiếu.',
      ],
    )
    const made = await rollsUp(country, round, { partial: 'Đến hạn nộp lên cấp trên' })
    assert.deepEqual(
      made.missing.map(({ unit }) => unit),
      ['dien-luc'],
    )
    assert.equal(figure((await rolledUp(country, round)).figures, 'duty_man_days')?.value, 3)
    await keepsDuty(country.person('mai'), 'so-y-te', 2, { day: '2026-05-20' })
    type Difference = { indicator: string; official: number; live: number; units: object[]; outside: number }
    const compared = await minh.does<{ figures: Difference[] }>('compareRollUp', { round })
    const days = compared.figures.find(({ indicator }) => indicator === 'duty_man_days')
    assert.deepEqual(
      [days?.official, days?.live, days?.outside, days?.units],
      [
        3,
        11,
        0,
        [
          { unit: 'dien-luc', name: 'Công ty Điện lực', said: null, now: 6, why: 'not_accepted' },
          { unit: 'so-y-te', name: 'Sở Y tế', said: 3, now: 5, why: 'changed' },
        ],
      ],
    )
  }))

test('a sum one of whose reports was put right since is not signed before it is made again', () =>
  trial(async (country) => {
    const mai = country.person('mai')
    await keepsDuty(mai, 'so-y-te', 3)
    await keepsDuty(country.person('lan'), 'dien-luc', 6)
    const round = await openRound(country)
    const first = await goesUp(country, round, 'so-y-te')
    await goesUp(country, round, 'dien-luc')
    const sum = await rollsUp(country, round)
    await move(country.person('minh'), sum.edition, 'check', sum.version)
    await keepsDuty(mai, 'so-y-te', 2, { day: '2026-05-09' })
    const next = await mai.does<Drafted>('correctEdition', {
      edition: first,
      cause: 'replacement',
      reason: 'Ghi thiếu một ca trực',
    })
    await goesUp(country, round, 'so-y-te', next)
    const refused = await country
      .person('hung')
      .isRefused('moveEdition', { edition: sum.edition, verb: 'approve', version: sum.version + 1 })
    assert.equal(refused.code, 'edition.outdated')
    assert.match(refused.message, /Sở Y tế/)
  }))

test('put right after it was published: the replacement goes the whole way, the province says "điều chỉnh", the nation sees both', () =>
  trial(async (country) => {
    const [mai, minh, oanh] = [country.person('mai'), country.person('minh'), country.person('oanh')]
    const duty = await keepsDuty(mai, 'so-y-te', 3)
    await keepsDuty(country.person('lan'), 'dien-luc', 6)
    const above = (
      await oanh.does<{ id: string }>('openRound', { unit: 'cuc', kind: 'half', period: '2026-H1', units: ['son-ha'] })
    ).id
    // Everybody is asked: the sum of two alone would not speak for the province. The communes are let off.
    const round = (
      await country.person('hung').does<{ id: string }>('openRound', { unit: 'son-ha', kind: 'half', period: '2026-H1' })
    ).id
    for (const concerns of ['tan-lap', 'phu-son'])
      await country
        .person('hung')
        .does('changeExpected', { round, concerns, deed: 'excuse', reason: 'Chưa có cán bộ chuyên trách' })
    const first = await goesUp(country, round, 'so-y-te')
    await goesUp(country, round, 'dien-luc')
    await publishes(country, await rollsUp(country, round))
    // The report of the province is the sum its commander signed.
    const province = await minh.does<Drafted>('prepareEdition', { unit: 'son-ha', round: above })
    await move(minh, province.edition, 'check', 1)
    await move(country.person('hung'), province.edition, 'approve', 2)
    await move(minh, province.edition, 'submit', 3)
    // The sum of signed reports has no text of its own books: whoever takes it says what it was held against.
    assert.equal(
      (await oanh.isRefused('moveEdition', { edition: province.edition, verb: 'accept', version: 4 })).code,
      'edition.reason',
    )
    await move(oanh, province.edition, 'accept', 4, { reason: 'Đã đối chiếu với các bản đã ký' })
    const signed = await oanh.does<Shown & { basis: string }>('showEdition', { unit: 'son-ha', round: above })
    assert.deepEqual([signed.basis, figure(signed.figures, 'duty_man_days')?.value], ['editions', 9])

    await mai.does('saveRow', {
      register: 'duty',
      unit: 'so-y-te',
      id: duty.id,
      version: duty.version,
      values: { people: 5, manDays: 5 },
    })
    const silent = await mai.isRefused('prepareEdition', { unit: 'so-y-te', round })
    assert.equal(silent.code, 'edition.accepted')
    const next = await mai.does<Drafted>('correctEdition', {
      edition: first,
      cause: 'replacement',
      reason: 'Ghi thiếu hai đồng chí trực ngày 02/5',
    })
    // Until it is accepted the first one counts.
    const meanwhile = await minh.does<Desk>('showRound', { round })
    assert.deepEqual(meanwhile.rollUp?.outdated, [])
    await goesUp(country, round, 'so-y-te', next)
    const desk = await minh.does<Desk>('showRound', { round })
    assert.deepEqual(desk.rollUp?.outdated, [{ unit: 'so-y-te', name: 'Sở Y tế', why: 'restated' }])
    const old = (await minh.does<Shown>('showEdition', { unit: 'so-y-te', round })).editions
    assert.deepEqual(
      old.map(({ state, cause }) => [state, cause]),
      [
        ['replaced', 'first'],
        ['accepted', 'replacement'],
      ],
    )
    assert.equal((await minh.isRefused('rollUpRound', { round })).code, 'edition.reason')
    const restated = await rollsUp(country, round, { reason: 'Sở Y tế thay thế báo cáo' })
    assert.equal(restated.number, 2)
    await publishes(country, restated)
    const both = await rolledUp(country, round)
    assert.deepEqual(
      both.editions.map(({ number, cause, state }) => [number, cause, state]),
      [
        [1, 'first', 'replaced'],
        [2, 'restatement', 'published'],
      ],
    )
    assert.equal(figure(both.figures, 'duty_man_days')?.value, 11)
    const up = await minh.does<Drafted>('correctEdition', {
      edition: province.edition,
      cause: 'replacement',
      reason: 'Điều chỉnh theo bản tổng hợp số 2',
    })
    const shown = await minh.does<Shown & { differences: { indicator: string }[] }>('showEdition', {
      unit: 'son-ha',
      round: above,
      edition: up.edition,
    })
    assert.ok(shown.differences.some(({ indicator }) => indicator === 'duty_man_days'))
    assert.ok(!shown.differences.some(({ indicator }) => indicator === 'duty_turns'))
    // A letter about the form keeps the figures that were accepted, whatever the books say meanwhile and whoever asks.
    const letter = { edition: next.edition, cause: 'correction', reason: 'Sai chức danh người ký' }
    const form = await mai.does<Drafted>('correctEdition', letter)
    const rowNow = { id: duty.id, version: duty.version + 1 }
    await mai.does('saveRow', { register: 'duty', unit: 'so-y-te', ...rowNow, values: { people: 7, manDays: 7 } })
    const refreshed = await mai.isRefused('prepareEdition', { unit: 'so-y-te', round })
    assert.deepEqual([refreshed.code, refreshed.status], ['edition.form_only', 409])
    await move(mai, form.edition, 'check', form.version)
    const kept = await mai.does<Shown>('showEdition', { unit: 'so-y-te', round })
    assert.equal(figure(kept.figures, 'duty_man_days')?.value, 5)
  }))

test('what if the health department had written 5 in place of 3: told level by level, and nothing is written', () =>
  trial(async (country) => {
    const minh = country.person('minh')
    await keepsDuty(country.person('mai'), 'so-y-te', 3)
    await keepsDuty(country.person('lan'), 'dien-luc', 6)
    const round = await openRound(country)
    await goesUp(country, round, 'so-y-te')
    await goesUp(country, round, 'dien-luc')
    await publishes(country, await rollsUp(country, round))
    type Tried = {
      from: number
      levels: {
        unit: { code: string }
        changes: { indicator: string; before: number; after: number; numerator: number | null }[]
      }[]
      beyond: { code: string }[]
      restated: { unit: string; of: string; state: string }[]
    }
    const ask = { unit: 'so-y-te', period: '2026-H1', indicator: 'duty_man_days', value: 5 }
    const told = await minh.does<Tried>('tryCorrection', ask)
    assert.equal(told.from, 3)
    assert.deepEqual(
      told.levels.map(({ unit, changes }) => [
        unit.code,
        changes
          .filter(({ indicator }) => indicator.startsWith('duty_man_days'))
          .map(({ indicator, before, after }) => [indicator, before, after]),
      ]),
      [
        [
          'so-y-te',
          [
            ['duty_man_days', 3, 5],
            ['duty_man_days_per_turn', 1.5, 2.5],
          ],
        ],
        [
          'son-ha',
          [
            ['duty_man_days', 9, 11],
            ['duty_man_days_per_turn', 2.25, 2.75],
          ],
        ],
      ],
    )
    assert.deepEqual(
      told.restated.map(({ unit, of, state }) => [unit, of, state]),
      [
        ['so-y-te', 'report', 'published'],
        ['son-ha', 'roll_up', 'published'],
      ],
    )
    assert.equal(
      (await minh.does<{ figures: Record<string, Figures[number]> }>('showReport', { unit: 'son-ha', period: '2026-H1' })).figures
        .duty_man_days?.value,
      9,
    )
    // Mai sees what changes at her own unit, not the figures of the province; that they change too she is told by name.
    const hers = await country.person('mai').does<Tried>('tryCorrection', ask)
    assert.deepEqual(
      [hers.levels.map(({ unit }) => unit.code), hers.beyond.map(({ code }) => code)],
      [['so-y-te'], ['son-ha', 'quan-khu', 'cuc']],
    )
    assert.deepEqual(
      told.beyond.map(({ code }) => code),
      ['quan-khu', 'cuc'],
    )
  }))

test('what Hùng signed waits for Yến of the registry, who issues it and can change nothing of it; who added it up does not issue it', () =>
  trial(async (country) => {
    const [minh, yen, hung] = [country.person('minh'), country.person('yen'), country.person('hung')]
    const round = await openRound(country)
    await goesUp(country, round, 'so-y-te')
    const { edition, version } = await rollsUp(country, round, { partial: 'Điện lực nộp sau, tổng hợp trước để họp' })
    await move(minh, edition, 'check', version)
    assert.equal((await yen.isRefused('moveEdition', { edition, verb: 'approve', version: version + 1 })).code, 'edition.side')
    await move(hung, edition, 'approve', version + 1)
    type Waiting = { work: { kind: string; mine: boolean; rollUp: boolean }[] }
    const waits = (await yen.does<Waiting>('showWork', { unit: 'son-ha' })).work.filter(({ rollUp }) => rollUp)
    assert.deepEqual(
      waits.map(({ kind, mine }) => [kind, mine]),
      [['publish', true]],
    )
    assert.equal((await minh.isRefused('moveEdition', { edition, verb: 'publish', version: version + 2 })).code, 'edition.side')
    assert.equal(
      (await yen.isRefused('saveText', { unit: 'son-ha', period: '2026-H1', version: 0, sections: [] })).code,
      'access.refused',
    )
    assert.equal(
      (await yen.isRefused('moveEdition', { edition, verb: 'reopen', version: version + 2, reason: 'Sửa một câu' })).code,
      'edition.side',
    )
    await move(yen, edition, 'publish', version + 2)
    const { editions, steps } = await country.person('ha').does<Shown>('showEdition', { unit: 'son-ha', round, rollUp: true })
    assert.equal(editions.at(-1)?.state, 'published')
    assert.equal(steps.at(-1)?.name, 'Hoàng Hải Yến')
  }))

test('work waits where it is: the slip at Mai, the signature at her head, the silent unit at the province, late first', () =>
  trial(async (country) => {
    const [mai, minh] = [country.person('mai'), country.person('minh')]
    const round = await openRound(country)
    type Waiting = { work: { kind: string; daysLate: number; mine: boolean; units: { code: string; tell: string[] }[] }[] }
    const kinds = async (who: string, unit: string) =>
      (await country.person(who).does<Waiting>('showWork', { unit })).work.map(({ kind, daysLate, mine }) => [
        kind,
        daysLate,
        mine,
      ])
    assert.deepEqual(await kinds('mai', 'so-y-te'), [['report', 26, true]])
    const { edition } = await mai.does<Drafted>('prepareEdition', { unit: 'so-y-te', round })
    await move(mai, edition, 'check', 1)
    assert.deepEqual(await kinds('mai', 'so-y-te'), [['approve', 26, false]])
    assert.deepEqual(await kinds('thanh', 'so-y-te'), [['approve', 26, true]])
    await move(country.person('thanh'), edition, 'approve', 2)
    await move(mai, edition, 'submit', 3)
    const atProvince = (await minh.does<Waiting>('showWork', { unit: 'son-ha' })).work
    assert.deepEqual(
      atProvince.map(({ kind, units }) => [kind, units.map(({ code, tell }) => [code, tell.length])]),
      [
        ['remind', [['dien-luc', 4]]],
        ['receive', []],
      ],
    )
    await minh.does('returnEdition', { edition, version: 4, reason: 'Thiếu số ca trực quý II', dueOn: '2026-07-20' })
    assert.deepEqual(await kinds('mai', 'so-y-te'), [['slip', 0, true]])
    const { rows } = await sql<{
      lines: number
    }>`select count(*) as lines from audit_lines where action in ('openRound', 'prepareEdition', 'moveEdition', 'returnEdition')`.execute(
      country.db,
    )
    assert.equal(rows[0]?.lines, 6)
    // A head who prepared it herself is not offered the signature she may not give.
    const again = await country.person('thanh').does<Drafted>('prepareEdition', { unit: 'so-y-te', round })
    await move(mai, again.edition, 'check', again.version)
    const [asked] = await kinds('thanh', 'so-y-te')
    assert.deepEqual([asked?.[0], asked?.[2]], ['approve', false])
  }))
