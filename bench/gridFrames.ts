import { type SampleProvince, withSampleProvince } from './sampleProvince.ts'
import type { BenchLine, BenchTable } from './table.ts'

const CELLS = 24
const LEAST = 50

/** Typing into the book of people of the sample province (over 20.000 rows), as fast as a quick hand: frames each second. */
export async function gridFrames(): Promise<BenchTable> {
  return withSampleProvince(async (sample) => {
    const lines: BenchLine[] = []
    for (const slowdown of [1, 4]) lines.push(...(await typing(sample, slowdown)))
    return { title: 'Typing in a book of over 20.000 rows', lines }
  })
}

async function typing({ address, signedIn }: SampleProvince, slowdown: number): Promise<BenchLine[]> {
  const page = await signedIn(1)
  await page.goto(`${address}/so-dang-ky/personnel?unit=son-giang&period=2023-H1&asOf=2023-07-15`)
  await page.locator('.grid.writable .row-label').first().waitFor()
  const rows = Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1
  const processor = await page.context().newCDPSession(page)
  await processor.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await page.getByRole('grid').focus()
  const heads = await page.getByRole('columnheader').allInnerTexts()
  const team = heads.findIndex((head) => head.trim().startsWith('Phân đội'))
  for (let at = 0; at < team; at++) await page.keyboard.press('ArrowRight')
  // As text: what runs in the page belongs to the browser's world, not to this one.
  await page.evaluate(`
    globalThis.frameTimes = []
    const turn = (at) => { frameTimes.push(at); requestAnimationFrame(turn) }
    requestAnimationFrame(turn)`)
  for (let cell = 0; cell < CELLS; cell++) {
    await page.keyboard.type(`Tổ ${cell % 7} ấp`, { delay: 60 })
    await page.keyboard.press('Enter')
  }
  const times = (await page.evaluate('frameTimes')) as number[]
  await page.close()
  return linesOf(times, slowdown, rows)
}

function linesOf(times: readonly number[], slowdown: number, rows: number): BenchLine[] {
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at))
  const seconds = new Map<number, number>()
  for (const at of times)
    seconds.set(Math.floor((at - (times[0] ?? 0)) / 1000), (seconds.get(Math.floor((at - (times[0] ?? 0)) / 1000)) ?? 0) + 1)
  const whole = [...seconds.values()].slice(0, -1)
  const sorted = gaps.toSorted((a, b) => a - b)
  const at = slowdown === 1 ? '' : `, processor slowed ${slowdown}×`
  return [
    {
      what: `frames in the worst second${at}`,
      value: Math.min(...whole),
      unit: '',
      atLeast: LEAST,
      note: `${rows} rows, ${whole.length} s of typing, ${CELLS} cells saved`,
    },
    { what: `frames a second on average${at}`, value: gaps.length / (gaps.reduce((sum, gap) => sum + gap, 0) / 1000), unit: '' },
    {
      what: `longest gap between two frames${at}`,
      value: sorted.at(-1) ?? 0,
      unit: 'ms',
      note: `p95 ${Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0)} ms`,
    },
  ]
}
