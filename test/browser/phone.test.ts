import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { GROUPS } from '../../src/web/shell/places.ts'
import { axeFindings } from './axeFindings.ts'
import { looseFigures, unexplained } from './looseFigures.ts'
import { openSample, type SamplePage, settled } from './samplePage.ts'

/** Every place of the menu on a telephone of 390 × 844: nothing hangs out of the page, and a table that is wider moves in its own frame. */
let sample: SamplePage
/** Whoever walks from place to place, on one telephone. */
let walker: Page
before(async () => {
  sample = await openSample()
  walker = await sample.signedIn('chi-huy', PHONE)
})
after(() => sample?.close())

const PHONE = { viewport: { width: 390, height: 844 } }
const PLACE = 'unit=son-giang&period=2023-H1&asOf=2023-07-15'

/** Elements that stick out of the window and out of every frame that could be moved to reach them. */
const stickingOut = (page: Locator): Promise<string[]> =>
  page.evaluate((body: HTMLElement) => {
    const wide = body.ownerDocument.documentElement.clientWidth
    const reachable = (element: Element): boolean => {
      for (let at = element.parentElement; at && at !== body; at = at.parentElement)
        if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.getBoundingClientRect().right <= wide + 1) return true
      return false
    }
    return [...body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().width > 1 && element.getBoundingClientRect().right > wide + 1)
      .filter((element) => !element.closest('svg') && !reachable(element))
      .map((element) => `${element.tagName} ${element.className} ${element.textContent.slice(0, 30)}`)
  })

for (const { to, word } of GROUPS.flatMap(({ items }) => items)) {
  test(`${word} fits a phone of 390 px, every figure opens, and axe finds nothing there`, async () => {
    const page = walker
    await page.goto(`${sample.address}${to}?${PLACE}`)
    await settled(page)
    const width = await page.locator('body').evaluate((body) => body.ownerDocument.documentElement.scrollWidth)
    assert.ok(width <= 390, `${width} px`)
    assert.deepEqual(await stickingOut(page.locator('body')), [])
    assert.deepEqual(await axeFindings(page), [])
    assert.deepEqual(await looseFigures(page), [], 'figures that open nothing')
    assert.deepEqual(await unexplained(page), [], 'indicators nobody explains')
  })
}

test('the bar under the thumb holds what fits, and opens the list of all places', async () => {
  const page = await sample.signedIn('chi-huy', PHONE)
  await page.goto(`${sample.address}/chi-tra?${PLACE}`)
  await settled(page)
  const places = page.getByRole('navigation', { name: 'Các phần' }).getByRole('link')
  assert.deepEqual(await places.allInnerTexts(), ['Tổng quan', 'Việc của tôi', 'Sổ đăng ký', 'Chi trả ngày công'])
  await page.getByRole('button', { name: 'Các phần' }).click()
  for (const { word } of GROUPS.flatMap(({ items }) => items)) await places.filter({ hasText: word }).first().waitFor()
  await places.filter({ hasText: 'Kiến nghị' }).click()
  await page.getByRole('heading', { name: 'Kiến nghị', level: 1 }).waitFor()
  await page.getByRole('heading', { name: '2 kiến nghị chưa trả lời' }).waitFor()
  await page.getByRole('button', { name: 'Các phần' }).waitFor()
  assert.deepEqual(sample.complaints, [])
  await page.close()
})
