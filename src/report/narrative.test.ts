import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cutoffOf } from '#domain/calendar.ts'
import type { Fact } from '#domain/fact.ts'
import { type FigureTable, figuresOf } from '#domain/figures.ts'
import { indicators } from '#domain/indicators/index.ts'
import { type LongKind, statutoryWindow } from '#domain/period.ts'
import { shortfallsOf } from '#domain/shortfalls.ts'
import { levelOf, type Unit, type UnitKind } from '#domain/unit.ts'
import { type NarrativeChild, type NarrativeData, type Run, writeNarrative, writePhrase } from './narrative.ts'
import { SECTIONS } from './phrases/index.ts'
import { nextPeriodWords } from './phrases/nextPeriod.ts'
import { at, either, type Phrase } from './phrases/phrase.ts'

const CUTOFF = cutoffOf({ kind: 'half', year: 2023, part: 1 }, '2023-07-15')

type Given = { now?: Record<string, number>; before?: Record<string, number>; targets?: Record<string, number>; about?: string }

const facts = (given: Record<string, number> = {}, about?: string): Map<string, Fact> =>
  new Map(Object.entries(given).map(([id, value]) => [id, { value, known: true, ...(about ? { qualifier: about } : {}) }]))

function aUnit(kind: UnitKind, name: string, shortName = name): Unit {
  const code = shortName.toLowerCase()
  return {
    id: 1,
    code,
    kind,
    name,
    shortName,
    provinceId: 1,
    managedBy: null,
    validFrom: '2010-01-01',
    validTo: null,
    pos: 1,
    end: 9,
  }
}

function figuresFor(unit: Unit, { now, before, targets = {}, about }: Given): FigureTable {
  assert.ok(CUTOFF)
  return figuresOf({
    unit: { id: unit.code, code: unit.code, name: unit.name, level: levelOf(unit.kind) },
    cutoff: CUTOFF,
    now: facts(now, about),
    before: facts(before),
    targets: new Map(Object.entries(targets)),
    targetsBefore: new Map(),
    sources: () => 'entered',
    notApplicable: new Set(),
  })
}

function dataOf(unit: Unit, given: Given, below: readonly [Unit, Given][] = []): NarrativeData {
  assert.ok(CUTOFF)
  const children: NarrativeChild[] = below.map(([child, its]) => ({ unit: child, figures: figuresFor(child, its) }))
  const shortfalls = shortfallsOf(children.map(({ unit: { code, name }, figures }) => ({ unit: { id: code, name }, figures })))
  return { unit, cutoff: CUTOFF, figures: figuresFor(unit, given), children, shortfalls }
}

const words = (runs: readonly Run[] | null): string | null =>
  runs?.map((run) => (typeof run === 'string' ? run : run.text)).join('') ?? null
const said = (phrase: Phrase, data: NarrativeData): string | null => words(writePhrase(phrase, data))
const textOf = (data: NarrativeData): string =>
  writeNarrative(data)
    .flatMap(({ number, heading, paragraphs }) => [`${number}. ${heading}`, ...paragraphs.map((runs) => words(runs))])
    .join('\n')

const HEALTH = aUnit('agency_command', 'Sở Y tế')
const CULTURE = aUnit('agency_command', 'Sở Văn hóa, Thể thao và Du lịch', 'Sở VHTTDL')
const CEMENT = aUnit('agency_command', 'Công ty CP Xi măng', 'CTCP Xi măng')
const TAN_LAP = aUnit('commune', 'Ban CHQS xã Tân Lập', 'Tân Lập')
const HO_SEN = aUnit('commune', 'Ban CHQS phường Hồ Sen', 'Hồ Sen')
const SON_GIANG = aUnit('province', 'Bộ CHQS tỉnh Sơn Giang', 'Sơn Giang')

test('Hà of the health department reads how many trained of how many, and how many are missing', () => {
  const phrase =
    'Huấn luyện đạt {force_training_attended:pair}, bằng {force_training_attended:percent}[[; còn thiếu {force_training_attended:gap}]][[; vượt {force_training_attended:over}]][[; {force_training_attended:met:đủ}]].'
  const attained = (value: number) =>
    said(phrase, dataOf(HEALTH, { now: { force_training_attended: value }, targets: { force_training_attended: 18 } }))
  assert.equal(attained(11), 'Huấn luyện đạt 11/18, bằng 61,11%; còn thiếu 7.')
  assert.equal(attained(20), 'Huấn luyện đạt 20/18, bằng 111,11%; vượt 2.')
  assert.equal(attained(18), 'Huấn luyện đạt 18/18, bằng 100%; đủ.')
})

test('a sentence whose figure nobody gave is not written, an optional part of it is left out', () => {
  const data = dataOf(HEALTH, { now: { sdf_strength: 24 } })
  assert.equal(said('Có {sdf_strength} đồng chí[[, {sdf_female_strength} nữ]].', data), 'Có 24 đồng chí.')
  assert.equal(said('Có {sdf_female_strength} nữ.', data), null)
  assert.equal(said('Đạt {sdf_strength:percent} chỉ tiêu.', data), null)
})

test('nought is said as nought, and only where somebody said it', () => {
  const phrase = either('Xử lý {disciplinary_cases} vụ.', '{disciplinary_cases:none:không có} vụ nào.')
  assert.equal(said(phrase, dataOf(HEALTH, { now: { disciplinary_cases: 0 } })), 'Không có vụ nào.')
  assert.equal(said(phrase, dataOf(HEALTH, { now: { disciplinary_cases: 2 } })), 'Xử lý 2 vụ.')
  assert.equal(said(phrase, dataOf(HEALTH, {})), null)
})

test('a list keeps what can be said, and is not begun for nothing', () => {
  const phrase =
    'Công nhận <<{victory_units} Đơn vị Quyết thắng | {advanced_units} Đơn vị tiên tiến | {basic_emulation_fighters} Chiến sĩ thi đua cơ sở>>.'
  assert.equal(
    said(phrase, dataOf(HEALTH, { now: { victory_units: 1, basic_emulation_fighters: 3 } })),
    'Công nhận 1 Đơn vị Quyết thắng, 3 Chiến sĩ thi đua cơ sở.',
  )
  assert.equal(said(phrase, dataOf(HEALTH, {})), null)
})

test('a comparison names the difference and what it is taken from; shares differ by percentage points', () => {
  const now = { sdf_strength: 24, sdf_female_strength: 7, duty_turns: 2, duty_man_days: 180 }
  const before = { sdf_strength: 23, sdf_female_strength: 7, duty_turns: 2, duty_man_days: 200 }
  const data = dataOf(HEALTH, { now, before })
  assert.equal(said('Quân số {sdf_strength:change}.', data), 'Quân số tăng 1 (4,35%) so với cùng kỳ năm trước (23).')
  assert.equal(said('Ngày công {duty_man_days:change}.', data), 'Ngày công giảm 20 (10,00%) so với cùng kỳ năm trước (200).')
  assert.equal(said('Tỷ lệ nữ {sdf_female_rate:change}.', data), 'Tỷ lệ nữ giảm 1,27 điểm % so với cùng kỳ năm trước (30,43%).')
  assert.equal(said('Lượt trực {duty_turns:change}.', data), 'Lượt trực bằng cùng kỳ năm trước (2).')
  assert.equal(said('Nữ {sdf_female_strength:change}.', dataOf(HEALTH, { now })), null)
  assert.equal(
    said('Lượt trực {duty_turns:change}.', dataOf(HEALTH, { now, before: { duty_turns: 0 } })),
    'Lượt trực tăng 2 so với cùng kỳ năm trước (không có).',
  )
})

test('money per house is rounded to what can be read, the sum is not', () => {
  const data = dataOf(SON_GIANG, {
    now: { commune_hq_built_repaired: 7, commune_hq_investment: 3_120_000_000 },
    before: { commune_hq_built_repaired: 4, commune_hq_investment: 4_700_000_000 },
  })
  assert.equal(
    said('Tổng {commune_hq_investment}, bình quân {commune_hq_average_cost}.', data),
    'Tổng 3,12 tỷ đồng, bình quân 445,71 triệu đồng.',
  )
  assert.equal(
    said('Kinh phí {commune_hq_investment:change}.', data),
    'Kinh phí giảm 1,58 tỷ đồng (33,62%) so với cùng kỳ năm trước (4,7 tỷ đồng).',
  )
})

test('an approximate figure keeps its word', () => {
  const data = dataOf(SON_GIANG, { now: { dse_trained_group4: 4000 }, about: 'gần' })
  assert.equal(said('Bồi dưỡng cho {dse_trained_group4} người.', data), 'Bồi dưỡng cho gần 4.000 người.')
})

test('units that fall short are named, the largest gap first, with how much where it is more than one', () => {
  const trained = (value: number, due: number): Given => ({
    now: { force_training_attended: value },
    targets: { force_training_attended: due },
  })
  const data = dataOf(SON_GIANG, trained(34, 75), [
    [HEALTH, trained(11, 18)],
    [CEMENT, trained(17, 40)],
    [CULTURE, trained(6, 17)],
  ])
  assert.equal(said('Thiếu: {force_training_attended:names}.', data), 'Thiếu: CTCP Xi măng 23, Sở VHTTDL 11, Sở Y tế 7.')
  assert.equal(said('{force_training_attended:below:50} đơn vị dưới 50%.', data), '2 đơn vị dưới 50%.')
  assert.equal(said('{force_training_attended:below:20} đơn vị dưới 20%.', data), null)
})

test('of a long list the first six are named and the rest are counted', () => {
  const many = Array.from({ length: 12 }, (_, index): [Unit, Given] => [
    aUnit('agency_command', `Đơn vị ${index + 10}`),
    { now: { force_training_attended: 1 }, targets: { force_training_attended: 30 - index } },
  ])
  const data = dataOf(SON_GIANG, { now: { force_training_attended: 12 }, targets: { force_training_attended: 294 } }, many)
  assert.equal(
    said('{force_training_attended:names}', data),
    'Đơn vị 10 29, Đơn vị 11 28, Đơn vị 12 27, Đơn vị 13 26, Đơn vị 14 25, Đơn vị 15 24 và 6 đơn vị khác',
  )
})

test('who trained decides the name of the force: agencies tự vệ, communes dân quân, both together both', () => {
  const trained: Given = { now: { force_training_attended: 5 }, targets: { force_training_attended: 5 } }
  const force = (unit: Unit, below: [Unit, Given][]) => said('{force}', dataOf(unit, trained, below))
  assert.equal(
    force(SON_GIANG, [
      [HEALTH, trained],
      [TAN_LAP, {}],
    ]),
    'Tự vệ',
  )
  assert.equal(force(SON_GIANG, [[HO_SEN, trained]]), 'Dân quân')
  assert.equal(
    force(SON_GIANG, [
      [HEALTH, trained],
      [TAN_LAP, trained],
    ]),
    'Dân quân tự vệ',
  )
  assert.equal(force(HEALTH, []), 'Tự vệ')
})

test('each kind of unit is spoken of as people speak of it', () => {
  const area = (unit: Unit) => said('{area}', dataOf(unit, {}))
  assert.equal(area(SON_GIANG), 'Toàn tỉnh')
  assert.equal(area(TAN_LAP), 'Toàn xã')
  assert.equal(area(HO_SEN), 'Toàn phường')
  assert.equal(area(HEALTH), 'Đơn vị')
  assert.equal(area(aUnit('district', 'Ban CHQS thành phố Sơn Giang')), 'Toàn thành phố')
  assert.equal(area(aUnit('regional_command', 'Ban CHPTKV 1 - Sơn Giang')), 'Toàn khu vực')
  assert.equal(area(aUnit('department', 'Cục Dân quân tự vệ')), 'Toàn quốc')
})

test('a phrase for other levels is silent', () => {
  const phrase = at('XA', 'Có {militia_strength} dân quân.')
  const given: Given = { now: { militia_strength: 225 } }
  assert.equal(said(phrase, dataOf(TAN_LAP, given)), 'Có 225 dân quân.')
  assert.equal(said(phrase, dataOf(SON_GIANG, given)), null)
})

test('Hà reads of her own department: no commands to count, its own papers, what it must still do', () => {
  const text = textOf(
    dataOf(HEALTH, {
      now: {
        org_military_commands_total: 1,
        sdf_strength: 24,
        sdf_female_strength: 7,
        force_training_attended: 11,
        units_without_annual_resolution: 1,
        coordination_results_reported_units: 0,
      },
      targets: { force_training_attended: 18 },
    }),
  )
  assert.equal(
    text,
    [
      'I. Kết quả thực hiện',
      '1. Tổ chức lực lượng',
      'Tính đến ngày 15/7/2023, lực lượng tự vệ của đơn vị có 24 đồng chí, trong đó có 7 đồng chí nữ, chiếm 29,17%.',
      '2. Tập huấn, huấn luyện',
      'Huấn luyện lực lượng tự vệ đạt 11/18 đồng chí, bằng 61,11% chỉ tiêu giao; còn thiếu 7 đồng chí.',
      'II. Tồn tại, hạn chế',
      'Chưa có nghị quyết lãnh đạo năm. Chưa báo cáo kết quả phối hợp hoạt động.',
      'Huấn luyện tự vệ mới đạt 61,11% chỉ tiêu, còn thiếu 7 đồng chí.',
      'III. Nhiệm vụ 6 tháng cuối năm 2023',
      'Huấn luyện bù cho số còn thiếu 7 đồng chí, hoàn thành chỉ tiêu năm.',
      'Ban hành nghị quyết lãnh đạo năm. Báo cáo kết quả phối hợp hoạt động theo quy định.',
    ].join('\n'),
  )
})

test('Sang of the commune Tân Lập reads of militia, never of agencies', () => {
  const text = textOf(
    dataOf(TAN_LAP, { now: { militia_strength: 225, sdf_strength: 0, population_total: 17_768, force_training_attended: 40 } }),
  )
  assert.match(text, /quân số dân quân toàn xã là 225 đồng chí\./)
  assert.match(text, /Dân quân tự vệ đạt tỷ lệ 1,27% so với dân số\./)
  assert.match(text, /Huấn luyện lực lượng dân quân cho 40 đồng chí\./)
  assert.doesNotMatch(text, /cơ quan, tổ chức|toàn tỉnh/)
})

test('sections count on within a part and begin again in the next; a part without a word is not begun', () => {
  const data = dataOf(SON_GIANG, { now: { sdf_strength: 24, duty_turns: 1, duty_man_days: 184 } })
  const section = (heading: string, level: 1 | 2, phrase?: string) => ({ heading, level, paragraphs: phrase ? [[phrase]] : [] })
  const written = writeNarrative(data, [
    section('Một', 1),
    section('a', 2, 'Có {sdf_strength}.'),
    section('b', 2, 'Có {sdf_female_strength}.'),
    section('c', 2, 'Có {duty_turns}.'),
    section('Hai', 1),
    section('d', 2, 'Có {sdf_female_strength}.'),
    section('Ba, {next}', 1),
    section('e', 2, 'Có {duty_man_days}.'),
  ])
  assert.deepEqual(
    written.map(({ number, heading }) => `${number} ${heading}`),
    ['I Một', '1 a', '2 c', 'II Ba, 6 tháng cuối năm 2023', '1 e'],
  )
})

test('the tasks are for the period that begins when this one ends', () => {
  assert.equal(nextPeriodWords({ kind: 'week', year: 2026, part: 53 }), 'tuần 1 năm 2027')
  assert.equal(nextPeriodWords({ kind: 'day', year: 2026, part: 365 }), 'ngày 01/01/2027')
  const kinds: LongKind[] = ['month', 'quarter', 'half', 'year']
  const last = { month: 12, quarter: 4, half: 2, nine: 1, year: 1 }
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.integer({ min: 2020, max: 2030 }), fc.nat(11), (kind, year, n) => {
      const period = { kind, year, part: (n % last[kind]) + 1 }
      const rolled = period.part === last[kind] ? { kind, year: year + 1, part: 1 } : { ...period, part: period.part + 1 }
      assert.ok(statutoryWindow(rolled).from > statutoryWindow(period).to)
      assert.notEqual(nextPeriodWords(period), nextPeriodWords(rolled))
    }),
  )
  assert.equal(nextPeriodWords({ kind: 'half', year: 2023, part: 2 }), '6 tháng đầu năm 2024')
  assert.equal(nextPeriodWords({ kind: 'nine', year: 2023, part: 1 }), 'quý IV năm 2023')
  assert.equal(nextPeriodWords({ kind: 'year', year: 2023, part: 1 }), 'năm 2024')
})

test('whatever is known of a unit, each sentence is whole: a capital first, a full stop last, nothing left open', () => {
  const ids = [...indicators.keys()]
  const some = fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: 0, max: 5000 }), { maxKeys: 60, size: 'max' })
  const unit = fc.constantFrom(SON_GIANG, HEALTH, TAN_LAP, aUnit('department', 'Cục Dân quân tự vệ'))
  fc.assert(
    fc.property(unit, some, some, some, (one, now, before, targets) => {
      const data = dataOf(one, { now, before, targets })
      for (const { paragraphs } of writeNarrative(data)) {
        for (const paragraph of paragraphs) {
          const text = words(paragraph) ?? ''
          assert.match(text, /^[\p{Lu}\d].*\.$/u)
          assert.doesNotMatch(text, /[{}<>[\]|]|undefined|NaN|null|Infinity| {2}| [,;.)]|\(\)|[,;:]\./)
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('every figure of the text is one of the table, and says what the table holds', () => {
  const now = { sdf_strength: 1122, sdf_female_strength: 166, force_training_attended: 519, patrol_sorties: 731 }
  const data = dataOf(SON_GIANG, { now, targets: { force_training_attended: 842 } })
  const chips = writeNarrative(data)
    .flatMap(({ paragraphs }) => paragraphs.flat())
    .filter((run) => typeof run !== 'string')
  assert.ok(chips.length > 6)
  for (const chip of chips) assert.ok(data.figures.get(chip.figure)?.value !== null, chip.figure)
  assert.deepEqual(
    chips
      .filter(({ figure }) => figure === 'force_training_attended')
      .map(({ part, text }) => `${part} ${text}`)
      .slice(0, 3),
    ['pair 519/842', 'percent 61,64%', 'gap 323'],
  )
})

test('the patterns name only indicators of the catalogue and parts that exist', () => {
  const everything = Object.fromEntries([...indicators.keys()].map((id) => [id, 7]))
  for (const kind of ['agency_command', 'commune', 'regional_command', 'province', 'military_region', 'department'] as const) {
    const data = dataOf(aUnit(kind, 'Một đơn vị'), { now: everything, before: everything, targets: everything })
    assert.ok(writeNarrative(data).length > 5, kind)
    for (const { paragraphs } of SECTIONS)
      for (const phrase of paragraphs.flat()) assert.doesNotThrow(() => writePhrase(phrase, data))
  }
})
