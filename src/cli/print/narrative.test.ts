import assert from 'node:assert/strict'
import { test } from 'node:test'
import { printNarrative } from './narrative.ts'

test('a figure is followed by its unit once, also where the text says it itself', () => {
  const claim = (text: string, unit: string, sentence: number) => ({
    text,
    unit,
    sentence,
    start: 0,
    end: text.length,
    indicator: null,
    standing: 'stated',
    page: 1,
  })
  const summary = { claims: 3, matched: 0, consistent: 0, inconsistent: 0, cannot_tell: 0, agrees: 0, differs: 0, not_held: 0 }
  const claims = [
    claim('4,2 điểm phần trăm', 'điểm phần trăm', 0),
    claim('40 triệu đồng', 'đồng', 1),
    claim('519', 'đồng chí', 2),
    claim('300.000 đồng', 'đồng/người/ngày', 3),
  ]
  const text = printNarrative({ claims, checks: [], summary, compared: null, findings: [] })
  assert.match(text, / {4}4,2 điểm phần trăm: /)
  assert.match(text, / {4}40 triệu đồng: /)
  assert.match(text, / {4}519 đồng chí: /)
  assert.match(text, / {4}300\.000 đồng\/người\/ngày: /)
})

test('a page is told where the document has pages', () => {
  const claim = { text: '12', unit: null, sentence: 0, start: 3, end: 5, indicator: null, standing: 'stated', page: 1 }
  const summary = { claims: 1, matched: 0, consistent: 0, inconsistent: 0, cannot_tell: 0, agrees: 0, differs: 0, not_held: 0 }
  const reply = { claims: [claim], checks: [], summary, compared: null, findings: [], text: 'Có 12 xã.' }
  assert.match(printNarrative({ ...reply, pages: [0] }), /^“Có 12 xã\.”/)
  assert.match(printNarrative({ ...reply, pages: [0, 9] }), /^trang 1: “Có 12 xã\.”/)
})
