import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import type { Locator, Page } from 'playwright-core'
import { openSample, type SamplePage, settled } from './samplePage.ts'

/** Documents and tasks of the sample province, told by what a person sees and presses. */
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

test('the matrix names the eleven agencies that lack a paper, and a cell opens the row it stands for', async () => {
  const page = await sample.signedIn('chi-huy')
  await open(page, `/van-ban?${JULY}`)
  await page.getByRole('heading', { name: '11 trong 47 đơn vị còn thiếu văn bản' }).waitFor()
  const sums = await words(page.locator('.matrix-sums'))
  assert.match(sums, /41\/47 thiếu 6 43\/47 thiếu 4 38\/47 thiếu 9 36\/47 thiếu 11/)
  assert.equal(await page.locator('.matrix tbody tr').count(), 11)
  await page.getByRole('button', { name: 'Xem cả 47 đơn vị' }).click()
  assert.equal(await page.locator('.matrix tbody tr').count(), 47)
  await page.getByRole('link', { name: /^thiếu.*, Sở Xây dựng, Nghị quyết lãnh đạo năm, mở dòng$/ }).click()
  await page.getByRole('heading', { level: 2, name: 'Nghị quyết lãnh đạo năm 2023' }).waitFor()
})

test('a paper is attached to its row; one that bears a marking is refused in words and not kept', async () => {
  const page = await sample.signedIn('chi-huy')
  await open(page, `/van-ban?${JULY.replace('2023-07-15', '2023-07-31')}`)
  await page.getByRole('link', { name: '318/TB-BCH' }).click()
  await page.getByRole('tab', { name: /^Tệp/ }).click()
  const docx = (text: string) => ({
    name: 'Thông báo 318.docx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(
      zipSync({
        '[Content_Types].xml': strToU8('<Types/>'),
        'word/document.xml': strToU8(
          `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
        ),
      }),
    ),
  })
  await page.getByLabel('Tệp đính kèm').setInputFiles(docx('TỐI MẬT'))
  await page.getByText(/Không nhận tệp: Bài có dấu độ mật/).waitFor()
  await page.getByLabel('Tệp đính kèm').setInputFiles(docx('Thông báo kết luận hội nghị sơ kết'))
  await page.getByRole('button', { name: 'Thông báo 318.docx', exact: true }).waitFor()
  const [taken] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Thông báo 318.docx', exact: true }).click(),
  ])
  assert.equal(taken.suggestedFilename(), 'Thông báo 318.docx')
})

test('in October the tasks of the conclusion show who is late; a new task goes to two agencies at once', async () => {
  const page = await sample.signedIn('chi-huy')
  await open(page, '/nhiem-vu?unit=son-giang&period=2023-H2&asOf=2023-10-01')
  await page.getByRole('heading', { level: 1, name: /Nhiệm vụ/ }).waitFor()
  const overdue = await words(page.locator('.tasks-sums > div').first())
  assert.match(overdue, /Quá hạn chưa xong 1[0-9]/)
  assert.ok((await page.locator('.tasks-table').first().locator('tbody tr').count()) >= 6)
  await open(page, '/nhiem-vu?unit=son-giang&period=2023-H1&asOf=2023-07-15')
  await page.getByRole('button', { name: 'Giao nhiệm vụ' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nhiệm vụ').fill('Rà soát quân số tự vệ trước đợt huấn luyện bù')
  await dialog.getByLabel('Hạn hoàn thành').fill('31/8/2023')
  await dialog.getByLabel('Ban CHQS Sở Y tế').or(dialog.getByLabel('Sở Y tế')).first().check()
  await dialog.getByLabel('Sở Nội vụ').first().check()
  await dialog.getByRole('button', { name: 'Giao 2 đơn vị' }).click()
  await dialog.getByText('Đã giao 2 đơn vị; 0 đơn vị đã được giao từ trước.').waitFor()
})

test('the pages raised no complaint of the browser', () => {
  assert.deepEqual(sample.complaints, [])
})

test('Hà writes a shift of four thousand on her telephone: it is kept, and what she is asked stays in sight', async () => {
  const page = await sample.signedIn('tro-ly', { viewport: { width: 390, height: 844 } })
  await open(page, '/so-dang-ky/duty?unit=so-y-te&period=2023-H1&asOf=2023-07-15')
  await page.getByRole('button', { name: 'Thêm dòng' }).click()
  const box = (name: string) => page.locator(`.row-editor [name="${name}"]`)
  await box('day').fill('14/7/2023')
  await box('place').fill('Kho thuốc')
  await box('people').fill('4000')
  await box('manDays').fill('4000')
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await page.getByText('Đã ghi, còn điều cần xem').waitFor()
  assert.match(await words(page.locator('.row-drawer .findings')), /4\.000 nhiều hơn \d+ đồng chí có trong sổ quân số/)
})
