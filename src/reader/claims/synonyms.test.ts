import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimsIn } from '../claims.ts'

const meant = (text: string): (string | null)[] => claimsIn(text).map(({ indicator }) => indicator)

test('a district, a newspaper and the law say one thing in their own words', () => {
  for (const [indicator, ...texts] of [
    [
      'commune_hq_built_repaired',
      'Xây mới 6 trụ sở Ban CHQS cấp xã.',
      'Khởi công 6 nhà làm việc Ban CHQS cấp xã.',
      'Nâng cấp, cải tạo 6 nơi làm việc cho Ban CHQS xã.',
    ],
    ['military_party_cells_created', 'Ra mắt 3 chi bộ quân sự xã.', 'Thành lập mới 3 chi bộ quân sự cấp xã.'],
    ['enlisted_total', 'Có 120 thanh niên lên đường tòng quân.', 'Có 120 thanh niên nhập ngũ.'],
    ['people_evacuated', 'Sơ tán 210 nhân khẩu khỏi vùng lũ.', 'Di dời 210 nhân khẩu khỏi vùng lũ.'],
  ] as const)
    for (const text of texts) assert.deepEqual(meant(text), [indicator], text)
})

test('dân quân, tự vệ and dân quân tự vệ are three forces', () => {
  assert.deepEqual(meant('Quân số dân quân 120 đồng chí; quân số tự vệ 45 đồng chí; tổng quân số dân quân tự vệ 165 đồng chí.'), [
    'militia_strength',
    'sdf_strength',
    'msdf_total_strength',
  ])
})

test('what was assigned is told from what came of it', () => {
  assert.deepEqual(meant('Xã được giao huấn luyện 90 đồng chí dân quân.'), ['force_training_quota'])
  assert.deepEqual(meant('Xã huấn luyện 90 đồng chí dân quân.'), ['force_training_attended'])
})

test('a plan tells what is due, a definite noun counts itself, a turn is no one who stands in the force', () => {
  assert.deepEqual(meant('Mục tiêu năm 2027: huấn luyện cho 124 dân quân.'), ['force_training_quota'])
  assert.deepEqual(
    meant('Chỉ tiêu huấn luyện là 860 đồng chí; đến hết tháng 9 đã huấn luyện được 731 đồng chí.').at(-1),
    'force_training_attended',
  )
  assert.deepEqual(meant('Hải đội dân quân thường trực tỉnh quản lý 9 tàu.'), [null])
  assert.deepEqual(meant('Có 525 lượt dân quân tự vệ xuống thôn tham gia xây dựng nông thôn mới.'), ['civic_action_person_turns'])
})

test('a turn of comrades is one unit word, however shortened', () => {
  assert.deepEqual(
    claimsIn('Tuần tra 48 lượt tổ/288 lượt đ/c.').map(({ unit }) => unit),
    ['lượt tổ', 'lượt đồng chí'],
  )
})
