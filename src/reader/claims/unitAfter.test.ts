import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { printInteger } from '#domain/wording.ts'
import { claimsIn } from '../claims.ts'

/** What is counted, with its classifier: a head noun and whatever belongs to it. */
const WORDS = [
  'đồng chí',
  'người',
  'công dân',
  'cán bộ',
  'chiến sĩ',
  'cán bộ, chiến sĩ',
  'lượt người',
  'lượt cán bộ, chiến sĩ',
  'lượt tổ',
  'lượt',
  'ngày công',
  'hài cốt liệt sĩ',
  'điểm cầu',
  'chi bộ',
  'trụ sở',
  'cơ sở',
  'đơn vị',
  'xã, phường',
  'quân nhân dự bị',
  'học sinh, sinh viên',
  'công chức, viên chức',
  'người lao động',
  'hộ dân',
  'nhân khẩu',
  'lớp',
  'cuộc',
  'vụ',
  'trường hợp',
  'giấy khen',
  'suất quà',
  'con lợn',
  'bộ huy chương',
  'chiếc xe',
  'thông tư',
] as const

/** Where a unit word ends: a preposition, a verb, a conjunction, a sign, the end of the text. */
const TAILS = [
  ' của các đơn vị',
  ' trong toàn tỉnh',
  ' trên địa bàn',
  ' ở hai huyện biên giới',
  ' được phân công',
  ' đã hoàn thành',
  ' tham gia',
  ' đạt yêu cầu',
  ' so với năm trước',
  ' thuộc khối cơ quan',
  ', đạt chỉ tiêu',
  '; chất lượng tốt',
  ' (theo báo cáo)',
  '.',
  '',
] as const

const LEADS = ['Toàn tỉnh có ', 'Kết quả được ', 'Tổng số ', 'Đến nay đã có gần ', 'Trong đó có '] as const

test('the unit word is the head noun with its classifier, up to a preposition, a verb or a sign', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...LEADS),
      fc.integer({ min: 32, max: 9_999 }),
      fc.constantFrom(...WORDS),
      fc.constantFrom(...TAILS),
      (lead, n, word, tail) => {
        const text = `${lead}${printInteger(BigInt(n))} ${word}${tail}`
        assert.equal(claimsIn(text)[0]?.unit, word, text)
      },
    ),
    { numRuns: 300 },
  )
})

test('what sort of thing it is, or what is done with it, does not belong to the unit word', () => {
  for (const [written, word] of [
    ['17 chi bộ quân sự', 'chi bộ'],
    ['297 cơ sở tự vệ', 'cơ sở'],
    ['60 chiến sĩ dân quân cơ động', 'chiến sĩ'],
    ['46 quân nhân xuất ngũ', 'quân nhân'],
    ['9 điểm sạt lở', 'điểm'],
    ['12 ý kiến tham luận', 'ý kiến'],
    ['4 hộ nghèo', 'hộ'],
    ['412 công dân nam', 'công dân'],
    ['750 lượt cán bộ, chiến sĩ dân quân tự vệ', 'lượt cán bộ, chiến sĩ'],
    ['13 điểm giao, nhận quân', 'điểm'],
  ] as const)
    assert.equal(claimsIn(`Trong quý có ${written} được báo cáo.`)[0]?.unit, word, written)
})

test('a thing the lexicon does not have is still named by the noun behind its number', () => {
  for (const [text, word] of [
    ['Trung đội có hai mươi tám tay súng.', 'tay súng'],
    ['Đội có 30 tay chèo, 4 thuyền.', 'tay chèo'],
    ['Phụ cấp bằng 0,5 mức lương cơ sở.', 'mức lương cơ sở'],
  ] as const)
    assert.equal(claimsIn(text)[0]?.unit, word, text)
})

test('digits of another script and a blank before the separator are one number', () => {
  const values = (text: string): number[] => claimsIn(text).map(({ value }) => Number(value.n) / Number(value.d))
  assert.deepEqual(values('Tỷ lệ huấn luyện đạt 12٫5% kế hoạch.'), [12.5])
  assert.deepEqual(values('Huấn luyện １２５/１３０ đồng chí, đạt ９６，２％.'), [125, 96.2])
  assert.deepEqual(values('Tổ chức trực ٤٨ lượt; ٨٬٨٣٢ ngày công.'), [48, 8832])
  assert.deepEqual(values('Quân số DQTV: 1 .862 đ/c, đạt 85 ,3% kế hoạch.'), [1862, 85.3])
  const given = 'Bồi dưỡng ２３.０００ người.'
  const [claim] = claimsIn(given)
  assert.equal(given.slice(claim?.start, claim?.end), '２３.０００')
})
