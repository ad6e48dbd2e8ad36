// Builds the web into dist/web when its sources changed. "Changed" is judged by content, not by file times: a fresh
// clone gives every file the time of the clone.

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, say, sayWhile } from './launcher.js'

const built = join(root, 'dist/web')
const stampFile = join(root, 'dist/web.stamp')

// The screen is made of its own room, the pure room, and the configuration; of actions it takes types alone.
const sources = ['src/web', 'src/domain', 'vite.config.ts', 'package.json', 'package-lock.json']

/** Answers the exit status of the build; 0 when there is nothing to build. */
export async function buildWeb(node) {
  if (!existsSync(join(root, 'vite.config.ts'))) return 0
  const stamp = hashOf(sources)
  if (existsSync(built) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return 0

  // Built beside and moved into place, so that a failed build leaves the last good one standing.
  const next = join(root, `dist/web-${process.pid}`)
  const done = sayWhile('Dựng giao diện web…')
  const status = await new Promise((resolve, reject) => {
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const args = [vite, 'build', '--outDir', next, '--emptyOutDir', '--logLevel', 'warn']
    const child = spawn(node, args, { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, NODE_ENV: 'production' } })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
  const seconds = done()
  if (status !== 0) {
    rmSync(next, { recursive: true, force: true })
    say('Chưa dựng được giao diện web; chi tiết ở các dòng trên. Sửa rồi chạy lại "npm run build".')
    return status
  }
  rmSync(stampFile, { force: true })
  rmSync(built, { recursive: true, force: true })
  renameSync(next, built)
  writeFileSync(stampFile, stamp)
  say(`Đã dựng giao diện web, ${seconds} giây.`)
  return 0
}

function hashOf(places) {
  const hash = createHash('sha256')
  for (const file of places.flatMap(filesUnder)) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(place) {
  const path = join(root, place)
  if (!existsSync(path)) return []
  if (!place.startsWith('src/')) return [place]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort()
}
