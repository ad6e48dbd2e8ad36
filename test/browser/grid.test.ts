import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { openSample, type SamplePage, settled } from './samplePage.ts'

/** The book as a sheet: the clerk of Sở Y tế works as in Excel, by keyboard alone. */
let sample: SamplePage
before(async () => {
  sample = await openSample()
})
after(async () => {
  await sample?.close()
})

const PLACE = 'unit=so-y-te&period=2023-H1&asOf=2023-07-15'
const cellAt = (page: Page, row: number, column: number) =>
  page.locator(`.grid-body [aria-rowindex="${row + 2}"] [role=gridcell]`).nth(column)
/** What the book holds now, asked past the screen. */
const rowsHeld = async (
  page: Page,
  register: string,
): Promise<{ id: string; version: number; values: Record<string, unknown> }[]> => {
  const reply = await page.request.get(`${sample.address}/api/listRows?register=${register}&unit=so-y-te&limit=1000`)
  return ((await reply.json()) as { rows: { id: string; version: number; values: Record<string, unknown> }[] }).rows
}
const openBook = async (page: Page, register: string): Promise<void> => {
  await page.goto(`${sample.address}/so-dang-ky/${register}?${PLACE}`)
  await settled(page)
  await page.locator('.grid.writable').waitFor()
}
/** The column a heading stands over, as the grid counts. */
const columnOf = async (page: Page, title: string): Promise<number> => {
  const heads = await page.getByRole('columnheader').allInnerTexts()
  const at = heads.findIndex((head) => head.trim().startsWith(title))
  assert.ok(at >= 0, `${title} trong ${heads.join(' | ')}`)
  return at
}
/** So many rows have been written (or taken back), however they were sent. */
const answered = (page: Page, action: string, count = 1): Promise<void> =>
  new Promise((done) => {
    let seen = 0
    page.on('response', (reply) => {
      if (reply.url().endsWith(`/api/${action}`) && reply.status() === 200 && ++seen === count) done()
    })
  })
/** Goes to a cell by the keys alone. */
const goTo = async (page: Page, column: number, corner: 'Control+Home' | 'Control+End' = 'Control+Home'): Promise<void> => {
  await page.getByRole('grid').focus()
  await page.keyboard.press(corner)
  await page.keyboard.press('Home')
  for (let at = 0; at < column; at++) await page.keyboard.press('ArrowRight')
}
const paste = (page: Page, text: string) =>
  page.getByRole('grid').evaluate((grid, words) => {
    const data = new DataTransfer()
    data.setData('text/plain', words)
    grid.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)

test('Hà types over a cell and Enter moves on; the row goes to the book by itself, and Ctrl Z puts it back as a correction', async () => {
  const page = await sample.signedIn('tro-ly')
  await openBook(page, 'duty')
  await goTo(page, await columnOf(page, 'Địa điểm'))
  const written = answered(page, 'saveRow')
  await page.keyboard.type('Cổng sau')
  await page.keyboard.press('Enter')
  await written
  const row = (await rowsHeld(page, 'duty')).find(({ values }) => values.place === 'Cổng sau')
  assert.equal(row?.version, 2)

  const back = answered(page, 'saveRow')
  await page.keyboard.press('Control+z')
  await back
  const after = (await rowsHeld(page, 'duty')).find(({ id }) => id === row?.id)
  assert.deepEqual([after?.values.place, after?.version], ['Cổng cơ quan', 3])
  await page.close()
})

test('a cell that cannot be true is told in place and not sent; F8 leads there, and the repair is sent', async () => {
  const page = await sample.signedIn('tro-ly')
  await openBook(page, 'duty')
  const day = await columnOf(page, 'Ngày')
  await goTo(page, day)
  const before = await cellAt(page, 0, day).innerText()
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('31/4/2022')
  await page.keyboard.press('Tab')
  const wrong = page.locator('.marked-error')
  await wrong.waitFor()
  assert.match((await wrong.getAttribute('title')) ?? '', /^Tháng 4 có 30 ngày/)
  await page.getByText('1 ô cần xem').waitFor()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('F8')
  const { violations } = await new AxeBuilder({ page }).analyze()
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    [],
  )
  await page.keyboard.type(before)
  await page.keyboard.press('Enter')
  await wrong.waitFor({ state: 'detached' })
  // Put back to what the book holds: nothing was left to send.
  assert.equal((await rowsHeld(page, 'duty')).filter(({ version }) => version > 3).length, 0)
  await page.close()
})

test('30 rows of 8 cells are pasted from Excel, taken back and pasted again: the book holds the same each time', async () => {
  const page = await sample.signedIn('tro-ly')
  await openBook(page, 'duty')
  const first = await columnOf(page, 'Địa điểm')
  const held = async () => (await rowsHeld(page, 'duty')).filter(({ values }) => values.place === 'Trạm biến áp')
  const lines = Array.from({ length: 30 }, (_, at) =>
    ['Trạm biến áp', `${(at % 28) + 1}/${at < 28 ? 2 : 3}/2021`, 'Trực', at === 5 ? 'đêm' : 'Cả ngày', '3', '0', '3', '0'].join(
      '\t',
    ),
  )
  await goTo(page, first, 'Control+End')
  for (let at = 0; at < first; at++) await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Home')
  for (let at = 0; at < first; at++) await page.keyboard.press('ArrowRight')
  const written = answered(page, 'saveRow', 30)
  await paste(page, `${lines.join('\r\n')}\r\n`)
  await page.getByText('Đã dán 30×8 ô.').waitFor()
  await written
  const values = (rows: { values: Record<string, unknown> }[]) =>
    rows.map(({ values: { day, shift, people, manDays } }) => JSON.stringify([day, shift, people, manDays])).sort()
  const pasted = values(await held())
  assert.equal(pasted.length, 30)
  assert.equal(pasted.filter((row) => row.includes('"night"')).length, 1)

  const gone = answered(page, 'removeRow', 30)
  await page.getByRole('grid').focus()
  await page.keyboard.press('Control+z')
  await gone
  assert.equal((await held()).length, 0)

  const again = answered(page, 'saveRow', 30)
  await page.keyboard.press('Control+y')
  await again
  assert.deepEqual(values(await held()), pasted)
  await page.close()
})

test('a choice is picked from its list with the keys, and Ctrl D fills it down; a copied range comes back as Excel wants it', async () => {
  const page = await sample.signedIn('tro-ly')
  await openBook(page, 'duty')
  const alongside = await columnOf(page, 'Phối hợp với')
  await goTo(page, alongside)
  const one = answered(page, 'saveRow')
  await page.keyboard.type('cong')
  await page.getByRole('option', { name: 'Công an' }).waitFor()
  await page.keyboard.press('Enter')
  await one
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  const two = answered(page, 'saveRow', 2)
  await page.keyboard.press('Control+d')
  await two
  assert.equal((await rowsHeld(page, 'duty')).filter(({ values }) => values.alongside === 'police').length, 3)
  const copied = await page.getByRole('grid').evaluate((grid) => {
    const data = new DataTransfer()
    grid.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }))
    return data.getData('text/plain')
  })
  assert.equal(copied, 'Công an\r\nCông an\r\nCông an')
  await page.close()
})

test('Hà chooses columns by keyboard and keeps them under a name; they stand on another machine, and the file holds these alone', async () => {
  const page = await sample.signedIn('tro-ly')
  await openBook(page, 'duty')
  const titles = (where: Page) => where.locator('.grid-sort').allInnerTexts()
  const before = await titles(page)
  await page.getByRole('button', { name: 'Cột', exact: true }).press('Enter')
  const choice = page.getByRole('dialog', { name: 'Cột của danh sách' })
  await choice.getByRole('checkbox', { name: 'Lượt trực mở' }).press('Space')
  await choice.getByRole('button', { name: 'Đưa Số người lên trước' }).press('Enter')
  // At the edge, where the arrow pressed is gone, the focus stands on the other one of the same column.
  const upwards = choice.getByRole('button', { name: 'Đưa Hoạt động lên trước', exact: true })
  assert.equal(await upwards.count(), 1)
  while ((await upwards.count()) > 0) await upwards.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Đưa Hoạt động ra sau')
  const { violations } = await new AxeBuilder({ page }).include('.column-choice').analyze()
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    [],
  )
  await page.keyboard.press('Escape')
  await page.waitForURL(/cols=/)
  const chosen = await titles(page)
  assert.equal(chosen.length, before.length - 1)
  assert.equal(chosen.indexOf('Số người'), before.indexOf('Số người') - 1)
  await page.getByRole('button', { name: 'Cách xem', exact: true }).press('Enter')
  const views = page.getByRole('dialog', { name: 'Cách xem đã lưu' })
  await views.getByLabel('Lưu cách đang xem, đặt tên').fill('Ca trực gọn')
  await page.keyboard.press('Enter')
  await views.getByRole('button', { name: 'Bỏ cách xem Ca trực gọn' }).waitFor()
  await page.close()

  const elsewhere = await sample.signedIn('tro-ly')
  await openBook(elsewhere, 'duty')
  await elsewhere.getByRole('button', { name: 'Cách xem', exact: true }).press('Enter')
  await elsewhere.getByRole('button', { name: /^Ca trực gọn/ }).press('Enter')
  await elsewhere.waitForURL(/cols=/)
  await elsewhere.getByRole('button', { name: 'Cách xem: Ca trực gọn' }).waitFor()
  assert.deepEqual(await titles(elsewhere), chosen)
  await elsewhere.getByRole('button', { name: 'Tải danh sách' }).click()
  const file = elsewhere.waitForEvent('download')
  await elsewhere.getByRole('button', { name: 'CSV, mở được bằng Excel' }).click()
  const csv = readFileSync((await (await file).path()) ?? '', 'utf8')
  assert.equal(
    csv.split('\r\n')[0]?.replace(/^\ufeff/, ''),
    chosen.map((title) => (title.includes(',') ? `"${title}"` : title)).join(','),
  )
  assert.deepEqual(sample.complaints, [])
  await elsewhere.close()
})

test('somebody else changed the same cell meanwhile: both stand side by side, and nothing is written before Hà chooses', async () => {
  const page = await sample.signedIn('tro-ly')
  await openBook(page, 'duty')
  const people = await columnOf(page, 'Số người')
  const last = (await rowsHeld(page, 'duty')).filter(({ values }) => values.place === 'Trạm biến áp')[0]
  assert.ok(last)
  await page.getByRole('searchbox', { name: 'Tìm trong sổ' }).fill('tram bien ap')
  await page.waitForURL(/search=tram/)
  await settled(page)
  const other = await sample.signedIn('tro-ly')
  const shown = (await rowsHeld(page, 'duty')).filter(({ values }) => values.place === 'Trạm biến áp')
  for (const { id, version } of shown) {
    const data = { register: 'duty', unit: 'so-y-te', id, version, values: { people: 7 } }
    const reply = await other.request.post(`${sample.address}/api/saveRow`, { headers: { 'x-sao-vuong': '1' }, data })
    assert.equal(reply.status(), 200, await reply.text())
  }
  await goTo(page, people)
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  const conflict = page.getByRole('alert').filter({ hasText: 'Hai bản khác nhau' })
  await conflict.waitFor()
  assert.match((await conflict.innerText()).replace(/\s+/g, ' '), /Số người 5 7/)
  assert.ok(
    (await rowsHeld(page, 'duty'))
      .filter(({ values }) => values.place === 'Trạm biến áp')
      .every(({ values }) => values.people === 7),
  )
  const mine = answered(page, 'saveRow')
  await conflict.getByRole('button', { name: 'Giữ bản của đồng chí' }).click()
  await mine
  assert.equal((await rowsHeld(page, 'duty')).filter(({ values }) => values.people === 5).length, 1)
  assert.deepEqual(sample.complaints, [])
  await page.close()
  await other.close()
})

test('Hà types without a network and closes the page: opened again, her rows stand where she typed them, and go once the network is back', async () => {
  const page = await sample.signedIn('tro-ly')
  const context = page.context()
  await page.goto(`${sample.address}/ghi-nhanh?${PLACE}`)
  await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true))
  await page.getByRole('button', { name: 'Lưu vào máy' }).waitFor()
  await openBook(page, 'duty')
  const place = await columnOf(page, 'Địa điểm')
  await context.setOffline(true)
  await page.getByText('Mất mạng. Vẫn ghi được, có mạng sẽ tự gửi.').waitFor()
  await goTo(page, place)
  await page.keyboard.type('Cổng tạm')
  await page.keyboard.press('Enter')
  await page.locator('.sheet-foot', { hasText: '1 dòng chờ gửi' }).waitFor()
  await page.close()

  const again = await context.newPage()
  await again.goto(`${sample.address}/so-dang-ky/duty?${PLACE}`)
  await again.locator('.sheet-foot', { hasText: '1 dòng chờ gửi' }).waitFor()
  const cell = again.locator('.marked-waiting')
  assert.match(await cell.innerText(), /^Cổng tạm/)
  assert.equal((await cellAt(again, 0, place).innerText()).startsWith('Cổng tạm'), true)
  const written = answered(again, 'saveRow')
  await context.setOffline(false)
  await written
  await again.locator('.marked-waiting').waitFor({ state: 'detached' })
  assert.equal((await rowsHeld(again, 'duty')).filter(({ values }) => values.place === 'Cổng tạm').length, 1)
  assert.deepEqual(sample.complaints, [])
  await context.close()
})
