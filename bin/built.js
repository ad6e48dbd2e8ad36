// Parts of the product that are built from sources (the screen, the gathered server): built anew when their sources changed.
// "Changed" is judged by content, not by file times: a fresh clone gives every file the time of the clone. Sizes and times are
// only a short cut: where all of them are those of the last judgement, nothing is read.

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { root, say, sayWhile } from './launcher.js'

/**
 * Answers the exit status of the build; 0 when there is nothing to build. What is dispensable is not missed where nothing can be
 * built. `inner`: a program for Node of the same sources, in a folder that is moved into place with the rest.
 */
export async function buildWhenChanged(node, { out, config, sources, words, inner, dispensable = false }) {
  const place = join(root, out)
  const stampFile = `${place}.stamp`
  const files = sources.flatMap(filesUnder)
  const look = lookOf(files)
  const [builtFrom, seen] = existsSync(place) && existsSync(stampFile) ? readFileSync(stampFile, 'utf8').split('\n') : []
  if (builtFrom && seen === look) return 0
  const content = contentOf(files)
  if (builtFrom === content) {
    remember(stampFile, `${content}\n${look}`)
    return 0
  }

  if (dispensable && !canBuild()) return 1

  // Built beside and moved into place, so that a failed build leaves the last good one standing.
  const next = `${place}-${process.pid}`
  const done = sayWhile(words.doing)
  const how = ['--config', config, '--emptyOutDir', '--logLevel', 'warn']
  const status =
    (await vite(node, ['build', ...how, '--outDir', next])) ||
    (inner ? await vite(node, ['build', ...how, '--ssr', inner.entry, '--outDir', join(next, inner.folder)]) : 0)
  const seconds = done()
  if (status !== 0) {
    rmSync(next, { recursive: true, force: true })
    say(words.failed)
    return status
  }
  rmSync(stampFile, { force: true })
  rmSync(place, { recursive: true, force: true })
  renameSync(next, place)
  writeFileSync(stampFile, `${content}\n${look}`)
  say(`${words.done}, ${seconds} giây.`)
  return 0
}

/** Whether there is a builder (a packed installation has none), and a place to put what it makes. */
function canBuild() {
  try {
    mkdirSync(join(root, 'dist'), { recursive: true })
    accessSync(join(root, 'dist'), constants.W_OK)
    return existsSync(viteProgram)
  } catch {
    return false
  }
}

const viteProgram = join(root, 'node_modules/vite/bin/vite.js')

function vite(node, args) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: 'production' }
    const child = spawn(node, [viteProgram, ...args], { cwd: root, stdio: ['ignore', 2, 2], env })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

function contentOf(files) {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

function lookOf(files) {
  const hash = createHash('sha256')
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file))
    hash.update(`${file}\0${size}\0${mtimeMs}\0`)
  }
  return hash.digest('hex')
}

function remember(stampFile, text) {
  try {
    writeFileSync(stampFile, text)
  } catch {
    // Someone else's folder, read-only to us: what is built is right all the same, only the short cut is missing.
  }
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
