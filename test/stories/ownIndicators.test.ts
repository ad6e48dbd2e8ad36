import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { aWorld, type World } from '../world.ts'

/** A province asks for a figure of its own: on the form, checked, added up, with its proof, like any other. */
let world: World
before(async () => {
  world = await aWorld()
})
after(() => world.close())

const HALF = { period: '2026-H1' }
const BOATS = {
  unit: 'son-ha',
  name: 'nguoi_giu_bien',
  title: 'Số tự vệ canh giữ công trình ven biển',
  unitWord: 'đồng chí',
  chapter: 'B',
  section: 'Bảo vệ ven biển',
  stock: true,
  levels: ['CQ'],
  partOf: 'sdf_strength',
  validFrom: '2026-01-01',
}
const ID = 'son_ha.nguoi_giu_bien'
type Form = { sections: { title: string; rows: { indicator: string; value: number | null; state: string; source: string }[] }[] }
type Report = { figures: Record<string, { value: number | null }> }
type Proof = { sum: number; children: { unit: { code: string }; value: number | null }[]; entries: { value: number }[] }
type Checked = { findings: { code: string; message: string; where: { indicator?: string } }[] }

const section = (form: Form) => form.sections.find(({ title }) => title === BOATS.section)

test('Hùng asks for it, Lan types it, the province reads the sum and opens its proof', () =>
  world.trial(async ({ person, machine }) => {
    const [hung, lan, mai] = [person('hung'), person('lan'), person('mai')]
    assert.equal(section(await lan.does<Form>('showForm', { unit: 'dien-luc', ...HALF })), undefined)
    assert.deepEqual(await hung.does('addIndicator', BOATS), { indicator: ID, validFrom: '2026-01-01', levels: ['CQ', 'TI'] })

    assert.deepEqual(
      section(await lan.does<Form>('showForm', { unit: 'dien-luc', ...HALF }))?.rows.map(({ indicator, state, source }) => [
        indicator,
        state,
        source,
      ]),
      [[ID, 'missing', 'entered']],
    )
    const asked = await lan.does<Checked>('checkReport', { unit: 'dien-luc', ...HALF })
    assert.deepEqual(
      asked.findings.filter(({ code }) => code === 'check.missing').map(({ where }) => where.indicator),
      [ID],
    )

    const types = (value: number) => ({ ...HALF, entries: [{ indicator: ID, state: 'value', value }] })
    await lan.does('enterFigures', { unit: 'dien-luc', ...types(4) })
    await mai.does('enterFigures', { unit: 'so-y-te', ...types(3) })
    const { figures } = await hung.does<Report>('showReport', { unit: 'son-ha', ...HALF })
    assert.equal(figures[ID]?.value, 7)
    assert.deepEqual((await machine.does<{ differences: unknown[] }>('verifyFigures', {})).differences, [])
    const proof = await hung.does<Proof>('openProof', { unit: 'son-ha', ...HALF, indicator: ID })
    assert.equal(proof.sum, 7)
    assert.deepEqual(
      proof.children.filter(({ value }) => value !== null).map(({ unit, value }) => [unit.code, value]),
      [
        ['dien-luc', 4],
        ['so-y-te', 3],
      ],
    )
  }))

test('it is checked by what it says of itself: more on guard than serve is asked about', () =>
  world.trial(async ({ person }) => {
    const [hung, lan] = [person('hung'), person('lan')]
    await hung.does('addIndicator', BOATS)
    await lan.does('saveRow', {
      unit: 'dien-luc',
      register: 'personnel',
      values: { fullName: 'Phan Văn Bình', bornOn: '1994-05-12', joinedOn: '2024-01-15' },
    })
    await lan.does('enterFigures', { unit: 'dien-luc', ...HALF, entries: [{ indicator: ID, state: 'value', value: 12 }] })
    const { findings } = await lan.does<Checked>('checkReport', { unit: 'dien-luc', ...HALF })
    assert.deepEqual(
      findings.filter(({ where }) => where.indicator === ID).map(({ message }) => message),
      ['Số tự vệ canh giữ công trình ven biển 12 nhiều hơn Quân số tự vệ 1. Vẫn lưu được, phải ghi lý do khi nộp.'],
    )
  }))

test('what stands already, and who is no province or no commander, is refused in words', () =>
  world.trial(async ({ person }) => {
    const [hung, lan, minh] = [person('hung'), person('lan'), person('minh')]
    assert.equal((await minh.isRefused('addIndicator', BOATS)).status, 403)
    assert.equal((await lan.isRefused('addIndicator', { ...BOATS, unit: 'dien-luc' })).status, 403)
    assert.equal(
      (await hung.isRefused('addIndicator', { ...BOATS, unit: 'dien-luc' })).message,
      'Chỉ Bộ CHQS cấp tỉnh thêm được chỉ tiêu riêng; Ban CHQS Công ty Điện lực Sơn Hà đề nghị cấp tỉnh thêm.',
    )
    await hung.does('addIndicator', BOATS)
    const again = await hung.isRefused('addIndicator', BOATS)
    assert.deepEqual([again.status, again.findings.length], [422, 2])
    const unknown = { unit: 'dien-luc', ...HALF, entries: [{ indicator: 'bien_dong.tau_ca', state: 'value', value: 4 }] }
    assert.equal((await lan.isRefused('enterFigures', unknown)).code, 'record.findings')
  }))

test('from the day the province stops asking it leaves the form; what was typed before stays', () =>
  world.trial(async ({ person }) => {
    const [hung, lan] = [person('hung'), person('lan')]
    await hung.does('addIndicator', { ...BOATS, validFrom: '2025-06-01' })
    const before = { unit: 'dien-luc', period: '2025-H2' }
    await lan.does('enterFigures', { ...before, entries: [{ indicator: ID, state: 'value', value: 4 }] })
    await hung.does('endIndicator', { unit: 'son-ha', indicator: ID, on: '2026-01-01' })
    assert.equal(section(await lan.does<Form>('showForm', { unit: 'dien-luc', ...HALF })), undefined)
    assert.equal(section(await lan.does<Form>('showForm', before))?.rows[0]?.value, 4)
    const gone = await hung.isRefused('endIndicator', { unit: 'son-ha', indicator: ID, on: '2026-02-01' })
    assert.equal(gone.status, 404)
  }))

test('half a person, a minus, words and a number beyond reason are refused at their cell', () =>
  world.trial(async ({ person }) => {
    const [hung, lan] = [person('hung'), person('lan')]
    await hung.does('addIndicator', BOATS)
    for (const value of [1.5, -3, '48 lượt', 10 ** 15]) {
      const refusal = await lan.isRefused('enterFigures', {
        unit: 'dien-luc',
        ...HALF,
        entries: [{ indicator: ID, state: 'value', value }],
      })
      assert.equal(refusal.status, 400, String(value))
      assert.match(JSON.stringify(refusal.findings), /entries/, String(value))
    }
  }))
