import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Door } from '#actions/action.ts'
import { Problem } from '#domain/problem.ts'

export const SESSION_COOKIE = 'sv'
/** Behind TLS the name itself makes the browser hold to Secure, this host alone and the whole path (RFC 6265bis, 4.1.3.2). */
export const SECURE_COOKIE = '__Host-sv'
const cookieName = ({ protocol }: FastifyRequest): string => (protocol === 'https' ? SECURE_COOKIE : SESSION_COOKIE)

/** A page of another site can send a form here, but not this header: the browser asks us first, and we never agree. */
export const WRITE_HEADER = 'x-sao-vuong'

export const sessionToken = (request: FastifyRequest): string | null => request.cookies[cookieName(request)] || null

/** Refuses a write that a page of another site made the browser send. */
export function refuseForged(request: FastifyRequest): void {
  const { headers } = request
  const foreign = headers.origin !== undefined && !isOwnOrigin(headers.origin, headers.host ?? '')
  if (headers[WRITE_HEADER] !== '1' || foreign || headers['sec-fetch-site'] === 'cross-site') throw new Problem('session.forged')
}

/** The scheme is the origin's own: behind a proxy that speaks TLS for us, ours is another. Default ports fall away on both sides. */
function isOwnOrigin(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false
  const { protocol, host: theirs } = new URL(origin)
  const own = `${protocol}//${host}`
  return URL.canParse(own) && new URL(own).host === theirs
}

/** Log-in and log-out change the session; the cookie follows, and no script of the page can read it. */
export function sendSession(reply: FastifyReply, request: FastifyRequest, session: Door['session']): void {
  if (!session.changed) return
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' } as const
  if (session.token === null) reply.clearCookie(cookieName(request), options)
  else reply.setCookie(cookieName(request), session.token, options)
}
