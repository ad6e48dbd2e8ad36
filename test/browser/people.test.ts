import assert from 'node:assert/strict'
import { chmodSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { actions } from '#actions/index.ts'
import { buildApp } from '#server/app.ts'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { codeOfStep, stepAt } from '#store/oneTimeCode.ts'
import { SECOND_FACTOR } from '#store/secondFactor.ts'
import { addGrant, addUser, openSession, userByLogin, writeSetting } from '#store/users.ts'
import { openBrowser } from '../browser.ts'
import { aWorld, NOW, type World } from '../world.ts'
import { LAPTOP, settled } from './samplePage.ts'

const WEB = fileURLToPath(new URL('../../dist/web', import.meta.url))
const PASSWORD = 'con cò bay lả bay la'
let world: World
let browser: Browser
let app: Awaited<ReturnType<typeof buildApp>>
let address: string
let now = NOW
before(async () => {
  world = await aWorld()
  chmodSync(world.country.database.folder, 0o711)
  await inScope(world.country.database, EVERYWHERE, async (db) => {
    await writeSetting(db, SECOND_FACTOR, { asked: true })
    const id = await addUser(db, { login: 'hoa', name: 'Ngô Thị Hòa', password: PASSWORD })
    await addGrant(db, id, 'administrator', world.country.unit('son-ha').id)
  })
  const logBug = (_: string, deed: string, error: unknown) => assert.fail(`${deed}: ${String(error)}`)
  app = await buildApp({ actions, database: async () => world.country.database, clock: () => now, logBug }, { web: WEB })
  address = await app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await app?.close()
  await world?.close()
})

const shot = async (page: Page, name: string) => {
  if (process.env.SAOVUONG_SHOT) await page.screenshot({ path: `${process.env.SAOVUONG_SHOT}-${name}.png`, fullPage: true })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
  assert.equal(wide, true, name)
}

test('Hòa sets up her telephone before anything else opens, invites Vinh for the duty book alone, and proves herself again', async () => {
  const context = await browser.newContext(LAPTOP)
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (line) => {
    if (/Content Security Policy/i.test(line.text())) complaints.push(line.text())
  })
  await page.goto(address)
  await page.getByLabel('Tên đăng nhập').fill('hoa')
  await page.getByLabel('Mật khẩu').fill(PASSWORD)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByText('Chỉ huy và quản trị làm việc với xác thực hai lớp').waitFor()
  await page.getByRole('button', { name: 'Bật xác thực hai lớp' }).click()
  const secret = await page.locator('.account-secret').innerText()
  await shot(page, 'account-setup-1366')
  await page.getByLabel('Mã 6 số đang hiện trên điện thoại').fill(shows(secret, 0))
  await page.getByRole('button', { name: 'Xác nhận và bật' }).click()
  await page.getByText('Mã khôi phục của hoa').waitFor()
  await shot(page, 'account-1366')
  await settled(page)
  await page.getByRole('button', { name: 'Người dùng' }).click()
  await page.getByRole('link', { name: 'Người dùng và quyền' }).click()
  await page.getByRole('heading', { name: 'Ngô Thị Hòa' }).waitFor()
  await shot(page, 'people-1366')
  // She was away for a quarter of an hour: the invitation waits for her to say who she is, and then goes on.
  now = new Date(NOW.getTime() + 15 * 60_000)
  await page.getByRole('button', { name: 'Mời người dùng' }).click()
  await page.getByLabel('Họ và tên').fill('Cao Quang Vinh')
  await page.getByLabel('Tên đăng nhập').fill('vinh')
  await page.getByLabel('Chỉ cho một số sổ').check()
  await page.locator('.people-books label', { hasText: 'trực' }).first().click()
  await shot(page, 'invite-1366')
  await page.getByRole('button', { name: 'Lập mã mời' }).click()
  await page.getByLabel('Mật khẩu hoặc mã 6 số').fill(PASSWORD)
  await shot(page, 'proof-1366')
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  const code = await page.locator('.people-code code').innerText()
  assert.match(code, /^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$/)
  await page.getByRole('button', { name: 'Xong' }).click()
  await page.getByRole('heading', { name: 'Cao Quang Vinh' }).waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await settled(page)
  await shot(page, 'people-390')
  await page.goto(`${address}/tai-khoan`)
  await page.getByRole('heading', { name: 'Phiên đăng nhập' }).waitFor()
  await settled(page)
  await shot(page, 'account-390')
  await context.close()

  // Vinh comes on his telephone with the code on paper.
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' })).newPage()
  phone.setDefaultTimeout(30_000)
  phone.on('pageerror', (error) => complaints.push(error.message))
  await phone.goto(address)
  await phone.getByRole('button', { name: 'Có mã mời' }).click()
  await phone.getByLabel('Tên đăng nhập').fill('vinh')
  await phone.getByLabel('Mã mời in trên giấy').fill(code)
  await phone.getByLabel('Mật khẩu đồng chí chọn').fill('trăng lên đỉnh núi trăng mờ')
  await phone.getByRole('button', { name: 'Đặt mật khẩu' }).click()
  await phone.getByRole('heading', { name: 'Đăng nhập' }).waitFor()
  await phone.getByLabel('Mật khẩu', { exact: true }).fill('trăng lên đỉnh núi trăng mờ')
  await phone.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await phone.waitForURL(/so-dang-ky/)
  await phone.getByRole('heading', { name: 'Sổ đăng ký' }).waitFor()
  await settled(phone)
  await shot(phone, 'bound-390')
  assert.deepEqual(complaints, [])
})

test('Hòa believes the key of a machine that stands apart, looks its packet over and takes it into the books', async () => {
  const other = await aWorld()
  try {
    const there = other.country.machine
    await there.does('saveRow', {
      register: 'duty',
      unit: 'dien-luc',
      values: { day: '2026-06-20', kind: 'duty', place: 'Cổng chính', people: 2, manDays: 2, turns: 1 },
    })
    type Keys = { card: string; fingerprint: string }
    const [ours, theirs] = [
      await world.country.machine.does<Keys>('showKeys', { unit: 'son-ha' }),
      await there.does<Keys>('showKeys', { unit: 'son-ha' }),
    ]
    const { id: key } = await there.does<{ id: string }>('trustKey', {
      unit: 'dien-luc',
      name: 'Tỉnh',
      card: ours.card,
      fingerprint: ours.fingerprint,
    })
    const { file } = await there.does<{ file: { bytes: Uint8Array } }>('exportPacket', { unit: 'dien-luc', key })
    const token = await inScope(world.country.database, EVERYWHERE, async (db) => {
      await writeSetting(db, SECOND_FACTOR, { asked: false })
      const user = await userByLogin(db, 'hoa')
      return openSession(db, user?.id ?? '', 'test', now)
    })
    const context = await browser.newContext(LAPTOP)
    await context.addCookies([{ name: 'sv', value: token, url: address }])
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(`${address}/goi-du-lieu?unit=dien-luc`)
    await page.getByRole('button', { name: 'Nhận khóa của nơi khác' }).click()
    await page.getByLabel('Nơi giữ khóa').fill('Công ty Điện lực')
    await page.getByLabel('Thẻ khóa của nơi đó').fill(theirs.card)
    await page.getByLabel('Vân tay chép từ giấy').fill(ours.fingerprint)
    await page.getByRole('button', { name: 'Đối chiếu và nhận' }).click()
    await page.getByText('Vân tay trên giấy không khớp').waitFor()
    await page.getByLabel('Vân tay chép từ giấy').fill(theirs.fingerprint.toLowerCase())
    await page.getByRole('button', { name: 'Đối chiếu và nhận' }).click()
    await page.getByRole('button', { name: 'Thôi nhận' }).waitFor()
    await page.getByRole('button', { name: 'Nhập gói' }).click()
    await page.setInputFiles('input[type=file]', {
      name: 'goi.svgoi',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(file.bytes),
    })
    await page.getByText('thêm mới').waitFor()
    await page.getByRole('button', { name: 'Ghi vào sổ' }).click()
    await page.getByText('Đã ghi. Tải phiếu nhận').waitFor()
    await page.getByRole('cell', { name: '1 thêm' }).waitFor()
    await shot(page, 'packets-1366')
    await page.setViewportSize({ width: 390, height: 844 })
    await shot(page, 'packets-390')
    assert.deepEqual(complaints, [])
    await context.close()
  } finally {
    await other.close()
  }
})

/** What the telephone shows so many half minutes from now, the secret read off the screen. */
function shows(secret: string, away: number): string {
  const letters = [...secret.replace(/\s/g, '')]
  const bits = letters.map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const bytes = (bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2))
  return codeOfStep(Buffer.from(bytes), stepAt(now) + away)
}
