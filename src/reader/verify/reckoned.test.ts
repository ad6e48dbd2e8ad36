/** What follows from other figures of the sentence without a word between two of them: told right, bent, and left alone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { rational, roundTo } from '#domain/quantity.ts'
import { printDecimal, printInteger } from '#domain/wording.ts'
import { claimsIn } from '../claims.ts'
import { type Check, checksOf } from '../verify.ts'

const count = (n: number): string => printInteger(BigInt(n))
const ratio = (a: number, b: number): string => printDecimal(roundTo(rational(BigInt(a * 100), BigInt(b)), 1))
const checks = (text: string): Check[] => checksOf(claimsIn(text))
const told = (text: string, printed: string): string | undefined =>
  checks(text).find((check) => check.printed === printed && check.verdict !== 'cannot_tell')?.verdict
const accused = (text: string): string[] =>
  checks(text).flatMap(({ verdict, printed, reason }) => (verdict === 'inconsistent' ? [`${printed}: ${reason}`] : []))

/** The sentence with the figure that follows, and with a slip in it. */
function holds(of: fc.Arbitrary<{ text: (printed: number) => string; exact: number; slip: number }>): void {
  fc.assert(
    fc.property(of, ({ text, exact, slip }) => {
      assert.equal(told(text(exact), count(exact)), 'consistent', text(exact))
      assert.deepEqual(accused(text(exact)), [], text(exact))
      assert.equal(told(text(exact + slip), count(exact + slip)), 'inconsistent', text(exact + slip))
    }),
    { numRuns: 12 },
  )
}

const many = fc.integer({ min: 20, max: 400 })

test('what is left is the whole without what is done', () => {
  holds(
    fc.tuple(many, many, fc.integer({ min: 1, max: 9 })).map(([done, rest, slip]) => ({
      text: (n: number) =>
        `Toàn tỉnh có ${count(done + rest)} đơn vị phải kiểm tra; ${count(done)} đơn vị đã xong, còn ${count(n)} đơn vị chưa kiểm tra.`,
      exact: rest,
      slip,
    })),
  )
  assert.equal(told('Trong đợt phúc tra, 40 xã đã xong, còn 22 xã chưa xong trên tổng số 62 xã.', '22'), 'consistent')
  assert.equal(told('Đã kiểm tra 40/62 xã, còn 22 xã chưa kiểm tra.', '22'), 'consistent')
  assert.equal(
    told('Xã được giao 860 triệu đồng, đã giải ngân 774 triệu đồng, còn 86 triệu đồng chuyển sang năm sau.', '86 triệu đồng'),
    'consistent',
  )
})

test('so many times so much makes what the units say', () => {
  holds(
    fc
      .tuple(fc.integer({ min: 3, max: 40 }), fc.integer({ min: 10, max: 60 }), fc.integer({ min: 1, max: 3 }))
      .map(([each, days, slip]) => ({
        text: (n: number) =>
          `Mỗi ngày bố trí ${count(each)} dân quân trực; trong ${count(days)} ngày có tổng cộng ${count(n)} lượt người tham gia.`,
        exact: each * days,
        slip,
      })),
  )
  assert.equal(told('Có 60 dân quân gặt giúp dân trong 5 ngày, được 300 ngày công.', '300'), 'consistent')
  assert.equal(
    told('Tiền ăn 65.000 đồng/người/ngày; lớp có 80 học viên, học 12 ngày, tổng tiền ăn 62,4 triệu đồng.', '62,4 triệu đồng'),
    'consistent',
  )
  assert.equal(
    told('Mỗi ngày công hỗ trợ 180.000 đồng; 150 dân quân huấn luyện 7 ngày được chi 198 triệu đồng.', '198 triệu đồng'),
    'inconsistent',
  )
})

test('money spent is a share of money assigned, as exactly as the sums are printed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 300, max: 900 }),
      fc.integer({ min: 30, max: 95 }),
      fc.integer({ min: 3, max: 9 }),
      (whole, share, slip) => {
        const part = Math.round((whole * share) / 100)
        const text = (percent: string): string =>
          `Kinh phí được giao ${count(whole)} triệu đồng, đã chi ${count(part)} triệu đồng, đạt ${percent}% dự toán.`
        const right = ratio(part, whole)
        assert.equal(told(text(right), `${right}%`), 'consistent', text(right))
        const bent = ratio(part * 100 - slip * whole, whole * 100)
        assert.equal(told(text(bent), `${bent}%`), 'inconsistent', text(bent))
      },
    ),
    { numRuns: 12 },
  )
  assert.equal(told('Tổng kinh phí được giao 4,7 tỷ đồng; đã chi 4,1 tỷ đồng, đạt 88%.', '88%'), 'consistent')
})

test('a change is told by the two levels behind it, and by two pairs with their rates', () => {
  holds(
    fc.tuple(many, many, fc.integer({ min: 1, max: 9 })).map(([more, from, slip]) => ({
      text: (n: number) => `Quân số tự vệ tăng ${count(n)} đồng chí, từ ${count(from)} lên ${count(from + more)} đồng chí.`,
      exact: more,
      slip,
    })),
  )
  assert.equal(
    told(
      'Năm 2025 có 412/460 đồng chí dự huấn luyện (89,6%); năm 2026 có 468/490 đồng chí (95,5%), tăng 5,9 điểm phần trăm.',
      '5,9 điểm phần trăm',
    ),
    'consistent',
  )
  assert.equal(
    told('Quý III tuần tra 412 lượt tổ, quý II 380 lượt tổ; tăng 32 lượt tổ, tương đương 9,4%.', '9,4%'),
    'inconsistent',
  )
  assert.equal(told('Tỉnh còn 96 xã, giảm 150 xã so với 248 đơn vị trước đây.', '150'), 'inconsistent')
})

test('parts told in turns add up behind the word', () => {
  holds(
    fc.tuple(many, many, many, fc.integer({ min: 1, max: 9 })).map(([a, b, c, slip]) => ({
      text: (n: number) =>
        `Tổ 1 có ${count(a)} đồng chí, tổ 2 có ${count(b)} đồng chí, tổ 3 có ${count(c)} đồng chí, cộng ${count(n)} đồng chí.`,
      exact: a + b + c,
      slip,
    })),
  )
  assert.equal(
    told(
      'Tự vệ công ty: phân xưởng 1 có 31 đồng chí, phân xưởng 2 có 28 đồng chí, văn phòng 22 đồng chí; tổng quân số 81 đồng chí.',
      '81',
    ),
    'consistent',
  )
  assert.equal(
    told('Sáu tháng đầu năm tuần tra 1.140 lượt tổ, sáu tháng cuối năm 1.265 lượt tổ, cả năm 2.415 lượt tổ.', '2.415'),
    'inconsistent',
  )
})

test('sentences in which figures stand beside each other and follow from nothing accuse nobody', () => {
  for (const text of [
    'Xã có 124 hộ nghèo; 97 hộ đã thoát nghèo, còn 37 hộ cận nghèo cần giúp đỡ.',
    'Thôn có 62 hộ, 40 hộ trồng chè, còn 30 hộ trồng ngô.',
    'Mỗi ngày có 9 người trực chính; trong 48 ngày có 500 lượt người dân đến làm thủ tục.',
    'Huyện có 12 xã, mỗi xã 2 lớp; năm qua mở tổng cộng 40 lớp của các ngành.',
    'Tỉnh hỗ trợ 3 triệu đồng mỗi hộ; doanh nghiệp ủng hộ 500 triệu đồng, tặng 20 hộ.',
    'Được giao 4,7 tỷ đồng, vận động thêm 1,2 tỷ đồng; đã chi 3 tỷ đồng, đạt 64%.',
    'Thu ngân sách 4,7 tỷ đồng; chi cho quốc phòng 1,1 tỷ đồng, tăng 12% so với năm trước.',
    'Sáu tháng đầu năm mở 3 lớp, cả năm dự kiến 8 lớp.',
    'Quân số tăng 12 đồng chí; từ 5 tổ lên 7 tổ.',
    'Có 150 cán bộ: 50 nữ, 60 đảng viên, 30 đồng chí dưới 30 tuổi.',
    'Kinh phí được cấp 2 tỷ đồng, chi huấn luyện 900 triệu đồng, trang phục 600 triệu đồng, đạt 75% nhu cầu của năm.',
    'Đội có 30 đồng chí, đã cử 12 đồng chí đi học, chỉ còn 15 đồng chí trực vì 3 đồng chí ốm.',
    'Giải nhất 2 triệu đồng, giải nhì 1 triệu đồng; trao 3 giải nhất, 5 giải nhì, tổng giá trị 12 triệu đồng.',
    'Xảy ra 9 vụ cháy, trong đó 6 vụ cháy rừng; giảm 3 vụ (25%).',
    'Mỗi ca 6 đồng chí gác trong 8 giờ; cả đợt huy động 420 lượt người.',
  ])
    assert.deepEqual(accused(text), [], text)
})

test('a column under money is money, and its rows add up and are divided like counts', () => {
  const table = (last: string): string => `Đơn vị tính: triệu đồng
| Nội dung | Dự toán | Thực hiện | Tỷ lệ (%) |
| --- | --- | --- | --- |
| Huấn luyện | 420 | 399 | 95 |
| Trang phục | 250 | 250 | 100 |
| Trụ sở | 300 | 240 | ${last} |
| Cộng | 970 | 889 | 91,6 |`
  const [first] = claimsIn(table('80'))
  assert.deepEqual([first?.value, first?.kind, first?.unit], [rational(420_000_000), 'money', 'đồng'])
  assert.equal(told(table('80'), '80'), 'consistent')
  assert.equal(told(table('80'), '889'), 'consistent')
  assert.equal(told(table('85'), '85'), 'inconsistent')
})
