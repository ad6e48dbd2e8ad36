import type { Page } from 'playwright-core'
import { type SampleProvince, withSampleProvince } from './sampleProvince.ts'
import type { BenchLine, BenchTable } from './table.ts'
import { median } from './timing.ts'

/** A commune's old laptop: a quarter of this processor. */
const SLOWDOWN = 4
const RUNS = 3
const PLACE = 'unit=son-giang&period=2023-H1&asOf=2023-07-15'

type Screen = {
  words: string
  path: string
  /** What a person does first there, by its words; each is timed from the press to the next picture. */
  deeds: readonly { words: string; act(page: Page): Promise<void> }[]
}

async function openProof(page: Page): Promise<void> {
  await page.locator('main button.figure').first().click()
  await page.locator('.proof-value').waitFor()
}

const SCREENS: readonly Screen[] = [
  {
    words: 'Tổng quan',
    path: '/',
    deeds: [
      {
        words: 'a figure opens its proof',
        act: openProof,
      },
    ],
  },
  {
    words: 'the book of people',
    path: '/so-dang-ky/personnel',
    deeds: [
      {
        words: 'a cell is written and left',
        act: async (page) => {
          await page.getByRole('grid').focus()
          for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'F2', 'Escape', 'ArrowDown']) await page.keyboard.press(key)
        },
      },
      {
        words: 'the choice of columns opens',
        act: async (page) => {
          await page.getByRole('button', { name: 'Cột', exact: true }).click()
          await page.getByRole('dialog').waitFor()
        },
      },
    ],
  },
  {
    words: 'the half-year report',
    path: '/bao-cao',
    deeds: [
      {
        words: 'a figure of the text opens its proof',
        act: openProof,
      },
    ],
  },
]

/** How soon the largest thing of a screen stands, and how soon an act is answered, with the processor slowed. */
export async function screen(): Promise<BenchTable> {
  return withSampleProvince(async (sample) => {
    const lines: BenchLine[] = []
    for (const one of SCREENS) {
      // What the server and the database learn at the first visit is not what this measures.
      await visit(sample, one, 1)
      const visits: Visit[] = []
      for (let run = 0; run < RUNS; run++) visits.push(await visit(sample, one, SLOWDOWN))
      lines.push(...linesOf(one, visits))
    }
    return { title: `Screens of the sample province, processor slowed ${SLOWDOWN}×, nothing in the cache`, lines }
  })
}

type Visit = { largest: number; live: number; what: string; blocked: number; requests: number; bytes: number; acts: number[] }

/** Kept by the page itself from its first moment; as text, for it belongs to the browser's world and not to this one. */
const WATCH = `
  globalThis.seen = { largest: 0, what: '', blocked: 0, events: [] }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      seen.largest = entry.startTime
      seen.what = (entry.element?.tagName ?? '') + ' ' + (entry.element?.textContent ?? '').slice(0, 40)
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.blocked += Math.max(0, entry.duration - 50)
  }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.interactionId) seen.events.push(entry.duration)
  }).observe({ type: 'event', durationThreshold: 16, buffered: true })`

async function visit({ address, signedIn }: SampleProvince, { path, deeds }: Screen, slowdown: number): Promise<Visit> {
  const page = await signedIn(slowdown)
  await page.addInitScript(WATCH)
  await page.goto(`${address}${path}?${PLACE}`)
  await page.locator('h1').first().waitFor()
  const waiting = page.locator('.skeleton, .dimmed, .grid-waiting')
  while ((await waiting.count()) > 0) await waiting.first().waitFor({ state: 'detached' })
  // The first picture comes with the page; it answers once the program is read.
  await page.locator('#root:not([inert])').waitFor()
  const live = (await page.evaluate('performance.now()')) as number
  // Two pictures after the last grey shape went, the largest thing has been told.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
  const loaded = (await page.evaluate(
    `({ ...seen, resources: performance.getEntriesByType('resource').map(({ transferSize }) => transferSize) })`,
  )) as {
    largest: number
    what: string
    blocked: number
    resources: number[]
  }
  const acts: number[] = []
  for (const { act } of deeds) {
    await page.evaluate('seen.events.length = 0')
    await act(page)
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))')
    const events = (await page.evaluate('seen.events')) as number[]
    // Nothing told: it took less than the 16 ms below which the browser does not tell.
    acts.push(Math.max(16, ...events))
  }
  await page.context().close()
  const { largest, what, blocked, resources } = loaded
  return { largest, live, what, blocked, requests: resources.length, bytes: resources.reduce((sum, size) => sum + size, 0), acts }
}

function linesOf({ words, deeds }: Screen, visits: readonly Visit[]): BenchLine[] {
  const of = (pick: (visit: Visit) => number): number => median(visits.map(pick))
  return [
    {
      what: `${words}: largest contentful paint`,
      value: of(({ largest }) => largest),
      unit: 'ms',
      limit: 1500,
      note: `${of(({ requests }) => requests)} requests, ${Math.round(of(({ bytes }) => bytes) / 1000)} kB, blocked ${Math.round(of(({ blocked }) => blocked))} ms; ${visits.at(-1)?.what.trim()}`,
    },
    { what: `${words}: answers to the hand`, value: of(({ live }) => live), unit: 'ms' },
    ...deeds.map(
      (deed, at): BenchLine => ({
        what: `${words}: ${deed.words}`,
        value: of(({ acts }) => acts[at] ?? 0),
        unit: 'ms',
        limit: 200,
        note: `each run ${visits.map(({ acts }) => Math.round(acts[at] ?? 0)).join(', ')}`,
      }),
    ),
  ]
}
