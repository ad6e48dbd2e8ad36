import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ContentResult, type GradeRules, gradeOf, gradeRulesOn, ILLUSTRATIVE_RULES, type TrainingResult } from './grade.ts'
import { UNIT_GRADES } from './unitGrade.ts'

const whole = (excellent: number, good: number, pass: number, fail: number): ContentResult[] => [
  { content: 'Toàn bộ chương trình', weight: 1, excellent, good, pass, fail },
]
const full = (contents: ContentResult[], rest: Partial<TrainingResult> = {}): TrainingResult => ({
  due: 100,
  present: 100,
  contents,
  ...rest,
})

test('the grade is said with the numbers that decided it and what the next grade still needs', () => {
  const { grade, rating, reason, illustrative } = gradeOf(full(whole(30, 45, 24, 1)), ILLUSTRATIVE_RULES)
  assert.deepEqual([grade, rating, illustrative], ['good', 3, true])
  assert.equal(
    reason,
    'Khá: có mặt 100/100, đạt yêu cầu trở lên 99,00%, khá, giỏi 75,00%, giỏi 30,00%. Loại giỏi cần đạt yêu cầu trở lên từ 100%, khá, giỏi từ 80%, giỏi từ 35%. Theo quy tắc xếp loại minh họa, chưa phải quy định.',
  )
})

test('the shipped rules are marked as an illustration', () => {
  assert.equal(ILLUSTRATIVE_RULES.illustrative, true)
  assert.match(ILLUSTRATIVE_RULES.title, /minh họa/)
})

test('at the border: a share that just reaches its threshold has reached it, unless the rule says otherwise', () => {
  const borderline = full(whole(35, 45, 20, 0))
  assert.equal(gradeOf(borderline, ILLUSTRATIVE_RULES).grade, 'excellent')
  assert.equal(gradeOf(borderline, { ...ILLUSTRATIVE_RULES, tie: 'missed' }).grade, 'good')
})

test('shares are compared exactly: 79,995% is not 80% unless the rule rounds', () => {
  const almost = full(whole(8000, 7999, 4001, 0))
  assert.equal(gradeOf(almost, ILLUSTRATIVE_RULES).grade, 'good')
  const rounding: GradeRules = { ...ILLUSTRATIVE_RULES, rounding: { decimals: 2, rounding: 'half-up' } }
  assert.equal(gradeOf(almost, rounding).grade, 'excellent')
})

test('too few present is not graded up, whatever their marks', () => {
  const { grade, reason } = gradeOf(full(whole(17, 0, 0, 0), { due: 24, present: 17 }), ILLUSTRATIVE_RULES)
  assert.equal(grade, 'fail')
  assert.match(reason, /^Không đạt: có mặt 17\/24 \(70,83%\), cần từ 85%\./)
})

test('an accident vetoes the grade, and the strictest veto holds', () => {
  const perfect = whole(100, 0, 0, 0)
  assert.equal(gradeOf(full(perfect, { events: ['discipline'] }), ILLUSTRATIVE_RULES).grade, 'pass')
  const { grade, reason } = gradeOf(full(perfect, { events: ['discipline', 'accident'] }), ILLUSTRATIVE_RULES)
  assert.equal(grade, 'fail')
  assert.match(reason, /^Không đạt: kết quả ở mức giỏi nhưng có vụ mất an toàn trong huấn luyện\./)
  assert.equal(gradeOf(full(perfect, { events: ['no such event'] }), ILLUSTRATIVE_RULES).grade, 'excellent')
})

test('contents weigh as the rule of the programme says', () => {
  const contents: ContentResult[] = [
    { content: 'Chính trị', weight: 3, excellent: 10, good: 0, pass: 0, fail: 0 },
    { content: 'Đội ngũ', weight: 1, excellent: 0, good: 0, pass: 10, fail: 0 },
  ]
  assert.match(gradeOf(full(contents, { due: 10, present: 10 }), ILLUSTRATIVE_RULES).reason, /khá, giỏi 75,00%/)
})

test('a unit without people due or without an examination is not graded', () => {
  assert.deepEqual(gradeOf(full(whole(0, 0, 0, 0)), ILLUSTRATIVE_RULES).grade, null)
  const none = gradeOf({ due: 0, present: 0, contents: whole(1, 0, 0, 0) }, ILLUSTRATIVE_RULES)
  assert.deepEqual([none.grade, none.rating], [null, null])
  assert.match(none.reason, /^Chưa xếp loại: đơn vị không có người phải huấn luyện\./)
})

test('a report is graded by the rules of its day', () => {
  const older: GradeRules = { ...ILLUSTRATIVE_RULES, version: 'cũ', validFrom: '2020-01-01', validTo: '2025-12-31' }
  const newer: GradeRules = { ...ILLUSTRATIVE_RULES, version: 'mới', validFrom: '2026-01-01' }
  const versionOn = (day: string) => gradeRulesOn([older, newer], day)?.version ?? null
  assert.deepEqual(['2019-12-31', '2020-01-01', '2025-12-31', '2026-01-01'].map(versionOn), [null, 'cũ', 'cũ', 'mới'])
})

test('one person better never makes the grade of the unit worse', () => {
  const rating = (counts: readonly number[]): number => {
    const [excellent = 0, good = 0, pass = 0, fail = 0] = counts
    return gradeOf(full(whole(excellent, good, pass, fail)), ILLUSTRATIVE_RULES).rating ?? 0
  }
  fc.assert(
    fc.property(fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40)), fc.integer({ min: 1, max: 3 }), (counts, from) => {
      const better = counts.map((count, i) => (i === from ? count - 1 : i === from - 1 ? count + 1 : count))
      if ((counts[from] ?? 0) > 0) assert.ok(rating(better) >= rating(counts))
    }),
  )
})

test('grades are numbered from weak to strong', () => {
  assert.deepEqual(
    UNIT_GRADES.map(({ rating }) => rating),
    [1, 2, 3, 4],
  )
})
