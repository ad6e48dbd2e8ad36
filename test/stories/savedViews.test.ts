import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { withheldFrom } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { readSheet } from '#reader/sheet.ts'
import { fetches, lists, MEMBERS, roster, sends } from '../importing.ts'

import { aWorld, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

type Views = { views: { name: string; columns: string[] | null; where: object[]; sort: object[] }[] }
const SERVING = { column: 'status', is: 'equal', value: 'serving' }

test('Lan keeps how she looks at a book under a name, replaces it, forgets it; nobody else has it before saving it again', () =>
  world.trial(async ({ person }) => {
    const [lan, minh] = [person('lan'), person('minh')]
    const view = { register: 'personnel', name: 'Đang phục vụ', columns: ['fullName', 'post', 'unit'], where: [SERVING] }
    await lan.does('saveView', { ...view, sort: [{ column: 'bornOn', down: true }] })
    const kept = await lan.does<Views>('listViews', { register: 'personnel' })
    assert.deepEqual(
      kept.views.map(({ name, columns, where, sort }) => ({ name, columns, where, sort })),
      [{ name: view.name, columns: view.columns, where: [SERVING], sort: [{ column: 'bornOn', down: true }] }],
    )
    await lan.does('saveView', { register: 'personnel', name: 'Đang phục vụ' })
    const replaced = await lan.does<Views>('listViews', { register: 'personnel' })
    assert.deepEqual(
      replaced.views.map(({ columns, where }) => [columns, where]),
      [[null, []]],
    )
    assert.deepEqual((await lan.does<Views>('listViews', { register: 'duty' })).views, [])
    assert.deepEqual((await minh.does<Views>('listViews', { register: 'personnel' })).views, [])
    assert.equal((await minh.isRefused('removeView', { register: 'personnel', name: 'Đang phục vụ' })).code, 'view.unknown')
    await lan.does('removeView', { register: 'personnel', name: 'Đang phục vụ' })
    assert.deepEqual((await lan.does<Views>('listViews', { register: 'personnel' })).views, [])
  }))

test('a view keeps no value of a sealed column, no column the book has not, no condition nobody can judge; thirty of a book at most', () =>
  world.trial(async ({ person }) => {
    const lan = person('lan')
    const refused = async (more: object) =>
      (await lan.isRefused('saveView', { register: 'personnel', name: 'Thử', ...more })).code
    assert.equal(await refused({ where: [{ column: 'identityNo', is: 'equal', value: '036092002222' }] }), 'view.sealed')
    assert.equal(await refused({ columns: ['fullName', 'mood'] }), 'input.wrong')
    assert.equal(await refused({ columns: ['fullName', 'fullName'] }), 'input.wrong')
    assert.equal(await refused({ columns: ['person'] }), 'input.wrong')
    assert.equal(await refused({ where: [{ column: 'bornOn', is: 'from', value: 'hôm qua' }] }), 'input.wrong')
    assert.equal(await refused({ sort: [{ column: 'identityNo' }] }), 'input.wrong')
    await lan.does('saveView', { register: 'personnel', name: 'Có số', where: [{ column: 'identityNo', is: 'filled' }] })
    for (let at = 1; at < 30; at++) await lan.does('saveView', { register: 'personnel', name: `Cách ${at}` })
    assert.equal(await refused({}), 'view.too_many')
    await lan.does('saveView', { register: 'personnel', name: 'Cách 7', columns: ['fullName', 'post'] })
  }))

test('a file of chosen columns holds these alone, in their order, as the screen shows them', () =>
  world.trial(async ({ person }) => {
    const lan = person('lan')
    await sends(lan, await roster(MEMBERS), { keep: true })
    const columns = ['fullName', 'unit', 'bornOn', 'post']
    const { bytes } = await fetches(lan, 'exportRows', { register: 'personnel', columns, format: 'xlsx' })
    const rows = (await readSheet(bytes)).rows.slice(3).map(({ cells }) => cells.map(({ value }) => value))
    assert.deepEqual(rows[0], ['Họ và tên', 'Đơn vị', 'Ngày sinh', 'Chức vụ'])
    const listed = await lists(lan, 'personnel', {})
    assert.deepEqual(
      rows.slice(1).map(([name]) => name),
      listed.rows.map(({ shown }) => shown.fullName),
    )
    assert.equal((await lan.isRefused('exportRows', { register: 'personnel', columns: ['mood'] })).code, 'input.wrong')
  }))

test('a leader is not shown the column leaders have no business with: not in the list, the row, its history, the file, nor asked by it', () =>
  world.trial(async ({ person }) => {
    const [mai, ha, minh] = [person('mai'), person('ha'), person('minh')]
    const values = { fullName: 'Đặng Thị Sen', bornOn: '1994-05-12', joinedOn: '2022-03-15', identityNo: '001194012345' }
    const saved = await mai.does<{ id: string; version: number }>('saveRow', { register: 'personnel', unit: 'so-y-te', values })
    await mai.does('saveRow', {
      register: 'personnel',
      unit: 'so-y-te',
      id: saved.id,
      version: saved.version,
      values: { identityNo: '001194054321' },
    })
    const question = { register: 'personnel', unit: 'son-ha' }
    const columnsOf = async (login: 'ha' | 'minh') => {
      const books = await person(login).does<{ key: string; columns: { key: string }[] }[]>('listRegisters')
      return books.find(({ key }) => key === 'personnel')?.columns.map(({ key }) => key) ?? []
    }
    assert.ok((await columnsOf('minh')).includes('identityNo'))
    assert.ok(!(await columnsOf('ha')).includes('identityNo'))
    const [mine] = (await lists(minh, 'personnel', { unit: 'son-ha' })).rows
    assert.equal(mine?.shown.identityNo, '••••4321')
    const [hers] = (await lists(ha, 'personnel', { unit: 'son-ha' })).rows
    assert.equal(hers?.shown.fullName, 'Đặng Thị Sen')
    assert.ok(hers && !JSON.stringify(hers).includes('identityNo'))
    const row = JSON.stringify(await ha.does('showRow', { register: 'personnel', id: saved.id }))
    assert.match(row, /Đặng Thị Sen/)
    assert.doesNotMatch(row, /identityNo|4321|2345/)
    const { bytes } = await fetches(ha, 'exportRows', { ...question, format: 'csv' })
    const csv = Buffer.from(bytes).toString('utf8')
    assert.match(csv, /Đặng Thị Sen/)
    assert.doesNotMatch(csv, /Số định danh|4321/)
    const asks = { ...question, where: [{ column: 'identityNo', is: 'equal', value: '001194054321' }] }
    assert.equal((await ha.isRefused('listRows', asks)).code, 'access.refused')
    assert.equal((await ha.isRefused('exportRows', { ...question, columns: ['fullName', 'identityNo'] })).code, 'access.refused')
    const view = { register: 'personnel', name: 'Số', columns: ['fullName', 'identityNo'] }
    assert.equal((await ha.isRefused('saveView', view)).code, 'access.refused')
  }))

test('no book keeps from anybody the column its rows are named by, dated by or searched by', () => {
  for (const { key, columns, label, on, dated } of Object.values(registers))
    for (const [name, column] of Object.entries(columns))
      if (column.notFor) {
        assert.ok(![label, on, dated?.from, dated?.until].includes(name), `${key}.${name}`)
        // What is searched without tone marks finds rows by it: only what is found whole may be kept back.
        assert.ok(column.privacy === 'sensitive', `${key}.${name}`)
        // Whoever only issues what was signed needs it even less than who leads.
        assert.ok(withheldFrom({ columns }, ['viewer', 'publisher']).has(name), `${key}.${name}`)
      }
})

test('signs alone are no word to look for: the list says so instead of showing the whole book', () =>
  world.trial(async ({ person }) => {
    const refused = await person('lan').isRefused('listRows', { register: 'personnel', unit: 'dien-luc', search: ' % ' })
    assert.equal(refused.code, 'input.wrong')
    assert.match(refused.message, /ít nhất một chữ hoặc một số/)
  }))
