import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AppSettings } from './app.ts'

/** For whoever watches over the machine: does it live, can it work, how does it do. Nothing of people or units. */
export function serveHealth(app: FastifyInstance, { isReady, metrics }: AppSettings): void {
  // Alive is whoever answers: a process whose database is away for a moment is not to be killed for it.
  app.get('/health', (_request, reply) => reply.header('cache-control', 'no-store').send({ ok: true }))
  app.get('/ready', async (_request, reply) => {
    const ready = (await isReady?.()) ?? true
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ok: ready })
  })
  if (!metrics) return
  app.get('/metrics', (request, reply) => {
    // As if it were not there: its existence is nobody's business either.
    if (!metrics.everyone && !isFromHere(request)) return reply.callNotFound()
    return reply.type('text/plain; version=0.0.4; charset=utf-8').header('cache-control', 'no-store').send(metrics.text())
  })
}

/** By the connection itself; a proxy on this machine brings strangers along and says so in its headers. */
function isFromHere({ socket, headers }: FastifyRequest): boolean {
  const address = socket.remoteAddress ?? ''
  const forwarded = headers['x-forwarded-for'] ?? headers.forwarded ?? headers['x-real-ip']
  return forwarded === undefined && (/^(::ffff:)?127\./.test(address) || address === '::1')
}
