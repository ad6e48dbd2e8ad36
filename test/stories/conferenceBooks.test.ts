import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Finding } from '#domain/finding.ts'
import { countsOf, errorsOf, fetches, lists, roster, sends } from '../importing.ts'
import { aWorld, type Country, type Person, type World } from '../world.ts'

/** A conference kept by lists: its programme, sites, guests and papers, and the figures that follow from them. */
let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

type Saved = { id: string; version: number; findings: Finding[] }
const YEAR = { period: '2023', asOf: '2023-12-14' }
const SON_HA = { unit: 'son-ha' }

const saves = (person: Person, register: string, values: object, more: object = {}) =>
  person.does<Saved>('saveRow', { register, ...SON_HA, values, ...more })
const refusal = async (person: Person, register: string, values: object, more: object = {}): Promise<string> => {
  const { message, findings } = await person.isRefused('saveRow', { register, ...SON_HA, values, ...more })
  return [message, ...(findings as Finding[]).map((one) => one.message)].join(' ')
}
const figureOf = async ({ machine }: Country, indicator: string): Promise<number | null> =>
  (await machine.does<{ figures: Record<string, { value: number | null }> }>('showReport', { ...SON_HA, ...YEAR })).figures[
    indicator
  ]?.value ?? null

const CONFERENCE = { title: 'Sơ kết 6 tháng đầu năm 2023', kind: 'half_year', heldOn: '2023-07-21', startsAt: '8h', listed: true }
const called = async (minh: Person, more: object = {}) => (await saves(minh, 'conferences', { ...CONFERENCE, ...more })).id

test('Minh writes totals beside lists, an hour nobody can read and a period that is none, and is told of each', () =>
  world.trial(async ({ person }) => {
    const minh = person('minh')
    const words = await refusal(minh, 'conferences', { ...CONFERENCE, sites: 9, startsAt: 'sáng', period: 'mùa mưa' })
    assert.match(words, /số điểm cầu, đại biểu, đơn vị, nhiệm vụ lấy từ các sổ của hội nghị/)
    assert.match(words, /“sáng” chưa rõ là mấy giờ/)
    assert.match(words, /Chưa rõ “mùa mưa” là kỳ nào/)
    await called(minh, { period: '6 tháng đầu năm 2023' })
  }))

test('the sites, delegates, units and conclusions of a conference are its rows; a site written twice is refused', () =>
  world.trial(async (country) => {
    const minh = country.person('minh')
    const conference = await called(minh)
    await saves(minh, 'conferenceSites', { conference, name: 'Hội trường tỉnh', kind: 'main', seats: 60, present: 41 })
    const site = await saves(minh, 'conferenceSites', { conference, name: 'Điểm cầu Tân An', seats: 20 })
    await saves(minh, 'conferenceSites', { conference, name: 'Điểm cầu Phú Sơn', seats: 20, present: 14 })
    assert.match(await refusal(minh, 'conferenceSites', { conference, name: 'Điểm cầu Tân An' }), /Đã có dòng này/)
    assert.match(
      await refusal(minh, 'conferenceSites', { conference, name: 'Điểm cầu Tân Lập', testedOn: '2023-07-22' }),
      /Ngày thử đường truyền phải trước hoặc trong ngày họp/,
    )
    assert.deepEqual([await figureOf(country, 'conference_sites'), await figureOf(country, 'conference_delegates')], [2, 55])
    const { findings } = await saves(minh, 'conferenceSites', { present: 21 }, { id: site.id, version: site.version })
    assert.match(findings.map(({ message }) => message).join(' '), /21 đại biểu có mặt ở điểm bố trí 20 chỗ/)
    assert.equal(await figureOf(country, 'conference_delegates'), 76)
    for (const [guest, came] of [
      ['Sở Y tế', 'present'],
      ['Công ty Điện lực', 'absent'],
    ])
      await saves(minh, 'conferenceGuests', { conference, guest, came })
    await saves(minh, 'conferenceGuests', { conference, guest: 'Phó Chủ tịch UBND tỉnh', kind: 'leader', came: 'present' })
    assert.equal(await figureOf(country, 'conference_units_represented'), 1)
    const conclusion = { kind: 'conference_conclusion', source: 'Hội nghị sơ kết', conference, givenOn: '2023-07-21' }
    const told = await saves(minh, 'directives', { ...conclusion, paragraph: 'Kết luận 1', content: 'Ký quy chế phối hợp' })
    assert.match(told.findings.map(({ message }) => message).join(' '), /chưa ghi đơn vị thực hiện/)
    assert.equal(await figureOf(country, 'conference_conclusions_tasks'), 1)
    const proof = await minh.does<{ sum: number; records: { register: string; count: number; sum: number }[] }>('openProof', {
      ...SON_HA,
      ...YEAR,
      indicator: 'conference_delegates',
    })
    assert.deepEqual(
      [proof.sum, proof.records.map(({ register, count, sum }) => [register, count, sum])],
      [76, [['conferenceSites', 3, 76]]],
    )
    assert.deepEqual((await country.machine.does<{ differences: unknown[] }>('verifyFigures')).differences, [])
  }))

test('a conference that goes back to its totals counts them, and its rows no longer', () =>
  world.trial(async (country) => {
    const minh = country.person('minh')
    const saved = await saves(minh, 'conferences', CONFERENCE)
    await saves(minh, 'conferenceSites', { conference: saved.id, name: 'Điểm cầu Tân An', present: 12 })
    assert.equal(await figureOf(country, 'conference_delegates'), 12)
    await saves(minh, 'conferences', { listed: false, sites: 3, delegates: 40 }, { id: saved.id, version: saved.version })
    assert.deepEqual([await figureOf(country, 'conference_sites'), await figureOf(country, 'conference_delegates')], [3, 40])
    assert.deepEqual((await country.machine.does<{ differences: unknown[] }>('verifyFigures')).differences, [])
  }))

test('a programme is written with the hours as people write them; one that is no hour is refused', () =>
  world.trial(async ({ person }) => {
    const minh = person('minh')
    const conference = await called(minh)
    await saves(minh, 'conferenceItems', { conference, startsAt: '8h10', part: 'report', content: 'Báo cáo sơ kết', minutes: 50 })
    assert.match(
      await refusal(minh, 'conferenceItems', { conference, startsAt: 'chiều', content: 'Tham luận' }),
      /“chiều” chưa rõ là mấy giờ. Viết như 08:00 hoặc 8h30/,
    )
    const late = await saves(minh, 'conferenceItems', { conference, startsAt: '23:30', content: 'Giao ban đêm', minutes: 60 })
    assert.match(late.findings.map(({ message }) => message).join(' '), /sang ngày hôm sau/)
    const mai = person('mai')
    assert.equal((await mai.isRefused('listRows', { register: 'conferenceItems', ...SON_HA })).code, 'access.refused')
  }))

test('five hundred sites come in from Excel at once, go out, and come back the same; one named twice stops all of them', () =>
  world.trial(async ({ person }) => {
    const minh = person('minh')
    await called(minh)
    const headings = ['TT', 'Hội nghị', 'Tên điểm', 'Loại', 'Số chỗ']
    const site = (at: number) => ['Sơ kết 6 tháng đầu năm 2023', `Điểm cầu ${at}`, 'Điểm cầu', 20]
    const sites = Array.from({ length: 500 }, (_, at) => site(at + 1))
    const twice = await sends(minh, await roster([...sites, site(7)], {}, headings), {
      unit: 'son-ha',
      register: 'conferenceSites',
      keep: true,
    })
    assert.ok(errorsOf(twice).length > 0)
    assert.equal((await lists(minh, 'conferenceSites', SON_HA)).total, 0)
    const sheet = { unit: 'son-ha', register: 'conferenceSites' }
    const kept = await sends(minh, await roster(sites, {}, headings), { ...sheet, keep: true })
    assert.deepEqual([errorsOf(kept), kept.added, kept.kept], [[], 500, true])
    const { bytes } = await fetches(minh, 'exportRows', { ...sheet })
    const back = await sends(minh, bytes, sheet)
    assert.deepEqual([errorsOf(back), countsOf(back).same], [[], 500])
  }))
