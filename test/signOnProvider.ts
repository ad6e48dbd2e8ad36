import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A real provider of OpenID Connect on this machine: anybody signs in there under the name they type. */
export type ProviderAtHand = {
  issuer: string
  /** Walks a browser from our start page through the provider and back; the address it is sent back to. */
  walks(start: string, name: string): Promise<{ back: string; cookie: string }>
  close(): Promise<void>
}
export const CLIENT = { id: 'sao-vuong', secret: 'mot-bi-mat-chi-dung-trong-thu-nghiem' }

type Provider = new (issuer: string, settings: object) => { callback(): (request: unknown, response: unknown) => void }

export async function aProvider(redirect: string): Promise<ProviderAtHand> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  // The package brings no types of its own.
  const name: string = 'oidc-provider'
  const { default: Provider } = (await import(name)) as { default: Provider }
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirect], response_types: ['code'] }],
    cookies: { keys: ['khoa-cookie-thu-nghiem'] },
    pkce: { required: () => true },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
  })
  server.on('request', provider.callback())
  return {
    issuer,
    async walks(start, person) {
      const kept = new Map<string, string>()
      const cookie = (): string => [...kept].map(([key, value]) => `${key}=${value}`).join('; ')
      const asks = async (address: string, form?: Record<string, string>): Promise<string> => {
        const body = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
        const reply = await fetch(address, { redirect: 'manual', headers: { cookie: cookie() }, ...body })
        for (const line of reply.headers.getSetCookie()) {
          const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
          kept.set(key, value)
        }
        const page = await reply.text()
        const next = reply.headers.get('location')
        if (next) return new URL(next, address).href
        const [, action = ''] = /action="([^"]+)"/.exec(page) ?? assert.fail(`${address}: ${page.slice(0, 200)}`)
        const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
        return asks(new URL(action, address).href, { prompt, login: person, password: 'x' })
      }
      let at = await asks(start)
      for (let turn = 0; turn < 12 && !at.startsWith(redirect); turn++) at = await asks(at)
      return { back: at, cookie: cookie() }
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}
