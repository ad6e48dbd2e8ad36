import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { actions } from '#actions/index.ts'
import { buildApp } from '#server/app.ts'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { addGrant, addUser } from '#store/users.ts'
import { openBrowser } from '../browser.ts'
import { aWorld, NOW, type World } from '../world.ts'
import { settled } from './samplePage.ts'

const WEB = fileURLToPath(new URL('../../dist/web', import.meta.url))
const PASSWORD = 'con cò bay lả bay la'
let world: World
let browser: Browser
let app: Awaited<ReturnType<typeof buildApp>>
let address: string
before(async () => {
  world = await aWorld()
  const { country } = world
  await inScope(country.database, EVERYWHERE, async (db) => {
    const id = await addUser(db, { login: 'thu', name: 'Bùi Thị Thu', password: PASSWORD })
    for (const role of ['administrator', 'viewer'] as const) await addGrant(db, id, role, country.unit('son-ha').id)
  })
  const minh = country.person('minh')
  const save = (register: string, unit: string, values: object) =>
    minh.does<{ id: string }>('saveRow', { register, unit, values })
  const member = { bornOn: '1998-02-03', force: 'militia', forceKind: 'on_site', post: 'soldier', status: 'serving' }
  for (const [unit, fullName] of [
    ['tan-lap', 'Lò Văn Pản'],
    ['tan-lap', 'Vì Thị Hoa'],
    ['phu-son', 'Tòng Văn Phát'],
  ] as const)
    await save('personnel', unit, { ...member, fullName, joinedOn: '2024-03-01' })
  const patrol = {
    kind: 'patrol',
    shift: 'night',
    place: 'Đường liên xã',
    people: 4,
    manDays: 0,
    turns: 0,
    teamTurns: 1,
    personTurns: 4,
  }
  const { id } = await save('duty', 'tan-lap', { ...patrol, day: '2026-04-02' })
  await save('duty', 'phu-son', { ...patrol, day: '2026-04-02', jointWith: id })
  await country.person('hung').does('issueTargets', {
    unit: 'son-ha',
    indicator: 'duty_man_days',
    period: '2026',
    number: '12/QĐ',
    decidedOn: '2026-01-05',
    total: 100,
    lines: [
      { unit: 'tan-lap', value: 40 },
      { unit: 'phu-son', value: 60 },
    ],
  })
  const logBug = (_: string, deed: string, error: unknown) => assert.fail(`${deed}: ${String(error)}`)
  app = await buildApp({ actions, database: async () => country.database, clock: () => NOW, logBug }, { web: WEB })
  address = await app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await app?.close()
  await world?.close()
})

/** Nothing runs out of the page, on the desk or on the telephone. */
async function looked(page: Page, name: string): Promise<void> {
  for (const [width, height] of [
    [390, 844],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height })
    await settled(page)
    if (process.env.SAOVUONG_SHOT)
      await page.screenshot({ path: `${process.env.SAOVUONG_SHOT}-${name}-${width}.png`, fullPage: true })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
    assert.equal(wide, true, `${name} at ${width}`)
  }
}

test('Thu plans a merger, looks at it, withdraws one and carries one out, and reads last half-year under the tree of before and of today', async () => {
  const page = await (
    await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' })
  ).newPage()
  page.setDefaultTimeout(30_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(address)
  await page.getByLabel('Tên đăng nhập').fill('thu')
  await page.getByLabel('Mật khẩu').fill(PASSWORD)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('button', { name: 'Đăng nhập' }).waitFor({ state: 'detached' })
  await page.goto(`${address}/to-chuc?unit=son-ha&period=2026&asOf=2026-07-10`)
  const tab = (name: string) => page.getByRole('tab', { name }).click()
  const plan = async (number: string) => {
    await page.getByRole('button', { name: 'Lập quyết định' }).click()
    await page.getByLabel('Số quyết định').fill(number)
    await page.getByLabel('Ngày ký').fill('20/6/2026')
    await page.getByLabel('Có hiệu lực từ').fill('1/7/2026')
    await page.getByLabel('Về việc').fill('Nhập xã Tân Lập vào xã Phú Sơn')
    await page.getByLabel('Đơn vị', { exact: true }).fill('Ban CHQS xã Tân Lập')
    await page.getByLabel('Vào đơn vị').fill('Ban CHQS xã Phú Sơn')
    await page.getByRole('button', { name: 'Ghi quyết định, xem trước' }).click()
    await page.getByRole('heading', { name: `Xem trước ${number}` }).waitFor()
  }

  await tab('Sắp xếp đơn vị')
  await plan('44/QĐ-BCH')
  await page.getByRole('button', { name: 'Rút quyết định' }).click()
  await page.getByLabel('Lý do rút').fill('Ghi nhầm số quyết định')
  await page.getByRole('button', { name: 'Rút quyết định này' }).click()
  await page.getByText('Đã rút').waitFor()

  await plan('45/QĐ-BCH')
  const preview = page.locator('.panel', { has: page.getByRole('heading', { name: 'Xem trước 45/QĐ-BCH' }) })
  const said = await preview.innerText()
  // People, targets and what stands before and after, by name.
  for (const word of ['Lò Văn Pản', 'Xã Phú Sơn', '100', 'chưa có gì thay đổi'])
    assert.ok(new RegExp(word, 'i').test(said), `${word}: ${said}`)
  await looked(page, 'preview')
  await page.getByRole('button', { name: 'Thực hiện quyết định' }).click()
  await page.getByText('Đã thực hiện').waitFor()

  await tab('Số theo cây khác')
  await page.getByLabel('Chỉ tiêu').fill('patrol_sorties')
  await page.getByLabel('Cây ngày').fill('15/7/2026')
  const patrols = page.getByRole('rowheader', { name: /Phú Sơn/ })
  await patrols.waitFor()
  // One patrol of two communes is one of the commune they became.
  await page.getByText('đếm một lần theo cây ngày này').first().waitFor()
  await looked(page, 'today')
  await page.goto(`${address}/to-chuc?unit=son-ha&period=2026&asOf=2026-07-10`)
  await tab('Số theo cây khác')
  await page.getByLabel('Cây ngày').fill('30/6/2026')
  await page.getByText('Mọi số xếp theo cây tổ chức ngày 30/6/2026').waitFor()
  await looked(page, 'before')

  await tab('Cây tổ chức')
  await page.getByLabel('Xếp theo').selectOption({ label: 'Cây trực tiếp quản lý' })
  await page.getByRole('heading', { name: 'Xếp trong cây trực tiếp quản lý' }).waitFor()
  await page.goto(`${address}/to-chuc?unit=dien-luc&period=2026&asOf=2026-07-10`)
  await page.getByLabel('Xếp theo').selectOption({ label: 'Cây trực tiếp quản lý' })
  await page.getByLabel('Đứng dưới đơn vị').fill('Ban CHQS xã Phú Sơn')
  await page.getByLabel('Từ ngày').fill('1/7/2026')
  await page.getByRole('button', { name: 'Xếp vào cây này' }).click()
  await page
    .getByText('Cây trực tiếp quản lý: Xã Phú Sơn')
    .or(page.getByText('Cây trực tiếp quản lý: Ban CHQS xã Phú Sơn'))
    .waitFor()
  // The tree beside it has moved with it: the company stands below the commune now, which is folded.
  await page.getByRole('treeitem', { name: /Điện lực/ }).waitFor({ state: 'detached' })
  await looked(page, 'trees')
  assert.deepEqual(complaints, [])
})
