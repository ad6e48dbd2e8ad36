import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { indicatorById } from '#domain/sources.ts'
import { addGrant, addUser, openSession } from '#store/users.ts'
import { aWorld, NOW, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

type Shown = {
  editions: { id: string; state: string; version: number }[]
  figures: { indicator: string; value: number | null }[]
}
const shift = (day: string, people: number) => ({
  day,
  kind: 'duty',
  shift: 'day',
  place: 'Cổng chính',
  people,
  manDays: people,
  turns: 1,
})

test('Hùng asks for the week: Mai sends a short report of its seven days, and what is not of the week stays out', () =>
  world.trial(async (country) => {
    const [hung, mai, minh] = [country.person('hung'), country.person('mai'), country.person('minh')]
    const id = await addUser(country.db, { login: 'thanh', name: 'Hoàng Kim Thanh', password: null })
    await addGrant(country.db, id, 'approver', country.unit('so-y-te').id)
    country.tokens.set('thanh', await openSession(country.db, id, 'test', NOW))
    // Sunday before, Monday, Sunday, Monday after: 6–12 July 2026 is the 28th week.
    for (const [day, people] of [
      ['2026-07-05', 100],
      ['2026-07-06', 3],
      ['2026-07-12', 4],
      ['2026-07-13', 200],
    ] as const)
      await mai.does('saveRow', { register: 'duty', unit: 'so-y-te', values: shift(day, people) })
    const round = await hung.does<{ id: string; title: string; asOf: string; dueOn: string }>('openRound', {
      unit: 'son-ha',
      kind: 'week',
      period: '2026-W28',
    })
    assert.deepEqual([round.title, round.asOf, round.dueOn], ['Báo cáo tuần 28 năm 2026', '2026-07-12', '2026-07-13'])
    const { edition } = await mai.does<{ edition: string }>('prepareEdition', { unit: 'so-y-te', round: round.id })
    await mai.does('moveEdition', { edition, verb: 'check', version: 1 })
    await country.person('thanh').does('moveEdition', { edition, verb: 'approve', version: 2 })
    await mai.does('moveEdition', { edition, verb: 'submit', version: 3 })
    const sent = await minh.does<Shown>('showEdition', { unit: 'so-y-te', round: round.id })
    assert.equal(sent.figures.find(({ indicator }) => indicator === 'duty_man_days')?.value, 7)
    // The form of a week asks an office for its training and its duty; strength, targets and papers wait for the month.
    const chapters = new Set(sent.figures.map(({ indicator }) => indicatorById(indicator)?.chapter))
    assert.deepEqual([...chapters].sort(), ['C', 'D'])
    // The form on the screen asks the same, of the kind of unit and the kind of report; nothing of it has to be typed.
    type Form = { shortForm: { title: string } | null; sections: { chapter: string; rows: { entry: unknown }[] }[] }
    const form = await mai.does<Form>('showForm', { unit: 'so-y-te', period: '2026-W28' })
    assert.equal(form.shortForm?.title, 'Báo cáo tuần')
    assert.deepEqual(new Set(form.sections.map(({ chapter }) => chapter[0])), chapters)
    assert.ok(form.sections.every(({ rows }) => rows.every(({ entry }) => entry === null)))
    const month = await mai.does<Form>('showForm', { unit: 'so-y-te', period: '2026-07' })
    assert.ok(month.shortForm === null && month.sections.length > form.sections.length)
    await minh.does('moveEdition', { edition, verb: 'accept', version: 4 })
    await hung.does('rollUpRound', { round: round.id, partial: 'Ba đơn vị báo cáo sau, theo điện của chỉ huy' })
    const whole = await hung.does<Shown>('showEdition', { unit: 'son-ha', round: round.id, rollUp: true })
    assert.equal(whole.figures.find(({ indicator }) => indicator === 'duty_man_days')?.value, 7)
    // Time by unit: Mai sent two days after it was due, those who have not sent stand before her.
    type Over = { rounds: { id: string }[]; lines: { unit: { code: string }; cells: string[]; missing: number }[] }
    const over = await hung.does<Over>('showCompleteness', { unit: 'son-ha', asOf: '2026-07-20' })
    assert.deepEqual(
      over.rounds.map(({ id }) => id),
      [round.id],
    )
    assert.deepEqual(over.lines.find(({ unit }) => unit.code === 'so-y-te')?.cells, ['late'])
    assert.equal(over.lines.filter(({ cells }) => cells[0] === 'missing').length, over.lines.length - 1)
  }))

test('a week that is none, and a week a line does not report, are refused in words', () =>
  world.trial(async (country) => {
    const hung = country.person('hung')
    const asked = (more: object) => hung.isRefused('openRound', { unit: 'son-ha', kind: 'week', ...more })
    assert.equal((await asked({ period: '2026-W54' })).code, 'period.unknown')
    assert.equal((await asked({ period: '2026-W28', line: 'remains' })).code, 'round.no_dates')
    // Figures are typed for months and longer: not for a week.
    const typed = await hung.isRefused('openPeriod', { unit: 'son-ha', period: '2026-W28' })
    assert.notEqual(typed.code, 'bug')
  }))
