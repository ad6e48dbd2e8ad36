import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aWorld, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

type Tree = { children: { code: string }[] }

test('a unit stands in a second tree from a day on, moves there, makes no cycle, and no figure follows', () =>
  world.trial(async ({ machine, person }) => {
    const under = async (unit: string, on: string, tree?: string) =>
      (await machine.does<Tree>('showUnits', { unit, on, ...(tree ? { tree } : {}) })).children.map(({ code }) => code)
    const command = await under('son-ha', '2026-07-01')
    await machine.does('placeInTree', { unit: 'dien-luc', tree: 'direct', parent: 'phu-son', from: '2026-01-01' })
    await machine.does('placeInTree', { unit: 'dien-luc', tree: 'direct', parent: 'tan-lap', from: '2026-06-01' })
    assert.deepEqual(await under('phu-son', '2026-03-01', 'direct'), ['dien-luc'])
    assert.deepEqual(
      [await under('phu-son', '2026-07-01', 'direct'), await under('tan-lap', '2026-07-01', 'direct')],
      [[], ['dien-luc']],
    )
    assert.deepEqual(await under('phu-son', '2026-03-01', 'administrative'), [])
    assert.deepEqual(await under('son-ha', '2026-07-01'), command)
    // Nobody has to place a whole country: who was not placed stands where the chain of command has them.
    assert.deepEqual(await under('son-ha', '2026-07-01', 'administrative'), command)
    assert.deepEqual(
      await under('son-ha', '2026-07-01', 'direct'),
      command.filter((code) => code !== 'dien-luc'),
    )
    assert.deepEqual(await under('tan-an', '2025-01-01', 'administrative'), ['tan-lap', 'phu-son'])
    const told = await machine.does<{ placed: { tree: string; code: string; from: string; to: string | null }[] }>(
      'showUnitHistory',
      {
        unit: 'dien-luc',
      },
    )
    assert.deepEqual(
      told.placed.map(({ tree, code, from, to }) => [tree, code, from, to]),
      [
        ['direct', 'phu-son', '2026-01-01', '2026-06-01'],
        ['direct', 'tan-lap', '2026-06-01', null],
      ],
    )
    // A regional command is no level of government: its communes stand under the province there.
    await machine.does('addUnit', {
      unit: 'son-ha',
      code: 'khu-vuc-1',
      kind: 'regional_command',
      name: 'Ban Chỉ huy phòng thủ khu vực 1',
      from: '2026-01-01',
    })
    await machine.does('addUnit', {
      unit: 'khu-vuc-1',
      code: 'nam-ha',
      kind: 'commune',
      name: 'Ban CHQS xã Nam Hà',
      from: '2026-01-01',
    })
    assert.deepEqual(await under('khu-vuc-1', '2026-07-01'), ['nam-ha'])
    assert.ok(!(await under('son-ha', '2026-07-01', 'administrative')).includes('khu-vuc-1'))
    assert.ok((await under('son-ha', '2026-07-01', 'administrative')).includes('nam-ha'))
    assert.ok(!(await under('khu-vuc-1', '2026-07-01', 'administrative')).includes('nam-ha'))
    const round = await machine.isRefused('placeInTree', {
      unit: 'tan-lap',
      tree: 'direct',
      parent: 'dien-luc',
      from: '2026-07-01',
    })
    assert.match(round.message, /thành vòng/)
    const early = await machine.isRefused('placeInTree', {
      unit: 'dien-luc',
      tree: 'direct',
      parent: 'phu-son',
      from: '2026-02-01',
    })
    assert.match(early.message, /ghi ngày sau đó/)
    const gone = await machine.isRefused('placeInTree', { unit: 'tan-lap', tree: 'direct', parent: 'tan-an', from: '2026-07-01' })
    assert.match(gone.message, /không có vào ngày/)
    // Who only works there does not arrange trees.
    assert.equal(
      (await person('hung').isRefused('placeInTree', { unit: 'dien-luc', tree: 'direct', parent: 'phu-son', from: '2026-07-02' }))
        .code,
      'access.refused',
    )
  }))
