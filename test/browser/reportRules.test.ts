import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { wordProgram } from '#report/pdf/wordPages.ts'
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

test('the commander brings a form changed in Word: a wrong tag is named by its place before anything is kept, a right one is used', async () => {
  const page = await sample.signedIn('chi-huy')
  await page.goto(`${sample.address}/mau-giay?unit=son-giang&period=2023-H1`)
  await settled(page)
  const [starter] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải mẫu của phần mềm để sửa' }).click(),
  ])
  const parts = unzipSync(readFileSync(await starter.path()))
  const words = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const brings = async (name: string, change: (xml: string) => string) => {
    const bytes = zipSync({ ...parts, 'word/document.xml': strToU8(change(words)) })
    await page.getByLabel('Tệp mẫu').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
  }
  await page.getByRole('button', { name: 'Đưa mẫu mới' }).click()
  await brings('hong.docx', (xml) => xml.replace('{tu_ngay}', '{tu_ngai}'))
  await page.getByText(/^Đoạn \d+: không có thẻ “\{tu_ngai\}”\. Có phải \{tu_ngay\}\?/).waitFor()
  assert.equal(await page.getByRole('button', { name: 'Đưa vào dùng' }).count(), 0)
  await brings('mau-tinh.docx', (xml) => xml.replace('Trên đây là báo cáo', 'Theo mẫu của tỉnh, báo cáo'))
  await page.getByText('Mẫu dùng được, không có chỗ nào sai.').waitFor()
  await page.getByRole('button', { name: 'Đưa vào dùng' }).click()
  await page.getByRole('cell', { name: 'đơn vị, từ 17/7/2023' }).waitFor()
  await page.getByRole('button', { name: 'mau-tinh.docx' }).waitFor()
  await page.goto(`${sample.address}/bao-cao?unit=son-giang&period=2023-H1`)
  await settled(page)
  // Which form the PDF follows depends on this machine, and is said.
  await page.getByRole('button', { name: wordProgram() ? 'Tải PDF, mẫu đơn vị' : 'Tải PDF, mẫu phần mềm' }).waitFor()
  const [paper] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải Word, mẫu đơn vị' }).click(),
  ])
  const printed = unzipSync(readFileSync(await paper.path()))
  assert.match(strFromU8(printed['word/document.xml'] ?? new Uint8Array()), /Theo mẫu của tỉnh, báo cáo/)
  await page.goto(`${sample.address}/mau-giay?unit=son-giang&period=2023-H1`)
  await page.getByRole('button', { name: 'Thôi dùng từ hôm nay' }).click()
  await page.getByText('Thôi dùng mẫu riêng').waitFor()
  assert.deepEqual(sample.complaints, [])
})
