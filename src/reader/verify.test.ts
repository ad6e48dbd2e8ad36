import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { rational } from '#domain/quantity.ts'
import { printPercent } from '#domain/wording.ts'
import { claimsIn } from './claims.ts'
import { agreement } from './verify/conventions.ts'
import { impliedRange } from './verify/shares.ts'
import { checksOf } from './verify.ts'

const checks = (text: string) => checksOf(claimsIn(text))
const one = (text: string, about: string) => checks(text).find((check) => check.about === about)

test('95,86% of 116/121 is accepted as cut, and the rounded figure is offered', () => {
  const check = one('tập huấn được 116/121 đồng chí, đạt 95,86%', 'share')
  assert.deepEqual(
    [check?.verdict, check?.convention, check?.computed, check?.correction],
    ['consistent', 'cut', '95,87%', '95,87%'],
  )
})

test('a percentage no convention gives is refused with the right one', () => {
  const check = one('huấn luyện 1.245/1.380 đồng chí, đạt 92,5%', 'share')
  assert.deepEqual([check?.verdict, check?.computed], ['inconsistent', '90,2%'])
})

test('any share printed by any convention at any precision is accepted', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom('half-up', 'half-even', 'cut'),
      (a, b, decimals, rounding) => {
        const check = one(
          `huấn luyện ${a + 40}/${a + b + 40} đồng chí, đạt ${printPercent(a + 40, a + b + 40, decimals, rounding as 'cut')}`,
          'share',
        )
        assert.equal(check?.verdict, 'consistent')
      },
    ),
  )
})

test('a share wrong by more than its last digit is never accepted', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 40, max: 9999 }),
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 2, max: 40 }),
      (a, b, off) => {
        const exact = rational(BigInt(a) * 100n, BigInt(a + b))
        const printed = rational((BigInt(a) * 10_000n) / BigInt(a + b) + BigInt(off), 100n)
        assert.equal(agreement(printed, exact, 2, null), null)
      },
    ),
  )
})

test('percentage points are told from per cent', () => {
  const text = 'Tỷ lệ tham gia huấn luyện tăng từ 85% lên 91,66%, tăng 6,66%.'
  assert.deepEqual([one(text, 'change')?.verdict, one(text, 'change')?.computed], ['inconsistent', '6,66 điểm phần trăm'])
  assert.equal(one(text.replace('6,66%.', '6,66 điểm phần trăm.'), 'change')?.verdict, 'consistent')
  assert.equal(one('Quân số tăng từ 150 đồng chí lên 180 đồng chí, tăng 20%.', 'change')?.verdict, 'consistent')
})

test('a bracketed share of an increase is measured on what stood before', () => {
  assert.equal(one('huấn luyện 5.400 đồng chí, tăng 400 đồng chí (8%) so với năm 2023', 'change')?.computed ?? '', '')
  assert.ok(
    checks('huấn luyện 5.400 đồng chí, tăng 400 đồng chí (8%) so với năm 2023').some(
      (check) => check.printed === '8%' && check.verdict === 'consistent',
    ),
  )
  assert.ok(
    checks('huấn luyện 1.500 đồng chí, tăng 300 đồng chí (20%) so với năm 2023').some(
      (check) => check.printed === '20%' && check.verdict === 'inconsistent',
    ),
  )
})

test('a count and a percentage no whole base can join are refused; otherwise the base they imply is told', () => {
  assert.equal(one('có 5 đồng chí bị ốm, chiếm 37,3%', 'share_of_base')?.verdict, 'inconsistent')
  const check = one('đăng ký được 14.605 công dân, đạt 0,89% so với dân số', 'share_of_base')
  assert.equal(check?.verdict, 'cannot_tell')
  assert.match(check?.reason ?? '', /dân số từ/)
})

test('the range of bases a share implies holds every base that prints it and no other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 }), (a, more) => {
      const base = a + more
      const units = (BigInt(a) * 10_000n * 2n + BigInt(base)) / (2n * BigInt(base))
      const implied = impliedRange(BigInt(a), rational(units, 100n), 2)
      assert.ok(implied === null ? units === 0n : implied.low <= BigInt(base) && BigInt(base) <= implied.high)
    }),
  )
})

test('a part larger than its whole is refused, parts said to make up a whole must add to it', () => {
  assert.equal(one('Toàn xã có 86 dân quân, trong đó 92 đồng chí là đoàn viên.', 'part')?.verdict, 'inconsistent')
  assert.equal(one('có 3.120 đồng chí, gồm 2.410 đồng chí dân quân và 690 đồng chí tự vệ', 'sum')?.verdict, 'inconsistent')
  assert.equal(one('có 3.100 đồng chí, gồm 2.410 đồng chí dân quân và 690 đồng chí tự vệ', 'sum')?.verdict, 'consistent')
})

test('parts that may overlap are never accused of not adding up', () => {
  assert.ok(
    checks('có 100 đồng chí, trong đó 60 đồng chí là nữ, 70 đồng chí là đảng viên').every(
      (check) => check.verdict !== 'inconsistent',
    ),
  )
})

test('what the text does not print is offered as a reading', () => {
  const check = one('tổ chức trực 48 lượt với 8.832 ngày công', 'derived')
  assert.deepEqual([check?.printed, check?.computed, check?.verdict], [null, '184 ngày công/lượt', 'cannot_tell'])
})

test('a percentage that opens a new subject is not held against the figure before it', () => {
  for (const text of [
    'cử 42/102 đồng chí, chính trị viên phó đạt 55%',
    'được 81/89 đồng chí, trong đó loại giỏi 35%',
    'được 81/89 đồng chí, tăng 5% so với cùng kỳ',
    'có 120 đồng chí dự, khoảng 60% là nữ',
  ])
    assert.ok(
      checks(text).every((check) => check.verdict !== 'inconsistent'),
      text,
    )
})

test('an approximate word is taken at its word', () => {
  assert.equal(one('được 519/842 đồng chí, đạt hơn 60%', 'share')?.verdict, 'consistent')
  assert.equal(one('được 519/842 đồng chí, đạt gần 62%', 'share')?.verdict, 'consistent')
})

test('a change is held against what the sentence itself prints of the period before', () => {
  for (const [text, verdict] of [
    ['Huấn luyện 519/842 đồng chí, đạt 61,64%, tăng 4,06% so với cùng kỳ (57,58%).', 'inconsistent'],
    ['Huấn luyện 519/842 đồng chí, đạt 61,64%, tăng 4,06 điểm phần trăm so với cùng kỳ (57,58%).', 'consistent'],
    ['Quân số huấn luyện năm 2023 đạt 61,64%, năm 2022 đạt 57,58%, tăng 4,06%.', 'inconsistent'],
    ['Quân số huấn luyện năm 2022 đạt 57,58%, năm 2023 đạt 61,64%, tăng 4,06 điểm phần trăm.', 'consistent'],
    ['Huấn luyện dân quân 452 đồng chí, tăng 67 đồng chí so với năm 2022 (385 đồng chí).', 'consistent'],
    ['Huấn luyện dân quân 452 đồng chí, tăng 20% so với cùng kỳ (385 đồng chí).', 'inconsistent'],
  ] as const)
    assert.equal(one(text, 'change')?.verdict, verdict, text)
})

test('a share of "trong tổng số" is measured by the number behind it, and women are counted out of the people before them', () => {
  const share = one('Có 2.367 thanh niên đủ sức khỏe trong tổng số 3.902 thanh niên đã khám, đạt 57,3%.', 'share')
  assert.deepEqual([share?.verdict, share?.computed], ['inconsistent', '60,7%'])
  assert.equal(one('Lực lượng tự vệ có 1.122 đồng chí, nữ 1.200.', 'part')?.verdict, 'inconsistent')
  assert.equal(one('Lực lượng tự vệ có 1.122 đồng chí, nữ 166.', 'part')?.verdict, 'consistent')
  assert.equal(one('Có nam 500 đồng chí, nữ 620 đồng chí.', 'part'), undefined)
})

test('what was attained the year before is no whole of the parts that follow', () => {
  const all = checks(
    'Huấn luyện 416 đồng chí, tăng 125 so với cùng kỳ (291). Gồm 57 đồng chí năm thứ nhất, 359 đồng chí tại chỗ.',
  )
  assert.deepEqual(
    all.filter(({ about }) => about === 'sum').map(({ printed, verdict }) => [printed, verdict]),
    [['416', 'consistent']],
  )
})

test('a percentage is confirmed by the one whole the text prints nearby, and never accused by it', () => {
  const told = (text: string) => checks(text).find((check) => check.about === 'share')
  for (const [text, computed] of [
    ['Huyện có 1.344 đồng chí dân quân tự vệ, đạt 1,41% so với dân số 95.300 người.', '1,41%'],
    ['Số báo cáo phải nộp trong tháng là 412 báo cáo. Nộp đúng hạn 379 báo cáo, đạt 91,99%.', '91,99%'],
    ['Bệnh viện có 92 tự vệ. Đợt tháng 6, đơn vị huy động được 71 đồng chí, bằng 77,2% quân số biên chế.', '77,2%'],
  ] as const)
    assert.deepEqual([told(text)?.verdict, told(text)?.computed], ['consistent', computed], text)
  const apart = 'Bệnh viện có 92 tự vệ. Đợt tháng 6, đơn vị huy động được 71 đồng chí, bằng 78% quân số biên chế.'
  assert.equal(
    checks(apart).some((check) => check.verdict === 'inconsistent'),
    false,
  )
})

test('who was due and who came, in words behind the figures, are the two sides of the percentage', () => {
  const due = 'Khối Đảng có 320 đồng chí tự vệ phải huấn luyện theo kế hoạch, đã tham gia 256 đồng chí, đạt 85%.'
  const given = 'Tỉnh giao 1.960 công dân trên chỉ tiêu 2.000 công dân, đạt 100% theo thông báo nhanh.'
  for (const [text, computed] of [
    [due, '80%'],
    [given, '98%'],
  ] as const)
    assert.deepEqual([one(text, 'share')?.verdict, one(text, 'share')?.computed], ['inconsistent', computed], text)
})

test('what each got times how many got it is held against the sum, and never taken for the sum', () => {
  const told = (text: string) => checks(text).map(({ about, printed, computed, verdict }) => [about, printed, computed, verdict])
  assert.deepEqual(told('Hỗ trợ 15 hộ, mỗi hộ 5 triệu đồng, tổng 75 triệu đồng.'), [
    ['sum', '75 triệu đồng', '75 triệu đồng', 'consistent'],
  ])
  assert.deepEqual(told('Hỗ trợ 12 hộ, mỗi hộ 3 triệu đồng, tổng trị giá 40 triệu đồng.'), [
    ['sum', '40 triệu đồng', '36 triệu đồng', 'inconsistent'],
  ])
  assert.deepEqual(told('Tặng 30 suất quà cho 12 hộ, mỗi suất 500.000 đồng, tổng 15 triệu đồng.'), [
    ['sum', '15 triệu đồng', '15 triệu đồng', 'consistent'],
  ])
  assert.deepEqual(told('Hỗ trợ 120 hộ, mỗi hộ 3 triệu đồng, tổng gần 0,4 tỷ đồng.')[0]?.[3], 'consistent')
  assert.deepEqual(told('Tặng 30 suất quà, mỗi suất trị giá 500.000 đồng.'), [])
  assert.deepEqual(told('Xây 3 nhà, mỗi nhà 80 triệu đồng; tổng chi 500 triệu đồng.'), [])
})

test('the number of the year before is taken from where the sentence says it', () => {
  const verdicts = (text: string) => checks(text).flatMap(({ about, verdict }) => (about === 'change' ? [verdict] : []))
  assert.deepEqual(verdicts('So với cùng kỳ năm 2022 (120 đồng chí), năm 2023 có 150 đồng chí, tăng 25%.'), ['consistent'])
  assert.deepEqual(verdicts('So với cùng kỳ năm 2022 (120 đồng chí), năm 2023 có 150 đồng chí, tăng 30%.'), ['inconsistent'])
  assert.deepEqual(verdicts('Năm nay 90 đồng chí, giảm 30 đồng chí (25%) so với 120 đồng chí cùng kỳ.'), [
    'consistent',
    'consistent',
  ])
})
