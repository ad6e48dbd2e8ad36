import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#domain/period.ts'
import type { CellValue, Column } from '#domain/register.ts'
import { typedColumns } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { readSheet, readWorkbook } from '#reader/sheet.ts'
import { countsOf, errorsOf, fetches, lists, MEMBERS, roster, sends } from '../importing.ts'
import { aWorld, type Country, type Person, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

type Values = Record<string, CellValue>
type Saved = { id: string; version: number }

const word = fc.constantFrom('An', 'Bình', 'Hòa', 'Thủy', 'Đức', 'Ưng', 'Quỳnh', 'Nghĩa', 'Ơn', 'Yến', '=1+1', "D'Ran", 'a,b;"c"')
const aName = fc.tuple(fc.constantFrom('Nguyễn', 'Trần', 'Lê', 'Đỗ'), word, word).map((words) => words.join(' '))
const aDay = (from: string, days: number) => fc.nat(days).map((after) => addDays(from, after))

/** Any value a column takes, by its declaration. */
function anyValue(column: Column): fc.Arbitrary<CellValue> {
  const some = ((): fc.Arbitrary<CellValue> => {
    switch (column.kind) {
      case 'name':
        return aName
      case 'text':
        return fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join(' '))
      case 'day':
        return aDay('2021-01-01', 900)
      case 'integer':
        return fc.integer({ min: column.from ?? 0, max: Math.min(column.to ?? 50, 50) })
      case 'choice':
        return fc.constantFrom(...(column.choices ?? []).map(({ code }) => code))
      case 'yesNo':
        return fc.boolean()
      case 'identity':
        return fc.nat(999_999).map((n) => `036090${String(n).padStart(6, '0')}`)
      default:
        return fc.constant(null)
    }
  })()
  return column.optional ? fc.option(some, { nil: null }) : some
}

const valuesOf = (key: string, fixed: Record<string, fc.Arbitrary<CellValue>>): fc.Arbitrary<Values> =>
  fc.record({
    ...Object.fromEntries(typedColumns(registers[key] ?? assert.fail(key)).map(([name, column]) => [name, anyValue(column)])),
    ...fixed,
  })

const MEMBER = valuesOf('personnel', {
  bornOn: aDay('1985-01-01', 5000),
  status: fc.constantFrom('registered', 'selected', 'serving', 'extended'),
  ground: fc.constant(null),
  // The company keeps self-defence.
  force: fc.constant('self_defence'),
  leftOn: fc.constant(null),
})
const COURSE = valuesOf('courses', { heldFrom: aDay('2023-01-01', 100), heldTo: aDay('2023-06-01', 100) })
const SHIFT = valuesOf('duty', {
  kind: fc.constant('patrol'),
  turns: fc.constant(0),
  people: fc.constant(50),
  teamTurns: fc.integer({ min: 1, max: 9 }),
  // Everybody who takes part goes once at least.
  personTurns: fc.integer({ min: 50, max: 90 }),
})

const saves = (person: Person, register: string, values: Values): Promise<Saved> =>
  person.does<Saved>('saveRow', { register, unit: 'dien-luc', values })

/** What a list says is what its file says, and sending that file back changes nothing. */
async function comesBackTheSame(person: Person, register: string, rows: number): Promise<void> {
  const { bytes } = await fetches(person, 'exportRows', { register })
  const review = await sends(person, bytes, { register })
  assert.deepEqual(errorsOf(review), [])
  assert.deepEqual(countsOf(review), { rows, same: rows, added: 0, changed: 0, rejected: 0, kept: false })
  assert.deepEqual(review.effect, [])
}

const often = (
  check: (country: Country, values: Values[]) => Promise<void>,
  one: fc.Arbitrary<Values>,
  same: (values: Values) => string,
) =>
  fc.assert(
    fc.asyncProperty(fc.uniqueArray(one, { minLength: 1, maxLength: 6, selector: same }), (values) =>
      world.trial((country) => check(country, values)),
    ),
    { numRuns: 12 },
  )

test('an export of the personnel register, sent back, changes nothing: also of people with several stretches', () =>
  often(
    async ({ person }, members) => {
      const lan = person('lan')
      let rows = 0
      for (const [at, values] of members.entries()) {
        const { id, version } = await saves(lan, 'personnel', {
          ...values,
          identityNo: values.identityNo === null ? null : `0360900${String(at).padStart(5, '0')}`,
        })
        rows++
        if (values.status !== 'serving') continue
        await lan.does('changeRow', { register: 'personnel', id, version, from: '2025-01-01', values: { team: 'Tiểu đội 9' } })
        rows++
      }
      await comesBackTheSame(lan, 'personnel', rows)
    },
    MEMBER,
    ({ fullName, bornOn }) => `${String(fullName).toLowerCase()} ${String(bornOn)}`,
  ))

test('an export of the course register, sent back, changes nothing', () =>
  often(
    async ({ person }, courses) => {
      for (const values of courses) await saves(person('lan'), 'courses', values)
      await comesBackTheSame(person('lan'), 'courses', courses.length)
    },
    COURSE,
    ({ title, heldFrom }) => `${String(title)} ${String(heldFrom)}`,
  ))

test('an export of the duty register, sent back, changes nothing', () =>
  often(
    async ({ person }, shifts) => {
      for (const values of shifts) await saves(person('lan'), 'duty', values)
      await comesBackTheSame(person('lan'), 'duty', shifts.length)
    },
    SHIFT,
    ({ day, shift, place }) => `${String(day)} ${String(shift)} ${String(place)}`,
  ))

test('an export of the training register, sent back, changes nothing: also with two people of one name and two courses of one title', () =>
  world.trial(async ({ person }) => {
    const lan = person('lan')
    const member = (bornOn: string) => saves(lan, 'personnel', { fullName: 'Nguyễn Văn Hòa', bornOn, joinedOn: '2020-01-01' })
    const people = [
      await member('1990-01-01'),
      await member('1991-01-01'),
      await saves(lan, 'personnel', { fullName: 'Trần Thị Thủy', bornOn: '1992-02-02', joinedOn: '2020-01-01', female: true }),
    ]
    const course = (heldFrom: string, heldTo: string) =>
      saves(lan, 'courses', { title: 'Huấn luyện tự vệ', kind: 'force', programme: 'later_7', heldFrom, heldTo, days: 7 })
    const courses = [await course('2023-04-01', '2023-04-07'), await course('2024-04-01', '2024-04-07')]
    for (const { id: one } of people)
      for (const { id } of courses)
        await saves(lan, 'training', { person: one, course: id, called: true, present: true, grade: 'good' })
    await comesBackTheSame(lan, 'training', 6)
  }))

test('what a province exports carries the unit of each row, and comes back the same', () =>
  world.trial(async ({ person }) => {
    await sends(person('lan'), await roster(MEMBERS), { keep: true })
    await sends(
      person('mai'),
      await roster([['Vũ Tiến Sơn', '28/8/1990', null, null, 'Chiến sĩ', null, '01/3/2018', 'Đang phục vụ']]),
      { unit: 'so-y-te', keep: true },
    )
    const { bytes } = await fetches(person('minh'), 'exportRows', { register: 'personnel', unit: 'son-ha' })
    const review = await sends(person('minh'), bytes, { unit: 'son-ha' })
    assert.deepEqual([errorsOf(review), review.same, review.rows], [[], 5, 5])
  }))

test('a file holds exactly the rows, the order and the columns of the list, identity numbers masked', () =>
  world.trial(async ({ person }) => {
    const lan = person('lan')
    await sends(lan, await roster(MEMBERS), { keep: true })
    const question = {
      register: 'personnel',
      where: [{ column: 'team', is: 'equal', value: 'Tiểu đội 1' }],
      sort: [{ column: 'bornOn', down: true }],
      search: 'tieu',
      deep: false,
    }
    const { rows } = await lists(lan, 'personnel', question)
    assert.equal(rows.length, 2)
    const { name, bytes } = await fetches(lan, 'exportRows', { ...question, format: 'xlsx' })
    assert.equal(name, 'so-can-bo-chien-si-cong-ty-dien-luc-2026-07-15.xlsx')
    assert.deepEqual(
      (await readWorkbook(bytes)).sheets.map((sheet) => sheet.name),
      ['Cán bộ, chiến sĩ'],
    )
    const sheet = await readSheet(bytes)
    const texts = sheet.rows.slice(3).map(({ cells }) => cells.map(({ value }) => value))
    const titles = Object.entries(registers.personnel?.columns ?? {})
      .filter(([, { hidden }]) => !hidden)
      .map(([, { title }]) => title)
    assert.deepEqual(texts[0], titles)
    assert.deepEqual(
      texts.slice(1).map(([fullName]) => fullName),
      rows.map(({ shown }) => shown.fullName),
    )
    assert.ok(texts[1]?.includes('1994-07-25') && texts[2]?.includes('••••2222'))
    const csv = Buffer.from((await fetches(lan, 'exportRows', { ...question, format: 'csv' })).bytes).toString('utf8')
    assert.deepEqual(
      csv
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',').slice(0, 2).join(' ')),
      rows.map(({ shown }) => `${shown.fullName} ${shown.bornOn}`),
    )
    assert.doesNotMatch(csv, /036092002222/)
  }))

test('taking a list away leaves a line in the trail', () =>
  world.trial(async ({ person }) => {
    const { name } = await fetches(person('lan'), 'exportRows', { register: 'personnel', format: 'csv' })
    // Whoever finds the file knows who took it away.
    assert.match(name, /-lan-2026-07-15\.csv$/)
    const trail = await person('khue').does<{ lines?: { action: string }[] } | { action: string }[]>('listAudit', {
      unit: 'son-ha',
    })
    const lines = Array.isArray(trail) ? trail : (trail.lines ?? [])
    assert.ok(lines.some(({ action }) => action === 'exportRows'))
  }))
