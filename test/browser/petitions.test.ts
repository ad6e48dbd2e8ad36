import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openSample, type SamplePage, settled } from './samplePage.ts'

let sample: SamplePage
before(async () => {
  sample = await openSample()
})
after(() => sample?.close())

const PLACE = 'unit=son-giang&period=2023-H1&asOf=2023-07-15'

test('Trung finds two petitions overdue, answers one, passes the other up, and both sides see it', async () => {
  const page = await sample.signedIn('chi-huy')
  await page.goto(`${sample.address}/?${PLACE}`)
  await settled(page)
  await page.getByRole('link', { name: 'Kiến nghị', exact: true }).click()
  await page.getByRole('heading', { name: '2 kiến nghị chưa trả lời' }).waitFor()
  const first = page.locator('.petition').first()
  assert.match(await first.innerText(), /quá hạn \d+ ngày/)
  await first.getByRole('button', { name: 'Trả lời' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Trả lời' }).click()
  await dialog.getByText('Ghi nội dung trả lời bằng ít nhất năm chữ.').waitFor()
  await dialog.getByLabel('Nội dung trả lời').fill('Bổ sung trong kế hoạch quý IV')
  await dialog.getByLabel('Văn bản trả lời').fill('812/CV-TM')
  await dialog.getByLabel('Nội dung trả lời').press('Control+Enter')
  await page.getByText('Trả lời: Bổ sung trong kế hoạch quý IV (812/CV-TM)').waitFor()

  await page.locator('.petition').first().getByRole('button', { name: 'Trả lời' }).click()
  await dialog.getByLabel('Cách giải quyết').selectOption('Chuyển cấp trên')
  await dialog.getByLabel('Hạn trả lời mới').fill('15/8/2023')
  await dialog.getByRole('button', { name: 'Chuyển lên' }).click()
  await page.getByText('chuyển lên 15/7/2023').waitFor()
  assert.match(await page.locator('.petition').first().innerText(), /còn trong hạn\s+hạn 15\/8\/2023/)
  assert.deepEqual(sample.complaints, [])
  await page.close()
})
