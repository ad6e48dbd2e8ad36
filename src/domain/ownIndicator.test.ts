import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formFor } from './form.ts'
import type { Indicator } from './indicator.ts'
import { CHAPTERS, INDICATORS } from './indicators/index.ts'
import { catalogueWith, checkOwn, type OwnIndicator, ownId } from './ownIndicator.ts'

const BOATS: OwnIndicator = {
  id: ownId('son-ha', 'tau_ca_co_tu_ve'),
  chapter: 'B',
  section: 'Tự vệ trên biển',
  title: 'Số tàu cá có tổ tự vệ',
  unitWord: 'tàu',
  stock: true,
  levels: ['CQ', 'XA', 'TI'],
  partOf: null,
  validFrom: '2026-01-01',
  validTo: null,
}
const told = (own: Partial<OwnIndicator>, beside: readonly Indicator[] = INDICATORS) =>
  checkOwn({ ...BOATS, ...own }, beside).map(({ message }) => message)

test('an indicator a province asks for itself stands beside the catalogue', () => {
  assert.equal(BOATS.id, 'son_ha.tau_ca_co_tu_ve')
  assert.deepEqual(told({}), [])
  const added = catalogueWith(INDICATORS, [BOATS]).at(-1)
  assert.deepEqual([added?.id, added?.time, added?.overTree, added?.measure], [BOATS.id, 'stock', 'sum', 'count'])
})

test('what would stand twice, or has no whole to be part of, is refused in words', () => {
  const beside = catalogueWith(INDICATORS, [BOATS])
  assert.deepEqual(told({}, beside), [
    'Đã có chỉ tiêu mã “son_ha.tau_ca_co_tu_ve”. Đặt mã khác.',
    'Đã có chỉ tiêu “Số tàu cá có tổ tự vệ”. Dùng chỉ tiêu đó, hoặc đặt tên khác.',
  ])
  assert.deepEqual(told({ title: 'số lượt trực' }), ['Đã có chỉ tiêu “Số lượt trực”. Dùng chỉ tiêu đó, hoặc đặt tên khác.'])
  assert.deepEqual(told({ id: 'son_ha.Tàu cá' }), [
    'Mã viết bằng chữ thường không dấu, các từ nối bằng gạch dưới, như tau_ca_dang_ky.',
  ])
  assert.deepEqual(told({ partOf: 'khong_co' }), ['Không có chỉ tiêu “khong_co” để làm tổng.'])
  assert.deepEqual(told({ partOf: 'sdf_female_rate' }), ['“Tỷ lệ nữ trong tự vệ” không phải số đếm nên không có phần nào.'])
  assert.deepEqual(told({ partOf: 'duty_turns', levels: ['CQ', 'TI'] }), [
    '“Số lượt trực” tính bằng lượt, phần của nó cũng phải tính bằng lượt.',
    '“Số lượt trực” là số trong kỳ, phần của nó cũng phải thế.',
  ])
  assert.deepEqual(told({ validTo: '2026-01-01' }), ['Ngày thôi dùng phải sau ngày bắt đầu dùng.'])
})

test('a form is the catalogue of its level in the order of its chapters, each indicator once', () => {
  for (const level of ['CQ', 'XA', 'KV', 'TI', 'QK', 'TW'] as const) {
    const shown = formFor(level, INDICATORS).flatMap(({ indicators }) => indicators.map(({ id }) => id))
    const due = INDICATORS.filter(({ levels, measure }) => levels.includes(level) && measure !== 'rating').map(({ id }) => id)
    assert.deepEqual(shown, due)
  }
  assert.deepEqual(
    formFor('TI', INDICATORS).map(({ title }) => title),
    Object.values(CHAPTERS).map(({ title }) => title),
  )
})

test('a heading of the province stands right after its chapter, at the levels that are asked alone', () => {
  const own = [BOATS, { ...BOATS, id: 'son_ha.ben_ca', title: 'Số bến cá', section: null, levels: ['XA', 'TI'] as const }]
  const form = (level: 'CQ' | 'XA' | 'QK') => formFor(level, catalogueWith(INDICATORS, own), own)
  const titles = form('CQ').map(({ title }) => title)
  assert.equal(titles[titles.indexOf('Tự vệ trên biển') - 1], CHAPTERS.B.title)
  const chapter = form('XA').find(({ title }) => title === CHAPTERS.B.title)
  assert.equal(chapter?.indicators.at(-1)?.title, 'Số bến cá')
  assert.ok(!form('QK').some(({ title }) => title === 'Tự vệ trên biển'))
})
