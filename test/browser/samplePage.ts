import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { actions } from '#actions/index.ts'
import { buildApp } from '#server/app.ts'
import type { House } from '#server/endpoint.ts'
import { openBrowser } from '../browser.ts'
import { demoDatabase } from '../freshDatabase.ts'

/** The sample province in a real browser: the built screen, the real server, a database of its own. */
export type SamplePage = {
  address: string
  /** A new visitor: their own cookies, their own window. */
  visitor(options?: BrowserContextOptions): Promise<Page>
  /** The same, signed in. */
  signedIn(login: keyof typeof PASSWORDS, options?: BrowserContextOptions): Promise<Page>
  /** What browsers complained about so far: script errors, and anything the content policy refused. */
  complaints: string[]
  close(): Promise<void>
}

const PASSWORDS = { demo: '', 'tro-ly': 'so-y-te-2023', 'chi-huy': 'duyet-son-giang' } as const
/** Built by the runner before the first browser test. */
const WEB = fileURLToPath(new URL('../../dist/web', import.meta.url))
/** The window most people sit before; tests with a country of their own open it as well. */
export const LAPTOP = { viewport: { width: 1366, height: 768 }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' }

export async function openSample(): Promise<SamplePage> {
  const fresh = await demoDatabase()
  const bugs: string[] = []
  const house: House = {
    actions,
    database: async () => fresh.database,
    clock: () => new Date('2023-07-17T02:00:00Z'),
    logBug: (_number, deed, error) => bugs.push(`${deed}: ${error instanceof Error ? error.stack : String(error)}`),
  }
  const app = await buildApp(house, { web: WEB })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const browser: Browser = await openBrowser()
  const complaints: string[] = bugs

  const visitor = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ ...LAPTOP, ...options })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
    page.on('console', (line) => {
      // A refusal the story asks for is shown as a failed request; that is no fault of the page.
      if (line.type() === 'error' && !/Failed to load resource/.test(line.text()))
        complaints.push(`${page.url()}: ${line.text()}`)
    })
    return page
  }
  const signedIn = async (login: keyof typeof PASSWORDS, options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await visitor(options)
    const headers = { 'x-sao-vuong': '1' }
    const reply =
      login === 'demo'
        ? await page.request.post(`${address}/api/enterDemo`, { headers, data: {} })
        : await page.request.post(`${address}/api/login`, { headers, data: { login, password: PASSWORDS[login] } })
    assert.equal(reply.status(), 200, await reply.text())
    return page
  }
  const close = async () => {
    await browser.close()
    await app.close()
    await fresh.drop()
  }
  return { address, visitor, signedIn, complaints, close }
}

/** Everything asked for has come: the page answers to the hand, no grey shapes, nothing dimmed. */
export async function settled(page: Page): Promise<void> {
  await page.locator('#root:not([inert])').waitFor({ state: 'attached' })
  await page.locator('h1').first().waitFor()
  const waiting = page.locator('.skeleton, .dimmed, .grid-waiting')
  while ((await waiting.count()) > 0) await waiting.first().waitFor({ state: 'detached' })
}
