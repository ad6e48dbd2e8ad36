import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { foundUnits } from '#store/units.ts'
import { type FreshDatabase, freshDatabase } from '../../test/freshDatabase.ts'

const program = fileURLToPath(new URL('./main.ts', import.meta.url))
const desk = mkdtempSync(join(tmpdir(), 'saovuong-ban-'))
let fresh: FreshDatabase

before(async () => {
  fresh = await freshDatabase()
  await inScope(fresh.database, EVERYWHERE, (db) =>
    foundUnits(db, [
      { code: 'tinh', kind: 'province', name: 'Tỉnh Thử', validFrom: '2010-01-01', parents: [] },
      {
        code: 'so-y-te',
        kind: 'agency_command',
        name: 'Sở Y tế',
        validFrom: '2010-01-01',
        managedBy: 'province',
        parents: [{ code: 'tinh', from: '2010-01-01', to: null }],
      },
    ]),
  )
})
after(async () => {
  rmSync(desk, { recursive: true, force: true })
  await fresh.drop()
})

type Said = { status: number | null; out: string; err: string }

/** Types a command at a desk in the machine room. */
function types(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Said> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: desk,
      env: { ...process.env, DATABASE_URL: fresh.url, SAOVUONG_DATA: fresh.folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.on('error', fail)
    child.on('close', (status) => done({ status, out, err }))
  })
}

test('Bình asks for JSON and gets one value on stdout and nothing else', async () => {
  const { status, out } = await types(['showUnits', '--unit', 'tinh', '--json'])
  assert.equal(status, 0)
  assert.equal(out.trimEnd().split('\n').length, 1)
  const reply = JSON.parse(out)
  assert.equal(reply.unit.name, 'Tỉnh Thử')
  assert.deepEqual(
    reply.children.map((child: { code: string }) => child.code),
    ['so-y-te'],
  )
})

test('without JSON the same reply reads as Vietnamese', async () => {
  const { status, out } = await types(['showUnits', '--unit', 'tinh'])
  assert.equal(status, 0)
  assert.match(out, /Đơn vị: Tỉnh Thử/)
  assert.match(out, /Sở Y tế/)
})

test('help lists every action without any database, and teaches one by its flags and an example', async () => {
  const nowhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
  const general = await types(['help'], nowhere)
  assert.equal(general.status, 0)
  for (const name of ['showReport', 'openProof', 'saveRow', 'verifyAudit']) assert.ok(general.out.includes(name), name)
  const one = await types(['showReport', '--help'], nowhere)
  assert.equal(one.status, 0)
  assert.match(one.out, /--as-of/)
  assert.match(one.out, /showReport --unit son-giang --period 2023-H1 --as-of 2023-07-15/)
})

test('a slip in the name of an action or a flag is answered with the right one, on stderr, with status 1', async () => {
  const action = await types(['showUnit'])
  assert.deepEqual([action.status, action.out], [1, ''])
  assert.match(action.err, /showUnits/)
  const flag = await types(['showUnits', '--uint', 'tinh'])
  assert.deepEqual([flag.status, flag.out], [1, ''])
  assert.match(flag.err, /--unit/)
})

test('a refusal in JSON is one object on stderr and leaves stdout empty', async () => {
  const { status, out, err } = await types(['showUnits', '--unit', 'khong-co', '--json'])
  assert.deepEqual([status, out], [1, ''])
  assert.equal(JSON.parse(err.trim().split('\n').at(-1) ?? '').problem.code, 'unit.unknown')
})

test('what the machine writes is in the trail under its own name, and the trail verifies', async () => {
  const values = JSON.stringify({ fullName: 'Trần Thị Mai' })
  const refused = await types(['saveRow', '--register', 'personnel', '--unit', 'so-y-te', '--values', values])
  assert.equal(refused.status, 1)
  assert.match(refused.err, /phải sửa/)
  const added = await types([
    'addUser',
    '--login',
    'mai',
    '--name',
    'Trần Thị Mai',
    '--password',
    'mot-mat-khau-dai',
    '--unit',
    'so-y-te',
    '--role',
    'clerk',
    '--json',
  ])
  assert.equal(added.status, 0, added.err)
  const trail = await types(['listAudit', '--unit', 'so-y-te', '--json'])
  assert.match(trail.out, /máy chủ/)
  assert.doesNotMatch(trail.out, /mot-mat-khau-dai/)
  const verified = await types(['verifyAudit'])
  assert.equal(verified.status, 0)
  assert.match(verified.out, /nguyên vẹn/)
})

test('--out writes the reply to a file and leaves stdout empty', async () => {
  const path = join(desk, 'don-vi.json')
  const { status, out } = await types(['showUnits', '--unit', 'tinh', '--json', '--out', path])
  assert.deepEqual([status, out], [0, ''])
  assert.equal(JSON.parse(readFileSync(path, 'utf8')).unit.code, 'tinh')
})

test('a file that is not there is said before anything is done', async () => {
  writeFileSync(join(desk, 'rong.txt'), '')
  const { status, err } = await types(['showUnits', '--folder', join(desk, 'khong-co')])
  assert.equal(status, 1)
  assert.match(err, /không nhận tệp|không có thư mục/)
})
