/** Tables of a report: what hangs together in most rows is told of the row in which it does not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { printInteger, printPercent } from '#domain/wording.ts'
import { claimsIn } from '../claims.ts'
import { type Check, checksOf } from '../verify.ts'

const checks = (text: string): Check[] => checksOf(claimsIn(text))
const count = (n: number): string => printInteger(BigInt(n))

const rows = fc.array(fc.record({ due: fc.integer({ min: 60, max: 900 }), of: fc.integer({ min: 50, max: 99 }) }), {
  minLength: 3,
  maxLength: 6,
})

const NAMES = ['Xã Hòa An', 'Xã Tân Lập', 'Phường Đông Sơn', 'Xã Ia Mơ', 'Xã Nậm Khao', 'Phường Bắc Hà']

function table(all: readonly { due: number; came: number; rate: string }[], last = ''): string {
  const lines = all.map(({ due, came, rate }, i) => `| ${NAMES[i]} | ${count(due)} | ${count(came)} | ${rate} |`)
  return ['| Đơn vị | Phải có | Có mặt | Tỷ lệ |', '| --- | --- | --- | --- |', ...lines, last].filter(Boolean).join('\n')
}

test('a rate that is not what its column is in the other rows is told, and no other', () => {
  fc.assert(
    fc.property(rows, fc.nat(5), (given, bent) => {
      const all = given.map(({ due, of }) => {
        const came = Math.floor((due * of) / 100)
        return { due, came, rate: printPercent(came, due, 1) }
      })
      assert.ok(!checks(table(all)).some(({ verdict }) => verdict === 'inconsistent'))
      const at = bent % all.length
      const one = all[at] as (typeof all)[number]
      const more = one.came + Math.ceil(one.due * 0.04)
      const wrong = { ...one, rate: printPercent(more, one.due, 1) }
      // Bent into what the two counts make the other way round (226 of 221), nobody can tell it from a rate of that kind.
      fc.pre(Math.abs(more / one.due - one.due / one.came) > 0.002)
      const told = checks(table(all.map((row, i) => (i === at ? wrong : row)))).filter(
        ({ verdict }) => verdict === 'inconsistent',
      )
      assert.deepEqual(
        told.map(({ printed, correction }) => [printed, correction]),
        [[wrong.rate, one.rate]],
      )
    }),
    { numRuns: 12 },
  )
})

test('a total that its rows do not make is told where the other columns add up, and only there', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const all = given.map(({ due, of }) => ({ due, came: Math.floor((due * of) / 100), more: of }))
      const sum = (of: (row: (typeof all)[number]) => number): number => all.reduce((total, row) => total + of(row), 0)
      const text = (due: number, came: number, more: number): string =>
        [
          '| Đơn vị | Dân quân | Tự vệ | Đảng viên |',
          '| --- | --- | --- | --- |',
          ...all.map((row, i) => `| ${NAMES[i]} | ${count(row.due)} | ${count(row.came)} | ${count(row.more)} |`),
          `| Tổng cộng | ${count(due)} | ${count(came)} | ${count(more)} |`,
        ].join('\n')
      const [due, came, more] = [sum((row) => row.due), sum((row) => row.came), sum((row) => row.more)]
      assert.equal(
        checks(text(due, came, more)).filter(({ about, verdict }) => about === 'sum' && verdict === 'consistent').length,
        3,
      )
      const told = checks(text(due, came + 10, more)).filter(({ verdict }) => verdict === 'inconsistent')
      assert.deepEqual(
        told.map(({ printed, correction }) => [printed, correction]),
        [[count(came + 10), count(came)]],
      )
      assert.ok(!checks(text(due + 7, came + 10, more + 3)).some(({ verdict }) => verdict === 'inconsistent'))
    }),
    { numRuns: 8 },
  )
})

test('a table whose percentages are of nothing in it accuses nobody', () => {
  const text = [
    '| Đơn vị | Dân quân | Tự vệ | Tỷ lệ đảng viên |',
    '| --- | --- | --- | --- |',
    '| Xã Hòa An | 120 | 31 | 28,4% |',
    '| Xã Tân Lập | 96 | 22 | 31,9% |',
    '| Phường Đông Sơn | 140 | 40 | 25,2% |',
  ].join('\n')
  assert.ok(!checks(text).some(({ verdict }) => verdict === 'inconsistent'))
})
