import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { TLSSocket } from 'node:tls'
import { sql } from 'kysely'
import { type FreshDatabase, freshDatabase } from '../../test/freshDatabase.ts'
import { connectionOf, EVERYWHERE, inScope, openDatabase } from './db.ts'

let fresh: FreshDatabase
let folder: string
const fronts: Server[] = []
const sockets = new Set<Socket>()
before(async () => {
  fresh = await freshDatabase()
  folder = mkdtempSync(join(tmpdir(), 'saovuong-tls-'))
  writeFileSync(join(folder, 'noi-cap.crt'), ROOT)
  writeFileSync(join(folder, 'noi-khac.crt'), OTHER_ROOT)
})
after(async () => {
  for (const socket of sockets) socket.destroy()
  for (const front of fronts) front.close()
  await fresh?.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** The database of the tests behind a door of another machine: with TLS, or as one that knows none. */
async function door(secure: boolean): Promise<string> {
  const { host, port, user, password, database } = connectionOf(fresh.url)
  const keep = (socket: Socket): Socket => {
    sockets.add(socket)
    return socket.on('error', () => {})
  }
  const front = createServer((outside) => {
    keep(outside).once('data', (asked: Buffer) => {
      // What a client says before all else when it wants TLS: length 8 and this number.
      if (asked.length !== 8 || asked.readInt32BE(4) !== 80877103) return outside.destroy()
      outside.write(secure ? 'S' : 'N')
      if (!secure) return
      const line = keep(new TLSSocket(outside, { isServer: true, key: KEY, cert: CERTIFICATE }))
      const inside = keep(host.startsWith('/') ? connect(join(host, `.s.PGSQL.${port}`)) : connect(port, host))
      line.pipe(inside).pipe(line)
    })
  })
  fronts.push(front)
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  const who = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`
  return `postgres://${who}@localhost:${(front.address() as AddressInfo).port}/${database}`
}
const opened = (url: string) => openDatabase({ url, folder: fresh.folder, poolSize: 1 })

test('on this machine nothing stands between; to another the way is secured and its certificate checked, unless somebody says that the network is closed', () => {
  const ssl = (rest: string) => connectionOf(`postgres://ai:mat-khau@${rest}`).ssl
  for (const here of [
    'localhost/so',
    '127.0.0.1:5433/so',
    '[::1]:5433/so',
    'localhost/so?host=/run/postgresql',
    'may-chu/so?sslmode=disable',
  ])
    assert.equal(ssl(here), undefined, here)
  for (const far of [
    'may-chu/so',
    '10.0.0.7/so?sslmode=require',
    'may-chu/so?sslmode=prefer',
    'localhost/so?sslmode=verify-full',
  ])
    assert.equal(ssl(far)?.rejectUnauthorized, true, far)
  assert.throws(() => ssl('may-chu/so?sslrootcert=/khong/co.crt'), /Không đọc được chứng thư gốc \/khong\/co\.crt/)
})

test('with the certificate of the place that issued it the database is opened over TLS', async () => {
  const database = await opened(`${await door(true)}?sslmode=verify-full&sslrootcert=${join(folder, 'noi-cap.crt')}`)
  try {
    const { rows } = await inScope(database, EVERYWHERE, (db) => sql<{ one: number }>`select 1 as one`.execute(db))
    assert.equal(rows[0]?.one, 1)
  } finally {
    await database.close()
  }
})

test('a certificate of another place, and a server that knows no TLS, are refused in words', async () => {
  const secured = await door(true)
  for (const asked of [`sslmode=verify-full&sslrootcert=${join(folder, 'noi-khac.crt')}`, 'sslmode=require'])
    await assert.rejects(opened(`${secured}?${asked}`), /không được tin.*sslrootcert/)
  await assert.rejects(opened(`${await door(false)}?sslmode=verify-full`), /không nhận kết nối TLS.*sslmode=disable/)
})

/** Made for this test and believed nowhere else; they end in a hundred years. */
const ROOT = `-----BEGIN CERTIFICATE-----
MIIBoDCCAUWgAwIBAgIUe6FPGgH8zDc/XzqscF9Ca5l9growCgYIKoZIzj0EAwIw
JDEUMBIGA1UEAwwLTm9pIGNhcCB0aHUxDDAKBgNVBAoMA1RodTAgFw0yNjExMjMw
OTU2MDlaGA8yMTI2MTAzMDA5NTYwOVowJDEUMBIGA1UEAwwLTm9pIGNhcCB0aHUx
DDAKBgNVBAoMA1RodTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABMsYb7KVJx5b
nPeVp6G61e6HYOmNVyeJHketnjHOdQVnCQaharBfFDemWCxX+8EvZ8LHKhLI9IYX
oOZq1k9JkdOjUzBRMB0GA1UdDgQWBBQOhy4GffNlhTlyFstQLB2PgPbcejAfBgNV
HSMEGDAWgBQOhy4GffNlhTlyFstQLB2PgPbcejAPBgNVHRMBAf8EBTADAQH/MAoG
CCqGSM49BAMCA0kAMEYCIQChyjJCrTBhj1R4NaCCVj1z6pjNjIqY3t7PKZ5ERatg
uAIhAL431YwQ1so37i8t+1uMuOmalRYvAcAOu5N2g8vRkI+n
-----END CERTIFICATE-----`
const OTHER_ROOT = `-----BEGIN CERTIFICATE-----
MIIBhTCCASugAwIBAgIURP/j95MgaRPKLHjZGPdXfMwrAYswCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMTm9pIGNhcCBraGFjMCAXDTI2MTEyMzA5NTYwOVoYDzIxMjYx
MDMwMDk1NjA5WjAXMRUwEwYDVQQDDAxOb2kgY2FwIGtoYWMwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAARcccP6brU2dr0ZBmkjTU0mNh5V1CCoYadXJqGSJtnp/s5m
IISZqsqYrgPVBMcibVHnGgLYPSxei/Fp7y64wPVJo1MwUTAdBgNVHQ4EFgQUdtzp
mPMD5cZmwl9CsgkFfF6zq4IwHwYDVR0jBBgwFoAUdtzpmPMD5cZmwl9CsgkFfF6z
q4IwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiBGcvevbF3CNFAl
Unyevzh1nCvqE8UHOSW6xh6zPB77CAIhAK9AiyyQEtp1IxA1HaeEomMXLceRf5PM
Q8o/Wh2X8CJ1
-----END CERTIFICATE-----`
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBmjCCAUCgAwIBAgIUDnhF18IBIjLPavl0o16zimMp2KAwCgYIKoZIzj0EAwIw
JDEUMBIGA1UEAwwLTm9pIGNhcCB0aHUxDDAKBgNVBAoMA1RodTAgFw0yNjExMjMw
OTU2MDlaGA8yMTI2MTAzMDA5NTYwOVowFDESMBAGA1UEAwwJbG9jYWxob3N0MFkw
EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEnSACUzAqBGPEGdxRbvz6N3wZZ5cc0NMY
zcBLOzEs/GRtJPqE3TRb/8OwQVS6YdbQ7akxv8t8ToZ8sreu/LzLYqNeMFwwGgYD
VR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMB0GA1UdDgQWBBQWAdb9kCa3u/OPAfo3
enFixfjx4DAfBgNVHSMEGDAWgBQOhy4GffNlhTlyFstQLB2PgPbcejAKBggqhkjO
PQQDAgNIADBFAiBMFMOITAwfnIdYOzDlsyQ9ytPqRrE56tknOGboNZZz2AIhAITL
ahdi8AM0bdJTmDLzqqXzFHYf/Cpsz1ymY4F3PMEl
-----END CERTIFICATE-----`
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgyRQxOQwBzyADRdRf
vw7zad1K04JmkySZdYG9l9+P67uhRANCAASdIAJTMCoEY8QZ3FFu/Po3fBlnlxzQ
0xjNwEs7MSz8ZG0k+oTdNFv/w7BBVLph1tDtqTG/y3xOhnyyt678vMti
-----END PRIVATE KEY-----`
