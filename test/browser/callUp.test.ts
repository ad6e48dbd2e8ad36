import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { openSample, type SamplePage, settled } from './samplePage.ts'

/** The call-up of 2024 as the commander of the province reads it. */
let sample: SamplePage
before(async () => {
  sample = await openSample()
})
after(async () => {
  await sample?.close()
})

const PATH = '/tuyen-quan?unit=son-giang&period=2024-H1&asOf=2024-06-14'

test('Hải sees 6.000 become 2.847, and a press on the 893 who failed for their health opens exactly them', async () => {
  const page = await sample.signedIn('demo')
  await page.goto(sample.address + PATH)
  await settled(page)
  assert.match((await page.locator('h1').textContent()) ?? '', /Tuyển quân năm 2024.*2\.847/)
  const step = (title: string) => page.locator('.call-up-table').first().locator('tr', { hasText: title })
  assert.match((await step('Trong danh sách').textContent()) ?? '', /6\.000/)
  assert.match((await step('Nhập ngũ sau phúc tra').textContent()) ?? '', /2\.847.*2\.460.*387/)
  await page.getByRole('link', { name: '893', exact: true }).click()
  // What a doctor found is behind a mask: who failed is told for a reason, which the trail keeps.
  await page.getByLabel('Lý do cần xem').fill('Đối chiếu với biên bản của hội đồng khám')
  await page.keyboard.press('Enter')
  // One row of headings, the 893, and the empty line of whoever may write.
  await page.locator('[role=grid][aria-rowcount="895"]').waitFor()
  await page.close()
})

test('he goes down to a district, and its communes add up to it', async () => {
  const page = await sample.signedIn('demo')
  await page.goto(sample.address + PATH)
  await settled(page)
  await page.getByRole('button', { name: 'Vĩnh Khê' }).click()
  await page.locator('.call-up-table').nth(1).locator('tbody tr').nth(11).waitFor()
  await settled(page)
  const whole = (text: string | null) => Number((text ?? '').replace(/\D/g, ''))
  const total = whole(
    await page.locator('.call-up-table').first().locator('tr', { hasText: 'Giao quân' }).locator('td').first().textContent(),
  )
  const cells = await page.locator('.call-up-table').nth(1).locator('tbody tr td:nth-of-type(9)').allTextContents()
  assert.equal(cells.length, 12)
  assert.equal(
    cells.reduce((sum, text) => sum + whole(text), 0),
    total,
  )
  await page.close()
})

test('the screen can be used without seeing it', async () => {
  const page = await sample.signedIn('demo')
  await page.goto(sample.address + PATH)
  await settled(page)
  const { violations } = await new AxeBuilder({ page }).analyze()
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    [],
  )
  assert.deepEqual(sample.complaints, [])
})
