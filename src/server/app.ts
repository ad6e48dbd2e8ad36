import { Readable } from 'node:stream'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type Action, isMadeFile } from '#actions/action.ts'
import { Problem, printProblem } from '#domain/problem.ts'
import { sendCompressed } from './compressed.ts'
import type { Ask } from './drawnPage.ts'
import { type Caller, type House, type Reply, runAction } from './endpoint.ts'
import type { GivenInput } from './givenInput.ts'
import { serveHealth } from './healthRoutes.ts'
import { LIMITS, type Limits, rateLimit, sessionKey } from './rateLimit.ts'
import { sendSecurityHeaders } from './securityHeaders.ts'
import { refuseForged, sendSession, sessionToken } from './session.ts'
import { type SignOn, serveSignOn } from './signOn.ts'
import { FILE_LIMIT, JSON_LIMIT, readUpload, takesFile } from './uploads.ts'
import { serveWeb } from './webFiles.ts'

export type AppSettings = {
  /** Folder of the built screen; without it only the API is served. */
  web?: string
  /** True when a proxy of ours stands in front and its forwarded address is to be believed. */
  behindProxy?: boolean
  /** Whether work can be done: the database answers. */
  isReady?(): Promise<boolean>
  /** How much anybody may ask in how short a time; what a bench measures is not held back. */
  limits?: Limits | 'none'
  /** The provider of single sign-on, where there is one. */
  signOn?: SignOn | undefined
  /** Told of each action that was answered, for numbers and logs. */
  observe?(answered: Answered): void
  /** What a gatherer of numbers is told; none is told anything where this is absent. */
  metrics?: { text(): string; everyone: boolean }
}

export type Answered = {
  action: string
  status: number
  seconds: number
  refusal: string | null
  number: string | null
  /** Whose right did not reach that far. */
  account: string | null
}

/** The web door: one flat app, a route for each action of the list, the description of them all, and the screen. */
export async function buildApp(house: House, settings: AppSettings = {}): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: JSON_LIMIT,
    // A request that is never finished is let go: ten minutes are enough for the largest file over a slow line.
    requestTimeout: 600_000,
    trustProxy: settings.behindProxy ?? false,
    // Inputs are judged by the actions and answers written here: the library's own compilers of schemas are never loaded.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read never reaches a route.
    frameworkErrors: (error, _request, reply) => sendOutsideFault(house, error, reply),
  })
  sendSecurityHeaders(app)
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: FILE_LIMIT, files: 4, fields: 20, fieldSize: JSON_LIMIT } })
  app.setErrorHandler((error: FastifyError, _request, reply) => sendOutsideFault(house, error, reply))

  const limits = settings.limits ?? LIMITS
  const hurry = limits === 'none' ? () => 0 : rateLimit(limits, () => performance.now() / 1000)
  for (const [name, action] of Object.entries(house.actions)) {
    if (action.allow === 'system') continue
    const onRequest = (request: FastifyRequest) => holdBack(hurry, action, request)
    const options = { bodyLimit: takesFile(action) ? FILE_LIMIT + JSON_LIMIT : JSON_LIMIT, onRequest }
    // A read with a long text or a file does not fit an address line, so reads are posted too; writes never come by GET.
    app.post(`/api/${name}`, options, async (request, reply) => {
      refuseForged(request)
      const given = request.isMultipart() ? await readUpload(request) : { values: request.body ?? {} }
      return answer(house, settings, name, given, request, reply)
    })
    if (action.kind === 'read') {
      app.get(`/api/${name}`, { onRequest, exposeHeadRoute: false }, (request, reply) =>
        answer(house, settings, name, { texts: textsOf(request.query) }, request, reply),
      )
    }
  }

  serveDescription(app, house)
  serveHealth(app, settings)
  serveSignOn(app, house, settings.signOn, (request) => {
    const seconds = hurry('entry', request.ip)
    if (seconds > 0) throw new TooMuch(seconds)
  })
  // Any other name under /api is an action nobody declared, or one of the machine's own.
  app.all<{ Params: { name: string } }>('/api/:name', (request, reply) => {
    const problem = new Problem('action.unknown', { name: request.params.name.slice(0, 60) })
    const wrongWay = Object.hasOwn(house.actions, request.params.name) && house.actions[request.params.name]?.allow !== 'system'
    if (wrongWay)
      return reply
        .code(405)
        .header('allow', 'POST')
        .send({ ...printProblem(problem), message: `Việc “${request.params.name}” ghi dữ liệu nên gửi bằng POST.` })
    return reply.code(problem.status).send(printProblem(problem))
  })
  if (settings.web !== undefined) {
    const askAs = (request: FastifyRequest): Ask | null => {
      const token = sessionToken(request)
      if (token === null || hurry('address', request.ip) > 0 || hurry('session', sessionKey(token)) > 0) return null
      return (name, input) => answered(house, settings, name, input, { kind: 'http', address: request.ip, token })
    }
    await serveWeb(app, settings.web, askAs, (error) => house.logBug('trang', 'draw', error))
  }
  return app
}

const noSchemas = () => () => {
  throw new Error('a route with a schema of its own')
}

/** The description is made for the first who asks: it is as long as the product. */
function serveDescription(app: FastifyInstance, { actions }: House): void {
  let made: Promise<{ page: string; style: string; description: string }> | undefined
  const make = async () => {
    const [{ API_STYLE, apiPage }, { openApi }] = await Promise.all([import('./apiPage.ts'), import('./openapi.ts')])
    return { page: apiPage(actions), style: API_STYLE, description: JSON.stringify(openApi(actions)) }
  }
  const describe = () => {
    made ??= make()
    return made
  }
  app.get('/api', async (_request, reply) => reply.type('text/html; charset=utf-8').send((await describe()).page))
  app.get('/api/page.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send((await describe()).style))
  app.get('/api/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send((await describe()).description),
  )
}

/** Before a byte of the body is read: floods, one password tried on every name, a program that empties the books. */
async function holdBack(hurry: ReturnType<typeof rateLimit>, action: Action, request: FastifyRequest): Promise<void> {
  const token = sessionToken(request)
  const session = token === null ? request.ip : sessionKey(token)
  const seconds = Math.max(
    hurry('address', request.ip),
    action.allow === 'open' ? hurry('entry', request.ip) : hurry('session', session),
    takesFile(action) && request.method === 'POST' ? hurry('files', session) : 0,
  )
  if (seconds > 0) throw new TooMuch(seconds)
}

class TooMuch extends Problem {
  readonly seconds: number
  constructor(seconds: number) {
    super('request.too_many', { seconds })
    this.seconds = seconds
  }
}

/** A read for the picture of a page, as its reader would be answered; undefined where it is refused. */
async function answered(house: House, settings: AppSettings, name: string, input: object, caller: Caller): Promise<unknown> {
  if (house.actions[name]?.kind !== 'read') return undefined
  const result = await observed(house, settings, name, { values: JSON.parse(JSON.stringify(input)) }, caller)
  // As it would have come over the line: the browser takes the picture over from the same text.
  return 'refusal' in result ? undefined : JSON.parse(JSON.stringify(result.output ?? null))
}

async function observed(house: House, { observe }: AppSettings, name: string, given: GivenInput, caller: Caller): Promise<Reply> {
  const began = performance.now()
  const result = await runAction(house, name, given, caller)
  const refusal = 'refusal' in result ? result.refusal : null
  observe?.({
    action: name,
    status: result.status,
    seconds: (performance.now() - began) / 1000,
    refusal: refusal?.code ?? null,
    number: refusal?.number ?? null,
    account: ('refusal' in result && result.account) || null,
  })
  return result
}

async function answer(
  house: House,
  settings: AppSettings,
  name: string,
  given: GivenInput,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const caller: Caller = { kind: 'http', address: request.ip, token: sessionToken(request) }
  const result = await observed(house, settings, name, given, caller)
  if (result.status === 200) sendSession(reply, request, result.session)
  reply.header('cache-control', 'no-store')
  return send(result, request, reply)
}

async function send(result: Reply, request: FastifyRequest, reply: FastifyReply) {
  if ('refusal' in result) return reply.code(result.status).send(result.refusal)
  const { output } = result
  if (!isMadeFile(output))
    return sendCompressed(reply.type('application/json; charset=utf-8'), request, JSON.stringify(output ?? null))
  const { name, type, bytes } = output.file
  reply.type(type).header('content-disposition', disposition(name))
  return reply.send(bytes instanceof Uint8Array ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : readable(bytes))
}

const readable = (bytes: AsyncIterable<Uint8Array>): Readable => Readable.from(bytes, { objectMode: false })

/** Vietnamese file names go by RFC 5987, with a plain name beside for old programs. */
function disposition(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\w.() -]/g, '_')
  const encoded = encodeURIComponent(name.normalize('NFC')).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

const textsOf = (query: unknown): [string, string][] =>
  Object.entries(query as Record<string, string | string[]>).flatMap(([name, value]) =>
    [value].flat().map((text): [string, string] => [name, text]),
  )

/** Faults before an action is reached: a body too large, JSON that is none, a forged request. */
function sendOutsideFault(house: House, error: FastifyError, reply: FastifyReply) {
  const problem = error instanceof Problem ? error : transportProblem(error)
  if (error instanceof TooMuch) reply.header('retry-after', String(error.seconds))
  if (problem) return reply.code(problem.status).send(printProblem(problem))
  const number = 'HTTP'
  house.logBug(number, 'http', error)
  return reply
    .code(500)
    .send({ code: 'bug', message: 'Máy chủ gặp trục trặc khi nhận yêu cầu này; chi tiết ở nhật ký.', findings: [], number })
}

function transportProblem(error: FastifyError): Problem | null {
  if (error.statusCode === 413) return new Problem('input.too_large', { limit: '64 MB' })
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new Problem('input.wrong', { detail: OUTSIDE[error.code] ?? 'không đọc được nội dung gửi lên.' })
  }
  return null
}

const OUTSIDE: Readonly<Record<string, string>> = {
  FST_ERR_BAD_URL: 'địa chỉ có ký tự không đọc được.',
  FST_ERR_MAX_PARAM_LENGTH: 'địa chỉ dài quá mức.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'nội dung gửi lên không phải JSON đúng.',
  FST_INVALID_JSON_FIELD_ERROR: 'phần “input” không phải JSON đọc được.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'yêu cầu ghi là JSON nhưng không có nội dung.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'kiểu nội dung này không nhận; gửi application/json, hoặc multipart/form-data khi có tệp.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'độ dài nội dung không khớp với độ dài đã báo.',
}
