/**
 * The roots of the trail: how far the chain of each province has come, signed (Ed25519) and kept in a file outside the database, one
 * line a day and one at each start and backup. Whoever cuts the end off a chain, or makes a whole chain anew, has the lines
 * of the roots against them. Copied to another machine, the file convicts also whoever owns this one.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { ROOTS_FILE } from './backup/keys.ts'
import type { Db } from './db.ts'
import { takeTurn } from './embedded/turn.ts'

type Head = readonly [provinceId: number, seq: number, hash: string]
type Root = { at: string; heads: readonly Head[]; before: string; key: string; signature: string }

export type RootsVerdict = {
  ok: boolean
  /** Signed lines read, and the time of the last. */
  checked: number
  last: string | null
  firstBroken?: { provinceId: number; seq: number; why: string }
}

export const rootsFile = (folder: string): string => join(folder, ROOTS_FILE)
const keyFile = (folder: string): string => join(folder, 'keys', 'audit.key')
const publicFile = (folder: string): string => join(folder, 'keys', 'audit.pub')
const hashOf = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')
const fingerprintOf = (key: KeyObject): string => hashOf(key.export({ type: 'spki', format: 'der' })).slice(0, 16)
const signedText = ({ signature: _, ...rest }: Root): Buffer => Buffer.from(JSON.stringify(rest))

function signingKey(folder: string): KeyObject {
  const path = keyFile(folder)
  if (!existsSync(path)) {
    mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 })
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
    writeFileSync(publicFile(folder), publicKey.export({ type: 'spki', format: 'pem' }), { mode: 0o644 })
  }
  return createPrivateKey(readFileSync(path))
}

/** Signs where every chain stands now. Nothing is added where nothing has happened since the last line. */
export async function signRoots(db: Db, folder: string, now: Date): Promise<{ signed: boolean; key: string }> {
  mkdirSync(folder, { recursive: true })
  const giveBack = await takeTurn(join(folder, `${ROOTS_FILE}.lock`), () => {})
  try {
    const key = signingKey(folder)
    const fingerprint = fingerprintOf(createPublicKey(key))
    const lines = wholeLines(folder)
    const { rows } = await sql<{ provinceId: number; seq: number; hash: Buffer }>`
      select province_id, seq, hash from audit_heads order by province_id`.execute(db)
    const heads = rows.map(({ provinceId, seq, hash }): Head => [provinceId, seq, hash.toString('hex')])
    const last = lines.at(-1)
    // An installation without a line yet signs that too: from then on a missing file means that somebody took it away.
    if (last && JSON.stringify((JSON.parse(last) as Root).heads) === JSON.stringify(heads))
      return { signed: false, key: fingerprint }
    const root: Root = { at: now.toISOString(), heads, before: last ? hashOf(last) : '', key: fingerprint, signature: '' }
    root.signature = sign(null, signedText(root), key).toString('base64')
    appendFileSync(rootsFile(folder), `${JSON.stringify(root)}\n`, { mode: 0o600, flush: true })
    return { signed: true, key: fingerprint }
  } finally {
    giveBack()
  }
}

/** The lines written whole; what a power cut left of the last is taken off, so that the next line stands by itself. */
function wholeLines(folder: string): string[] {
  const path = rootsFile(folder)
  if (!existsSync(path)) return []
  const bytes = readFileSync(path)
  const end = bytes.lastIndexOf(10) + 1
  if (end < bytes.length) truncateSync(path, end)
  return bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1)
}

/** Reads every root, here or from a copy kept elsewhere, and looks in the database for the line it names. */
export async function verifyRoots(db: Db, folder: string, file?: string): Promise<RootsVerdict> {
  const path = file ?? rootsFile(folder)
  if (!existsSync(path)) {
    // No root was ever signed: nothing to hold the trail against yet.
    if (file === undefined && !existsSync(keyFile(folder))) return { ok: true, checked: 0, last: null }
    return { ok: false, checked: 0, last: null, firstBroken: { provinceId: 0, seq: 0, why: `không còn tệp gốc ${path}` } }
  }
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  const read = readRoots(lines, existsSync(publicFile(folder)) ? createPublicKey(readFileSync(publicFile(folder))) : null)
  const told = { checked: read.roots.length, last: read.roots.at(-1)?.at ?? null }
  const broken = read.broken ?? (await missingLine(db, read.roots))
  return broken ? { ok: false, ...told, firstBroken: broken } : { ok: true, ...told }
}

type Broken = { provinceId: number; seq: number; why: string }

function readRoots(lines: readonly string[], key: KeyObject | null): { roots: Root[]; broken: Broken | null } {
  const roots: Root[] = []
  for (const [index, line] of lines.entries()) {
    const broken = (why: string) => ({
      roots,
      broken: { provinceId: 0, seq: index + 1, why: `tệp gốc, dòng ${index + 1}: ${why}` },
    })
    const root = rootOf(line)
    if (!root) return broken('không đọc được')
    if (root.before !== (index === 0 ? '' : hashOf(lines[index - 1] ?? ''))) return broken('không nối với dòng trước')
    if (!key || root.key !== fingerprintOf(key)) return broken('ký bằng một khóa khác')
    if (!verify(null, signedText(root), key, Buffer.from(root.signature, 'base64'))) return broken('chữ ký không đúng')
    roots.push(root)
  }
  return { roots, broken: null }
}

function rootOf(line: string): Root | null {
  try {
    const root = JSON.parse(line) as Root
    return Array.isArray(root.heads) && typeof root.signature === 'string' ? root : null
  } catch {
    return null
  }
}

/** The first line a root vouches for that is not there any more, or is another. */
async function missingLine(db: Db, roots: readonly Root[]): Promise<Broken | null> {
  const heads = roots.flatMap((root) => root.heads.map(([provinceId, seq, hash]) => ({ provinceId, seq, hash, at: root.at })))
  const { rows } = await sql<{ provinceId: number; seq: number; at: string; held: boolean }>`
    select r.province_id, r.seq, r.at, l.hash is not null as held
    from unnest(${heads.map((head) => head.provinceId)}::bigint[], ${heads.map((head) => head.seq)}::bigint[],
      ${heads.map((head) => head.hash)}::text[], ${heads.map((head) => head.at)}::text[]) r (province_id, seq, hash, at)
    left join audit_lines l on l.province_id = r.province_id and l.seq = r.seq
    where l.hash is null or encode(l.hash, 'hex') <> r.hash
    order by r.at, r.province_id limit 1`.execute(db)
  const first = rows[0]
  if (!first) return null
  const why = first.held ? 'chuỗi đã bị lập lại: khác gốc đã ký' : 'chuỗi bị cắt: thiếu dòng mà gốc đã ký'
  return { provinceId: first.provinceId, seq: first.seq, why: `${why} lúc ${first.at}` }
}
