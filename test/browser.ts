/** The browser of the tests: finds Chromium, or installs it, and opens it the same way everywhere. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

type Log = (line: string) => void

// Quiet and closed: no first-run pages, no calls home, no graphics card, and no sandbox, which root may not have.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const IMPOSSIBLE =
  'Chưa có trình duyệt Chromium cho kiểm thử giao diện và không cài được. ' +
  'Đồng chí cài gói chromium của hệ điều hành, hoặc đặt biến CHROMIUM tới tệp chạy của Chromium hay Chrome, rồi chạy lại.'

/** A headless Chromium; call close() on it at the end. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await ensureChromium((line) => void process.stderr.write(`${line}\n`))
  // Where no language is set, as in a bare pipeline, Chromium cannot write the marks of Vietnamese in a file's name.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  return chromium.launch({ executablePath, headless: true, args: FLAGS, env })
}

/** Where Chromium is; installs it first when there is none. */
export async function ensureChromium(log: Log): Promise<string> {
  const found = findChromium()
  if (found) return found
  for (const { line, command, args, env } of waysToInstall()) {
    if (!(await runTelling(log, line, command, args, env))) continue
    const installed = findChromium()
    if (installed) return installed
  }
  throw new Error(IMPOSSIBLE)
}

export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.CHROMIUM) {
    if (existsSync(env.CHROMIUM)) return env.CHROMIUM
    throw new Error(
      `CHROMIUM=${env.CHROMIUM}: không có tệp này. Đặt lại biến CHROMIUM tới tệp chạy của Chromium hay Chrome, hoặc bỏ biến đi.`,
    )
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin']
  const usual = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    join(env.ProgramFiles ?? 'C:\\Program Files', 'Google\\Chrome\\Application\\chrome.exe'),
    // The one playwright-core keeps for itself, in its own cache.
    chromium.executablePath(),
  ]
  return usual.find((path) => path !== '' && existsSync(path))
}

type Way = { line: string; command: string; args: string[]; env?: NodeJS.ProcessEnv }

function waysToInstall(): Way[] {
  const own = fileURLToPath(new URL('../node_modules/playwright-core/cli.js', import.meta.url))
  const ways: Way[] = [
    { line: 'Tải Chromium của playwright-core…', command: process.execPath, args: [own, 'install', 'chromium'] },
  ]
  if (!isDebian() || process.getuid?.() !== 0) return ways
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const update = 'apt-get -qq update'
  const install = 'apt-get -qq install -y --no-install-recommends chromium'
  return [{ line: `Cài Chromium của Debian (${install})…`, command: 'sh', args: ['-c', `${update}; ${install}`], env }, ...ways]
}

function isDebian(): boolean {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** Says what it does and, while it lasts, for how long; the program's own words only when it failed. */
function runTelling(log: Log, line: string, command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<boolean> {
  log(line)
  const began = Date.now()
  const seconds = () => Math.round((Date.now() - began) / 1000)
  const timer = setInterval(() => log(`  … ${seconds()} giây`), 5000)
  return new Promise((done) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    const words: string[] = []
    child.stdout.on('data', (data: Buffer) => words.push(data.toString()))
    child.stderr.on('data', (data: Buffer) => words.push(data.toString()))
    child.on('error', (error) => words.push(error.message))
    child.on('close', (status) => {
      clearInterval(timer)
      log(status === 0 ? `  xong, ${seconds()} giây` : words.join('').trim().split('\n').slice(-4).join('\n'))
      done(status === 0)
    })
  })
}
