import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openSample, type SamplePage, settled } from './samplePage.ts'

let sample: SamplePage
before(async () => {
  sample = await openSample()
})
after(async () => {
  await sample?.close()
})

const AGENCY = 'unit=so-y-te&period=2023-H1&asOf=2023-07-15'

test('Hạnh writes on in her report: the number she types is linked with one press, another gets its source, and all is kept', async () => {
  const page = await sample.signedIn('tro-ly')
  await page.goto(`${sample.address}/bao-cao?${AGENCY}`)
  await settled(page)
  await page.getByRole('link', { name: 'Soạn bài' }).click()
  await page.getByRole('heading', { level: 1, name: /^Soạn báo cáo/ }).waitFor()
  await settled(page)
  const foot = page.locator('.report-foot')
  assert.match(await foot.innerText(), /0\s+chờ xác nhận/)
  const strength = (await page.locator('.figure[data-token="sdf_strength"]').first().innerText()).trim()

  const last = page.locator('.sheet > section').last()
  await last.getByRole('button', { name: 'Thêm đoạn' }).click()
  await last.locator('.writable').last().click()
  await page.keyboard.type(`Cơ quan hiện có ${strength} đồng chí tự vệ; đã trao 7 phần quà tình nghĩa.`)
  await page.keyboard.press('Control+s')
  await page.getByText(/^Bản 1$/).waitFor()
  assert.match(await foot.innerText(), /2\s+số gõ tay/)

  await page.getByRole('button', { name: /^Liên kết: Quân số tự vệ/ }).click()
  await page.keyboard.press('Control+s')
  await page.getByText(/^Bản 2$/).waitFor()
  assert.match(await foot.innerText(), /1\s+số gõ tay/)
  await page.getByRole('button', { name: 'Ghi là số trích' }).click()
  await page.getByLabel('Nguồn của số này').fill('Báo cáo số 12/BC-SYT ngày 3/6/2023')
  await page.getByRole('button', { name: 'Ghi nguồn' }).click()
  await page.getByRole('button', { name: 'Ghi bài' }).click()
  await page.getByText(/^Bản 3$/).waitFor()
  assert.match(await foot.innerText(), /0\s+số gõ tay/)

  await page.reload()
  await settled(page)
  assert.match(await page.locator('.sheet').innerText(), /đã trao 7 phần quà tình nghĩa/)
  await page.locator('.figure[data-token="sdf_strength"]').last().click()
  await page
    .locator('.report-proof')
    .getByText(/Căn cứ/)
    .first()
    .waitFor()
  assert.deepEqual(sample.complaints, [])
})
