import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeFindings } from './axeFindings.ts'
import { looseFigures, openAndReturn, unexplained } from './looseFigures.ts'
import { openSample, type SamplePage, settled } from './samplePage.ts'

/** What must hold on every screen: for those who cannot see it well, for a small phone, and for numbers in columns. */
let sample: SamplePage
/** Whoever walks from screen to screen, in one window. */
let walker: Page
const LAPTOP = { width: 1366, height: 768 }
before(async () => {
  sample = await openSample()
  walker = await sample.signedIn('demo')
})
after(async () => {
  await sample?.close()
})

/** What the test needs of an element: the browser's own types belong to another world. */
type Label = { textContent: string; getBoundingClientRect(): { width: number } }
type Sheet = { ownerDocument: { documentElement: { scrollWidth: number } } }

const PLACE = 'unit=son-giang&period=2023-H1&asOf=2023-07-15'
const SCREENS = [
  ['Tổng quan', `/?${PLACE}`],
  ['Trình chiếu', `/trinh-chieu?${PLACE}`],
  ['căn cứ của một số', `/?${PLACE}&proof=force_training_attended`],
  ['các sổ', `/so-dang-ky?${PLACE}`],
  ['sổ cán bộ, chiến sĩ', `/so-dang-ky/personnel?${PLACE}`],
  ['nhập từ Excel', `/so-dang-ky/personnel/nhap?${PLACE}`],
  ['Chỉ tiêu', `/chi-tieu?${PLACE}`],
  ['Tuyển quân', `/tuyen-quan?unit=son-giang&period=2024-H1&asOf=2024-06-14`],
  ['Báo cáo', `/bao-cao?${PLACE}&proof=sdf_strength`],
  ['Nhập số liệu', `/nhap-so-lieu?${PLACE}`],
  ['Đối chiếu', `/doi-chieu?${PLACE}`],
  ['Chi trả ngày công', `/chi-tra?${PLACE}`],
  ['Phân tích theo tháng', `/phan-tich?${PLACE}&book=theo-thang&view=bang`],
] as const

for (const [name, path] of SCREENS) {
  test(`${name} can be used without seeing it, and on a phone of 360 px: axe finds nothing, every figure opens, nothing is wider`, async () => {
    const page = walker
    await page.setViewportSize(LAPTOP)
    await page.goto(sample.address + path)
    await settled(page)
    assert.deepEqual(await axeFindings(page), [])
    assert.equal(await page.locator('h1').count(), 1)
    assert.deepEqual(await looseFigures(page), [], 'figures that open nothing')
    assert.deepEqual(await unexplained(page), [], 'indicators nobody explains')
    if (/^\/(chi-tieu|phan-tich)?\?/.test(path) && !path.includes('proof=')) assert.ok((await openAndReturn(page)) > 1)
    await page.setViewportSize({ width: 360, height: 740 })
    await settled(page)
    const width = await page.locator('body').evaluate((body: Sheet) => body.ownerDocument.documentElement.scrollWidth)
    assert.ok(width <= 360, `${width} px`)
  })
}

test('the log-in page can be used without seeing it', async () => {
  const page = await sample.visitor()
  await page.goto(`${sample.address}/dang-nhap`)
  await settled(page)
  assert.deepEqual(await axeFindings(page), [])
})

test('the overview prints on one page, for the folder of the meeting', async () => {
  const page = await sample.signedIn('demo')
  await page.goto(`${sample.address}/?${PLACE}`)
  await settled(page)
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  assert.equal(paper.match(/\/Type\s*\/Page\b/g)?.length, 1)
})

test('Trình chiếu shows one finding after the other by arrow, 16:9 on any wall, and Esc leads back', async () => {
  const page = await sample.signedIn('demo', { viewport: { width: 1024, height: 768 } })
  await page.goto(`${sample.address}/trinh-chieu?${PLACE}`)
  await page.getByRole('article', { name: 'Trang 1 trong 9' }).waitFor()
  const { width, height } = (await page.getByRole('article').boundingBox()) ?? { width: 0, height: 0 }
  assert.deepEqual([Math.round(width), Math.round(height)], [1024, 576])
  for (let at = 0; at < 4; at++) await page.keyboard.press('ArrowRight')
  await page.getByRole('heading', { name: 'Huấn luyện tự vệ: thiếu 323' }).waitFor()
  assert.match(await page.getByRole('article').innerText(), /519\/842\s+61,64%[\s\S]*Cùng kỳ 452, tăng 67\./)
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1, name: /Tổng quan/ }).waitFor()
  await page.close()
})

test('1111 and 0000 are equally wide in a cell of the grid', async () => {
  const page = await sample.signedIn('demo')
  await page.goto(`${sample.address}/so-dang-ky/personnel?${PLACE}`)
  await settled(page)
  const cell = page.locator('.grid-body .row-label').first()
  const width = (text: string): Promise<number> =>
    cell.evaluate((label: Label, words) => {
      label.textContent = words
      return label.getBoundingClientRect().width
    }, text)
  const [ones, noughts] = [await width('1111'), await width('0000')]
  assert.ok(ones > 10)
  assert.equal(ones, noughts)
})

test('a register of twenty thousand rows draws only those in sight', async () => {
  const page = await sample.signedIn('demo')
  await page.goto(`${sample.address}/so-dang-ky/personnel?${PLACE}`)
  await settled(page)
  const rows = async () => page.locator('.grid-body .grid-row').count()
  assert.ok((await rows()) < 80)
  await page.getByRole('grid').focus()
  await page.keyboard.press('Control+End')
  // The empty line comes once the page knows that whoever looks may write.
  await page.locator('.blank-line').waitFor()
  const total = Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1
  assert.ok(total > 20_000)
  // The last row, and under it the empty line for the next one.
  await page.locator(`[aria-rowindex="${total}"] .row-label`).waitFor()
  await page.locator(`[aria-rowindex="${total + 1}"] .blank-line`).waitFor()
  assert.ok((await rows()) < 80)
})

test('no page broke a script or the content policy on the way', () => {
  assert.deepEqual(sample.complaints, [])
})
