import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cutoffOf } from './calendar.ts'
import { BANDS, crossCheck, crossCheckBridge, crossCheckSums, PARTS } from './crossCheck.ts'
import { type FigureTable, figuresOf } from './figures.ts'
import type { Level } from './indicator.ts'
import { baseCounts, INDICATORS, indicators } from './indicators/index.ts'

function table(facts: Record<string, number>, targets: Record<string, number> = {}, level: Level = 'XA'): FigureTable {
  const cutoff = cutoffOf({ kind: 'year', year: 2023, part: 1 })
  assert.ok(cutoff)
  const now = new Map(Object.entries(facts).map(([id, value]) => [id, { value, known: true }]))
  return figuresOf({
    unit: { id: 'u1', code: 'u1', name: 'Xã Hòa An', level },
    cutoff,
    now,
    before: new Map(),
    targets: new Map(Object.entries(targets)),
    targetsBefore: new Map(),
    sources: () => 'entered',
    notApplicable: new Set(),
  })
}

const told = (figures: FigureTable) => crossCheck(figures, 'u1').map(({ severity, message }) => `${severity}: ${message}`)

test('more present than due is saved, and asks for a reason', () => {
  assert.deepEqual(told(table({ force_training_attended: 46 }, { force_training_attended: 40 })), [
    'warning: Có mặt 46 nhiều hơn phải huấn luyện 40. Vẫn lưu được, phải ghi lý do khi nộp.',
  ])
})

test('more women than members cannot be submitted', () => {
  const findings = crossCheck(table({ sdf_female_strength: 30, sdf_strength: 27 }, {}, 'CQ'), 'u1')
  assert.deepEqual(findings.map(({ code, severity, message, where }) => [code, severity, message, where])[0], [
    'check.part_over_whole',
    'error',
    'Nữ 30 nhiều hơn quân số 27. Chưa nộp được.',
    { indicator: 'sdf_female_strength', unit: 'u1' },
  ])
  assert.equal(findings.filter(({ severity }) => severity === 'error').length, 1)
})

test('due is compared with all members, with the self-defence members alone in an agency', () => {
  assert.equal(crossCheck(table({ sdf_strength: 20 }, { force_training_attended: 25 }, 'CQ')).length, 1)
  assert.deepEqual(crossCheck(table({ sdf_strength: 20, militia_strength: 80 }, { force_training_attended: 25 })), [])
})

test('at the border nothing is told', () => {
  assert.deepEqual(
    told(
      table(
        { force_training_attended: 40, sdf_strength: 40, militia_strength: 0, sdf_female_strength: 40 },
        { force_training_attended: 40 },
      ),
    ),
    [],
  )
})

test('a side that nobody knows says nothing', () => {
  assert.deepEqual(told(table({ sdf_female_strength: 30 }, {}, 'CQ')), [])
  assert.deepEqual(told(table({})), [])
})

test('every grade given belongs to somebody present', () => {
  const grades = { grade_excellent_count: 10, grade_good_count: 10, grade_pass_count: 10, grade_fail_count: 1 }
  assert.deepEqual(told(table({ ...grades, force_training_attended: 30 })), [
    'warning: Đã xếp loại 31 nhiều hơn có mặt huấn luyện 30. Vẫn lưu được, phải ghi lý do khi nộp.',
  ])
})

test('no more than four are examined for each place, and reserve orders stay within 5%', () => {
  const quota = { enlisted_total: 100 }
  assert.deepEqual(told(table({ medical_called: 400, reserve_callup_orders: 5 }, quota)), [])
  assert.deepEqual(told(table({ medical_called: 401, reserve_callup_orders: 6 }, quota)), [
    'warning: Gọi khám tuyển 401 quá 4 lần chỉ tiêu 100. Vẫn lưu được, phải ghi lý do khi nộp.',
    'warning: Lệnh gọi dự phòng 6 quá 5% chỉ tiêu 100. Vẫn lưu được, phải ghi lý do khi nộp.',
  ])
})

test('army and police quota make the call-up quota', () => {
  const parts = { enlistment_quota_army: 80, enlistment_quota_police: 20 }
  assert.deepEqual(told(table(parts, { enlisted_total: 100 })), [])
  assert.deepEqual(told(table(parts, { enlisted_total: 101 })), [
    'warning: Chỉ tiêu gọi công dân nhập ngũ: ghi 101 khác các phần cộng lại 100, lệch 1. Vẫn lưu được, phải ghi lý do khi nộp.',
  ])
})

test('a fit total that is not the sum of grades 1 to 3 is told', () => {
  const [first] = crossCheck(table({ health_grade1: 1098, health_grade2: 4949, health_grade3: 4003, medical_fit: 10_051 }))
  assert.equal(
    first?.message,
    'Số đủ sức khỏe (loại 1-3): ghi 10.051 khác các phần cộng lại 10.050, lệch 1. Vẫn lưu được, phải ghi lý do khi nộp.',
  )
})

test('a patrol of twenty persons a team is asked about; a duty post of 184 days is not', () => {
  assert.deepEqual(told(table({ patrol_person_turns: 9467, patrol_team_turns: 2568, duty_man_days: 8832, duty_turns: 48 })), [])
  assert.deepEqual(told(table({ patrol_person_turns: 41, patrol_team_turns: 2 })), [
    'warning: Bình quân 20,50 người mỗi lượt tổ, thường từ 2 đến 15. Đồng chí kiểm tra lại 41 và 2. Vẫn lưu được, phải ghi lý do khi nộp.',
  ])
})

test('a province sets its own bands', () => {
  const figures = table({ duty_man_days: 300, duty_turns: 10 })
  assert.deepEqual(crossCheck(figures, 'u1', BANDS), [])
  assert.equal(
    crossCheck(
      figures,
      'u1',
      BANDS.map((band) => ({ ...band, to: 20 })),
    ).length,
    1,
  )
})

test('a share does not pass its whole', () => {
  const [first] = crossCheck(table({ 'reports.on_time': 13, reports_due: 12 }))
  assert.equal(first?.message, 'Tỷ lệ báo cáo đúng hạn: tử số 13 nhiều hơn mẫu số 12. Vẫn lưu được, phải ghi lý do khi nộp.')
})

test('a year of flows is the sum of its halves; stocks are not compared', () => {
  const halves = [table({ duty_turns: 20, sdf_strength: 30 }), table({ duty_turns: 22, sdf_strength: 31 })]
  assert.deepEqual(crossCheckSums('time', table({ duty_turns: 42, sdf_strength: 31 }), halves), [])
  const [first, ...others] = crossCheckSums('time', table({ duty_turns: 43, sdf_strength: 31 }), halves, 'u1')
  assert.equal(first?.message, 'Số lượt trực: cả kỳ 43 khác các kỳ cộng lại 42, lệch 1. Vẫn lưu được, phải ghi lý do khi nộp.')
  assert.deepEqual([first?.where, others], [{ indicator: 'duty_turns', unit: 'u1' }, []])
})

test('a parent is the sum of its children, once all of them are known', () => {
  const children = [table({ militia_strength: 90 }), table({ militia_strength: 80 })]
  assert.deepEqual(crossCheckSums('tree', table({ militia_strength: 170 }, {}, 'TI'), children), [])
  assert.equal(crossCheckSums('tree', table({ militia_strength: 171 }, {}, 'TI'), children)[0]?.code, 'check.tree')
  assert.deepEqual(crossCheckSums('tree', table({ militia_strength: 171 }, {}, 'TI'), [...children, table({})]), [])
})

test('a merger loses nobody: before is after', () => {
  const before = [table({ militia_strength: 90, sdf_strength: 5 }), table({ militia_strength: 80, sdf_strength: 0 })]
  assert.deepEqual(crossCheckBridge(before, [table({ militia_strength: 170, sdf_strength: 5 })]), [])
  const lost = crossCheckBridge(before, [table({ militia_strength: 168, sdf_strength: 5 })])
  assert.equal(
    lost[0]?.message,
    'Tổng số dân quân tự vệ: sau sắp xếp 173 khác trước sắp xếp 175, lệch 2. Chưa ký được, tìm phần bị sót hoặc bị lặp.',
  )
  assert.deepEqual(
    lost.map(({ where }) => where.indicator),
    ['msdf_total_strength', 'militia_strength'],
  )
})

/** What one book says against another: at the border each rule is silent, one more and it speaks. */
const ACROSS: readonly (readonly [rule: string, holds: Record<string, number>, breaks: Record<string, number>])[] = [
  [
    'Phải tập huấn',
    { officer_training_quota: 20, militia_strength: 15, sdf_strength: 5 },
    { officer_training_quota: 21, militia_strength: 15, sdf_strength: 5 },
  ],
  [
    'Huấn luyện theo chương trình',
    { ...programmes(10, 12, 8, 0), force_training_attended: 30 },
    { ...programmes(10, 12, 8, 1), force_training_attended: 30 },
  ],
  [
    'Chi bộ quân sự',
    { military_party_cells_total: 17, commune_military_commands_total: 17 },
    { military_party_cells_total: 18, commune_military_commands_total: 17 },
  ],
  [
    'Tạm hoãn và miễn gọi nhập ngũ',
    { deferred_callup: 60, exempt_callup: 40, conscription_age_citizens: 100 },
    { deferred_callup: 60, exempt_callup: 41, conscription_age_citizens: 100 },
  ],
  [
    'Tập thể được Bộ CHQS tỉnh tặng danh hiệu',
    { collectives_titled_by_province_command: 5, victory_units: 2, advanced_units: 3 },
    { collectives_titled_by_province_command: 6, victory_units: 2, advanced_units: 3 },
  ],
  ['Vụ kỷ luật', { disciplinary_cases: 3, sdf_strength: 3 }, { disciplinary_cases: 4, sdf_strength: 3 }],
]

function programmes(first: number, twelve: number, seven: number, standing: number): Record<string, number> {
  return {
    first_year_trained: first,
    later_year_12day_trained: twelve,
    later_year_7day_trained: seven,
    standing_militia_60day_trained: standing,
  }
}

test('figures of different books are held against each other', () => {
  for (const [rule, holds, breaks] of ACROSS) {
    const asked = (facts: Record<string, number>) => {
      const { officer_training_quota: quota, ...counted } = facts
      return told(table(counted, quota === undefined ? {} : { officer_training_attended: quota }))
    }
    assert.deepEqual(asked(holds), [], rule)
    const spoken = asked(breaks)
    assert.equal(spoken.length, 1, rule)
    assert.ok(spoken[0]?.includes(`: ${rule} `), `${rule}: ${spoken[0]}`)
  }
})

test('seats that cost a hundred times too little or too much are asked about, in đồng', () => {
  assert.deepEqual(told(table({ commune_hq_built_repaired: 10, commune_hq_investment: 4_700_000_000 })), [])
  assert.deepEqual(told(table({ commune_hq_built_repaired: 10, commune_hq_investment: 47_000_000 })), [
    'warning: Bình quân 4.700.000 đồng mỗi trụ sở, thường từ 50.000.000 đến 10.000.000.000. Đồng chí kiểm tra lại 47.000.000 và 10. Vẫn lưu được, phải ghi lý do khi nộp.',
  ])
})

test('rules speak only of indicators and base counts of the catalogue', () => {
  const named = [
    ...PARTS.flatMap(({ part, whole }) => [...part.ids, ...whole.ids]),
    ...INDICATORS.flatMap(({ id, madeOf }) => (madeOf ? [id, ...madeOf] : [])),
    ...INDICATORS.flatMap(({ moves }) => (moves ? [...moves.in, ...moves.out] : [])),
    ...BANDS.flatMap(({ numerator, denominator }) => [numerator, denominator]),
  ]
  assert.ok(PARTS.length > 40)
  for (const id of named) assert.ok(indicators.has(id) || baseCounts.has(id), id)
})

test('each rule of a part speaks exactly when the part is larger, whatever the numbers', () => {
  for (const { part, whole, most } of PARTS) {
    if (part.ids.length > 1 || most) continue
    const [small, large] = [part.ids[0] ?? '', whole.ids[0] ?? '']
    const sums = indicators.get(small)?.formula ?? indicators.get(large)?.formula
    if (sums !== undefined) continue
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (a, b) => {
        const target = indicators.get(large)?.targetOf
        const none = Object.fromEntries(whole.ids.slice(1).map((id) => [id, 0]))
        const figures = target === undefined ? table({ [small]: a, [large]: b, ...none }) : table({ [small]: a }, { [target]: b })
        const bases = new Map([small, large].flatMap((id, at) => (baseCounts.has(id) ? [[id, at === 0 ? a : b] as const] : [])))
        const spoke = crossCheck(figures, undefined, BANDS, INDICATORS, bases).some(
          ({ code, where }) => code === 'check.part_over_whole' && where.indicator === small,
        )
        assert.equal(spoke, a > b, `${small} ${a} ${large} ${b}`)
      }),
      { numRuns: 8 },
    )
  }
})
