import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cutoffOf } from './calendar.ts'
import { explained, mayBeSent, unexplained } from './explanation.ts'
import { type Figure, type FigureTable, figuresOf } from './figures.ts'
import { checkReport, type ReportToCheck, type Told } from './reportCheck.ts'

type Facts = Record<string, number>
const told = (facts: Facts): Told => new Map(Object.entries(facts))

function table(facts: Facts, targets: Facts = {}): FigureTable {
  const cutoff = cutoffOf({ kind: 'half', year: 2026, part: 1 })
  assert.ok(cutoff)
  return figuresOf({
    unit: { id: 'u1', code: 'so-y-te', name: 'Sở Y tế', level: 'CQ' },
    cutoff,
    now: new Map(Object.entries(facts).map(([id, value]) => [id, { value, known: true }])),
    before: new Map(),
    targets: told(targets) as Map<string, number>,
    targetsBefore: new Map(),
    sources: (id) => (id === 'duty_turns' ? 'entered' : 'derived'),
    notApplicable: new Set(),
  })
}

/** What is told, but for what has no figure yet: that is a test of its own. */
const codes = (facts: Facts, more: Partial<ReportToCheck> = {}, targets: Facts = {}) =>
  checkReport({
    unit: 'so-y-te',
    figures: table(facts, targets),
    ...more,
    bases: new Map([...MOVES, ...(more.bases ?? [])]),
  }).map(({ code }) => code)
const messages = (facts: Facts, more: Partial<ReportToCheck> = {}) =>
  checkReport({ unit: 'so-y-te', figures: table(facts), bases: MOVES, ...more }).map(({ message }) => message)

/** Nobody came from another unit, nobody went there. */
const MOVES = told({ 'msdf_moves.arrived': 0, 'msdf_moves.departed': 0 })

const SOUND: Facts = {
  sdf_strength: 30,
  sdf_female_strength: 4,
  msdf_admitted_new: 3,
  msdf_completed_service: 2,
  msdf_removed: 1,
  duty_turns: 48,
  duty_man_days: 384,
  force_training_attended: 27,
}
const OPENING: Facts = { sdf_strength: 30, sdf_female_strength: 4 }
const YEARS = [47, 48, 50, 46, 49].map((duty_turns) => told({ duty_turns }))

test('a sound report is told nothing', () => {
  const more = {
    bases: told({ 'force_training.called': 28 }),
    opening: told(OPENING),
    reported: told(OPENING),
    history: YEARS,
  }
  assert.deepEqual(codes(SOUND, more, { force_training_attended: 29 }), [])
})

test('present, called and due go one within the other', () => {
  const more = (called: number) => ({ bases: told({ 'force_training.called': called }) })
  assert.deepEqual(codes(SOUND, more(26), { force_training_attended: 29 }), ['check.part_over_whole'])
  assert.deepEqual(codes(SOUND, more(30), { force_training_attended: 29 }), ['check.part_over_whole'])
  assert.deepEqual(codes(SOUND, more(27), { force_training_attended: 27 }), [])
})

test('books corrected after the last report was accepted are told with both figures', () => {
  assert.deepEqual(messages(SOUND, { opening: told(OPENING), reported: told({ ...OPENING, sdf_strength: 33 }) }), [
    'Quân số tự vệ: kỳ trước báo cáo cuối kỳ 33, sổ nay ghi đầu kỳ 30, lệch 3. Sổ đã sửa sau khi nộp. Nộp được sau khi ghi lý do.',
  ])
})

test('people who came or went without anybody saying how are asked about', () => {
  assert.deepEqual(messages({ ...SOUND, sdf_strength: 35 }, { opening: told(OPENING) }), [
    'Quân số tự vệ: đầu kỳ 30, vào 3, ra 3, đáng lẽ 30 mà cuối kỳ 35. Còn 5 người thêm sổ chưa ghi vì đâu. Nộp được sau khi ghi lý do.',
  ])
})

test('ten times the usual is asked about, and what was probably meant is said', () => {
  const [first, ...others] = checkReport({
    unit: 'so-y-te',
    figures: table({ ...SOUND, duty_turns: 480, duty_man_days: 3840 }),
    history: YEARS,
  })
  assert.equal(
    first?.message,
    'Số lượt trực 480, 5 năm trước cùng kỳ thường quanh 48. Có lẽ gõ thừa một số 0: 48. Đúng thế thì sửa, không thì ghi lý do.',
  )
  assert.deepEqual([first?.severity, first?.args?.meant, others], ['warning', 48, []])
})

test('with few years of its own a unit is compared with how its like changed, whatever their sizes', () => {
  const peers = [10, 30, 55, 90, 200, 410].map((size) => ({
    before: told({ duty_turns: size }),
    now: told({ duty_turns: size + Math.round(size / 20) }),
  }))
  const more = { lastYear: told({ duty_turns: 48 }), peers }
  assert.deepEqual(codes(SOUND, more), [])
  assert.deepEqual(messages({ ...SOUND, duty_turns: 4, duty_man_days: 32 }, more), [
    'Số lượt trực 4, cùng kỳ năm trước 48; theo đà của 6 đơn vị cùng loại thì quanh 51. Có lẽ gõ thiếu một số 0: 40. Đúng thế thì sửa, không thì ghi lý do.',
  ])
  assert.deepEqual(codes({ ...SOUND, duty_turns: 4, duty_man_days: 32 }, { ...more, peers: peers.slice(2) }), [])
})

const changed = (figures: FigureTable, id: string, change: Partial<Figure>): FigureTable => {
  const figure = figures.get(id) ?? assert.fail(id)
  return new Map([...figures, [id, { ...figure, ...change }]])
}

test('a share that is not what its two numbers make stops the report', () => {
  const figures = changed(table(SOUND), 'sdf_female_rate', { value: 13.34 })
  const [first] = checkReport({ unit: 'so-y-te', figures })
  assert.deepEqual(
    [first?.code, first?.severity, first?.message],
    ['check.ratio', 'error', 'Tỷ lệ nữ trong tự vệ: ghi 13,34 nhưng 4 : 30 là 13,33. Chưa nộp được, sửa tỷ lệ hoặc hai số.'],
  )
})

test('two shares of one whole have one denominator', () => {
  const facts = { ...SOUND, 'sdf.party_members': 6 }
  const figures = changed(table(facts), 'sdf_party_member_rate', { denominator: 24, value: 25 })
  assert.deepEqual(
    checkReport({ unit: 'so-y-te', figures }).map(({ code, where }) => [code, where.indicator]),
    [['check.denominator', 'sdf_party_member_rate']],
  )
})

test('a number nobody typed is asked for; books still empty are told in one line and need no answer', () => {
  const findings = checkReport({
    unit: 'so-y-te',
    figures: table({ sdf_strength: 30 }),
    typed: new Set(['reports_due']),
  })
  assert.deepEqual(findings.map(({ code, severity, where }) => [code, severity, where.indicator]).slice(0, 1), [
    ['check.missing', 'warning', 'reports_due'],
  ])
  assert.deepEqual(
    findings.slice(1).map(({ code, severity }) => [code, severity]),
    [['check.silent_books', 'note']],
  )
})

test('errors come first, then what asks for a word', () => {
  const report = { ...SOUND, sdf_female_strength: 31, duty_turns: 480 }
  const found = checkReport({ unit: 'so-y-te', figures: table(report), history: YEARS })
  assert.deepEqual(
    found.map(({ severity }) => severity),
    ['error', ...found.slice(1).map(() => 'warning')],
  )
})

test('a report goes once every question has its answer, and asks again when the figures change', () => {
  const asked = (turns: number) =>
    checkReport({ unit: 'so-y-te', figures: table({ ...SOUND, duty_turns: turns, duty_man_days: 8 * turns }), history: YEARS })
  const [open] = unexplained(explained(asked(480), []))
  assert.ok(open)
  assert.equal(mayBeSent(explained(asked(480), [])), false)
  const word = { about: open.about, reason: 'Trực tăng cường suốt kỳ bầu cử', by: 'mai', at: '2026-06-15T02:00:00Z' }
  const answered = explained(asked(480), [word])
  assert.equal(answered[0]?.explanation?.reason, word.reason)
  assert.equal(mayBeSent(answered), true)
  assert.equal(mayBeSent(explained(asked(470), [word])), false)
})

test('what cannot be is not explained away', () => {
  const findings = checkReport({ unit: 'so-y-te', figures: table({ ...SOUND, sdf_female_strength: 31 }) })
  const words = explained(findings, []).map(({ about }) => ({ about, reason: 'đúng thế', by: 'mai', at: '2026-06-15' }))
  assert.equal(mayBeSent(explained(findings, words)), false)
})

test('figures that hang together raise nothing, whatever their size', () => {
  fc.assert(
    fc.property(fc.nat(400), fc.nat(400), fc.nat(400), fc.nat(400), (women, men, came, went) => {
      const strength = women + men
      const opening = strength - came + went
      if (opening < 0) return
      const facts = {
        sdf_strength: strength,
        sdf_female_strength: women,
        msdf_admitted_new: came,
        msdf_completed_service: went,
        msdf_removed: 0,
      }
      const history = Array.from({ length: 6 }, () => told(facts))
      assert.deepEqual(codes(facts, { opening: told({ sdf_strength: opening }), history }), [])
    }),
  )
})
