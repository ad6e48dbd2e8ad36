import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { CellSpec } from '#report/xlsx.ts'
import { countsOf, errorsOf, HEADINGS, lists, roster, sends } from '../importing.ts'
import { aWorld, type Person, type World } from '../world.ts'

/** A long roster is written while it is still being read, a thousand rows at a time; what is found at its end takes all of it back. */

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

const LONG = 2_300
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const numberOf = (at: number) => `0360${String(90_000_000 + at)}`
const long = (change: (cells: CellSpec[], at: number) => void = () => {}): CellSpec[][] =>
  Array.from({ length: LONG }, (_, at) => {
    const name = `${LETTERS[at % 26]}${LETTERS[Math.floor(at / 26) % 26]}${LETTERS[Math.floor(at / 676)]}`
    const cells: CellSpec[] = [`Trần ${name}`, '12/5/1994', null, numberOf(at), 'Chiến sĩ', null, '15/3/2022', 'Đang phục vụ']
    change(cells, at)
    return cells
  })
const at = (row: number, column: number, value: CellSpec) =>
  long((cells, each) => {
    if (each === row) cells[column] = value
  })
const ALL = { rows: LONG, same: 0, added: LONG, changed: 0, rejected: 0, kept: true }

const differences = async (machine: Person): Promise<unknown[]> =>
  (await machine.does<{ differences: unknown[] }>('verifyFigures')).differences

test('a fault in the last row of a long roster keeps all of it out; put right, all of it goes in and every figure follows', () =>
  world.trial(async ({ person, machine }) => {
    const lan = person('lan')
    const refused = await sends(lan, await roster(at(LONG - 1, 1, '31/4/1991')), { keep: true })
    assert.deepEqual(
      errorsOf(refused).map(([cell]) => cell),
      [`C${LONG + 2}`],
    )
    assert.deepEqual([refused.kept, (await lists(lan)).total], [false, 0])
    const kept = await sends(lan, await roster(long()), { keep: true })
    assert.deepEqual(countsOf(kept), ALL)
    assert.equal((await lists(lan)).total, LONG)
    assert.deepEqual(
      kept.effect.filter(({ indicator }) => indicator === 'sdf_strength').map(({ before, after }) => [before, after]),
      [[null, LONG]],
    )
    const again = await sends(lan, await roster(long()), { keep: true })
    assert.deepEqual(countsOf(again), { ...ALL, same: LONG, added: 0 })
    assert.deepEqual(await differences(machine), [])
  }))

test('a number that stands twice, a thousand rows apart, is told at both rows', () =>
  world.trial(async ({ person }) => {
    const review = await sends(person('lan'), await roster(at(2_000, 3, numberOf(5))), { keep: true })
    assert.deepEqual(
      errorsOf(review).map(([cell]) => cell),
      ['E8', 'E2003'],
    )
    assert.deepEqual([review.kept, (await lists(person('lan'))).total], [false, 0])
  }))

test('a number another unit holds is refused by the name of that unit, also in the last thousand', () =>
  world.trial(async ({ person }) => {
    await sends(person('mai'), await roster(long().slice(2_100, 2_101)), { unit: 'so-y-te', keep: true })
    const review = await sends(person('lan'), await roster(long()), { keep: true })
    assert.deepEqual(
      errorsOf(review).map(([cell, message]) => [cell, /Sở Y tế/.test(message)]),
      [['E2103', true]],
    )
    assert.deepEqual([review.kept, (await lists(person('lan'))).total], [false, 0])
  }))

test('two people of one name and birthday and two numbers are two people: what one becomes the other does not', () =>
  world.trial(async ({ person, machine }) => {
    const lan = person('lan')
    const twins = long((cells, each) => {
      if (each === 2_200) cells[0] = long()[3]?.[0] ?? ''
    })
    assert.deepEqual(countsOf(await sends(lan, await roster(twins), { keep: true })), ALL)
    const found = await lists(lan, 'personnel', { where: [{ column: 'fullName', is: 'equal', value: twins[3]?.[0] }] })
    assert.equal(found.total, 2)
    const stretches: number[] = []
    for (const { id } of found.rows)
      stretches.push((await lan.does<{ stretches: unknown[] }>('showRow', { register: 'personnel', id })).stretches.length)
    assert.deepEqual(stretches, [1, 1])
    assert.deepEqual(await differences(machine), [])
  }))

test('two stretches of one person in a long roster are one chain, and both are kept', () =>
  world.trial(async ({ person, machine }) => {
    const lan = person('lan')
    const served = long((cells, each) => {
      cells.push(each === 3 ? '15/3/2024' : null)
      if (each !== 2_200) return
      cells.splice(0, 4, ...(long()[3]?.slice(0, 4) ?? []))
      cells[6] = '15/3/2024'
      cells[7] = 'Hoàn thành nghĩa vụ'
    })
    const review = await sends(lan, await roster(served, {}, [...HEADINGS, 'Đến ngày']), { keep: true })
    assert.deepEqual(countsOf(review), ALL)
    const found = await lists(lan, 'personnel', { where: [{ column: 'fullName', is: 'equal', value: served[3]?.[0] }] })
    const [id] = found.rows.map((row) => row.id)
    const { stretches } = await lan.does<{ stretches: unknown[] }>('showRow', { register: 'personnel', id })
    assert.deepEqual([found.total, stretches.length], [2, 2])
    assert.deepEqual(await differences(machine), [])
  }))

test('a long roster of the province goes to the units it names, and only where they hold nothing yet is it written ahead', () =>
  world.trial(async ({ person, machine }) => {
    const minh = person('minh')
    const headings = [...HEADINGS, 'Đơn vị']
    const named = (members: CellSpec[][]) =>
      members.map((cells, each): CellSpec[] => [...cells, each % 2 ? 'Sở Y tế' : 'Công ty Điện lực'])
    await sends(person('mai'), await roster(long().slice(1, 2)), { unit: 'so-y-te', keep: true })
    const review = await sends(minh, await roster(named(long()), {}, headings), { unit: 'son-ha', keep: true })
    assert.deepEqual(countsOf(review), { ...ALL, same: 1, added: LONG - 1 })
    assert.equal((await lists(person('lan'))).total, LONG / 2)
    assert.equal((await lists(person('mai'), 'personnel', { unit: 'so-y-te' })).total, LONG / 2)
    assert.deepEqual(await differences(machine), [])
  }))
