import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cutoffOf } from '#domain/calendar.ts'
import { figuresOf } from '#domain/figures.ts'
import { indicators } from '#domain/indicators/index.ts'
import { claimsIn } from '../claims.ts'
import { compareHeld } from './held.ts'

/** An office that attained 184 man-days of duty, and was assigned as many as given. */
function heldFor(text: string, assigned: Record<string, number>) {
  const cutoff = cutoffOf({ kind: 'half', year: 2023, part: 1 }, '2023-06-30') ?? assert.fail()
  const figures = figuresOf({
    unit: { id: '1', code: 'so-y-te', name: 'Ban CHQS Sở Y tế', level: 'CQ' },
    cutoff,
    now: new Map([['duty_man_days', { value: 184, known: true }]]),
    before: new Map(),
    targets: new Map(Object.entries(assigned)),
    targetsBefore: new Map(),
    sources: () => 'derived',
    notApplicable: new Set(),
  })
  return claimsIn(text).map((claim) => {
    assert.equal(claim.indicator, 'duty_man_days')
    const { verdict, held, reason } = compareHeld(claim, figures, indicators)
    return [verdict, held, reason]
  })
}

const table = (planned: number, attained: number): string =>
  `Nội dung | Kế hoạch | Thực hiện\nNgày công trực sẵn sàng chiến đấu | ${planned} | ${attained}`

test('a cell under "Kế hoạch" is held against what was assigned, the one beside it against what was attained', () => {
  assert.deepEqual(heldFor(table(200, 184), { duty_man_days: 200 }), [
    ['agrees', '200', 'Khớp chỉ tiêu giao.'],
    ['agrees', '184', 'Khớp số trong hệ thống.'],
  ])
  assert.deepEqual(heldFor(table(184, 190), { duty_man_days: 200 }), [
    ['differs', '200', 'Chỉ tiêu giao trong hệ thống là 200.'],
    ['differs', '184', 'Hệ thống có 184.'],
  ])
})

test('where nothing was assigned, a planned figure is neither right nor wrong', () => {
  const [planned, attained] = heldFor(table(184, 184), {})
  assert.deepEqual(planned?.slice(0, 2), ['not_held', null])
  assert.match(String(planned?.[2]), /chưa có chỉ tiêu giao/)
  assert.equal(attained?.[0], 'agrees')
})

test('a share of what was planned is attained, not planned', () => {
  const [share] = claimsIn('Nội dung | Thực hiện so với kế hoạch (%)\nHuấn luyện dân quân | 98,5')
  assert.equal(share?.aspect, 'share')
})
