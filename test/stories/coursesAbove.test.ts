import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Finding } from '#domain/finding.ts'
import { readSheet, readWorkbook } from '#reader/sheet.ts'
import { countsOf, errorsOf, fetches, lists, MEMBERS, roster, sends } from '../importing.ts'
import { aWorld, type Person, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

const PROVINCIAL = 'Tập huấn cán bộ Ban CHQS đợt 1'
const SIBLING = 'Huấn luyện tự vệ Sở Y tế'

const opens = async (person: Person, unit: string, title: string): Promise<string> =>
  (
    await person.does<{ id: string }>('saveRow', {
      register: 'courses',
      unit,
      values: { title, kind: 'force', programme: 'later_7', heldFrom: '2023-04-10', heldTo: '2023-04-16', days: 7 },
    })
  ).id

const found = (person: Person, search: string, above: boolean) =>
  lists(person, 'courses', { search, above }).then(({ rows, total }) => [total, rows.map(({ shown }) => shown.title)])

test('Lan writes who of hers attended the course of the province, reads its name, and sends the book out and in again', () =>
  world.trial(async ({ person }) => {
    const lan = person('lan')
    await sends(lan, await roster(MEMBERS), { keep: true })
    const course = await opens(person('minh'), 'son-ha', PROVINCIAL)
    assert.deepEqual(await found(lan, 'tap huan', true), [1, [PROVINCIAL]])
    const { rows: people } = await lists(lan)
    for (const { id } of people.slice(0, 2))
      await lan.does('saveRow', { register: 'training', unit: 'dien-luc', values: { person: id, course } })
    const { rows, sums } = await lists(lan, 'training')
    assert.deepEqual(
      rows.map(({ shown }) => [shown.course, shown.heldTo]),
      [
        [PROVINCIAL, '16/4/2023'],
        [PROVINCIAL, '16/4/2023'],
      ],
    )
    assert.equal(sums.days, 14)
    const { bytes } = await fetches(lan, 'exportRows', { register: 'training' })
    const back = await sends(lan, bytes, { register: 'training', keep: true })
    assert.deepEqual(errorsOf(back), [])
    assert.deepEqual(countsOf(back), { rows: 2, same: 2, added: 0, changed: 0, rejected: 0, kept: back.kept })
    const template = await fetches(lan, 'downloadTemplate', { register: 'training' })
    const { sheets } = await readWorkbook(template.bytes)
    const read = await Promise.all(sheets.map(({ name }) => readSheet(template.bytes, name)))
    assert.match(JSON.stringify(read), new RegExp(PROVINCIAL))
  }))

test('the book of courses of a unit stays its own: what is above is read, not listed, not changed', () =>
  world.trial(async ({ person }) => {
    const lan = person('lan')
    const course = await opens(person('minh'), 'son-ha', PROVINCIAL)
    assert.deepEqual(await found(lan, '', false), [0, []])
    const change = { register: 'courses', unit: 'dien-luc', id: course, version: 1, values: { title: 'Tên khác' } }
    assert.equal((await lan.isRefused('saveRow', change)).code, 'record.unknown')
    const remove = { register: 'courses', id: course, version: 1, reason: 'ghi nhầm' }
    assert.equal((await lan.isRefused('removeRow', remove)).code, 'record.unknown')
  }))

test('a course of a sibling agency stays unseen, and only it is named where a row asks for it', () =>
  world.trial(async ({ person }) => {
    const lan = person('lan')
    await sends(lan, await roster(MEMBERS), { keep: true })
    const course = await opens(person('mai'), 'so-y-te', SIBLING)
    assert.deepEqual(await found(lan, '', true), [0, []])
    const { rows: people } = await lists(lan)
    const refusal = await lan.isRefused('saveRow', {
      register: 'training',
      unit: 'dien-luc',
      values: { person: people[0]?.id, course },
    })
    assert.deepEqual(
      (refusal.findings as readonly Finding[]).map(({ where }) => where.column),
      ['course'],
    )
    assert.deepEqual(await found(person('minh'), '', true), [0, []])
  }))
