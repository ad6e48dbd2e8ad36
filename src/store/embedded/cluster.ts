/**
 * Makes the folder of records (a "cluster" in PostgreSQL's words) with its owner, password and database, so that it
 * is either all there or not there: it is made under another name and moved into place at the very end.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import type { Place, RunAs } from './place.ts'
import { DatabaseRefusal } from './refusal.ts'
import { plainEnvironment } from './settings.ts'

export const OWNER = 'saovuong_owner'
export const DATABASE = 'saovuong'
const PASSWORD_FILE = 'saovuong.password'

export const isCluster = (cluster: string): boolean =>
  existsSync(join(cluster, 'PG_VERSION')) && existsSync(join(cluster, PASSWORD_FILE))

export const passwordOf = (cluster: string): string => readFileSync(join(cluster, PASSWORD_FILE), 'utf8').trim()

export function refuseOtherVersion(cluster: string, binaries: Binaries): void {
  const made = Number(readFileSync(join(cluster, 'PG_VERSION'), 'utf8'))
  if (made === binaries.major) return
  throw new DatabaseRefusal(
    `Dữ liệu ở ${cluster} do PostgreSQL ${made} tạo, còn bản đang dùng là ${binaries.major}; hai bản không đọc được của nhau. ` +
      `Dùng lại PostgreSQL ${made} (SAOVUONG_PG_BIN), sao lưu ra rồi khôi phục vào bản mới.`,
  )
}

export async function createCluster(
  place: Place,
  binaries: Binaries,
  how: { sync: boolean; log: (line: string) => void },
): Promise<void> {
  const { base, cluster, runAs } = place
  clearRemains(place)
  how.log(`Tạo cơ sở dữ liệu tại ${cluster} (lần đầu, vài giây)…`)

  const making = join(base, `postgres.making-${process.pid}`)
  const passwordFile = join(base, `password.making-${process.pid}`)
  const password = randomBytes(24).toString('base64url')
  mkdirSync(making, { mode: 0o700 })
  own(making, runAs)
  writeSecret(passwordFile, password, runAs)
  try {
    const given = [
      '-D',
      making,
      '-U',
      OWNER,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--data-checksums',
      '-E',
      'UTF8',
      '-T',
      'simple',
    ]
    await runTool(binaries.initdb, [...given, ...localeOf(binaries.major), ...(how.sync ? [] : ['--no-sync'])], place)
    // Single-user mode: no socket, no other client, before the world knows the cluster.
    await runTool(
      binaries.postgres,
      ['--single', '-j', '-D', making, ...(how.sync ? [] : ['-F']), 'postgres'],
      place,
      `create database ${DATABASE};\n\n`,
    )
    writeSecret(join(making, PASSWORD_FILE), password, runAs)
    renameSync(making, cluster)
    if (how.sync) syncFolder(base)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(making, { recursive: true, force: true })
  }
}

/**
 * Byte order for comparison, Unicode for upper and lower case: the built-in provider (17 and later) does not change
 * under an index when the system's own tables of order are updated. Vietnamese order is a column of its own.
 */
function localeOf(major: number): string[] {
  if (major >= 17) return ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  return ['--locale=C.UTF-8']
}

/** A run killed in the middle leaves its half-made folder under the other name; we hold the turn, so it is no one's. */
function clearRemains({ base, cluster }: Place): void {
  for (const name of readdirSync(base)) {
    if (/^(postgres|password)\.making-\d+$/.test(name)) rmSync(join(base, name), { recursive: true, force: true })
  }
  if (!existsSync(cluster)) return
  if (readdirSync(cluster).length > 0) {
    throw new DatabaseRefusal(
      `Thư mục ${cluster} có dữ liệu nhưng không phải cơ sở dữ liệu của Sao Vuông, nên không đụng tới. Chuyển nó đi chỗ khác, hoặc đặt SAOVUONG_DATA tới một thư mục khác.`,
    )
  }
  rmdirSync(cluster)
}

function writeSecret(path: string, text: string, runAs: RunAs | undefined): void {
  writeFileSync(path, `${text}\n`, { mode: 0o600 })
  if (process.platform !== 'win32') chmodSync(path, 0o600)
  own(path, runAs)
}

function own(path: string, runAs: RunAs | undefined): void {
  if (runAs) chownSync(path, runAs.uid, runAs.gid)
}

/** So that the new name itself survives a power cut. Windows has no handle of a folder to sync. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function runTool(program: string, args: string[], { base, runAs }: Place, input = ''): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      ...runAs,
      cwd: base,
      env: plainEnvironment(),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    })
    const said: string[] = []
    child.stdout.setEncoding('utf8').on('data', (text: string) => said.push(text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))
    child.on('error', (error) =>
      fail(
        new DatabaseRefusal(
          `Không chạy được ${program}: ${error.message}. Nếu đang ở trong vùng chứa không cho đổi người dùng, chạy bằng tài khoản thường.`,
        ),
      ),
    )
    child.on('close', (status, signal) => {
      // Single-user mode answers 0 even when a statement failed; the words tell.
      const all = said.join('')
      if (status === 0 && !/\b(ERROR|FATAL|PANIC):/.test(all)) done()
      else
        fail(
          new DatabaseRefusal(
            `Chưa tạo được cơ sở dữ liệu (${program}, ${signal ?? status}):\n${all.trim().split('\n').slice(-6).join('\n')}`,
          ),
        )
    })
    child.stdin.on('error', () => {
      // It ended without reading its input; the exit status tells why.
    })
    child.stdin.end(input)
  })
}
