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
