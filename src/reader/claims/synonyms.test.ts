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
