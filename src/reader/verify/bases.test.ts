/** Giỏi and khá together, shares of what was counted elsewhere, and pairs whose percentage stands far behind. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimsIn } from '../claims.ts'
import { type Check, checksOf } from '../verify.ts'

const checks = (text: string): Check[] => checksOf(claimsIn(text))
const told = (text: string, printed: string): string | undefined =>
  checks(text).find((check) => check.printed === printed && check.verdict !== 'cannot_tell')?.verdict
const accused = (text: string): string[] =>
  checks(text).flatMap(({ verdict, printed, reason }) => (verdict === 'inconsistent' ? [`${printed}: ${reason}`] : []))

test('giỏi and khá are added up, in counts and in shares of everybody graded', () => {
  const list = 'Kiểm tra 90 đồng chí: 21 đồng chí giỏi, 40 đồng chí khá, 29 đồng chí đạt yêu cầu; '
  assert.equal(told(`${list}khá, giỏi 61 đồng chí, chiếm 67,8%.`, '61'), 'consistent')
  assert.equal(told(`${list}khá, giỏi 61 đồng chí, chiếm 67,8%.`, '67,8%'), 'consistent')
  assert.equal(accused(`${list}khá, giỏi 63 đồng chí.`).length, 1)
  assert.equal(told(`${list}tỷ lệ khá, giỏi đạt 68,7%.`, '68,7%'), 'inconsistent')
  assert.equal(told('Kết quả giỏi 23,3%, khá 44,4%, khá giỏi đạt 67,7%.', '67,7%'), 'consistent')
})

test('no share of giỏi and khá is refused where the list grades more than one subject, or leaves people out', () => {
  for (const text of [
    'Bắn súng: 21 đồng chí giỏi, 40 đồng chí khá; điều lệnh: 30 đồng chí giỏi, 35 đồng chí khá; tỷ lệ khá, giỏi chung 70%.',
    'Kiểm tra 120 đồng chí: 21 đồng chí giỏi, 40 đồng chí khá, 29 đồng chí đạt yêu cầu; khá, giỏi đạt 67,8%.',
    'Có 21 đồng chí giỏi, 40 đồng chí khá. Năm trước khá, giỏi đạt 64,5%.',
    'Kết quả 31 đồng chí giỏi, khá 42 đồng chí, còn lại đạt yêu cầu.',
  ])
    assert.deepEqual(accused(text), [], text)
})

test('a percentage of "tổng số nêu trên" is of the one count that was named above', () => {
  const text = (percent: string): string =>
    `Trong quý, các xã huấn luyện 1.250 đồng chí. Qua kiểm tra, có 980 đồng chí bắn đạt loại khá trở lên, chiếm ${percent} trên tổng số quân nêu trên.`
  assert.equal(told(text('78,4%'), '78,4%'), 'consistent')
  assert.equal(told(text('79,4%'), '79,4%'), 'inconsistent')
  // Two counts above: nobody can tell which.
  assert.deepEqual(
    accused(
      'Các xã huấn luyện 1.250 đồng chí, tập huấn 1.310 đồng chí. Qua kiểm tra, có 980 đồng chí đạt khá, chiếm 79,4% trên tổng số nêu trên.',
    ),
    [],
  )
})

test('a pair answers for the percentage of its sentence, however many words stand between', () => {
  const long =
    'Có 131/160 đồng chí Chỉ huy trưởng, Phó Chỉ huy trưởng Ban CHQS cấp xã tốt nghiệp cao đẳng, đại học ngành quân sự cơ sở, đạt '
  assert.equal(told(`${long}81,9%.`, '81,9%'), 'consistent')
  assert.equal(told(`${long}82,9%.`, '82,9%'), 'inconsistent')
  assert.equal(told('Huấn luyện cho 46/52 đồng chí tự vệ, đạt 88,5% quân số.', '88,5%'), 'consistent')
  // Farther off it is of something else, and so is a share of the population or a grade.
  for (const text of [
    'Huấn luyện cho 46/52 đồng chí tự vệ, đạt 71% quân số.',
    'Có 86/92 đồng chí dự kiểm tra, khá, giỏi đạt 93%.',
    'Có 46/52 đồng chí có mặt, chiếm 0,4% dân số.',
  ])
    assert.deepEqual(accused(text), [], text)
})

test('a share of the population is held to the people the sentence counts', () => {
  assert.equal(told('Phường có 18.400 người, dân quân 276 đồng chí, chiếm 1,5% dân số.', '1,5%'), 'consistent')
  assert.equal(told('Phường có 18.400 người, dân quân 276 đồng chí, chiếm 1,6% dân số.', '1,6%'), 'inconsistent')
  assert.deepEqual(accused('Phường có 18.400 người, dân quân 276 đồng chí, chiếm 2,9% dân số khu trung tâm.'), [])
})

test('an allowance a month is counted for the months the sentence names', () => {
  const text = (sum: string): string =>
    `Phụ cấp của 9 trung đội trưởng là 351.000 đồng/người/tháng, 6 tháng đầu năm đã chi trả ${sum} đồng.`
  assert.equal(told(text('18.954.000'), '18.954.000 đồng'), 'consistent')
  assert.equal(told(text('19.854.000'), '19.854.000 đồng'), 'inconsistent')
  // Only some of them, or more than the allowance: far off nothing is said.
  assert.deepEqual(accused(text('31.500.000')), [])
  assert.equal(
    told(
      'Xã có 14 thôn đội trưởng, hưởng phụ cấp hằng tháng 1.170.000 đồng/người; 12 tháng chi 196.560.000 đồng.',
      '196.560.000 đồng',
    ),
    'consistent',
  )
})

test('money given besides is not what all the houses cost', () => {
  assert.deepEqual(accused('Giúp dân xóa 126 căn nhà tạm; ủng hộ 2,3 tỷ đồng, mỗi căn được hỗ trợ 60 triệu đồng.'), [])
  assert.equal(told('Xây 23 căn nhà với tổng số tiền 1,84 tỷ đồng (mỗi căn 80 triệu đồng).', '1,84 tỷ đồng'), 'consistent')
  assert.equal(told('Xây 23 căn nhà với tổng số tiền 1,94 tỷ đồng (mỗi căn 80 triệu đồng).', '1,94 tỷ đồng'), 'inconsistent')
})

test('money spent is held to the estimate printed behind the percentage', () => {
  assert.equal(told('Kinh phí đã chi 18,4 tỷ đồng, bằng 92% dự toán được giao (20 tỷ đồng).', '92%'), 'consistent')
  assert.equal(told('Kinh phí đã chi 18,4 tỷ đồng, bằng 96% dự toán được giao (20 tỷ đồng).', '96%'), 'inconsistent')
})

test('what was directed is counted, and a day before "các" is a day', () => {
  const found = (text: string): string[] => claimsIn(text).map((claim) => claim.text)
  assert.deepEqual(found('Bộ CHQS tỉnh chỉ đạo 31/148 xã, phường diễn tập.'), ['31/148'])
  assert.deepEqual(found('Bộ CHQS tỉnh chỉ đạo 31 xã diễn tập.'), ['31'])
  assert.deepEqual(found('Ban Chỉ đạo 515 tỉnh họp.'), [])
  assert.deepEqual(found('Đến 30/9 các đơn vị đã chi 4,1 tỷ đồng.'), ['4,1 tỷ đồng'])
  assert.deepEqual(found('Trong đó có năm đảng viên.'), ['năm'])
  assert.deepEqual(found('Đoàn giành 3 giải: một giải nhất, hai giải ba.'), ['3', 'một', 'hai'])
})

test('a list whose shares are of the list answers for each of them', () => {
  const list = (third: string): string => `Kết quả: 18 đơn vị tốt (34,6%), 30 đơn vị khá (57,7%), 4 đơn vị trung bình (${third}).`
  for (const printed of ['34,6%', '57,7%', '7,7%']) assert.equal(told(list('7,7%'), printed), 'consistent')
  assert.equal(told(list('9,7%'), '9,7%'), 'inconsistent')
  // Of more than the list counts, or of two where nobody can tell which is wrong.
  for (const text of [
    'Kết quả: 18 đơn vị tốt (30%), 30 đơn vị khá (50%), 4 đơn vị trung bình (6,7%).',
    'Kết quả: 18 đơn vị tốt (37,5%), 30 đơn vị khá (63,5%).',
  ])
    assert.deepEqual(accused(text), [], text)
})

test('a rate is of the count its name was said of', () => {
  const text = (rate: string): string =>
    `Kỳ này có 136 báo cáo; 121 báo cáo nộp đúng hạn, 15 báo cáo nộp chậm; tỷ lệ đúng hạn ${rate}.`
  assert.equal(told(text('89%'), '89%'), 'consistent')
  // 88,97 cut is 88: neither that nor a far number is held against it.
  assert.equal(told(text('88%'), '88%'), 'consistent')
  assert.equal(told(text('90%'), '90%'), 'inconsistent')
  assert.deepEqual(accused(text('93,4%')), [])
})

test('nobody is counted out of those who are lacking', () => {
  assert.deepEqual(
    accused('Biên chế 1.116 đồng chí, hiện có 1.004 đồng chí, còn thiếu 112 đồng chí. Trong đó sĩ quan 248 đồng chí.'),
    [],
  )
  assert.equal(told('Xã gọi khám 160 công dân, có mặt 152 công dân, vắng 8 công dân.', '8'), 'consistent')
})

test('a bare total is of the list that says it is whole, a rest of the two figures before it', () => {
  assert.equal(told('Lực lượng gồm 48 dân quân, 12 công an viên, 15 đoàn viên; tổng 75 người.', '75'), 'consistent')
  assert.equal(told('Lực lượng gồm 48 dân quân, 12 công an viên, 15 đoàn viên; tổng 78 người.', '78'), 'inconsistent')
  assert.equal(told('Danh sách có 412 công dân, tạm hoãn 175 công dân, còn lại 237 công dân.', '237'), 'consistent')
  assert.equal(told('Danh sách có 412 công dân, tạm hoãn 175 công dân, còn lại 247 công dân.', '247'), 'inconsistent')
  for (const text of [
    'Xã huy động 48 dân quân, 12 công an viên; tổng 90 người cùng tham gia.',
    'Xã có 412 hộ, trong đó 175 hộ nghèo, còn lại 51 hộ cận nghèo.',
    'Có 412 công dân được gọi, 175 công dân đến sớm, còn lại 60 công dân.',
  ])
    assert.deepEqual(accused(text), [], text)
  assert.deepEqual(
    claimsIn('Trên 25 tuổi 13 đồng chí, tuổi 17 chưa đăng ký.').map((claim) => claim.text),
    ['13'],
  )
})

test('a change against a figure of its own sentence is of the level told before', () => {
  assert.equal(told('Cả 6 tháng tuần tra 255 lượt. So với cùng kỳ năm 2025 (240 lượt) tăng 6,25%.', '6,25%'), 'consistent')
  const points = 'Có 77,4% xã gửi báo cáo đúng hạn. So với kỳ trước (72,6%) tăng 4,8 điểm phần trăm.'
  assert.equal(told(points, '4,8 điểm phần trăm'), 'consistent')
  assert.deepEqual(accused('Tuần tra 255 lượt, trực 300 lượt. So với cùng kỳ (240 lượt) tăng 9%.'), [])
})

test('a count without a unit word is proved by its share, money by its pair, more than the whole by the whole behind it', () => {
  const degrees = 'Tuyển 165 công dân, trong đó đại học 22 (13,3%), cao đẳng 18 (10,9%).'
  for (const printed of ['13,3%', '10,9%']) assert.equal(told(degrees, printed), 'consistent')
  assert.equal(told('Toàn xã giải ngân 860/950 triệu đồng, đạt 90,5%.', '90,5%'), 'consistent')
  assert.equal(told('Toàn xã giải ngân 860/950 triệu đồng, đạt 91,5%.', '91,5%'), 'inconsistent')
  assert.equal(told('Dân quân 205 đồng chí, vượt 5 đồng chí so với chỉ tiêu 200 đồng chí (102,5%).', '102,5%'), 'consistent')
})

test('reports that are right accuse nobody, however many figures stand beside each other', () => {
  for (const text of [
    'Tặng giấy khen 12 tập thể, 30 cá nhân; bằng khen 5 tập thể, 9 cá nhân; tổng cộng 56 lượt khen thưởng trong đó 39 cá nhân.',
    'Tổ 1 có 8 đồng chí, tổ 2 có 7 đồng chí, tổ 3 có 9 đồng chí; tổng quân số của trung đội 28 đồng chí, gồm cả chỉ huy.',
    'Sửa 8 nhà, mỗi nhà 4 ngày; huy động 96 chiến sĩ, 384 ngày công, trị giá 120 triệu đồng; tặng 30 suất quà, mỗi suất 500.000 đồng.',
    'Kinh phí được giao 2,4 tỷ đồng, đã chi 1,9 tỷ đồng, đạt 79%; còn lại 500 triệu đồng, phụ cấp 900 triệu đồng.',
    'Giỏi 35%, khá 45%, đạt 20%; khá, giỏi 80%. Tự vệ giỏi 40%, khá 41%; dân quân giỏi 30%, khá 49%; năm trước khá, giỏi 76,5%.',
    'Đợt 1 có 45 học viên, đợt 2 có 52 học viên, đợt 3 có 48 học viên; tổng số 145 lượt học viên. Tiền ăn 76.000 đồng/người/ngày, tổng 55,1 triệu đồng.',
    'Phụ cấp thôn đội trưởng 1.170.000 đồng/tháng; xã có 14 thôn đội trưởng; năm 2026 chi phụ cấp và trợ cấp 410 triệu đồng; 6 tháng đầu năm chi 180 triệu đồng.',
  ])
    assert.deepEqual(accused(text), [], text)
})

test('an amount beside what it is measured against says its own share, wages are counted by people and days', () => {
  assert.equal(told('Bồi dưỡng 1.848 người. So với cùng kỳ (1.680 người) tăng 168 người, tương đương 10%.', '10%'), 'consistent')
  assert.equal(told('Quý II bồi dưỡng 420 người, giảm 16% so với quý I (500 người).', '16%'), 'consistent')
  assert.equal(told('Quý II bồi dưỡng 420 người, giảm 12% so với quý I (500 người).', '12%'), 'inconsistent')
  const wages = (sum: string): string =>
    `Xã chi trả cho 62 dân quân huấn luyện 7 ngày, mức 150.000 đồng/ngày, tổng ${sum} triệu đồng.`
  assert.equal(told(wages('65,1'), '65,1 triệu đồng'), 'consistent')
  assert.equal(told(wages('64,5'), '64,5 triệu đồng'), 'inconsistent')
  assert.deepEqual(accused(wages('84')), [])
  assert.equal(
    told('Được 300 ngày công; tiền công 120.000 đồng/người/ngày, tổng chi 36 triệu đồng.', '36 triệu đồng'),
    'consistent',
  )
  const each = (n: string): string => `Được 960 ngày công; giúp 48 hộ, bình quân mỗi hộ ${n} ngày công.`
  assert.equal(told(each('20'), '20'), 'consistent')
  assert.equal(told(each('22'), '22'), 'inconsistent')
  assert.equal(told('Có 119/124 xã gửi báo cáo đúng hạn; 5 xã gửi chậm.', '5'), 'consistent')
})

test('what brackets closed over, and shares of another list, accuse nobody', () => {
  for (const text of [
    'Xã được giao 24 chỉ tiêu (20 quân sự, 4 công an); đã giao 24/24 thanh niên, đạt 100%; trong đó 6 đảng viên (25%), 9 đồng chí đại học (37,5%).',
    'Đợt 1: 210 đồng chí, đạt 98,1%; đợt 2: 190 đồng chí, đạt 96,4%; cả năm 400/411 đồng chí, đạt 97,3%; giỏi 118 (29,5%), khá 205 (51,3%), đạt 77 (19,3%).',
  ])
    assert.deepEqual(accused(text), [], text)
  assert.deepEqual(
    claimsIn('Đã giao 24/24 thanh niên, trực 24/24 giờ.').map((claim) => claim.text),
    ['24/24'],
  )
})
