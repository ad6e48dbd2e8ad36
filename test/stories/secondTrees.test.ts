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
