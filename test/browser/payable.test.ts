import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openSample, type SamplePage, settled } from './samplePage.ts'

let sample: SamplePage
before(async () => {
  sample = await openSample()
})
after(() => sample?.close())

const PLACE = 'unit=son-giang&period=2023-H1&asOf=2023-07-15'

test('Trung sees what the man-days come to, opens what cannot be paid yet, and takes the sheet away', async () => {
  const page = await sample.signedIn('chi-huy')
  await page.goto(`${sample.address}/?${PLACE}`)
  await settled(page)
  await page.getByRole('link', { name: 'Chi trả ngày công' }).click()
  await page.getByRole('heading', { name: 'Theo đơn vị và mức' }).waitFor()
  const sums = await page.locator('.payable-sums').innerText()
  assert.match(sums, /Trợ cấp ngày công\s+399\.171\.000 đồng\s+2\.679 ngày công/)
  assert.match(sums, /Tiền ăn\s+160\.740\.000 đồng\s+2\.679 ngày công/)
  const first = page.locator('.payable-table').nth(0).locator('tbody tr').first()
  const cells = (await first.locator('td').allInnerTexts()).map((text) => text.replaceAll('.', ''))
  const [manDays, rate, amount, mealRate, meals, all] = cells.slice(2).map(Number)
  assert.deepEqual([Number(manDays) * Number(rate), Number(manDays) * Number(mealRate)], [amount, meals], cells.join(' | '))
  assert.equal(Number(amount) + Number(meals), all)

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải Excel' }).click()])
  assert.equal(file.suggestedFilename(), 'chi-tra-son-giang-2022-12-15-2023-07-15.xlsx')

  await page.getByRole('heading', { name: 'Chưa chi trả được' }).scrollIntoViewIfNeeded()
  const open = page.locator('.payable-table').nth(1).getByRole('link').first()
  const place = await open.innerText()
  await open.click()
  await page.getByRole('complementary', { name: place }).waitFor()
  assert.match(page.url(), /\/so-dang-ky\/(duty|relief)\?/)
  assert.deepEqual(sample.complaints, [])
  await page.close()
})
