import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openSample, type SamplePage, settled } from './samplePage.ts'

/** What a unit sets for its reports, and what is said about them, told by what a person sees and presses. */
let sample: SamplePage
before(async () => {
  sample = await openSample()
})
after(async () => {
  await sample?.close()
})

test('the commander lends his signature by a paper, and the table says to whom and until when', async () => {
  const page = await sample.signedIn('chi-huy')
  await page.goto(`${sample.address}/quy-dinh-bao-cao?unit=son-giang&period=2023-H1`)
  await settled(page)
  await page.getByText('Chưa ủy quyền cho ai: chỉ huy đơn vị ký.').waitFor()
  await page.getByRole('button', { name: 'Ủy quyền' }).click()
  await page.getByLabel('Văn bản ủy quyền').fill('Giấy ủy quyền số 12/GUQ-BCH')
  await page.getByRole('button', { name: 'Ghi ủy quyền' }).click()
  await page.getByRole('cell', { name: 'KT. Phạm Quốc Trung' }).waitFor()
  await page.getByRole('cell', { name: '17/7/2023 đến 30/7/2023' }).waitFor()
  await page.getByRole('button', { name: 'Thêm chỉ tiêu' }).first().click()
  await page.getByLabel('Tên chỉ tiêu').fill('Tàu cá đã đăng ký')
  await page.getByLabel('Đơn vị tính').fill('tàu')
  await page.locator('.rules-form').getByRole('button', { name: 'Thêm chỉ tiêu' }).click()
  await page.getByRole('cell', { name: /^Tàu cá đã đăng ký \(tàu\)/ }).waitFor()
  assert.deepEqual(sample.complaints, [])
})

test('the published sum stands beside the books, a cell of it takes a word, and one unit is given another day', async () => {
  const page = await sample.signedIn('chi-huy')
  await page.goto(`${sample.address}/dot-bao-cao?unit=son-giang&period=2024-H1`)
  await settled(page)
  const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  assert.equal(wide, 0)
  await page
    .getByRole('row', { name: /Báo cáo 6 tháng đầu năm 2024/ })
    .getByRole('link', { name: 'Nộp và duyệt' })
    .click()
  await page.getByRole('link', { name: 'Mở bản tổng hợp' }).click()
  await page.getByRole('heading', { name: /^Số chính thức và số theo sổ/ }).waitFor()
  await page.locator('.rounds-table button.desk-unit').first().click()
  await page.getByLabel('Ý kiến', { exact: true }).fill('Đã đối chiếu với sổ của các đơn vị')
  await page.getByRole('button', { name: 'Ghi ý kiến' }).click()
  await page.locator('.thread').getByText('Đã đối chiếu với sổ của các đơn vị').waitFor()
  assert.deepEqual(sample.complaints, [])
})
