import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendCompressed } from './compressed.ts'
import { type Ask, drawnPages } from './drawnPage.ts'

/** The screen: built files, cached for a year where their name carries their content, and one page for every place in it. */
export async function serveWeb(
  app: FastifyInstance,
  folder: string,
  askAs: (request: FastifyRequest) => Ask | null,
  logBug: (error: unknown) => void,
): Promise<void> {
  const built = existsSync(join(folder, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      cacheControl: false,
      setHeaders: setCaching,
      allowedPath: isForBrowsers,
    })
  }
  const page = built ? readFileSync(join(folder, 'index.html'), 'utf8') : NOT_BUILT
  const drawn = built ? drawnPages(folder, page) : async () => null
  const withPicture = async (request: FastifyRequest): Promise<string | null> => {
    const ask = wantsPicture(request) ? askAs(request) : null
    if (!ask) return null
    // A picture that cannot be drawn is no reason to send no page.
    return drawn(request.url, ask).catch((error: unknown) => {
      logBug(error)
      return null
    })
  }
  const sendPage = async (request: FastifyRequest, reply: FastifyReply) => {
    const whole = await withPicture(request)
    if (whole === null) return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
    // It shows what one person may see.
    return sendCompressed(reply.type('text/html; charset=utf-8').header('cache-control', 'no-store'), request, whole)
  }
  app.get('/', sendPage)
  app.setNotFoundHandler((request, reply) => {
    // Places of the screen have no ending; a missing file must not be answered with a page.
    const path = request.url.split('?')[0] ?? ''
    const isPlace = ['GET', 'HEAD'].includes(request.method) && !/^\/(api|assets)(\/|$)|\.\w+$/.test(path)
    return isPlace ? sendPage(request, reply) : sayNothingThere(reply)
  })
}

/** Whose, when and as of when must be told; a machine with a PIN is sent nothing before it is open. */
function wantsPicture({ method, query, cookies }: FastifyRequest): boolean {
  const words = query as Record<string, unknown>
  return method === 'GET' && ['unit', 'period', 'asOf'].every((word) => words[word]) && cookies['sao-vuong-pin'] === undefined
}

/** What the server itself needs lies beside the screen and is nobody else's. */
const isForBrowsers = (path: string): boolean => !/^\/(drawing|\.vite)\//.test(path)

function setCaching(reply: FastifyReply, path: string): void {
  const lasting = /[\\/]assets[\\/]/.test(path)
  reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
}

const sayNothingThere = (reply: FastifyReply) =>
  reply.code(404).send({ code: 'address.unknown', message: 'Không có gì ở địa chỉ này. Xem các địa chỉ ở /api.', findings: [] })

const NOT_BUILT = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Sao Vuông</title>
<h1>Sao Vuông đang chạy</h1><p>Giao diện web chưa được dựng. Chạy <code>npm run build</code> rồi mở lại trang này; các lệnh qua mạng vẫn dùng được ở <a href="/api">/api</a>.</p></html>`

/**
 * Writes .br and .gz beside the built files, once; until they are there the plain files are sent. Done after the server
 * listens, one file at a time, so that nobody waits for it.
 */
export async function compressWeb(folder: string): Promise<void> {
  if (!existsSync(folder)) return
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    if (
      !entry.isFile() ||
      !isForBrowsers(path.slice(folder.length)) ||
      !/\.(js|css|html|svg|json|txt|webmanifest)$/.test(path) ||
      (await stat(path)).size < 1024
    )
      continue
    const bytes = await readFile(path)
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
    await writeOnce(`${path}.br`, () => promisify(brotliCompress)(bytes, quality))
    await writeOnce(`${path}.gz`, () => promisify(gzip)(bytes, { level: 9 }))
  }
}

/** Written aside and moved, so that a half-written file is never served. */
async function writeOnce(path: string, make: () => Promise<Uint8Array>): Promise<void> {
  if (existsSync(path)) return
  const aside = join(path, '..', `.${process.pid}.part`)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(aside, await make())
  await rename(aside, path)
}
