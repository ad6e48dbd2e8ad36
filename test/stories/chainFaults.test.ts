import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { type Drafted, joins, keepsDuty, moves, sends } from '../goingUp.ts'
import { aWorld, type Country, type Person, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

/** Thanh heads the health department, Tuấn the power company. */
const trial = (work: (country: Country, heads: { thanh: Person; tuan: Person }) => Promise<void>) =>
  world.trial(async (country) => {
    const thanh = await joins(country, 'thanh', 'Hoàng Kim Thanh', 'approver', 'so-y-te')
    const tuan = await joins(country, 'tuan', 'Lê Anh Tuấn', 'approver', 'dien-luc')
    await work(country, { thanh, tuan })
  })
type Opened = { id: string; expected: number; ended: { unit: string; on: string }[] }
const opens = (country: Country, more: object = {}) =>
  country.person('hung').does<Opened>('openRound', { unit: 'son-ha', kind: 'half', period: '2026-H1', ...more })
const word = { reason: 'Đã đối chiếu với đơn vị' }
type Shown = {
  figures: { indicator: string; value: number | null; target: number | null }[]
  asked: { unit: string }[]
  editions: { id: string; state: string; onBehalf: string | null; number: number }[]
  findings: { code: string; about: string; severity: string }[]
}
const sumOf = (country: Country, round: string) =>
  country.person('minh').does<Shown>('showEdition', { unit: 'son-ha', round, rollUp: true })

test('a round that asked two of four units says whose its sum is: their figures and their targets, not the province’s', () =>
  trial(async (country, { thanh, tuan }) => {
    const [mai, minh, hung] = [country.person('mai'), country.person('minh'), country.person('hung')]
    await keepsDuty(mai, 'so-y-te', 3)
    // The province keeps a watch of its own, and a commune that nobody asks keeps one too.
    await keepsDuty(minh, 'son-ha', 7)
    await keepsDuty(minh, 'tan-lap', 20)
    const target = (units: Record<string, number>, total: number) =>
      hung.does('issueTargets', {
        unit: 'son-ha',
        indicator: 'force_training_attended',
        period: '2026',
        number: '12/KH-BCH',
        decidedOn: '2026-01-10',
        total,
        lines: Object.entries(units).map(([code, value]) => ({ unit: code, value })),
      })
    await target({ 'so-y-te': 30, 'dien-luc': 50, 'tan-lap': 120, 'phu-son': 100 }, 300)
    const patrol = { kind: 'patrol', manDays: 0, turns: 0, teamTurns: 1, personTurns: 4, place: 'Ven sông', people: 4 }
    const led = await minh.does<{ id: string }>('saveRow', {
      register: 'duty',
      unit: 'so-y-te',
      values: { day: '2026-05-10', shift: 'night', ...patrol },
    })
    for (const unit of ['dien-luc', 'tan-lap'])
      await minh.does('saveRow', {
        register: 'duty',
        unit,
        values: { day: '2026-05-10', shift: 'night', ...patrol, jointWith: led.id },
      })
    const { id } = await opens(country, { units: ['so-y-te', 'dien-luc'] })
    for (const [clerk, head, unit] of [
      [mai, thanh, 'so-y-te'],
      [country.person('lan'), tuan, 'dien-luc'],
    ] as const)
      await moves(minh, await sends(clerk, head, id, unit), 'accept', 4, word)
    await minh.does('rollUpRound', { round: id })
    const sum = await sumOf(country, id)
    const figure = (indicator: string) => sum.figures.find((one) => one.indicator === indicator)
    assert.deepEqual(
      sum.asked.map(({ unit }) => unit),
      ['dien-luc', 'so-y-te'],
    )
    assert.equal(figure('duty_man_days')?.value, 3)
    // The patrol the two made together is one, whoever else walked along.
    assert.equal(figure('patrol_sorties')?.value, 1)
    assert.equal(figure('force_training_attended')?.target ?? null, 80)
    const { rows } = await inScope({ app: country.db }, EVERYWHERE, (db) =>
      sql<{ content: string }>`select content from editions where of = 'roll_up'`.execute(db),
    )
    assert.match(rows[0]?.content ?? '', /Số liệu trong báo cáo này là của 2 đơn vị được yêu cầu: Công ty Điện lực, Sở Y tế\./)
    assert.doesNotMatch(rows[0]?.content ?? '', /toàn tỉnh/)
  }))

test('a sum that only some were asked for does not go up as the report of the whole province', () =>
  trial(async (country, { thanh }) => {
    const [mai, minh, hung] = [country.person('mai'), country.person('minh'), country.person('hung')]
    const oanh = await joins(country, 'oanh', 'Phan Thị Oanh', 'approver', 'cuc')
    await keepsDuty(mai, 'so-y-te', 3)
    await keepsDuty(minh, 'tan-lap', 20)
    const above = await oanh.does<Opened>('openRound', { unit: 'cuc', kind: 'half', period: '2026-H1', units: ['son-ha'] })
    const { id } = await opens(country, { units: ['so-y-te'] })
    await moves(minh, await sends(mai, thanh, id, 'so-y-te'), 'accept', 4, word)
    const sum = await minh.does<Drafted>('rollUpRound', { round: id })
    await moves(minh, sum.edition, 'check', sum.version)
    await moves(hung, sum.edition, 'approve', sum.version + 1)
    await moves(hung, sum.edition, 'publish', sum.version + 2)
    await minh.does('prepareEdition', { unit: 'son-ha', round: above.id })
    const shown = await minh.does<Shown & { basis: string }>('showEdition', { unit: 'son-ha', round: above.id })
    assert.deepEqual([shown.basis, shown.figures.find(({ indicator }) => indicator === 'duty_man_days')?.value], ['books', 23])
  }))

test('a roll-up whose figures raise a question is not checked before somebody said a word about it', () =>
  trial(async (country, { thanh }) => {
    const [mai, minh] = [country.person('mai'), country.person('minh')]
    // Forty people in one patrol team: the unit explains it, the province has to as well.
    const patrol = { kind: 'patrol', shift: 'night', manDays: 0, turns: 0, teamTurns: 1, personTurns: 40, place: 'Ven sông' }
    await keepsDuty(mai, 'so-y-te', 40, patrol)
    const { id } = await opens(country, { units: ['so-y-te'] })
    const draft = await mai.does<Drafted & { findings: { about: string; severity: string }[] }>('prepareEdition', {
      unit: 'so-y-te',
      round: id,
    })
    for (const { about, severity } of draft.findings)
      if (severity === 'warning')
        await mai.does('explainFinding', { unit: 'so-y-te', period: '2026-H1', about, reason: 'Trực tăng cường dài ngày' })
    await moves(minh, await sends(mai, thanh, id, 'so-y-te', draft), 'accept', 4, word)
    const sum = await minh.does<Drafted>('rollUpRound', { round: id })
    const refused = await minh.isRefused('moveEdition', { edition: sum.edition, verb: 'check', version: sum.version })
    assert.equal(refused.code, 'edition.unexplained')
    const open = (await sumOf(country, id)).findings.filter(({ severity }) => severity === 'warning')
    assert.ok(open.length > 0)
    for (const { about } of open)
      await minh.does('explainFinding', {
        unit: 'son-ha',
        period: '2026-H1',
        round: id,
        about,
        reason: 'Sở Y tế đã giải trình bằng văn bản',
      })
    await moves(minh, sum.edition, 'check', sum.version)
  }))

test('Minh puts the report of the health department right for it: he says why, and the paper says "lập thay"', () =>
  trial(async (country, { thanh }) => {
    const [mai, minh] = [country.person('mai'), country.person('minh')]
    await keepsDuty(mai, 'so-y-te', 3)
    const { id } = await opens(country)
    const edition = await sends(mai, thanh, id, 'so-y-te')
    await moves(minh, edition, 'accept', 4)
    const ask = { edition, cause: 'replacement', reason: 'Ghi thiếu một ca trực' }
    assert.equal((await minh.isRefused('correctEdition', ask)).code, 'edition.on_behalf')
    await minh.does('correctEdition', { ...ask, onBehalf: 'Cán bộ đơn vị đi vắng, đọc qua điện thoại' })
    const { editions } = await minh.does<Shown>('showEdition', { unit: 'so-y-te', round: id })
    assert.deepEqual(
      editions.map(({ onBehalf }) => onBehalf),
      [null, 'Cán bộ đơn vị đi vắng, đọc qua điện thoại'],
    )
  }))

test('a unit that sent its report is not let off behind its back: the count of who reported stays', () =>
  trial(async (country, { thanh }) => {
    const [mai, minh, hung] = [country.person('mai'), country.person('minh'), country.person('hung')]
    const { id } = await opens(country)
    const edition = await sends(mai, thanh, id, 'so-y-te')
    const excuse = { round: id, concerns: 'so-y-te', deed: 'excuse', reason: 'Đơn vị không có phát sinh' }
    assert.equal((await hung.isRefused('changeExpected', excuse)).code, 'round.has_sent')
    await moves(minh, edition, 'accept', 4)
    const refused = await hung.isRefused('changeExpected', excuse)
    assert.equal(
      refused.message,
      'Sở Y tế đã gửi bản 1, đã được chấp nhận. Trả lại hoặc lập bản thay thế; đơn vị đã nộp thì không miễn.',
    )
    const { completeness } = await minh.does<{ completeness: { accepted: number } }>('showRound', { round: id })
    assert.equal(completeness.accepted, 1)
    // Who has only begun to write may be let off.
    await country.person('lan').does('prepareEdition', { unit: 'dien-luc', round: id })
    await hung.does('changeExpected', { ...excuse, concerns: 'dien-luc' })
  }))

test('Thanh lets nobody sign who has no right at her unit: a log-in elsewhere is as unknown as one that does not exist', () =>
  trial(async (_, { thanh }) => {
    const paper = {
      unit: 'so-y-te',
      signsAs: 'KT',
      basis: 'Giấy ủy quyền số 12/GUQ-BCH',
      validFrom: '2026-07-10',
      validTo: '2026-07-20',
    }
    const elsewhere = await thanh.isRefused('delegateSigning', { ...paper, login: 'lan' })
    const nobody = await thanh.isRefused('delegateSigning', { ...paper, login: 'nobody' })
    assert.deepEqual([elsewhere.code, nobody.code], ['delegation.nobody', 'delegation.nobody'])
    assert.equal(elsewhere.message.replace('lan', ''), nobody.message.replace('nobody', ''))
    // Her own clerk, and the commander above her, may be asked.
    for (const login of ['mai', 'hung']) await thanh.does('delegateSigning', { ...paper, login })
  }))

test('opened twice, Hùng is told which round stands and since when; a round of the far future is refused in words', () =>
  trial(async (country) => {
    const hung = country.person('hung')
    await opens(country)
    const twice = await hung.isRefused('openRound', { unit: 'son-ha', kind: 'half', period: '2026-H1' })
    assert.deepEqual(
      [twice.code, twice.message],
      [
        'round.open',
        'Báo cáo 6 tháng đầu năm 2026 (hệ thống quân sự) đã mở lúc 10:00 ngày 15/7/2026, hạn nộp 19/6/2026. Mở đợt đó ở Đợt báo cáo; thêm, bớt đơn vị thì sửa danh sách của đợt.',
      ],
    )
    const other = await hung.isRefused('openRound', { unit: 'son-ha', kind: 'half', period: '2026-04' })
    assert.equal(other.message, 'Báo cáo 6 tháng không lập cho tháng 4 năm 2026. Chọn kỳ đúng với loại báo cáo.')
    const far = await hung.isRefused('openRound', { unit: 'son-ha', kind: 'year', period: '2099' })
    assert.deepEqual(
      [far.code, far.message],
      ['round.too_far', 'Báo cáo năm 2099 lấy số đến 14/12/2099, còn hơn một năm nữa. Theo lịch mở từ 24/11/2099.'],
    )
  }))

test('sent while the parent returns it: whichever comes second is told what the first did', () =>
  trial(async (country, { thanh }) => {
    const [mai, minh] = [country.person('mai'), country.person('minh')]
    const { id } = await opens(country)
    const edition = await sends(mai, thanh, id, 'so-y-te')
    await minh.does('returnEdition', { edition, version: 4, reason: 'Thiếu số ca trực quý II', dueOn: '2026-07-20' })
    // Mai's screen still shows it approved: what she presses was done by her before.
    assert.equal((await mai.isRefused('moveEdition', { edition, verb: 'submit', version: 3 })).code, 'edition.moved')
    assert.equal((await mai.isRefused('moveEdition', { edition, verb: 'submit', version: 6 })).code, 'edition.state')
  }))

test('an edition that was replaced is accepted no more, and one’s own is never', () =>
  trial(async (country, { thanh }) => {
    const [mai, minh] = [country.person('mai'), country.person('minh')]
    const { id } = await opens(country)
    const first = await sends(mai, thanh, id, 'so-y-te')
    await moves(minh, first, 'accept', 4)
    const next = await mai.does<Drafted>('correctEdition', { edition: first, cause: 'replacement', reason: 'Ghi thiếu một ca' })
    await moves(minh, await sends(mai, thanh, id, 'so-y-te', next), 'accept', 4)
    const refused = await minh.isRefused('moveEdition', { edition: first, verb: 'accept', version: 7 })
    assert.equal(refused.message, 'Bản 1 của Sở Y tế đã có bản thay thế, không chấp nhận được. Mở lại để xem bản mới nhất.')
  }))

test('the day has passed: the report is taken all the same and counts as late; a slip is never due in the past', () =>
  trial(async (country, { thanh }) => {
    const [mai, minh] = [country.person('mai'), country.person('minh')]
    const { id } = await opens(country, { dueOn: '2026-06-20' })
    const edition = await sends(mai, thanh, id, 'so-y-te')
    const slip = { edition, version: 4, reason: 'Thiếu số ca trực quý II', dueOn: '2026-07-01' }
    const refused = await minh.isRefused('returnEdition', slip)
    assert.equal(refused.message, 'Hạn nộp lại 01/7/2026 đã qua, hôm nay là 15/7/2026. Chọn một ngày từ hôm nay trở đi.')
    const { completeness } = await minh.does<{ completeness: { late: number; onTime: number } }>('showRound', { round: id })
    assert.deepEqual([completeness.late, completeness.onTime], [1, 0])
  }))

test('a unit that ended within the period is not asked, is named to who opens, and its work is told apart from the sum', () =>
  trial(async (country) => {
    const [hung, minh] = [country.person('hung'), country.person('minh')]
    await keepsDuty(minh, 'cong-ty-cu', 5, { day: '2023-01-20' })
    const round = await opens(country, { period: '2023-H1' })
    assert.deepEqual(
      round.ended.map(({ unit, on }) => [unit, on]),
      [['cong-ty-cu', '2023-03-01']],
    )
    const refused = await hung.isRefused('changeExpected', {
      round: round.id,
      concerns: 'cong-ty-cu',
      deed: 'add',
      reason: 'Còn số hai tháng đầu năm',
    })
    assert.equal(refused.code, 'unit.ended')
    const { figures } = await minh.does<{
      figures: { indicator: string; official: number | null; live: number; units: { unit: string; why: string }[] }[]
    }>('compareRollUp', { round: round.id })
    const days = figures.find(({ indicator }) => indicator === 'duty_man_days')
    assert.deepEqual(
      days?.units.map(({ unit, why }) => [unit, why]),
      [['cong-ty-cu', 'ended']],
    )
  }))

test('a cell pasted with text is refused in words, cell by cell, and nothing of it is kept', () =>
  trial(async (country) => {
    const mai = country.person('mai')
    const refused = await mai.isRefused('enterFigures', {
      unit: 'so-y-te',
      period: '2026-H1',
      entries: [
        { indicator: 'reports_due', state: 'value', value: 12 },
        { indicator: 'commune_hq_average_cost', state: 'value', value: '12 quy chế' },
      ],
    })
    assert.equal(refused.status, 400)
    assert.match(JSON.stringify(refused), /entries\[1\]\.value|entries\.1\.value/)
    assert.match(refused.message, /phải là một số, đang là “12 quy chế”/)
    const { rows } = await sql`select from entries`.execute(country.db)
    assert.equal(rows.length, 0)
  }))

test('the clock of the server set back turns no order round: no step is told before the one it follows, nobody comes in time by it', () =>
  trial(async (country, { thanh }) => {
    const [mai, minh] = [country.person('mai'), country.person('minh')]
    const { id } = await opens(country, { dueOn: '2026-07-16', units: ['so-y-te'] })
    const { edition } = await mai.does<Drafted>('prepareEdition', { unit: 'so-y-te', round: id })
    // The draft was made on the 20th: since then the clock went back to the 15th.
    await inScope({ app: country.db }, EVERYWHERE, (db) =>
      sql`update editions set moved_at = '2026-07-20T03:00:00Z' where id = ${edition}::uuid`.execute(db),
    )
    await moves(mai, edition, 'check', 1)
    await moves(thanh, edition, 'approve', 2)
    await moves(mai, edition, 'submit', 3)
    const shown = await mai.does<{ steps: { verb: string; at: Date }[] }>('showEdition', { unit: 'so-y-te', round: id })
    const times = shown.steps.slice(1).map(({ at }) => new Date(at).toISOString())
    assert.deepEqual(times, Array(3).fill('2026-07-20T03:00:00.000Z'))
    const { completeness } = await minh.does<{ completeness: { late: number } }>('showRound', { round: id })
    assert.equal(completeness.late, 1)
    // A slip is not due before the day it is written by the steps, and the sum is not made before what it is made of came.
    const slip = { edition, version: 4, reason: 'Thiếu số ca trực quý II', dueOn: '2026-07-18' }
    assert.equal((await minh.isRefused('returnEdition', slip)).code, 'edition.due_past')
    await moves(minh, edition, 'accept', 4)
    await minh.does('rollUpRound', { round: id })
    type Stepped = { steps: { verb: string; at: Date }[] }
    const [unit, sum] = [
      await mai.does<Stepped>('showEdition', { unit: 'so-y-te', round: id }),
      await minh.does<Stepped>('showEdition', { unit: 'son-ha', round: id, rollUp: true }),
    ]
    for (const step of [...unit.steps.slice(1), ...sum.steps])
      assert.equal(new Date(step.at).toISOString(), '2026-07-20T03:00:00.000Z', step.verb)
  }))

// What follows happens at the same moment, in transactions of their own: it stays in the world of this file, so it comes last.
test('pressed at the same moment, by two hands or one: each deed is done once, and nobody meets a fault of ours', async () => {
  const { country } = world
  const [mai, minh, hung] = [country.person('mai'), country.person('minh'), country.person('hung')]
  const thanh = await joins(country, 'thanh', 'Hoàng Kim Thanh', 'approver', 'so-y-te')
  const { id } = await opens(country, { units: ['so-y-te'] })
  type Told = Shown & { steps: { verb: string; version: number }[] }
  const shown = () => mai.does<Told>('showEdition', { unit: 'so-y-te', round: id })
  const twice = <Done>(deed: () => Promise<Done>): Promise<Done[]> => Promise.all([deed(), deed()])

  const drafted = await twice(() => mai.does<Drafted>('prepareEdition', { unit: 'so-y-te', round: id }))
  const edition = drafted[0]?.edition ?? ''
  assert.equal(new Set(drafted.map((one) => one.edition)).size, 1)
  for (const [who, verb, version] of [
    [mai, 'check', 2],
    [thanh, 'approve', 3],
    [mai, 'submit', 4],
  ] as const) {
    const done = await twice(() => moves(who, edition, verb, version))
    assert.deepEqual(done.map(({ changed }) => changed).sort(), [false, true], verb)
  }
  const accepted = await twice(() => minh.does<{ accepted: string[]; left: unknown[] }>('acceptEditions', { round: id }))
  assert.deepEqual(accepted, [
    { accepted: ['so-y-te'], left: [] },
    { accepted: ['so-y-te'], left: [] },
  ])
  assert.deepEqual(
    (await shown()).steps.map(({ verb, version }) => `${version} ${verb}`),
    ['1 prepare', '2 prepare', '3 check', '4 approve', '5 submit', '6 receive', '7 accept'],
  )

  // Added up while the replacement is accepted: the sum is of the one or of the other, and says so where it is of the former.
  const next = await mai.does<Drafted>('correctEdition', { edition, cause: 'replacement', reason: 'Ghi thiếu một ca' })
  const later = await sends(mai, thanh, id, 'so-y-te', next)
  const [first, , second] = await Promise.all([
    minh.does<Drafted>('rollUpRound', { round: id }),
    moves(hung, later, 'accept', 4, word),
    minh.does<Drafted>('rollUpRound', { round: id }),
  ])
  const states = (await shown()).editions.map(({ state }) => state)
  const check = { edition: first.edition, verb: 'check', version: Math.max(first.version, second.version) }
  assert.equal(states[0], 'replaced')
  if (states[1] === 'rolled_up') await minh.does('moveEdition', check)
  else assert.equal((await minh.isRefused('moveEdition', check)).code, 'edition.outdated')
})
