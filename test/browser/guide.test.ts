import assert from 'node:assert/strict'
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openSample, settled } from './samplePage.ts'
import { smallPng } from './smallPng.ts'

/**
 * The pictures of the user guide, taken of the sample province: `SAOVUONG_GUIDE=1 npm test -- guide` takes them anew. Without it
 * the guide is held to its pictures: each page shows only those taken here, and every one of them is shown.
 */
const GUIDE = fileURLToPath(new URL('../../docs/huong-dan', import.meta.url))
const PLACE = 'unit=son-giang&period=2023-H1&asOf=2023-07-15'
const TODAY = 'unit=son-giang&period=2025-H2&asOf=2025-12-14'
const PICTURES: readonly { name: string; path: string; press?: string; keys?: string[] }[] = [
  { name: 'tong-quan', path: `/?${PLACE}` },
  { name: 'can-cu', path: `/?${PLACE}&proof=force_training_attended` },
  { name: 'trinh-chieu', path: `/trinh-chieu?${PLACE}`, keys: ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight'] },
  { name: 'phan-tich', path: `/phan-tich?${PLACE}&columns=month&value=sum:manDays` },
  { name: 'so-dang-ky', path: `/so-dang-ky/personnel?${PLACE}` },
  { name: 'nhap-excel', path: `/so-dang-ky/personnel/nhap?${PLACE}` },
  { name: 'bao-cao', path: `/bao-cao?${PLACE}&proof=sdf_strength` },
  { name: 'bat-dau', path: `/bat-dau?${TODAY}` },
  { name: 'don-vi-di-dau', path: `/to-chuc?${TODAY}`, press: 'Đơn vị đi đâu' },
]
const MOST = 150_000
const fileOf = (name: string): string => join(GUIDE, 'images', `${name}.png`)

if (process.env.SAOVUONG_GUIDE === '1')
  test('every picture of the guide is taken of the screens of today', async () => {
    mkdirSync(join(GUIDE, 'images'), { recursive: true })
    const sample = await openSample()
    try {
      for (const { name, path, press, keys } of PICTURES) {
        const page = await sample.signedIn('demo', { viewport: { width: 1366, height: 768 } })
        await page.goto(sample.address + path)
        await settled(page)
        if (press) await page.getByRole('tab', { name: press }).click()
        for (const key of keys ?? []) await page.keyboard.press(key)
        await settled(page)
        writeFileSync(fileOf(name), smallPng(await page.screenshot({ animations: 'disabled' })))
        await page.close()
      }
      assert.deepEqual(sample.complaints, [])
    } finally {
      await sample.close()
    }
  })

test('the guide shows every picture that is taken, none besides, and each loads on a thin line', () => {
  const shown = new Set(
    globSync('*.md', { cwd: GUIDE }).flatMap((page) =>
      [...readFileSync(join(GUIDE, page), 'utf8').matchAll(/\(images\/([\w-]+)\.png\)/g)].map(([, name]) => name ?? ''),
    ),
  )
  assert.deepEqual([...shown].sort(), PICTURES.map(({ name }) => name).sort())
  for (const name of shown) {
    assert.ok(existsSync(fileOf(name)), name)
    assert.ok(statSync(fileOf(name)).size <= MOST, `${name}: ${statSync(fileOf(name)).size} bytes`)
  }
})
