import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aWorld, type Country, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

type Saved = { id: string; version: number; findings: { code: string; severity: string; message: string }[] }
const told = ({ findings }: Saved) => findings.map(({ code, severity }) => [code, severity])
const member = (fullName: string, bornOn: string, more: object = {}) => ({
  fullName,
  bornOn,
  joinedOn: '2023-03-15',
  forceKind: 'on_site',
  ...more,
})
const saves = ({ person }: Country, unit: string, values: object) =>
  person('hung').does<Saved>('saveRow', { register: 'personnel', unit, values })

test('the age of service is judged by the day: from the eighteenth birthday to the last day of fifty years', () =>
  world.trial(async (country) => {
    const refused = async (values: object) => {
      const { findings } = await country.person('hung').isRefused('saveRow', { register: 'personnel', unit: 'dien-luc', values })
      return JSON.stringify(findings)
    }
    // Eighteen on the very day, and a day short of it.
    assert.deepEqual(told(await saves(country, 'dien-luc', member('Vũ Đình Sáng', '2005-03-15'))), [])
    assert.match(
      await refused(member('Vũ Đình Sớm', '2005-03-16')),
      /Chưa đủ 18 tuổi vào ngày 15\/3\/2023: đủ từ ngày 16\/3\/2023/,
    )
    // The fifty-first birthday is the first day beyond; of a woman the forty-sixth.
    assert.deepEqual(told(await saves(country, 'dien-luc', member('Vũ Đình Cuối', '1972-03-16'))), [])
    const over = await saves(country, 'dien-luc', member('Vũ Đình Quá', '1972-03-15'))
    assert.deepEqual(told(over), [['personnel.over_age', 'warning']])
    assert.match(over.findings[0]?.message ?? '', /Hết 50 tuổi từ ngày 15\/3\/2023/)
    assert.deepEqual(told(await saves(country, 'dien-luc', member('Vũ Thị Cuối', '1977-03-16', { female: true }))), [])
    assert.deepEqual(told(await saves(country, 'dien-luc', member('Vũ Thị Quá', '1977-03-15', { female: true }))), [
      ['personnel.over_age', 'warning'],
    ])
    assert.match(await refused(member('Vũ Đình Lão', '1962-03-15')), /Đã hết 60 tuổi/)
  }))

test('Hùng writes one name and birthday at two units: he is asked, until both have their numbers', () =>
  world.trial(async (country) => {
    assert.deepEqual(told(await saves(country, 'dien-luc', member('Đinh Văn Trùng', '1995-02-03'))), [])
    const again = await saves(country, 'so-y-te', member('Đinh Văn Trùng', '1995-02-03'))
    assert.deepEqual(told(again), [['row.namesake_elsewhere', 'warning']])
    assert.match(again.findings[0]?.message ?? '', /đồng chí đang có trong sổ của Ban CHQS Công ty Điện lực Sơn Hà/)
    // Another birthday, or a number on both sides, is another person.
    assert.deepEqual(told(await saves(country, 'so-y-te', member('Đinh Văn Trùng', '1995-02-04'))), [])
    const numbered = (identityNo: string) => member('Đinh Văn Số', '1995-02-03', { identityNo })
    await saves(country, 'dien-luc', numbered('036095000001'))
    assert.deepEqual(told(await saves(country, 'so-y-te', numbered('036095000002'))), [])
    // Whoever sees one unit alone is told nothing of the others.
    const lan = await country
      .person('lan')
      .does<Saved>('saveRow', { register: 'personnel', unit: 'dien-luc', values: member('Đinh Văn Trùng', '1995-02-04') })
    assert.deepEqual(told(lan), [])
  }))
