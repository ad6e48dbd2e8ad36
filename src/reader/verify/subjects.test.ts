/** Sentences that print more than one figure a change or a share could be of: who is accused, and who is not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimsIn } from '../claims.ts'
import { type Check, checksOf } from '../verify.ts'

const checks = (text: string): Check[] => checksOf(claimsIn(text))
const said = (told: readonly Check[]): string =>
  told.map((check) => `${check.about} ${check.printed} ${check.verdict}: ${check.reason}`).join(' | ')

/** What is printed → what is said of it. */
const verdicts = (text: string): Map<string | null, string> =>
  new Map(checks(text).map((check) => [check.printed, check.verdict]))

test('a sentence with several figures accuses none that follows from one of them', () => {
  const right: [text: string, printed: string[]][] = [
    [
      'Tổ chức tuần tra đêm 64 buổi với 512 lượt người, bình quân 8 người/buổi; tăng 12 buổi so với cùng kỳ (52 buổi), tương đương 23,08%.',
      ['12', '23,08%'],
    ],
    ['Xã tuần tra 48 đêm với 384 lượt người, bình quân 8 người/đêm; tăng 6 đêm so với tháng trước (42 đêm).', ['6']],
    [
      'Số lượt trực đạt 1.460 lượt, bằng 104,3% so với cùng kỳ 2025 (1.400 lượt) và bằng 97,3% so với kế hoạch (1.500 lượt).',
      ['104,3%', '97,3%'],
    ],
    [
      'Xã có 126 dân quân, tăng 5% so với năm 2024 (120 dân quân), trong đó đảng viên 38 đồng chí (30,2%), đoàn viên 71 đồng chí (56,3%), nữ 19 đồng chí chiếm 15,1%.',
      ['5%', '30,2%', '56,3%', '15,1%'],
    ],
    ['Trong tổng số 9 vụ cháy, có 6 vụ cháy rừng, 2 vụ cháy nhà, 1 vụ cháy xe; giảm 3 vụ (25%) so với cùng kỳ.', ['25%']],
    ['Trong tổng số 9 vụ cháy, có 6 vụ cháy rừng, 3 vụ cháy nhà; giảm 3 vụ so với cùng kỳ (12 vụ).', ['3']],
    ['Nâng tổng số lên 31 đảng viên, tăng 14,8% so với đầu năm (27 đảng viên).', ['14,8%']],
  ]
  for (const [text, printed] of right) {
    const told = checks(text)
    assert.ok(!told.some((check) => check.verdict === 'inconsistent'), `${text} → ${said(told)}`)
    for (const one of printed) assert.equal(verdicts(text).get(one), 'consistent', `${one} of ${text} → ${said(told)}`)
  }
})

test('where several figures could be meant and none fits, nobody is accused', () => {
  for (const text of [
    'Toàn tỉnh có 5.210 dân quân, giảm 118 đồng chí so với cùng kỳ (5.328 đồng chí), trong đó nữ 612 đồng chí, tăng 14 đồng chí.',
    'Xảy ra 9 vụ cháy, có 6 vụ cháy rừng, 2 vụ cháy nhà; giảm 4 vụ (23%) so với cùng kỳ.',
    'Có 320 dân quân, 45 tự vệ, tăng 21 đồng chí so với cùng kỳ (311 đồng chí).',
  ])
    assert.ok(!checks(text).some((check) => check.verdict === 'inconsistent'), `${text} → ${said(checks(text))}`)
})

test('where one figure alone has the unit of the change, a wrong change is told', () => {
  for (const [text, printed, correction] of [
    ['Tuần tra 48 đêm với 384 lượt người, bình quân 8 người/đêm; tăng 9 đêm so với tháng trước (42 đêm).', '9', '6'],
    [
      'Số lượt trực đạt 1.460 lượt, bằng 104,3% so với cùng kỳ (1.400 lượt) và bằng 99,3% so với kế hoạch (1.500 lượt).',
      '99,3%',
      '97,3%',
    ],
    ['Xã có 31 đảng viên, tăng 24,8% so với đầu năm (27 đảng viên).', '24,8%', '14,8%'],
    [
      'Tỷ lệ dân quân so với dân số đạt 1,8% (162/9.000 người); chỉ tiêu trên giao là 1,7%, vượt 0,1%.',
      '0,1%',
      '0,1 điểm phần trăm',
    ],
  ] as const) {
    const told = checks(text).filter((check) => check.verdict === 'inconsistent')
    assert.deepEqual(
      told.map((check) => [check.printed, check.correction]),
      [[printed, correction]],
      `${text} → ${said(checks(text))}`,
    )
  }
})

test('shares of grades that pass a hundred are told, unless the one holds the other', () => {
  const wrong = (text: string): boolean => checks(text).some((check) => check.verdict === 'inconsistent')
  assert.ok(wrong('Kết quả bắn đạn thật: 45% giỏi, 38% khá, 20% đạt yêu cầu.'))
  assert.ok(!wrong('Kết quả bắn đạn thật: 45% giỏi, 38% khá, 17% đạt yêu cầu.'))
  assert.ok(!wrong('Kết quả kiểm tra: 100% đạt yêu cầu, 38% khá, 45% giỏi.'))
  assert.ok(!wrong('Kết quả kiểm tra: 45% giỏi, 83% khá, 17% đạt yêu cầu.'))
})

test('what comes in two rounds adds up to the total behind it', () => {
  const text = (total: number): string =>
    `Tổ chức 2 đợt diễn tập tại 6 xã; quân số đợt một 310 người, đợt hai 290 người, tổng ${total} lượt người.`
  const told = (total: number) => checks(text(total)).filter((check) => check.about === 'sum')
  assert.deepEqual(
    told(610).map((check) => [check.verdict, check.correction]),
    [['inconsistent', '600']],
  )
  assert.deepEqual(
    told(600).map((check) => check.verdict),
    ['consistent'],
  )
  assert.deepEqual(
    checks('Có 12 đồng chí đạt giỏi, 20 đồng chí đạt khá, tổng số 40 đồng chí dự.').filter((check) => check.about === 'sum'),
    [],
  )
})
