import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { CellSpec } from '#report/xlsx.ts'
import { HEADINGS, lists, MEMBERS, roster, sends } from '../importing.ts'
import { aWorld, type World } from '../world.ts'

let world: World
const folder = mkdtempSync(join(tmpdir(), 'saovuong-import-'))
before(async () => {
  world = await aWorld()
})
after(async () => {
  rmSync(folder, { recursive: true, force: true })
  await world?.close()
})

/** Members enough for several pages of writing. */
const many = (count: number): CellSpec[][] =>
  Array.from({ length: count }, (_, at): CellSpec[] => [
    `Nguyễn Văn ${String.fromCharCode(65 + (at % 26))}${'abcdefghij'[Math.floor(at / 26) % 10]} Số ${at}`,
    '12/5/1994',
    null,
    null,
    'Chiến sĩ',
    null,
    '15/3/2022',
    'Đang phục vụ',
  ])

/** Imports in a process of its own and kills it at the first line that fits. */
function killedAt(path: string, line: RegExp): Promise<{ killed: boolean; said: string }> {
  const program = fileURLToPath(new URL('./killedImport.ts', import.meta.url))
  const child = spawn(process.execPath, [program, world.url, path, world.country.database.folder, 'dien-luc'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString()
    if (line.test(said)) child.kill('SIGKILL')
  })
  child.stderr.on('data', (piece: Buffer) => {
    said += piece.toString()
  })
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (_, signal) => done({ killed: signal === 'SIGKILL', said }))
  })
}

test('a process killed between two pages of an import leaves nothing behind; the same file then goes in whole, once', async () => {
  const path = join(folder, 'danh-sach.xlsx')
  writeFileSync(path, await roster(many(6_000), {}, HEADINGS))
  const lan = world.country.person('lan')
  const first = await killedAt(path, /ghi vào sổ 5000\//)
  assert.deepEqual([first.killed, first.said.includes('done')], [true, false])
  assert.equal((await lists(lan)).total, 0)
  const second = await killedAt(path, /done 200/)
  assert.match(second.said, /done 200/)
  assert.equal((await lists(lan)).total, 6_000)
  const third = await sends(lan, readFileSync(path), { keep: true })
  assert.deepEqual([third.same, third.added, (await lists(lan)).total], [6_000, 0, 6_000])
})

test('two people sending the same roster at the same moment keep it once', async () => {
  const bytes = await roster(MEMBERS)
  const unit = 'so-y-te'
  const reviews = await Promise.all(
    ['mai', 'minh', 'mai', 'minh'].map((login) => sends(world.country.person(login as 'mai'), bytes, { unit, keep: true })),
  )
  assert.deepEqual(
    reviews.map(({ added, same, kept }) => [added + same, kept]),
    [
      [4, true],
      [4, true],
      [4, true],
      [4, true],
    ],
  )
  assert.equal(
    reviews.reduce((sum, { added }) => sum + added, 0),
    4,
  )
  assert.equal((await lists(world.country.person('mai'), 'personnel', { unit })).total, 4)
})
