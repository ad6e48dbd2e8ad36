/** Plain sentences whose figures hang together without the words of a formula: told right, told wrong, and left untold. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Claim } from '../claims.ts'
import { claimsIn } from '../claims.ts'
import { type Check, checksOf } from '../verify.ts'

const checks = (text: string): Check[] => checksOf(claimsIn(text))
const said = (told: readonly Check[]): string =>
  told.map((check) => `${check.about} ${check.printed} ${check.verdict}: ${check.reason}`).join(' | ')

function verdictOf(text: string, printed: string, verdict: Check['verdict'], computed?: string): void {
  const told = checks(text)
  const found = told.find((check) => check.printed === printed && check.verdict === verdict)
  assert.ok(found, `${printed} ${verdict}: ${text} → ${said(told)}`)
  if (computed !== undefined) assert.equal(found.computed, computed, text)
}

function accusesNobody(text: string): void {
  const told = checks(text)
  assert.ok(!told.some(({ verdict }) => verdict === 'inconsistent'), `${text} → ${said(told)}`)
}

test('"chiến đấu" in a sentence does not cut a percentage off its pair, "phấn đấu" does', () => {
  verdictOf('Có 35/54 xã hoàn thành diễn tập chiến đấu phòng thủ, bằng 64,81%.', '64,81%', 'consistent')
  verdictOf('Có 35/54 xã hoàn thành diễn tập chiến đấu phòng thủ, bằng 66,81%.', '66,81%', 'inconsistent', '64,81%')
  accusesNobody('Đã tập huấn 35/54 đồng chí, phấn đấu đạt 90%.')
})

test('a pair in brackets proves the percentage a few words before it', () => {
  verdictOf('Qua kiểm tra 74,1% khá, giỏi (106/143 đồng chí).', '74,1%', 'consistent')
  verdictOf('Qua kiểm tra 77,1% khá, giỏi (106/143 đồng chí).', '77,1%', 'inconsistent', '74,1%')
})

test('two levels parted by a clause are still from and to', () => {
  const text = (d: string): string =>
    `Từ 25,8% cuối năm 2024, tỷ lệ đảng viên trong dân quân nâng lên 28,3% cuối năm 2026, tăng ${d} điểm phần trăm.`
  verdictOf(text('2,5'), '2,5 điểm phần trăm', 'consistent')
  verdictOf(text('3,5'), '3,5 điểm phần trăm', 'inconsistent', '2,5 điểm phần trăm')
})

test('points between two pairs are the difference of their rates', () => {
  verdictOf(
    'Tỷ lệ dự tập huấn từ 81/89 đồng chí lên 86/89 đồng chí, tăng 5,6 điểm phần trăm.',
    '5,6 điểm phần trăm',
    'consistent',
  )
  verdictOf(
    'Tỷ lệ dự tập huấn từ 81/89 đồng chí lên 86/89 đồng chí, tăng 6,6 điểm phần trăm.',
    '6,6 điểm phần trăm',
    'inconsistent',
  )
})

test('"năm ngoái" at the head of a clause is what the change is measured against', () => {
  verdictOf('Số vụ vi phạm kỷ luật năm nay là 4 vụ, năm ngoái 5 vụ, giảm 20%.', '20%', 'consistent')
  verdictOf('Số vụ vi phạm kỷ luật năm nay là 4 vụ, năm ngoái 5 vụ, giảm 25%.', '25%', 'inconsistent', '20%')
})

test('of a pair what was done moves from the year before', () => {
  verdictOf('Toàn tỉnh có 35/54 xã diễn tập; tăng 6 xã so với năm 2025 (29 xã).', '6', 'consistent')
  verdictOf('Toàn tỉnh có 35/54 xã diễn tập; tăng 8 xã so với năm 2025 (29 xã).', '8', 'inconsistent', '6')
})

test('what was due may stand in brackets behind the excess', () => {
  verdictOf('Kết nạp mới 148 đảng viên, vượt 18,4% chỉ tiêu (125 đảng viên).', '18,4%', 'consistent')
  verdictOf('Kết nạp mới 148 đảng viên, vượt 23% chỉ tiêu (125 đảng viên).', '23%', 'inconsistent', '18%')
})

test('an average is of the two figures its unit names', () => {
  const text = (a: string, b: string): string =>
    `Tuyến biên giới có 11 xã với 33 trung đội dân quân, 1.089 đồng chí, bình quân ${a} đồng chí/trung đội và ${b} đồng chí/xã.`
  verdictOf(text('33', '99'), '99', 'consistent')
  verdictOf(text('33', '89'), '89', 'inconsistent', '99')
  verdictOf('Tặng 260 suất quà, trị giá 156 triệu đồng (600.000 đồng/suất).', '156 triệu đồng', 'consistent')
  verdictOf('Tặng 260 suất quà, trị giá 166 triệu đồng (600.000 đồng/suất).', '166 triệu đồng', 'inconsistent')
})

test('a part in a list of its own brackets is no part of what stands around them', () => {
  const text = (whole: string): string =>
    `Tổng quân số 21.480 đồng chí; trong đó: dân quân ${whole} đồng chí (gồm dân quân thường trực 540 đồng chí, cơ động 6.210 đồng chí, tại chỗ 10.480 đồng chí), tự vệ 4.250 đồng chí.`
  verdictOf(text('17.230'), '21.480', 'consistent')
  verdictOf(text('17.230'), '17.230', 'consistent')
  verdictOf(text('17.130'), '17.130', 'inconsistent', '17.230')
})

test('who is named before a total may count more than the list before it', () => {
  accusesNobody('Đoàn xã Hòa Lộc giành 3 giải nhất, 1 giải nhì; ban tổ chức trao tổng cộng 20 giải.')
  verdictOf('Đoàn giành 3 giải nhất, 1 giải nhì, tổng cộng 5 giải.', '5', 'inconsistent', '4')
})

test('what two shares of a list are of, the third is of as well', () => {
  const text = (p: string): string =>
    `Kiểm tra 12/15 đơn vị, kết quả 5 đơn vị xếp loại tốt (41,7%), 6 đơn vị khá (50%), 1 đơn vị trung bình (${p}).`
  verdictOf(text('8,3%'), '8,3%', 'consistent')
  verdictOf(text('9,3%'), '9,3%', 'inconsistent', '8,3%')
})

test('a rate named in the sentence that prints its two numbers is held against them', () => {
  const text = (p: string): string =>
    `Khám sức khỏe cho 1.420 công dân, kết luận 612 công dân đủ sức khỏe; tỷ lệ đủ sức khỏe đạt ${p}.`
  verdictOf(text('43,1%'), '43,1%', 'consistent')
  verdictOf(text('44,1%'), '44,1%', 'inconsistent', '43,1%')
  accusesNobody('Khám 1.420 công dân, 612 công dân đủ sức khỏe; đủ sức khỏe đạt 122,4% chỉ tiêu giao quân.')
})

/** How often the figures of a text are looked at while it is recomputed. */
function looks(text: string): number {
  let count = 0
  const counted = new Proxy(claimsIn(text), {
    get(target, key, self) {
      if (typeof key === 'string' && /^\d/.test(key)) count++
      return Reflect.get(target, key, self) as Claim
    },
  })
  checksOf(counted)
  return count
}

test('twice as many figures in one sentence, or in one row, are at most twice the work', () => {
  const kinds: ((i: number) => string)[] = [
    (i) => `${i + 100} đồng chí`,
    (i) => `${i + 100} đồng chí, chiếm ${(i % 90) + 1},5%`,
    (i) => `tăng ${i + 10} đồng chí (${(i % 90) + 1},5%)`,
    (i) => `gồm ${i + 100} đồng chí, bình quân ${(i % 9) + 2},5 đồng chí`,
    (i) => `| ${i + 100} | ${(i % 90) + 1},5%`,
  ]
  for (const kind of kinds) {
    const text = (n: number): string =>
      `Kết quả ${Array.from({ length: n }, (_, i) => kind(i)).join(kind(0).startsWith('|') ? ' ' : ', ')}`
    const [once, twice] = [looks(text(150)), looks(text(300))]
    assert.ok(once > 150 && twice < once * 2.2, `${kind(7)}: ${once}, then ${twice}`)
  }
})

test('a percentage is of the people, not of the places behind their preposition, nor of those who were missing', () => {
  const soldiers = (p: string): string => `Có 86/92 chiến sĩ dân quân của 12 bản tham gia, đạt ${p}.`
  verdictOf(soldiers('93,5%'), '93,5%', 'consistent')
  verdictOf(soldiers('95,3%'), '95,3%', 'inconsistent', '93,5%')
  const came = (p: string): string =>
    `Kế hoạch gọi 320 quân nhân dự bị, thực tế có mặt 301 đồng chí, thiếu 19 đồng chí, đạt ${p}.`
  verdictOf(came('94,1%'), '94,1%', 'consistent')
  verdictOf(came('94,9%'), '94,9%', 'inconsistent', '94,1%')
})

test('what was due in brackets behind what was done is the whole of the percentage', () => {
  verdictOf('Đã bồi dưỡng 2.310 người (kế hoạch 2.200 người), đạt 105% kế hoạch.', '105%', 'consistent')
  verdictOf('Đã bồi dưỡng 2.310 người (kế hoạch 2.200 người), đạt 107% kế hoạch.', '107%', 'inconsistent', '105%')
})

test('a change is of the figure that moved so, whatever stands between', () => {
  const text = (p: string): string =>
    `Đã bồi dưỡng 2.310 người (kế hoạch 2.200 người), đạt 105% kế hoạch; so với cùng kỳ năm 2025 (2.100 người) tăng 210 người, bằng ${p}.`
  verdictOf(text('10%'), '10%', 'consistent')
  verdictOf(text('12%'), '12%', 'inconsistent', '10%')
  verdictOf('Có 88,4% khá, giỏi, cao hơn năm trước 3,1% (85,3%).', '3,1%', 'inconsistent', '3,1 điểm phần trăm')
})

test('a slip of the pen is told even where the sentence does not say of what; a far number is left alone', () => {
  verdictOf('Xã có 118 dân quân, đảng viên 34 đồng chí, chiếm 28,8%.', '28,8%', 'consistent')
  verdictOf('Xã có 118 dân quân, đảng viên 34 đồng chí, chiếm 29,8%.', '29,8%', 'inconsistent', '28,8%')
  accusesNobody('Xã có 118 dân quân, đảng viên 34 đồng chí, chiếm 61,3%.')
})

test('one share told right says what the next is of, where nothing else could be', () => {
  const text = (p: string): string =>
    `Ngày giao quân có mặt 38/38 thanh niên; 7 đồng chí là đảng viên (chiếm 18,4%), 30 thanh niên có đơn tình nguyện, đạt tỷ lệ ${p}.`
  verdictOf(text('78,9%'), '78,9%', 'consistent')
  verdictOf(text('87,9%'), '87,9%', 'inconsistent', '78,9%')
})

test('nobody is a part of an average, and a rate that rose by points did not rise by per cent', () => {
  accusesNobody('48 xã có 5.040 dân quân, bình quân mỗi xã 105 dân quân; trong đó 1.310 đồng chí là đảng viên (đạt 26%).')
  verdictOf('48 xã có 5.040 dân quân, bình quân mỗi xã 115 dân quân.', '115', 'inconsistent', '105')
  verdictOf(
    'Cuối năm 2025, tỷ lệ đoàn viên trong dân quân tự vệ là 58,4%; đến nay đạt 61,9%, tăng 3,5%.',
    '3,5%',
    'inconsistent',
    '3,5 điểm phần trăm',
  )
  verdictOf('Hỗ trợ 32 căn nhà với kinh phí 2,56 tỷ đồng (80 triệu đồng/căn).', '2,56 tỷ đồng', 'consistent')
})

test('counts of a list that make up the whole are each of it, though one alone is told of it', () => {
  const text = (percent: string, rest = '12'): string =>
    `Trong tổng số 58 cán bộ có 46 đồng chí tốt nghiệp đại học (79,3%), ${rest} đồng chí trung cấp (${percent}).`
  verdictOf(text('20,7%'), '20,7%', 'consistent')
  verdictOf(text('22,7%'), '22,7%', 'inconsistent', '20,7%')
  // Those few are of those who finished, as far as anybody can tell.
  accusesNobody(text('17,4%', '8'))
  accusesNobody(text('21,7%', '10'))
})

test('sets of clothing handed out are added up, though the parts say only "bộ"', () => {
  const text = (last: string): string =>
    `Đã cấp phát 240 bộ trang phục, gồm 150 bộ cho cơ động, 60 bộ cho tại chỗ và ${last} bộ cho tự vệ.`
  accusesNobody(text('30'))
  verdictOf(text('40'), '240', 'inconsistent', '250')
})
