import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator } from 'playwright-core'
import { openSample, type SamplePage, settled } from './samplePage.ts'

let sample: SamplePage
before(async () => {
  sample = await openSample()
})
after(async () => {
  await sample?.close()
})

const CONFERENCE = 'unit=son-giang&period=2023-H1&asOf=2023-07-15'
const words = async (locator: Locator): Promise<string> => (await locator.innerText()).replace(/\s+/g, ' ').trim()

test('Hải looks who leads: 96 commune commanders of 96, five commands that wait, and a number opens its rows', async () => {
  const page = await sample.signedIn('demo')
  await page.goto(`${sample.address}/?${CONFERENCE}`)
  await settled(page)
  await page.getByRole('link', { name: 'Biên chế', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: /Biên chế/ }).waitFor()
  await settled(page)
  assert.match(await words(page.locator('h1')), /143 trong 143 Ban CHQS đã ghi sổ chức vụ/)
  const communes = page.locator('.panel').filter({ hasText: 'Ban CHQS cấp xã' }).first()
  assert.match(await words(communes.getByRole('row', { name: /^Chỉ huy trưởng/ })), /Chỉ huy trưởng 96.* 96.* 0 100,00%/)
  await page.getByRole('heading', { level: 2, name: '5 Ban CHQS chưa kiện toàn' }).waitFor()
  assert.equal(await page.locator('.waiting-commands li').count(), 5)
  assert.match(await words(page.locator('.waiting-commands')), /Sở Xây dựng/)

  await communes.getByRole('link', { name: /^Chỉ huy trưởng, có người giữ: 96/ }).click()
  await page.getByRole('heading', { level: 1, name: /Sổ người giữ chức vụ/ }).waitFor()
  await settled(page)
  assert.match(await words(page.locator('.grid-foot')), /^Cộng 96 lượt giữ chức/)
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: /Biên chế/ }).waitFor()
  await page.locator('.vacancies button').first().click()
  await page.waitForURL((url) => url.searchParams.get('unit') !== 'son-giang')
  await settled(page)
  assert.ok((await page.locator('.posts-table tbody tr').count()) >= 4)
  assert.deepEqual(sample.complaints, [])
})
