import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { openSample, type SamplePage, settled } from './samplePage.ts'

/** Reports up the chain on the Monday after the conference, told by what a person sees and presses. */
let sample: SamplePage
before(async () => {
  sample = await openSample()
})
after(async () => {
  await sample?.close()
})

const JULY = 'unit=son-giang&period=2023-H1&asOf=2023-07-15'
const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(sample.address + path)
  await settled(page)
}
const words = async (locator: Locator): Promise<string> => (await locator.innerText()).replace(/\s+/g, ' ').trim()

test('the desk puts three reports first; one is sent back with its cell ringed, nine are accepted in one press', async () => {
  const page = await sample.signedIn('demo')
  await open(page, `/viec-cua-toi?${JULY}`)
  await page.getByText('12 đơn vị đã nộp, chờ xem và chấp nhận').waitFor()
  await page.getByRole('link', { name: 'Xem và chấp nhận' }).click()
  await page.getByRole('heading', { level: 1, name: /^Nộp và duyệt/ }).waitFor()
  assert.match(await words(page.locator('.desk-groups')), /Tất cả 47 Cần xem 3 .* 9 Đã trả lại 2 Chưa nộp 1 Đã chấp nhận 32/)
  await page.getByRole('button', { name: 'CTCP Xi măng' }).click()
  const panel = page.getByRole('complementary', { name: 'CTCP Xi măng' })
  assert.equal(await words(panel.locator('.ringed')), '19')
  await panel.getByText(/^Nếu sổ ghi 19 thay vì 17/).waitFor()
  // A share is ringed as it is printed everywhere; taken off again, it is not on the slip.
  await panel.getByLabel('Khoanh thêm ô').selectOption('sdf_female_rate')
  await panel.locator('.ringed').filter({ hasText: '%' }).waitFor()
  await panel.getByRole('checkbox', { name: 'Khoanh Tỷ lệ nữ' }).uncheck()
  await panel.getByLabel('Đề nghị đơn vị').fill('Bổ sung danh sách hai đồng chí hoặc sửa 19 thành 17')
  await panel.getByRole('button', { name: 'Gửi phiếu trả lại' }).click()
  await panel.getByText('Bổ sung danh sách hai đồng chí hoặc sửa 19 thành 17').first().waitFor()
  await page.getByRole('button', { name: 'Chấp nhận 9 đơn vị khớp sổ' }).click()
  await page.getByText('Đã chấp nhận 9 đơn vị.').waitFor()
  assert.match(await words(page.locator('.desk-groups')), /Cần xem 2 Đã trả lại 3 Chưa nộp 1 Đã chấp nhận 41/)
  assert.deepEqual(sample.complaints, [])
})

test('the clerk of the health department opens her accepted report, with the hands it went through', async () => {
  const page = await sample.signedIn('tro-ly')
  await open(page, '/dot-bao-cao?unit=so-y-te&period=2023-H1&asOf=2023-07-15')
  await page
    .getByRole('row', { name: /Báo cáo phục vụ hội nghị/ })
    .getByRole('link', { name: 'Mở bản của đơn vị' })
    .click()
  await page.getByRole('heading', { level: 1, name: /Báo cáo phục vụ hội nghị/ }).waitFor()
  await page.getByText('Đã chấp nhận').waitFor()
  assert.match(await words(page.locator('.step-list')), /soạn bản 1 .* duyệt bản 1 .* nộp bản 1 .* chấp nhận bản 1/)
  assert.deepEqual(sample.complaints, [])
})
