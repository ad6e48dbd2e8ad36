import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Finding } from '#domain/finding.ts'
import { aWorld, type Country, type Person, type World } from '../world.ts'

/** Exercises, contests, the grade of a unit, inspections and conferences of a province. */
let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

type Saved = { id: string; version: number; findings: Finding[] }
type Shown = { value: number | null; state: string }
type Report = { figures: Record<string, Shown>; sections: { paragraphs: (string | { text: string })[][] }[] }
const YEAR = { period: '2023', asOf: '2023-12-14' }

const figureOf = async ({ machine }: Country, unit: string, indicator: string, when: object = YEAR): Promise<number | null> =>
  (await machine.does<Report>('showReport', { unit, ...when })).figures[indicator]?.value ?? null
const saves = (person: Person, register: string, unit: string, values: object, more: object = {}) =>
  person.does<Saved>('saveRow', { register, unit, values, ...more })
const refusedWords = async (
  person: Person,
  register: string,
  unit: string,
  values: object,
  more: object = {},
): Promise<string> => {
  const { code, findings } = await person.isRefused('saveRow', { register, unit, values, ...more })
  assert.equal(code, 'record.findings')
  return (findings as Finding[]).map(({ message }) => message).join(' ')
}

test('a commune counts as having exercised when it has: not when it is planned, nor at an office that is no commune', () =>
  world.trial(async (country) => {
    const hung = country.person('hung')
    const planned = { title: 'Diễn tập phòng thủ năm 2023', kind: 'commune_defence', plannedFor: '2023-08-15' }
    const { id, version } = await saves(hung, 'exercises', 'tan-lap', planned)
    assert.equal(await figureOf(country, 'son-ha', 'commune_exercises_held'), null)
    const done = (values: object) => refusedWords(hung, 'exercises', 'tan-lap', values, { id, version })
    assert.match(await done({ heldOn: '2023-08-10' }), /Ngày tổ chức trước ngày trong kế hoạch/)
    assert.match(await done({ grade: 'good' }), /Đã ghi kết quả thì phải ghi ngày tổ chức/)
    assert.match(await refusedWords(hung, 'exercises', 'so-y-te', planned), /ghi ở sổ của Ban CHQS xã/)
    await saves(
      hung,
      'exercises',
      'tan-lap',
      { heldOn: '2023-08-16', days: 2, participants: 110, grade: 'good' },
      { id, version },
    )
    assert.deepEqual(
      [await figureOf(country, 'tan-lap', 'commune_exercises_held'), await figureOf(country, 'cuc', 'commune_exercise_rate')],
      [1, 50],
    )
    await saves(hung, 'exercises', 'tan-an', { title: 'Diễn tập KVPT', kind: 'area', plannedFor: '2023-10-02' })
    assert.equal(await figureOf(country, 'son-ha', 'district_or_area_exercise_planned'), 1)
    const proof = await hung.does<{ records: { register: string; count: number; sum: number }[] }>('openProof', {
      unit: 'son-ha',
      ...YEAR,
      indicator: 'commune_exercises_held',
    })
    assert.deepEqual(
      proof.records.map(({ register, count, sum }) => [register, count, sum]),
      [['exercises', 1, 1]],
    )
  }))

test('a unit writes its own people and prizes of a contest, and the province has the sum', () =>
  world.trial(async (country) => {
    const meet = { title: 'Hội thao năm 2023', heldOn: '2023-05-26', level: 'province' }
    await saves(country.person('lan'), 'contests', 'dien-luc', {
      ...meet,
      participants: 12,
      teamPrizes: 1,
      individualPrizes: 3,
      rank: 'second',
    })
    const mai = country.person('mai')
    assert.match(await refusedWords(mai, 'contests', 'so-y-te', { ...meet, participants: 0 }), /Vận động viên ít nhất là 1/)
    const { findings } = await saves(mai, 'contests', 'so-y-te', { ...meet, participants: 9, rank: 'third' })
    assert.match(findings.map(({ message }) => message).join(), /có xếp hạng mà chưa ghi giải tập thể/)
    assert.deepEqual(
      [await figureOf(country, 'son-ha', 'contest_participants'), await figureOf(country, 'son-ha', 'contest_prizes_won')],
      [21, 4],
    )
  }))

test('a unit finishes its training once a year, with the grade it was given: the grade is its own, how many finished adds up', () =>
  world.trial(async (country) => {
    const mai = country.person('mai')
    const result = { year: 2023, content: 'Huấn luyện tại chỗ 7 ngày', completedOn: '2023-06-09', due: 18, present: 16 }
    assert.match(
      await refusedWords(mai, 'trainingResults', 'so-y-te', { ...result, completedOn: '2022-12-14' }),
      /Năm huấn luyện 2023 tính từ 15\/12\/2022 đến 14\/12\/2023/,
    )
    assert.match(
      await refusedWords(mai, 'trainingResults', 'so-y-te', { ...result, present: 19 }),
      /Phải huấn luyện 18, không thể có mặt 19/,
    )
    const { id, version } = await saves(mai, 'trainingResults', 'so-y-te', result)
    assert.equal(await figureOf(country, 'so-y-te', 'unit_training_grade'), null)
    await saves(mai, 'trainingResults', 'so-y-te', { grade: 'good', gradedBy: 'Bộ CHQS tỉnh' }, { id, version })
    assert.equal(
      (await mai.isRefused('saveRow', { register: 'trainingResults', unit: 'so-y-te', values: result })).code,
      'record.duplicate',
    )
    await saves(country.person('lan'), 'trainingResults', 'dien-luc', { ...result, grade: 'excellent' })
    assert.deepEqual(
      [await figureOf(country, 'so-y-te', 'unit_training_grade'), await figureOf(country, 'son-ha', 'training_units_completed')],
      [3, 2],
    )
    assert.equal(await figureOf(country, 'son-ha', 'unit_training_grade'), null)
    const { sections } = await mai.does<Report>('showReport', { unit: 'so-y-te', ...YEAR })
    const text = sections.flatMap(({ paragraphs }) => paragraphs.flat()).map((run) => (typeof run === 'string' ? run : run.text))
    assert.match(text.join(''), /Kết quả huấn luyện của đơn vị xếp loại Khá\./)
  }))

test('what an inspection found stays open until the day it is put right, at the unit it was found at', () =>
  world.trial(async (country) => {
    const [mai, lan] = [country.person('mai'), country.person('lan')]
    const inspection = { title: 'Kiểm tra năm 2023', heldOn: '2023-05-24', level: 'province', result: 'pass' }
    const hers = await saves(mai, 'inspections', 'so-y-te', inspection)
    const his = await saves(lan, 'inspections', 'dien-luc', inspection)
    assert.equal(await figureOf(country, 'son-ha', 'inspections_conducted'), 2)
    const found = { inspection: hers.id, content: 'Sổ đăng ký chưa cập nhật người chuyển đi', due: '2023-06-23' }
    assert.match(
      await refusedWords(country.person('hung'), 'inspectionFindings', 'so-y-te', { ...found, inspection: his.id }),
      /phải là dòng trong sổ kiểm tra/,
    )
    const { id, version } = await saves(mai, 'inspectionFindings', 'so-y-te', found)
    await saves(mai, 'inspectionFindings', 'so-y-te', { ...found, content: 'Quy chế phối hợp chưa ký lại' })
    const open = (asOf: string) => figureOf(country, 'son-ha', 'inspection_findings_open', { period: '2023', asOf })
    assert.match(
      await refusedWords(mai, 'inspectionFindings', 'so-y-te', { fixedOn: '2023-05-20' }, { id, version }),
      /Ngày khắc phục phải từ ngày kiểm tra trở đi/,
    )
    await saves(mai, 'inspectionFindings', 'so-y-te', { fixedOn: '2023-07-01' }, { id, version })
    assert.deepEqual([await open('2023-06-30'), await open('2023-07-01')], [2, 1])
    const { rows } = await mai.does<{ rows: { values: Record<string, unknown> }[] }>('listRows', {
      register: 'inspectionFindings',
      unit: 'so-y-te',
      where: [{ column: 'fixedOn', is: 'filled' }],
    })
    assert.deepEqual(
      rows.map(({ values }) => values.late),
      [true],
    )
  }))

test('a conference stands for the unit that called it, and no level adds the delegates of those below', () =>
  world.trial(async (country) => {
    const conference = {
      title: 'Sơ kết 6 tháng',
      heldOn: '2023-06-12',
      sites: 9,
      delegates: 120,
      invited: 47,
      represented: 46,
      tasks: 9,
    }
    assert.match(
      await refusedWords(country.person('minh'), 'conferences', 'son-ha', { ...conference, represented: 48 }),
      /Mời 47 đơn vị, không thể có 48 đơn vị dự/,
    )
    await saves(country.person('minh'), 'conferences', 'son-ha', conference)
    await saves(country.person('mai'), 'conferences', 'so-y-te', {
      ...conference,
      sites: 0,
      delegates: 20,
      invited: 4,
      represented: 4,
      tasks: 2,
    })
    const of = (unit: string) => figureOf(country, unit, 'conference_delegates')
    assert.deepEqual([await of('so-y-te'), await of('son-ha'), await of('quan-khu'), await of('cuc')], [20, 120, null, null])
    assert.equal(await figureOf(country, 'son-ha', 'conference_units_represented'), 46)
    const proof = await country
      .person('ha')
      .does<{ figure: Shown; records: { count: number; sum: number; deep: boolean }[] }>('openProof', {
        unit: 'son-ha',
        ...YEAR,
        indicator: 'conference_delegates',
      })
    assert.deepEqual(
      proof.records.map(({ count, sum, deep }) => [count, sum, deep]),
      [[1, 120, false]],
    )
    assert.deepEqual((await country.machine.does<{ differences: unknown[] }>('verifyFigures')).differences, [])
  }))
