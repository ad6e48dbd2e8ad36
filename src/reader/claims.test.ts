import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { toNumber } from '#domain/quantity.ts'
import { printDay, printInteger, printMoney, printPercent, printPeriod, printWords } from '#domain/wording.ts'
import { claimsIn } from './claims.ts'

const figures = (text: string): string[] => claimsIn(text).map((claim) => claim.text)
const values = (text: string): [number, string | null][] => claimsIn(text).map((claim) => [toNumber(claim.value), claim.unit])

test('days, times, periods and years are no figures', () => {
  for (const text of [
    'Chiều 1/12, TP Bình An tổ chức hội nghị lúc 20:54.',
    'Tính đến ngày 15-7-2023, từ ngày 5 đến 9/1, ngày 6/1 và 15.7.2023.',
    'Quý II/2023, 6 tháng đầu năm 2024, giai đoạn 2024-2028, năm học 2022-2023.',
    'Kỷ niệm 78 năm Ngày thành lập, 8 giờ 30 phút sáng 22/12.',
    'Từ tháng 7/2023 đến tháng 12-2023, ngày 15 tháng 7 năm 2023.',
  ])
    assert.deepEqual(figures(text), [], text)
})

test('numbers of documents, names, ordinals, ages and slogans are no figures', () => {
  for (const text of [
    'Theo Nghị định số 03/2019/NĐ-CP, Quyết định 69/QĐ-TTg, Nghị quyết 28-NQ/TW và Nghị quyết 18.',
    'Phòng thủ khu vực 3 tổ chức hội thi; Chỉ huy trưởng Phòng thủ khu vực 1 Bình Sơn dự.',
    'Đại đội 2 bộ binh, Trung đội 1 phòng không, Tiểu đội 3 chiến sĩ mới đã báo cáo.',
    'Đội K52, Ban Chỉ đạo 515 tỉnh, Quân khu 7, Sư đoàn 10, Phường 5 và khu phố 3.',
    'Công dân tuổi 17, từ 18 đến 25 tuổi; cán bộ đối tượng 2, 3 và 4; sức khỏe loại 1, 2, 3.',
    'Phương châm “4 tại chỗ”, phong trào “3 nhất”, “8 chữ”; mô hình chính quyền địa phương 2 cấp.',
    '1. Công tác huấn luyện\n2.1. Kết quả\n(3) Tồn tại',
    'Một số đơn vị, 1 số cơ quan còn chậm; trực 24/24 giờ.',
    'Điện thoại 0912 345 678, 0263.3822.456. Lượt xem: 1.234',
  ])
    assert.deepEqual(figures(text), [], text)
})

test('what is counted keeps its unit word and classifier', () => {
  assert.deepEqual(values('tuần tra được 2.568 lượt tổ/9.467 lượt cán bộ, chiến sĩ'), [
    [2568, 'lượt tổ'],
    [9467, 'lượt cán bộ, chiến sĩ'],
  ])
  assert.deepEqual(values('quy tập 21 hài cốt liệt sĩ, 72 điểm cầu, 17 chi bộ quân sự'), [
    [21, 'hài cốt liệt sĩ'],
    [72, 'điểm cầu'],
    [17, 'chi bộ'],
  ])
  assert.deepEqual(values('kinh phí 4,7 tỷ đồng, 63 ngàn lượt, 1,2 triệu lượt người'), [
    [4_700_000_000, 'đồng'],
    [63_000, 'lượt'],
    [1_200_000, 'lượt người'],
  ])
  assert.deepEqual(values('chi 4 tỷ 700 triệu đồng; mức 327.600 đồng/ngày'), [
    [4_700_000_000, 'đồng'],
    [327_600, 'đồng/ngày'],
  ])
  assert.deepEqual(values('hai mươi mốt đồng chí và một nghìn hai trăm ngày công'), [
    [21, 'đồng chí'],
    [1200, 'ngày công'],
  ])
})

test('separators are read by sense', () => {
  assert.deepEqual(values('huấn luyện 1,122 đồng chí, đạt 95.86%'), [
    [1122, 'đồng chí'],
    [95.86, '%'],
  ])
  assert.deepEqual(values('kinh phí 12,345 tỷ đồng, 4.705 tỷ đồng, 1.250 tỷ đồng'), [
    [12_345_000_000, 'đồng'],
    [4_705_000_000, 'đồng'],
    [1_250_000_000_000, 'đồng'],
  ])
  assert.deepEqual(values('có 8 832 ngày công và 2025 lượt người'), [
    [8832, 'ngày công'],
    [2025, 'lượt người'],
  ])
})

test('a pair of units that could be a day and a month is told by what follows', () => {
  const [pair] = claimsIn('đã có 5/7 đơn vị hoàn thành')
  assert.equal(pair?.kind, 'ratio_pair')
  assert.deepEqual(figures('ngày 5/7 đơn vị tổ chức lễ'), [])
  assert.deepEqual(figures('từ 5-7 ngày'), ['5-7'])
})

test('qualifiers and ranges belong to the claim', () => {
  const qualifier = (text: string) => claimsIn(text)[0]?.qualifier
  assert.equal(qualifier('gần 23.000 đối tượng'), 'approx_below')
  assert.equal(qualifier('hơn 4.000 trụ sở'), 'approx_above')
  assert.equal(qualifier('khoảng 210 người'), 'about')
  assert.equal(qualifier('ít nhất 4 lượt'), 'approx_above')
  assert.equal(qualifier('đạt 85% trở lên'), 'approx_above')
  const [range] = claimsIn('diễn tập cho 20-25% cấp xã')
  assert.equal(range?.qualifier, 'range')
  assert.deepEqual([range && toNumber(range.value), range?.valueHigh && toNumber(range.valueHigh)], [20, 25])
})

test('period, as-of day and unit are those the sentence speaks of, never those it compares with', () => {
  const [claim] = claimsIn(
    'Sáu tháng đầu năm 2023, tính đến ngày 15-7-2023, Bộ CHQS tỉnh Sơn Giang có 1.122 đồng chí tự vệ, tăng so với năm 2022.',
  )
  assert.deepEqual([claim?.period, claim?.asOf, claim?.orgUnit], ['2023-H1', '2023-07-15', 'Bộ CHQS tỉnh Sơn Giang'])
})

test('a week named by its number is the period of what it tells; so many times a week is a count', () => {
  const told = claimsIn('Tuần 30 năm 2026 tuần tra 45 lượt tổ. Trong tuần 31, đơn vị tuần tra 52 lượt tổ.')
  assert.deepEqual(
    told.map(({ text, period }) => [text, period]),
    [
      ['45', '2026-W30'],
      ['52', '2026-W31'],
    ],
  )
  assert.deepEqual(figures('Báo cáo tuần 30/2026; kết quả tuần 30.'), [])
  assert.equal(claimsIn('Mỗi tuần 3 lượt tổ tuần tra.')[0]?.text, '3')
})

test('a percentage of a pair carries the pair and names its ratio', () => {
  const [pair, percent] = claimsIn('Tổ chức huấn luyện cho lực lượng tự vệ được 519/842 đồng chí, đạt 61,6%.')
  assert.equal(pair?.indicator, 'force_training_attended')
  assert.equal(percent?.indicator, 'force_training_rate')
  assert.deepEqual([percent?.numerator?.n, percent?.denominator?.n], [519n, 842n])
})

test('proposed is told from awarded, aimed at from attained', () => {
  assert.equal(claimsIn('đề nghị UBND tỉnh tặng 2 cờ thi đua')[0]?.standing, 'proposed')
  assert.equal(claimsIn('UBND tỉnh tặng 2 cờ thi đua')[0]?.standing, 'stated')
  assert.equal(claimsIn('phấn đấu đạt 85% quân số')[0]?.standing, 'aimed')
})

test('places point at the given characters, composed or not, with marks nobody sees between them', () => {
  const text = '\u200fHuấn luyện đ\u00adược 519/842 đồng chí, đạt 61,6%.'
  for (const given of [text, text.normalize('NFD'), `${text}\r\n${text}`])
    for (const claim of claimsIn(given))
      assert.equal(given.slice(claim.start, claim.end).replace(/[\u200f\u00ad]/g, ''), claim.text)
  assert.equal(claimsIn(text.normalize('NFD')).length, 2)
})

test('a line broken by the page is one sentence', () => {
  const [, percent] = claimsIn(
    'Ban CHQS các huyện, thành phố tổ chức huấn luyện cho lực lượng tự vệ\nđược 519/842 đồng chí, đạt 61,6%.',
  )
  assert.equal(percent?.relation?.kind, 'share_of_pair')
})

test('whatever wording prints, the reader reads: counts, percentages, money, words', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 2_000_000_000 }), fc.integer({ min: 1, max: 99_999 }), (count, base) => {
      const [one] = claimsIn(`Toàn tỉnh có ${printInteger(count)} đồng chí.`)
      assert.deepEqual([one?.value.n, one?.unit], [BigInt(count), 'đồng chí'])
      const [percent] = claimsIn(`Tỷ lệ đạt ${printPercent(count % base, base)}.`)
      assert.equal(percent?.text, printPercent(count % base, base))
      const [money] = claimsIn(`Kinh phí ${printMoney(count)}.`)
      assert.deepEqual([money?.value.n, money?.form], [BigInt(count), 'money'])
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 11, max: 999_999 }), (count) => {
      const [claim] = claimsIn(`Toàn tỉnh có ${printWords(count)} đồng chí dự.`)
      assert.equal(claim?.value.n, BigInt(count), printWords(count))
    }),
  )
})

test('whatever wording prints as a day or a period is never a figure', () => {
  for (let month = 1; month <= 12; month++) {
    assert.deepEqual(
      figures(
        `Ngày ${printDay(`2023-${String(month).padStart(2, '0')}-15`)} và ${printDay(`2023-${String(month).padStart(2, '0')}-03`)}.`,
      ),
      [],
    )
    assert.deepEqual(figures(`Trong ${printPeriod({ kind: 'month', year: 2023, part: month })}.`), [])
  }
  for (const part of [1, 2, 3, 4]) assert.deepEqual(figures(`Trong ${printPeriod({ kind: 'quarter', year: 2023, part })}.`), [])
  for (const part of [1, 2])
    assert.deepEqual(
      figures(`Trong ${printPeriod({ kind: 'half', year: 2023, part })}, ${printPeriod({ kind: 'nine', year: 2023, part: 1 })}.`),
      [],
    )
})

test('a mark that sits on a digit leaves the figure its place in the text', () => {
  const text = 'Đảng viên 0\u0302 đạt 38,4%.'
  for (const claim of claimsIn(text)) assert.ok(claim.start < claim.end && text.slice(claim.start, claim.end) === claim.text)
})

test('the name of an office does not say what its people do', () => {
  assert.equal(claimsIn('Tự vệ Sở Y tế có 4 đồng chí.')[0]?.indicator, 'sdf_strength')
})

test('a gap is not the figure that falls short', () => {
  const claims = claimsIn('Tập huấn bổ sung cho cán bộ Ban CHQS còn thiếu 8 đồng chí.')
  assert.equal(claims.length, 1)
  assert.equal(claims[0]?.indicator, null)
})

test('Thủy tells six units to make their resolution: that is no count of resolutions, and six that were made is', () => {
  const indicators = (text: string) => claimsIn(text).map(({ indicator }) => indicator)
  assert.deepEqual(indicators('Chỉ đạo 6 đơn vị ban hành nghị quyết lãnh đạo năm.'), [null])
  assert.deepEqual(indicators('Đôn đốc 5 cơ quan ban hành nghị quyết lãnh đạo năm.'), [null])
  assert.deepEqual(indicators('Cấp ủy ban hành 6 nghị quyết lãnh đạo năm.'), ['party_resolutions_issued'])
})

test('a growth belongs to what grew', () => {
  const growth = (text: string) => claimsIn(text).find((claim) => claim.kind === 'change')?.indicator
  assert.equal(
    growth('Bồi dưỡng kiến thức quốc phòng, an ninh cho 1.268 người. So với cùng kỳ năm trước tăng 4,6%.'),
    'dse_trained_yoy_growth',
  )
  assert.equal(growth('Đăng ký tuổi 17 cho 14.605 công dân, bằng 0,89% dân số, tăng 0,02% so với năm 2024.'), null)
})

test('a force counted in its own word is no population', () => {
  const [strength] = claimsIn('Toàn tỉnh có 5.210 dân quân, giảm 118 đồng chí so với cùng kỳ (5.328 đồng chí).')
  assert.notEqual(strength?.indicator, 'population_total')
})

test('a share is of the force the sentences before it speak of', () => {
  const shares = (text: string): (string | null)[] =>
    claimsIn(text).flatMap((claim) => (claim.form === 'percent' ? [claim.indicator] : []))
  assert.deepEqual(shares('Dân quân có 318 đồng chí, 92 đồng chí là đảng viên, chiếm 28,9%.'), ['militia_party_member_rate'])
  assert.deepEqual(shares('Lực lượng tự vệ 420 đồng chí; đảng viên 231 đồng chí (đạt 55%).'), ['sdf_party_member_rate'])
  assert.deepEqual(
    shares('Toàn huyện có 1.846 dân quân tự vệ, chia ra dân quân 1.586 đồng chí, tự vệ 260 đồng chí. Đảng viên đạt 23,4%.'),
    ['msdf_party_member_rate'],
  )
})
