// Makes one archive that installs where there is no registry and no network: sources, the built screen, the packages the product
// needs when it runs, Node and PostgreSQL of this platform, and a starter that needs nothing on the machine. Whoever unpacks it runs
// ./saovuong start; the launcher finds its stamps in place, so it neither installs nor builds.

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join, resolve, sep } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { packageStamp } from './installPackages.js'
import { root, StoppedByProblem, say, sayWhile } from './launcher.js'

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const platform = `${process.platform}-${process.arch}`

/** What a running installation, or whoever reads it, needs; tests and measurements stay at home. */
const PARTS = [
  ...['README.md', 'README.vi.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'LICENSE'],
  ...['package.json', 'package-lock.json', 'vite.config.ts', 'vite.server.config.ts', 'bin', 'docs', 'src'],
  ...['dist/web', 'dist/web.stamp', 'dist/server', 'dist/server.stamp'],
]

/** Answers the exit status. `--out FILE`, else beside where it was called. */
export async function bundle(args) {
  const out = outOf(args)
  if (existsSync(out)) throw new StoppedByProblem(`Đã có ${out}. Chọn tên khác bằng --out.`)
  const name = `saovuong-${version}-${platform}`
  const work = join(root, `dist/bundle-${process.pid}`)
  const place = join(work, name)
  const done = sayWhile(`Đóng gói ${name} (không kèm công cụ phát triển)…`)
  try {
    mkdirSync(place, { recursive: true })
    for (const part of PARTS.filter((part) => existsSync(join(root, part)))) copyPart(part, place)
    const packages = copyPackages(place)
    compressAhead(join(place, 'dist/web'))
    writeStarter(place)
    const draft = `${out}.writing-${process.pid}`
    const { status, stderr } = spawnSync('tar', ['-czf', draft, '-C', work, name], { encoding: 'utf8' })
    if (status !== 0) throw new StoppedByProblem(`Chưa nén được gói (tar: ${stderr?.trim() || status}).`)
    renameSync(draft, out)
    const seconds = done()
    say(`Đã đóng gói ${out}: ${packages} thư viện, ${Math.round(statSync(out).size / 1024 ** 2)} MB, ${seconds} giây.`)
    process.stdout.write(`${await hashOf(out)}  ${basename(out)}\n`)
    return 0
  } finally {
    done()
    rmSync(work, { recursive: true, force: true })
  }
}

function outOf(args) {
  const at = args.indexOf('--out')
  const asked = at >= 0 ? args[at + 1] : (args.find((word) => word.startsWith('--out='))?.slice('--out='.length) ?? '')
  if (asked === undefined) throw new StoppedByProblem('--out cần một tên tệp đứng sau.')
  const from = (process.env.npm_lifecycle_event && process.env.INIT_CWD) || process.cwd()
  return resolve(from, asked || `saovuong-${version}-${platform}.tar.gz`)
}

function copyPart(part, place) {
  cpSync(join(root, part), join(place, part), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !/\.test\.tsx?$/.test(path) && !/\.(br|gz|part)$/.test(path),
  })
}

/** Every package the lock file does not keep for development and that is here, without what lies nested in it: that has its own line. */
function copyPackages(place) {
  const lock = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8'))
  const kept = Object.entries(lock.packages).filter(
    ([path, entry]) => path && !entry.dev && !entry.link && existsSync(join(root, path)),
  )
  for (const [path] of kept) {
    const from = join(root, path)
    cpSync(from, join(place, path), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (inner) => !inner.slice(from.length).split(sep).includes('node_modules'),
    })
  }
  const installed = join(place, 'node_modules/.package-lock.json')
  writeFileSync(installed, JSON.stringify({ ...lock, packages: Object.fromEntries(kept) }, null, 2))
  writeFileSync(join(place, 'node_modules/.saovuong-stamp'), packageStamp(join(place, 'package-lock.json'), installed))
  return kept.length
}

/** What the server would do at its first start, where it may write: here the place may be read-only. */
function compressAhead(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name)
    if (!entry.isFile() || !/\.(js|css|html|svg|json|txt|webmanifest)$/.test(path) || statSync(path).size < 1024) continue
    const bytes = readFileSync(path)
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

function writeStarter(place) {
  const nodes = readdirSync(join(place, 'node_modules')).filter((name) => /^node-(bin-)?(linux|darwin|win)/.test(name))
  const windows = process.platform === 'win32'
  const node = nodes
    .map((name) => join('node_modules', name, 'bin', windows ? 'node.exe' : 'node'))
    .find((path) => existsSync(join(place, path)))
  if (!node) throw new StoppedByProblem(`Không có Node cho ${platform} trong node_modules; chạy "npm ci" rồi đóng gói lại.`)
  if (windows) {
    const lines = [
      '@echo off',
      'set "here=%~dp0"',
      'set "verb=cli"',
      'if "%1"=="start" set "verb="',
      `"%here%${node}" "%here%bin\\run.js" %verb% %*`,
    ]
    writeFileSync(join(place, 'saovuong.cmd'), `${lines.join('\r\n')}\r\n`)
    return
  }
  const lines = [
    '#!/bin/sh',
    '# ./saovuong start, or ./saovuong <action> …',
    'here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)',
    '[ "$1" = start ] || set -- cli "$@"',
    `exec "$here/${node}" "$here/bin/run.js" "$@"`,
  ]
  writeFileSync(join(place, 'saovuong'), `${lines.join('\n')}\n`)
  chmodSync(join(place, 'saovuong'), 0o755)
}

async function hashOf(path) {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece)
  return hash.digest('hex')
}
