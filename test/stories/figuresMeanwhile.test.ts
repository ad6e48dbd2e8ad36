import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { indicatorById } from '#domain/sources.ts'
import { aWorld, type Person, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

const PLACE = { unit: 'dien-luc', period: '2026-H1', asOf: '2026-06-14' }
type Said = { state: string; value: number | null; qualifier: string | null; note: string | null }
type Form = { sections: { rows: { indicator: string; scale: number; entry: (Said & { asOf: string | null }) | null }[] }[] }

const rowsOf = async (person: Person) =>
  (await person.does<Form>('showForm', PLACE)).sections.flatMap(({ rows }) => rows.filter(({ entry }) => entry !== null))
const saidOf = async (person: Person, indicator: string): Promise<Said> => {
  const entry = (await rowsOf(person)).find((row) => row.indicator === indicator)?.entry ?? assert.fail(indicator)
  const { asOf: _, ...said } = entry
  return said
}

test('Lan sends figures she wrote without a network: one that Hùng wrote otherwise meanwhile is put before her, and none is written over', () =>
  world.trial(async ({ person }) => {
    const [lan, hung] = [person('lan'), person('hung')]
    const [one, other] = (await rowsOf(lan)).filter(({ scale }) => scale === 1).map(({ indicator }) => indicator)
    assert.ok(one && other)
    const was = await saidOf(lan, one)
    assert.equal(was.state, 'missing')
    const entries = [
      { indicator: one, state: 'value', value: 17, was },
      { indicator: other, state: 'zero', was: await saidOf(lan, other) },
    ]
    await hung.does('enterFigures', { ...PLACE, entries: [{ indicator: one, state: 'value', value: 18, note: 'theo sổ tay' }] })
    const refused = await lan.isRefused('enterFigures', { ...PLACE, entries })
    assert.equal(refused.code, 'entry.changed')
    const [told] = refused.findings as { where: { indicator: string }; args: Record<string, unknown> }[]
    assert.equal(told?.where.indicator, one)
    assert.deepEqual([told?.args.state, told?.args.value, told?.args.note], ['value', 18, 'theo sổ tay'])
    assert.match(String(told?.args.by), /^Lê Quốc Hùng ghi lúc /)
    assert.deepEqual([(await saidOf(lan, one)).value, (await saidOf(lan, other)).state], [18, 'missing'])
    // She chose her own.
    const chosen = entries.map(({ was: _, ...entry }) => entry)
    await lan.does('enterFigures', { ...PLACE, entries: chosen })
    assert.deepEqual([(await saidOf(lan, one)).value, (await saidOf(lan, other)).state], [17, 'zero'])
    // The answer was lost and all of it is sent again: it stands already, and that is no quarrel.
    await lan.does('enterFigures', { ...PLACE, entries })
    assert.equal((await saidOf(lan, one)).value, 17)
    // Somebody else took the figure away meanwhile.
    const seen = await saidOf(lan, one)
    await hung.does('enterFigures', { ...PLACE, entries: [{ indicator: one, state: 'missing' }] })
    const gone = await lan.isRefused('enterFigures', {
      ...PLACE,
      entries: [{ indicator: one, state: 'value', value: 19, was: seen }],
    })
    assert.equal(gone.code, 'entry.changed')
  }))

test('a figure Lan typed and took back is one nobody says, not a nought: at her office, at the province, and not while another office says one', () =>
  world.trial(async ({ person }) => {
    const [lan, mai, hung] = [person('lan'), person('mai'), person('hung')]
    const typed = await rowsOf(lan)
    type Report = { figures: Record<string, { state: string; value: number | null }> }
    for (const indicator of typed.map((row) => row.indicator)) {
      const says = (who: Person, unit: string, entry: object) =>
        who.does('enterFigures', { ...PLACE, unit, entries: [{ indicator, ...entry }] })
      const at = async (unit: string) =>
        (await hung.does<Report>('showReport', { ...PLACE, unit })).figures[indicator]?.state ?? 'missing'
      const told = async () => [await at('dien-luc'), await at('son-ha')]
      await says(lan, 'dien-luc', { state: 'value', value: 17 })
      assert.deepEqual(await told(), ['value', 'value'], indicator)
      await says(lan, 'dien-luc', { state: 'missing' })
      assert.deepEqual(await told(), ['missing', 'missing'], indicator)
      await says(mai, 'so-y-te', { state: 'zero' })
      assert.deepEqual(await told(), ['missing', 'zero'], indicator)
      await says(lan, 'dien-luc', { state: 'zero' })
      assert.deepEqual(await told(), ['zero', 'zero'], indicator)
    }
  }))

test('what was taken back, or turned out not to concern her office, is a nought at no level above it: region, nation, the district of then', () =>
  world.trial(async ({ person, machine }) => {
    const [lan, minh] = [person('lan'), person('minh')]
    type Figures = Record<string, { state: string }>
    type Report = { figures: Figures }
    const above = async (indicator: string, units: readonly string[], ask: object = PLACE): Promise<string[]> => {
      const told: string[] = []
      for (const code of units) {
        const { figures } = await machine.does<Report>('showReport', { ...PLACE, ...ask, unit: code })
        told.push(figures[indicator]?.state ?? 'missing')
      }
      return told
    }
    const typed = (await rowsOf(lan)).filter(({ scale }) => scale === 1).map(({ indicator }) => indicator)
    const flow = typed.find((id) => indicatorById(id)?.time === 'flow') ?? assert.fail('no flow')
    const stock = typed.find((id) => indicatorById(id)?.time === 'stock') ?? assert.fail('no stock')
    const NATION = ['son-ha', 'quan-khu', 'cuc']
    for (const indicator of [flow, stock]) {
      const says = (state: string, more: object = {}) =>
        lan.does('enterFigures', { ...PLACE, entries: [{ indicator, state, ...more }] })
      await says('value', { value: 17 })
      assert.deepEqual(await above(indicator, NATION), ['value', 'value', 'value'], indicator)
      await says('missing')
      assert.deepEqual(await above(indicator, NATION), ['missing', 'missing', 'missing'], indicator)
      await says('value', { value: 17 })
      await says('not_applicable')
      assert.deepEqual(await above(indicator, NATION), ['missing', 'missing', 'missing'], indicator)
      await says('zero')
      assert.deepEqual(await above(indicator, NATION), ['zero', 'zero', 'zero'], indicator)
    }
    // The commune stood under its district then; the district ended since.
    const then = { period: '2024-H1', asOf: '2024-06-14' }
    const entry = (state: string, more: object = {}) =>
      minh.does('enterFigures', { ...then, unit: 'tan-lap', entries: [{ indicator: flow, state, ...more }] })
    await entry('value', { value: 4 })
    assert.deepEqual(await above(flow, ['tan-an', 'son-ha', 'cuc'], then), ['value', 'value', 'value'])
    await entry('missing')
    assert.deepEqual(await above(flow, ['tan-an', 'son-ha', 'cuc'], then), ['missing', 'missing', 'missing'])
    const ofToday = { ...then, treeDate: '2026-07-15' }
    assert.deepEqual(await above(flow, ['son-ha', 'cuc'], ofToday), ['missing', 'missing'])
    type Series = { whole: (number | null)[] }
    const months = await minh.does<Series>('showSeries', { unit: 'son-ha', period: '2024', indicator: flow })
    assert.ok(months.whole.every((value) => value === null))
  }))
