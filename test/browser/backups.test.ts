import assert from 'node:assert/strict'
import { chmodSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { actions } from '#actions/index.ts'
import { buildApp } from '#server/app.ts'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { addGrant, addUser, openSession } from '#store/users.ts'
import { openBrowser } from '../browser.ts'
import { aWorld, NOW, type World } from '../world.ts'
import { LAPTOP, settled } from './samplePage.ts'

const WEB = fileURLToPath(new URL('../../dist/web', import.meta.url))
let world: World
let browser: Browser
let app: Awaited<ReturnType<typeof buildApp>>
let address: string
let token: string
before(async () => {
  world = await aWorld()
  chmodSync(world.country.database.folder, 0o711)
  token = await inScope(world.country.database, EVERYWHERE, async (db) => {
    const id = await addUser(db, { login: 'hoa', name: 'Ngô Thị Hòa', password: null })
    await addGrant(db, id, 'administrator', world.country.unit('cuc').id)
    return openSession(db, id, 'test', NOW)
  })
  const logBug = (_: string, deed: string, error: unknown) => assert.fail(`${deed}: ${String(error)}`)
  app = await buildApp({ actions, database: async () => world.country.database, clock: () => NOW, logBug }, { web: WEB })
  address = await app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await app?.close()
  await world?.close()
})

test('Hòa backs up, rehearses the restore and moves the hour, all from her name in the corner', async () => {
  const context = await browser.newContext(LAPTOP)
  await context.addCookies([{ name: 'sv', value: token, url: address }])
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(address)
  await settled(page)
  await page.getByRole('button', { name: 'Người dùng' }).click()
  await page.getByRole('link', { name: 'Sao lưu' }).click()
  await page.getByRole('heading', { name: 'Sao lưu' }).waitFor()
  await page.getByText('Chưa lập bản sao lưu nào').waitFor()
  await page.getByRole('button', { name: 'Sao lưu ngay' }).click()
  await page.getByText('còn mới').waitFor()
  await page.getByRole('button', { name: 'Diễn tập khôi phục' }).click()
  const rehearsal = page.getByRole('row', { name: /Diễn tập khôi phục/ })
  await rehearsal.waitFor()
  assert.match(await rehearsal.innerText(), /đạt[\s\S]*\d dòng[\s\S]*số liệu khớp[\s\S]*nhật ký nguyên vẹn/)
  await page.getByLabel(/Bắt đầu lúc mấy giờ/).fill('24')
  await page.getByRole('button', { name: 'Ghi lịch' }).click()
  await page.getByRole('alert').waitFor()
  await page.getByLabel(/Bắt đầu lúc mấy giờ/).fill('23')
  await page.getByRole('button', { name: 'Ghi lịch' }).click()
  await page.getByRole('alert').waitFor({ state: 'detached' })
  if (process.env.SAOVUONG_SHOT) await page.screenshot({ path: process.env.SAOVUONG_SHOT })
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true)
  assert.deepEqual(complaints, [])
})
