import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { joins, keepsDuty, moves, sends } from '../goingUp.ts'
import { aWorld, type Country, type Person, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

type Checked = { findings: { code: string; message: string }[] }
const HALVES = ['2021-H1', '2022-H1', '2023-H1', '2024-H1', '2025-H1'] as const

/** The report of one period, all the way to its acceptance. */
async function accepted(country: Country, thanh: Person, kind: string, period: string): Promise<void> {
  const { id } = await country
    .person('hung')
    .does<{ id: string }>('openRound', { unit: 'son-ha', kind, period, units: ['so-y-te'] })
  const edition = await sends(country.person('mai'), thanh, id, 'so-y-te')
  await moves(country.person('minh'), edition, 'accept', 4, { reason: 'Đã đối chiếu với đơn vị' })
}

test('what was accepted of a unit before is what its next report is held against: its usual turns, and how it said it ended', () =>
  world.trial(async (country) => {
    const thanh = await joins(country, 'thanh', 'Hoàng Kim Thanh', 'approver', 'so-y-te')
    const mai = country.person('mai')
    const enlists = (fullName: string) =>
      mai.does('saveRow', {
        register: 'personnel',
        unit: 'so-y-te',
        values: { fullName, bornOn: '1994-05-12', joinedOn: '2020-01-15' },
      })
    await enlists('Đinh Thị Sen')
    for (const period of HALVES) {
      await keepsDuty(mai, 'so-y-te', 3, { day: `${period.slice(0, 4)}-05-02`, turns: 2 })
      await accepted(country, thanh, 'half', period)
    }
    await accepted(country, thanh, 'half', '2025-H2')
    const asks = async () =>
      (await mai.does<Checked>('checkReport', { unit: 'so-y-te', period: '2026-H1' })).findings.map(({ code }) => code)
    await keepsDuty(mai, 'so-y-te', 3, { turns: 2 })
    const before = await asks()
    assert.ok(!before.includes('check.opening') && !before.includes('check.change'), before.join(' '))
    // The books of days already reported are changed: the report of 2025 said one, now they say two.
    await enlists('Hồ Văn Tài')
    const { findings } = await mai.does<Checked>('checkReport', { unit: 'so-y-te', period: '2026-H1' })
    assert.match(
      findings.find(({ code }) => code === 'check.opening')?.message ?? '',
      /kỳ trước báo cáo cuối kỳ 1, sổ nay ghi đầu kỳ 2, lệch 1/,
    )
    for (let day = 10; day < 20; day++) await keepsDuty(mai, 'so-y-te', 3, { day: `2026-05-${day}`, turns: 2 })
    // Never closed: the accepted reports of five years are the history its turns are held against.
    assert.ok((await asks()).includes('check.change'))
  }))
