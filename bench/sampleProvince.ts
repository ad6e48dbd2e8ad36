import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { actions } from '#actions/index.ts'
import { buildApp } from '#server/app.ts'
import { type House, runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { openBrowser } from '../test/browser.ts'
import { withOwnDatabase } from './ownDatabase.ts'

/** The built screen over the sample province, in a browser whose processor may be slowed. */
export type SampleProvince = {
  address: string
  /** A new visitor, signed in as the commander: nothing is in the cache of this browser yet. */
  signedIn(slowdown: number, options?: BrowserContextOptions): Promise<Page>
}

const WEB = fileURLToPath(new URL('../dist/web', import.meta.url))

export async function withSampleProvince<T>(work: (sample: SampleProvince) => Promise<T>): Promise<T> {
  return withOwnDatabase(async ({ database }) => {
    const house: House = {
      actions,
      database: async () => database,
      clock: () => new Date('2023-07-17T02:00:00Z'),
      logBug: (_number, deed, error) => console.error(deed, error),
    }
    const reply = await runAction(house, 'seedDemo', {}, { kind: 'cli', address: 'máy chủ', token: null, actor: MACHINE })
    if (reply.status !== 200) throw new Error(JSON.stringify(reply))
    const app = await buildApp(house, { web: WEB })
    const address = await app.listen({ host: '127.0.0.1', port: 0 })
    const browser = await openBrowser()
    try {
      return await work({ address, signedIn: (slowdown, options) => signedIn(browser, address, slowdown, options) })
    } finally {
      await browser.close()
      await app.close()
    }
  })
}

async function signedIn(browser: Browser, address: string, slowdown: number, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN', ...options })
  const page = await context.newPage()
  const data = { login: 'chi-huy', password: 'duyet-son-giang' }
  await page.request.post(`${address}/api/login`, { headers: { 'x-sao-vuong': '1' }, data })
  const processor = await context.newCDPSession(page)
  await processor.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return page
}
