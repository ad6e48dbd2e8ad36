import { readFileSync } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type * as OpenId from 'openid-client'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { issueTicket } from '#store/signOn.ts'
import type { House } from './endpoint.ts'

/**
 * Single sign-on by OpenID Connect (authorization code with PKCE). The provider says who somebody is and nothing more: what they may do
 * stands here, and the session is opened by the action `finishSignOn`. Nobody is asked but the provider named in the settings.
 */
export type SignOn = {
  issuer: string
  clientId: string
  clientSecret: string
  /** The address people open this place by: the provider sends them back there. */
  origin: string
  /** What the button calls the provider. */
  name: string
}

const START = '/dang-nhap-mot-lan'
const BACK = `${START}/ve`
/** The log-in page, which says that the way through the provider did not lead here. */
const FAILED = '/dang-nhap#ve=loi'
const COOKIE = 'sv-ve'
/** So long may somebody stay at the provider. */
const STAYS = 15 * 60

/** What the environment says; null where nothing, words where something is missing. */
export function signOnOf(env: NodeJS.ProcessEnv): SignOn | { missing: string } | null {
  const issuer = env.SAOVUONG_OIDC_ISSUER
  if (!issuer) return null
  const clientId = env.SAOVUONG_OIDC_CLIENT
  const file = env.SAOVUONG_OIDC_SECRET_FILE
  const clientSecret = file ? secretIn(file) : env.SAOVUONG_OIDC_SECRET
  const origin = env.SAOVUONG_ADDRESS
  if (!clientId || !clientSecret || !origin)
    return {
      missing:
        'Đăng nhập một lần chưa mở: đặt đủ SAOVUONG_OIDC_CLIENT, SAOVUONG_OIDC_SECRET_FILE và SAOVUONG_ADDRESS (địa chỉ người dùng mở trang).',
    }
  for (const address of [issuer, origin])
    if (!URL.canParse(address) || !isSafe(new URL(address)))
      return { missing: `Đăng nhập một lần chưa mở: “${address}” phải là địa chỉ https.` }
  return { issuer, clientId, clientSecret, origin: new URL(origin).origin, name: env.SAOVUONG_OIDC_NAME ?? new URL(issuer).host }
}

function secretIn(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    // Not there, or not ours to read: told as what is missing, and everybody else goes on by their password.
    return null
  }
}

/** What is told to a provider and by it goes over TLS, or does not leave the machine. */
const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))

/** The two addresses a browser goes by, held back as every way in is; and whether there is a provider at all. */
export function serveSignOn(
  app: FastifyInstance,
  house: House,
  signOn: SignOn | undefined,
  holdBack: (request: FastifyRequest) => void,
): void {
  app.get(`${START}/co`, (_request, reply) =>
    reply.header('cache-control', 'no-store').send(signOn ? { offered: true, name: signOn.name } : { offered: false }),
  )
  if (!signOn) return
  let known: Promise<Provider> | null = null
  const provider = (): Promise<Provider> => {
    known ??= discovered(signOn).catch((error: unknown) => {
      // Asked again at the next try: a provider that was down comes back.
      known = null
      throw error
    })
    return known
  }
  const onRequest = async (request: FastifyRequest) => holdBack(request)
  app.get<{ Querystring: { n?: string } }>(START, { onRequest }, async (request, reply) => {
    const mark = /^[\w-]{8,64}$/.test(request.query.n ?? '') ? request.query.n : ''
    try {
      const { client, configuration } = await provider()
      const way = { verifier: client.randomPKCECodeVerifier(), state: client.randomState(), nonce: client.randomNonce() }
      const address = client.buildAuthorizationUrl(configuration, {
        redirect_uri: signOn.origin + BACK,
        scope: 'openid',
        code_challenge: await client.calculatePKCECodeChallenge(way.verifier),
        code_challenge_method: 'S256',
        state: way.state,
        nonce: way.nonce,
      })
      keepWay(reply, request, JSON.stringify({ ...way, mark }))
      return await reply.redirect(address.href)
    } catch (error) {
      house.logBug('nền', 'signOn', error)
      return reply.redirect(FAILED)
    }
  })
  app.get<{ Querystring: { error?: string } }>(BACK, { onRequest }, async (request, reply) => {
    const way = wayOf(request)
    reply.clearCookie(COOKIE, { path: START })
    // Somebody who turned back at the provider (RFC 6749, 4.1.2.1) is at the log-in page again, and nothing is broken.
    if (request.query.error === 'access_denied') return reply.redirect('/dang-nhap')
    if (!way) return reply.redirect(FAILED)
    try {
      const checks = { pkceCodeVerifier: way.verifier, expectedState: way.state, expectedNonce: way.nonce, idTokenExpected: true }
      const { client, configuration } = await provider()
      const tokens = await client.authorizationCodeGrant(configuration, new URL(request.url, signOn.origin), checks)
      const claims = tokens.claims()
      if (!claims) throw new Error('no identity in the answer of the provider')
      const ticket = await inScope(await house.database(), EVERYWHERE, (db) =>
        issueTicket(db, { issuer: claims.iss, subject: claims.sub }, house.clock()),
      )
      return await reply.redirect(`/dang-nhap#ve=${ticket}&n=${way.mark}`)
    } catch (error) {
      house.logBug('nền', 'signOn', error)
      return reply.redirect(FAILED)
    }
  })
}

type Provider = { client: typeof OpenId; configuration: OpenId.Configuration }

/** The library comes with the first who goes that way: most places have no provider. */
async function discovered({ issuer, clientId, clientSecret }: SignOn): Promise<Provider> {
  const client = await import('openid-client')
  const address = new URL(issuer)
  const execute = address.protocol === 'http:' ? [client.allowInsecureRequests] : []
  return { client, configuration: await client.discovery(address, clientId, clientSecret, undefined, { execute, timeout: 10 }) }
}

/** Comes along when the provider sends the browser back, which is no request of our own page: lax, and for these addresses alone. */
const keepWay = (reply: FastifyReply, request: FastifyRequest, way: string) =>
  reply.setCookie(COOKIE, Buffer.from(way).toString('base64url'), {
    path: START,
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: STAYS,
  })

function wayOf(request: FastifyRequest): { verifier: string; state: string; nonce: string; mark: string } | null {
  try {
    const { verifier, state, nonce, mark } = JSON.parse(Buffer.from(request.cookies[COOKIE] ?? '', 'base64url').toString())
    return [verifier, state, nonce, mark].every((one) => typeof one === 'string') ? { verifier, state, nonce, mark } : null
  } catch {
    // Not ours, or gone.
    return null
  }
}
