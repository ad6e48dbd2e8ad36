import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { CellSpec } from '#report/xlsx.ts'
import { errorsOf, lists, MEMBERS, roster, sends } from '../importing.ts'
import { aWorld, type Person, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

const HEADINGS = ['TT', 'Họ và tên', 'Lớp', 'Được gọi', 'Có mặt', 'Kết quả']
const COURSE = 'Huấn luyện tự vệ năm 2023, cụm 1'
const attended = (name: string, ...more: CellSpec[]): CellSpec[] => [name, COURSE, 'x', 'x', 'Khá', ...more]
const list = (rows: CellSpec[][], more: string[] = []) => roster(rows, {}, [...HEADINGS, ...more])

async function course(person: Person, title: string, heldFrom: string, heldTo: string, unit = 'dien-luc'): Promise<void> {
  await person.does('saveRow', {
    register: 'courses',
    unit,
    values: { title, kind: 'force', programme: 'later_7', heldFrom, heldTo, days: 7 },
  })
}

test('who attended is known by name and the course by its title, and the days of the course come along', () =>
  world.trial(async ({ person }) => {
    await sends(person('lan'), await roster(MEMBERS), { keep: true })
    await course(person('lan'), COURSE, '2023-04-10', '2023-04-16')
    const review = await sends(person('lan'), await list([attended('Huỳnh Tấn Phát'), attended('ngô thị thu trang')]), {
      register: 'training',
      keep: true,
    })
    assert.deepEqual(errorsOf(review), [])
    assert.deepEqual(
      review.effect.map(({ indicator, title, after }) => [indicator, title.endsWith(', năm 2023'), after]).slice(0, 1),
      [['force_training_attended', true, 2]],
    )
    const { rows, sums } = await lists(person('lan'), 'training')
    assert.deepEqual(rows.map(({ shown }) => shown.person).sort(), ['Huỳnh Tấn Phát', 'Ngô Thị Thu Trang'])
    assert.ok(rows.every(({ shown }) => shown.course === COURSE && shown.heldTo === '16/4/2023' && shown.days === '7'))
    assert.equal(sums.days, 14)
    assert.equal((await sends(person('lan'), await list([attended('Huỳnh Tấn Phát')]), { register: 'training' })).same, 1)
  }))

test('somebody or some course that is in no register is told by name, and shown as written', () =>
  world.trial(async ({ person }) => {
    await sends(person('lan'), await roster(MEMBERS), { keep: true })
    const review = await sends(person('lan'), await list([attended('Nguyễn Văn Lạ')]), { register: 'training', keep: true })
    assert.deepEqual(
      errorsOf(review).map(([cell]) => cell),
      ['C3', 'B3'],
    )
    assert.match(
      errorsOf(review)[1]?.[1] ?? '',
      /“Nguyễn Văn Lạ” chưa có trong sổ cán bộ, chiến sĩ của Ban CHQS Công ty Điện lực Sơn Hà/,
    )
    assert.equal(review.preview[0]?.shown.person, 'Nguyễn Văn Lạ')
  }))

test('two people of one name are asked apart by their birthday', () =>
  world.trial(async ({ person }) => {
    const twins = [MEMBERS[3] ?? [], ['Huỳnh Tấn Phát', '01/02/1990', null, null, 'Chiến sĩ', null, '15/3/2020', 'Đang phục vụ']]
    await sends(person('lan'), await roster(twins), { keep: true })
    await course(person('lan'), COURSE, '2023-04-10', '2023-04-16')
    const asked = errorsOf(await sends(person('lan'), await list([attended('Huỳnh Tấn Phát')]), { register: 'training' }))
    assert.deepEqual(asked, [
      ['B3', 'Có 2 đồng chí cùng ghi “Huỳnh Tấn Phát” ở cột Họ và tên. Thêm cột “Ngày sinh” để phân biệt.'],
    ])
    const both = await sends(
      person('lan'),
      await list([attended('Huỳnh Tấn Phát', '25/7/1994'), attended('Huỳnh Tấn Phát', '1/2/1990')], ['Ngày sinh']),
      { register: 'training' },
    )
    assert.deepEqual([errorsOf(both), both.added], [[], 2])
  }))

test('a person changed to another post is still the person who attended', () =>
  world.trial(async ({ person }) => {
    const lan = person('lan')
    await sends(lan, await roster(MEMBERS), { keep: true })
    await course(lan, COURSE, '2023-04-10', '2023-04-16')
    await sends(lan, await list([attended('Huỳnh Tấn Phát')]), { register: 'training', keep: true })
    const { rows } = await lists(lan, 'personnel', { search: 'Huynh Tan Phat' })
    await lan.does('changeRow', {
      register: 'personnel',
      id: rows[0]?.id,
      version: rows[0]?.version,
      from: '2024-01-01',
      values: { post: 'squad_leader' },
    })
    const again = await sends(lan, await list([attended('Huỳnh Tấn Phát')]), { register: 'training', keep: true })
    assert.deepEqual([errorsOf(again), again.same, again.added], [[], 1, 0])
  }))

test('a grade without presence, a reason for absence beside presence: the rules of the register hold for files too', () =>
  world.trial(async ({ person }) => {
    await sends(person('lan'), await roster(MEMBERS), { keep: true })
    await course(person('lan'), COURSE, '2023-04-10', '2023-04-16')
    const review = await sends(person('lan'), await list([['Huỳnh Tấn Phát', COURSE, 'x', null, 'Giỏi', null]], ['Lý do vắng']), {
      register: 'training',
    })
    assert.deepEqual(
      review.findings.map(({ severity, where }) => [severity, where.cell]),
      [
        ['error', 'F3'],
        ['warning', 'G3'],
      ],
    )
  }))
