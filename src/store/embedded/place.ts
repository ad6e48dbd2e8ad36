/**
 * Where the records of a folder live, and as whom PostgreSQL runs there.
 * PostgreSQL refuses to run as root. Started by root (a container, a fresh server) we run it as an unprivileged user,
 * who must be able to walk to the records: not possible under a home of mode 700, so then they live in a shelter and a
 * note in the folder says where.
 */
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { makeFolder as makeNewFolder } from '../newFolder.ts'
import { DatabaseRefusal } from './refusal.ts'

export type RunAs = { uid: number; gid: number }

export type Place = {
  /** Holds cluster, log, socket, lock and the list of visitors. */
  base: string
  cluster: string
  logFile: string
  /** Set only when we are root: the user PostgreSQL runs as. */
  runAs: RunAs | undefined
  /** For copies of binaries that PostgreSQL's user cannot read where they are. */
  shelter: string
}

const NOTE = 'postgres.place'
// The conventional "nobody" of Linux: owns nothing, and exists on every distribution.
const NOBODY: RunAs = { uid: 65534, gid: 65534 }

export const isRoot = (): boolean => process.getuid?.() === 0

const defaultShelter = (): string =>
  isRoot() ? '/var/lib/saovuong' : join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'saovuong')

export function choosePlace(folder: string, shelter: string | undefined, log: (line: string) => void): Place {
  if (isRoot() && process.platform !== 'linux') {
    throw new DatabaseRefusal('PostgreSQL không chạy bằng quyền root trên máy này. Đồng chí chạy lại bằng tài khoản thường.')
  }
  makeFolder(folder)
  const real = realpathSync(folder)
  const note = join(real, NOTE)
  const base = existsSync(note) ? readFileSync(note, 'utf8').trim() : real
  const place = (at: string, runAs: RunAs | undefined): Place => ({
    base: at,
    cluster: join(at, 'postgres'),
    logFile: join(at, 'postgres.log'),
    runAs,
    shelter: shelter ?? defaultShelter(),
  })
  if (!isRoot()) return mine(place(base, undefined))

  const runAs = ownerOf(join(base, 'postgres')) ?? NOBODY
  if (canReach(dirname(base), runAs)) {
    if (!canReach(base, runAs)) openTo(base, runAs)
    return place(base, runAs)
  }
  if (base !== real || existsSync(join(base, 'postgres'))) {
    throw new DatabaseRefusal(
      `Cơ sở dữ liệu ở ${base}, nhưng người dùng số ${runAs.uid} mà PostgreSQL chạy dưới tên không đi tới đó được. ` +
        `Mở quyền đi qua (chmod o+x) cho các thư mục cha, hoặc chuyển dữ liệu ra ngoài thư mục riêng rồi đặt SAOVUONG_DATA.`,
    )
  }
  // A name of its own each time: a new clone at an old path must not find the records of the old one.
  const moved = join(shelter ?? defaultShelter(), `${basename(dirname(real))}-${randomBytes(5).toString('hex')}`)
  makeFolder(moved)
  if (!canReach(moved, runAs))
    throw new DatabaseRefusal(
      `Chưa có chỗ đặt cơ sở dữ liệu: người dùng ${runAs.uid} không đi tới được ${moved}. Đặt SAOVUONG_DATA tới một thư mục đi tới được.`,
    )
  writeFileSync(note, `${moved}\n`)
  log(`Thư mục ${real} nằm trong vùng riêng của root; cơ sở dữ liệu đặt tại ${moved} (ghi ở ${note}).`)
  return place(moved, runAs)
}

/** Where the records of a folder lie when not in itself; null otherwise. */
export function placeOfRecords(folder: string): string | null {
  const note = join(folder, NOTE)
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : null
}

/** A short folder for the socket: the address of a socket may not exceed some hundred bytes. */
export function socketFolder({ base, runAs }: Place): string {
  const inside = join(base, 'socket')
  const candidates = fitsSocket(inside)
    ? [inside]
    : [tmpdir(), '/tmp'].map((at) => join(at, `saovuong-${shortHash(base)}`)).filter(fitsSocket)
  for (const folder of candidates) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const found = lstatSync(folder)
    // In a folder open to all someone else may have made it first, to listen in our place.
    if (!found.isDirectory() || ![process.getuid?.(), runAs?.uid].includes(found.uid)) continue
    if (runAs) chownSync(folder, runAs.uid, runAs.gid)
    chmodSync(folder, 0o700)
    return folder
  }
  throw new DatabaseRefusal(
    `Không có chỗ đặt ổ cắm (socket) của cơ sở dữ liệu: đường dẫn ${base} quá dài và thư mục tạm không dùng được. Đặt SAOVUONG_DATA tới một đường dẫn ngắn hơn.`,
  )
}

// A comma separates folders in PostgreSQL's own setting and a quotation mark encloses them.
const fitsSocket = (folder: string): boolean => Buffer.byteLength(join(folder, '.s.PGSQL.65535')) < 100 && !/[,"'\\]/.test(folder)

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

function mine(place: Place): Place {
  const owner = ownerOf(place.cluster)
  if (owner && owner.uid !== process.getuid?.()) {
    throw new DatabaseRefusal(
      `Cơ sở dữ liệu ở ${place.cluster} thuộc người dùng số ${owner.uid}, không phải tài khoản đang chạy. ` +
        `Chạy bằng tài khoản đã tạo ra nó, hoặc đặt SAOVUONG_DATA tới một thư mục khác.`,
    )
  }
  return place
}

function ownerOf(path: string): RunAs | undefined {
  if (process.platform === 'win32' || !existsSync(path)) return undefined
  const { uid, gid } = statSync(path)
  return uid === 0 ? undefined : { uid, gid }
}

/** Whether the user may walk through every folder down to this one. */
export function canReach(path: string, user: RunAs): boolean {
  const parent = dirname(path)
  return mayPass(statSync(path), user, 0o1) && (parent === path || canReach(parent, user))
}

/** One bit of the mode (1 execute or pass, 4 read), by the rule of the system: owner, else group, else others. */
export function mayPass(file: Stats, user: RunAs, bit: number): boolean {
  const shift = file.uid === user.uid ? 6 : file.gid === user.gid ? 3 : 0
  return ((file.mode >> shift) & bit) === bit
}

/** Lets PostgreSQL's user pass through the data folder (only pass: not list it), which root may have made private. */
function openTo(folder: string, { gid }: RunAs): void {
  const { uid, mode } = statSync(folder)
  chownSync(folder, uid, gid)
  chmodSync(folder, (mode & 0o7707) | 0o010)
}

function makeFolder(folder: string): void {
  try {
    makeNewFolder(folder, isRoot() ? 0o711 : 0o700)
  } catch (error) {
    throw new DatabaseRefusal(
      `Không tạo được thư mục dữ liệu ${folder}: ${(error as Error).message}. Đặt SAOVUONG_DATA tới một thư mục ghi được.`,
    )
  }
}
