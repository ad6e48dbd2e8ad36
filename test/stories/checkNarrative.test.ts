import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { NarrativeReply } from '#reader/narrativeCheck.ts'
import { aWorld, type World } from '../world.ts'

/** A text beside the figures its unit holds, on a database where those figures were entered row by row. */
let world: World
let country: World['country']
before(async () => {
  world = await aWorld()
  country = world.country
  const mai = country.person('mai')
  for (const [fullName, female] of [
    ['Nguyễn Thị Hoa', true],
    ['Lê Văn Bình', false],
    ['Trần Văn Cảnh', false],
    ['Phạm Thị Dung', true],
  ] as const)
    await mai.does('saveRow', {
      register: 'personnel',
      unit: 'so-y-te',
      values: { fullName, female, bornOn: '1994-05-12', joinedOn: '2022-03-15' },
    })
  for (const day of ['2023-02-03', '2023-04-30', '2023-05-01'])
    await mai.does('saveRow', {
      register: 'duty',
      unit: 'so-y-te',
      values: { day, kind: 'duty', place: 'Cổng A', people: 2, manDays: 2, turns: 1 },
    })
})
after(() => world?.close())

const HALF = { unit: 'so-y-te', period: '2023-H1', asOf: '2023-06-30' }
const check = (text: string, more: object = HALF, person: 'mai' | 'lan' = 'mai') =>
  country.person(person).does<NarrativeReply>('checkNarrative', { text, ...more })
const claimOf = (reply: NarrativeReply, indicator: string) =>
  reply.claims.find((claim) => claim.indicator === indicator) ?? assert.fail(`no claim of ${indicator}`)

test('Mai checks a sentence that says what the system holds, and every figure agrees', async () => {
  const reply = await check('Tự vệ Sở Y tế có 4 đồng chí, trong đó nữ có 2 đồng chí; duy trì 3 lượt trực với 6 ngày công.')
  for (const [indicator, held] of [
    ['sdf_strength', '4'],
    ['sdf_female_strength', '2'],
    ['duty_turns', '3'],
    ['duty_man_days', '6'],
  ] as const) {
    const claim = claimOf(reply, indicator)
    assert.deepEqual([claim.held?.verdict, claim.held?.held], ['agrees', held], indicator)
  }
  assert.deepEqual([reply.summary.agrees, reply.summary.differs], [4, 0])
})

test('a figure that differs says by how much, what the system has, and what the text would say instead', async () => {
  const claim = claimOf(await check('Sở Y tế duy trì trực sẵn sàng chiến đấu 5 lượt trực, 6 ngày công.'), 'duty_turns')
  assert.deepEqual(
    [claim.held?.verdict, claim.held?.held, claim.held?.difference, claim.held?.correction],
    ['differs', '3', '+2', '3'],
  )
})

test('a day before the last shift leaves that shift out of the comparison', async () => {
  const sentence = 'Sở Y tế duy trì trực sẵn sàng chiến đấu 2 lượt trực.'
  assert.equal(claimOf(await check(sentence), 'duty_turns').held?.verdict, 'differs')
  const earlier = await check(sentence, { ...HALF, asOf: '2023-04-30' })
  assert.equal(claimOf(earlier, 'duty_turns').held?.verdict, 'agrees')
})

test('what nobody entered is not held, and is neither right nor wrong', async () => {
  const reply = await check('Năm 2023, xã đăng ký nghĩa vụ quân sự lần đầu cho 64 công dân nam tuổi 17.')
  const claim = claimOf(reply, 'registered_age17')
  assert.equal(claim.held?.verdict, 'not_held')
  assert.equal(claim.held?.difference, null)
  assert.deepEqual([reply.summary.not_held, reply.summary.differs], [1, 0])
})

test('the figure held for a claim is the one its proof opens on, and the records of the proof add up to it', async () => {
  const reply = await check('Sở Y tế duy trì trực sẵn sàng chiến đấu 5 lượt trực.')
  const claim = claimOf(reply, 'duty_turns')
  const proof = await country
    .person('mai')
    .does<{ figure: { value: number | null } }>('openProof', { ...HALF, indicator: claim.held?.indicator })
  assert.equal(String(proof.figure.value), claim.held?.held)
})

test('a figure of another year is not held against this one', async () => {
  const claim = claimOf(await check('Năm 2021, Sở Y tế duy trì 40 lượt trực sẵn sàng chiến đấu.'), 'duty_turns')
  assert.equal(claim.held?.verdict, 'not_compared')
})

test('a report of the province that names the health department is held against that department', async () => {
  const reply = await country.person('minh').does<NarrativeReply>('checkNarrative', {
    text: 'Sáu tháng đầu năm 2023, Sở Y tế duy trì trực sẵn sàng chiến đấu 5 lượt trực.',
    ...HALF,
    unit: 'son-ha',
  })
  const claim = claimOf(reply, 'duty_turns')
  assert.deepEqual([claim.org_unit, claim.org_unit_name], ['so-y-te', 'Ban CHQS Sở Y tế'])
  assert.deepEqual([claim.held?.verdict, claim.held?.held], ['differs', '3'])
})

test('Lan of the power company may not hold a text against the figures of the health department', async () => {
  const refusal = await country.person('lan').isRefused('checkNarrative', { text: 'Có 4 đồng chí.', ...HALF })
  assert.equal(refusal.status, 403)
})

test('Mai pastes a roster of nothing but figures: she is told how many a text may hold and where a roster goes', async () => {
  const refusal = await country.person('mai').isRefused('checkNarrative', { text: 'có 4 đồng chí, 5% '.repeat(20_000), ...HALF })
  assert.equal(refusal.status, 422)
  assert.match(refusal.message, /hơn 30\.000 số.*Tách thành nhiều phần.*Excel/)
  await check('có 4 đồng chí, '.repeat(20))
})
