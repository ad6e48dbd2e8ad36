/**
 * Runs every test of the project, or those the arguments name: `npm test`, `npm test -- src/domain`, `npm test -- period`.
 * One embedded PostgreSQL serves the whole run (without fsync: nothing here must outlive a power cut); its address is
 * in SAOVUONG_TEST_DATABASE. A DATABASE_URL of the caller is used instead, so the same tests pass on a server.
 * What a test writes to disk may stand in SAOVUONG_TEST_FOLDER, which goes with the run.
 * Arguments that begin with "--" go to Node's own runner. The last line says how many passed and failed.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, globSync, readFileSync, rmSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureChromium } from './browser.ts'
import type { Totals } from './reporter.ts'
import { openTestDatabase } from './testDatabase.ts'

const project = fileURLToPath(new URL('..', import.meta.url))
const say = (line: string): void => void process.stderr.write(`${line}\n`)

type Group = { name: string; files: string[]; flags: string[]; needsDatabase: boolean }

const all = globSync(['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: project })
  .map((file) => file.replaceAll('\\', '/'))
  .sort()
const flags = process.argv.slice(2).filter((word) => word.startsWith('--'))
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))

/** A file, a folder, or a part of a path. */
function chosen(word: string): string[] {
  const path = relative(project, resolve(project, word)).replaceAll('\\', '/')
  const exact = all.filter((file) => file === path || file.startsWith(`${path}/`))
  return exact.length > 0 ? exact : all.filter((file) => file.includes(word))
}

function grouped(files: string[]): Group[] {
  const isPure = (file: string) => /^src\/(domain|reader|report)\//.test(file)
  const isBrowser = (file: string) => file.startsWith('test/browser/')
  const each = ['--test-isolation=process', `--test-concurrency=${availableParallelism()}`]
  return [
    // Pure rooms share one process: they open nothing, and starting Node for every small file is most of the time.
    { name: 'domain, reader, report', files: files.filter(isPure), flags: ['--test-isolation=none'], needsDatabase: false },
    {
      name: 'store, actions, server, cli',
      files: files.filter((file) => !isPure(file) && !isBrowser(file)),
      flags: each,
      needsDatabase: true,
    },
    {
      name: 'browser',
      files: files.filter(isBrowser),
      // A server, its database and a browser wait for each other most of the time: two such files share two processors well.
      flags: ['--test-isolation=process', `--test-concurrency=${Math.min(2, availableParallelism())}`],
      needsDatabase: true,
    },
  ].filter((group) => group.files.length > 0)
}

let running: ChildProcess | undefined
let interrupted: NodeJS.Signals | undefined
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interrupted = signal
    end(running)
  })
}

/** The program and all it started: Node's runner does not always end its test files with itself. */
function end(child: ChildProcess | undefined): void {
  if (child?.pid === undefined) return
  const kill = (signal: NodeJS.Signals) => {
    try {
      process.kill(process.platform === 'win32' ? (child.pid ?? 0) : -(child.pid ?? 0), signal)
    } catch {
      // It ended in the meantime.
    }
  }
  kill('SIGTERM')
  setTimeout(() => kill('SIGKILL'), 3000).unref()
}

function runNode(
  args: string[],
  env: NodeJS.ProcessEnv,
  watch: (child: ChildProcess) => NodeJS.Timeout | undefined = () => undefined,
): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd: project, env, stdio: ['ignore', 'inherit', 'inherit'], detached: true })
    running = child
    const timer = watch(child)
    child.on('error', fail)
    child.on('exit', (status) => {
      clearInterval(timer)
      running = undefined
      done(status ?? 1)
    })
  })
}

const nothing = (): Totals => ({ passed: 0, failed: 0, skipped: 0, failures: [], running: [], done: true })
const failure = (words: string): Totals => ({ ...nothing(), failed: 1, failures: [words] })

const totalsIn = (file: string): Totals =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Totals) : { ...nothing(), done: false }

/** A file that leaves a connection or a server open never ends; after this long without any news it is named and ended. */
const SILENCE = 180_000

async function runGroup(group: Group, env: NodeJS.ProcessEnv, totalsFile: string): Promise<Totals> {
  rmSync(totalsFile, { force: true })
  const reporter = fileURLToPath(new URL('./reporter.ts', import.meta.url))
  const args = [
    '--test',
    ...group.flags,
    `--test-reporter=${reporter}`,
    '--test-reporter-destination=stdout',
    ...flags,
    ...group.files,
  ]
  let silent = false
  const status = await runNode(args, { ...env, SAOVUONG_TEST_TOTALS: totalsFile }, (child) => {
    const began = Date.now()
    return setInterval(() => {
      silent ||= Date.now() - Math.max(began, statSync(totalsFile, { throwIfNoEntry: false })?.mtimeMs ?? 0) > SILENCE
      if (silent) end(child)
    }, 1000)
  })
  const totals = totalsIn(totalsFile)
  if (interrupted || (totals.done && (status === 0 || totals.failed > 0))) return totals
  const words = silent
    ? `no news for ${SILENCE / 1000} s from ${totals.running.join(', ') || group.name}: something is left open or waits for ever`
    : `${group.name}: Node's runner ended with status ${status}${totals.done ? ' though no test failed' : ' before it had told all'}`
  console.log(`✖ ${words}`)
  return { ...totals, failed: totals.failed + 1, failures: [...totals.failures, words] }
}

/** The browser tests look at the built screen; a screen that cannot be built is one failure, told above it. */
async function prepareBrowser(env: NodeJS.ProcessEnv): Promise<Totals> {
  const built = (await runNode([join(project, 'bin/run.js'), 'build', 'screen'], env)) === 0
  try {
    await ensureChromium(say)
  } catch (error) {
    // Each browser test then fails with the same words; here they come once, before the list.
    say((error as Error).message)
  }
  return built ? nothing() : failure('web: the screen could not be built')
}

async function main(): Promise<Totals> {
  const total = nothing()
  const add = (more: Totals) => {
    total.passed += more.passed
    total.failed += more.failed
    total.skipped += more.skipped
    total.failures.push(...more.failures)
  }
  for (const word of wanted.filter((word) => chosen(word).length === 0)) {
    add(failure(`no test file is called, or lies under, "${word}"`))
  }
  const groups = grouped(wanted.length === 0 ? all : [...new Set(wanted.flatMap(chosen))].sort())
  const database = await openTestDatabase({ needed: groups.some((group) => group.needsDatabase), log: say })
  try {
    const { DATABASE_URL: _callers, ...inherited } = process.env
    const env: NodeJS.ProcessEnv = {
      ...inherited,
      NODE_ENV: 'test',
      // Every test file is a process of its own and reads the whole house: what Node made of it is kept between them.
      NODE_COMPILE_CACHE: join(project, 'dist/compiled'),
      SAOVUONG_DATA: join(database.folder, 'data'),
      SAOVUONG_TEST_FOLDER: database.folder,
    }
    if (database.url !== undefined) env.SAOVUONG_TEST_DATABASE = database.url
    for (const group of groups) {
      if (interrupted) break
      console.log(`\n${group.name}`)
      if (group.name === 'browser') add(await prepareBrowser(env))
      add(await runGroup(group, env, join(database.folder, 'totals.json')))
    }
  } finally {
    await database.close()
  }
  return total
}

const totals = await main()
if (interrupted) say(`Dừng theo tín hiệu ${interrupted}; các kiểm thử còn lại chưa chạy.`)
const ran = totals.passed + totals.failed
if (totals.failures.length > 0) console.log(`\nFailed:\n${totals.failures.map((words) => `  ✖ ${words}`).join('\n')}`)
if (totals.skipped > 0) console.log(`\n${totals.skipped} skipped`)
if (ran === 0) console.log('\nNo test was run.')
console.log(`\n${totals.passed} passed, ${totals.failed} failed`)
process.exitCode = interrupted ? 130 : ran === 0 || totals.failed > 0 ? 1 : 0
