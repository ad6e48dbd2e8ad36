import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addToPage, type Cells, cellsOf, type Page, readPage } from './figurePage.ts'

const amount = fc.oneof(
  fc.bigInt(-70n, 70n),
  fc.bigInt(-(2n ** 33n), 2n ** 33n),
  fc.constantFrom(0n, 63n, 64n, -64n, -65n, 2n ** 31n, -(2n ** 31n), 2n ** 53n - 2n, 1n - 2n ** 53n),
)
/** Up to 31 days of a month; measures near each other and far apart. */
const changes: fc.Arbitrary<Cells> = fc
  .array(
    fc.tuple(
      fc.oneof(fc.nat(12), fc.integer({ min: 100, max: 32_767 })),
      fc.array(fc.tuple(fc.nat(30), amount), { minLength: 1, maxLength: 8 }),
    ),
    { maxLength: 12 },
  )
  .map((list) => {
    const out: Cells = new Map()
    for (const [measure, cells] of list) {
      const held: (bigint | undefined)[] = []
      for (const [cell, amount] of cells) held[cell] = amount
      out.set(measure, held)
    }
    return out
  })

const added = (all: readonly Cells[]) => {
  const sums = new Map<string, bigint>()
  for (const one of all)
    for (const [measure, cells] of one)
      cells.forEach((amount, cell) => {
        if (amount !== undefined) sums.set(`${measure} ${cell}`, (sums.get(`${measure} ${cell}`) ?? 0n) + amount)
      })
  return sums
}

test('a page holds the sum of all that was added to it, a cell nobody spoke of stays empty, and one that cancels is 0', () => {
  fc.assert(
    fc.property(fc.array(changes, { minLength: 1, maxLength: 4 }), (all) => {
      const page = all.reduce<Page | undefined>((before, one) => addToPage(before, one), undefined) ?? ''
      assert.deepEqual(added([cellsOf(page)]), added(all))
    }),
  )
})

test('the same cells are the same page, in whatever order they came', () => {
  fc.assert(
    fc.property(changes, changes, (one, other) => {
      assert.equal(addToPage(addToPage(undefined, one), other), addToPage(addToPage(undefined, other), one))
    }),
  )
})

test('a page is plain signs that a database keeps and sends as they are', () => {
  fc.assert(fc.property(changes, (one) => assert.match(addToPage(undefined, one), /^[\x20-\x7f]*$/)))
})

test('going through a page gives the cells that are wanted, measure by measure, as opening it does', () => {
  fc.assert(
    fc.property(changes, fc.integer({ min: 1, max: 2 ** 31 - 1 }), (one, mask) => {
      const page = addToPage(undefined, one)
      const seen: [number, [number, bigint][]][] = []
      readPage(page, new Int32Array(32_768).fill(mask), new Uint8Array(32_768), (measure, wanted, cells) => {
        const there = [...(cells ?? []).keys()].filter((cell) => (wanted & (1 << cell)) !== 0)
        seen.push([measure, there.map((cell) => [cell, BigInt(cells?.[cell] ?? Number.NaN)])])
      })
      const heard: number[] = []
      readPage(page, new Int32Array(32_768).fill(mask), new Uint8Array(32_768).fill(1), (measure, wanted, cells) => {
        assert.equal(cells, null)
        if (wanted !== 0) heard.push(measure)
      })
      const opened = [...cellsOf(page)].map(([measure, cells]) => [
        measure,
        [...cells.entries()].filter(([cell, amount]) => amount !== undefined && (mask & (1 << cell)) !== 0),
      ])
      assert.deepEqual(
        seen,
        opened.filter(([, cells]) => (cells as unknown[]).length > 0),
      )
      assert.deepEqual(
        heard,
        seen.map(([measure]) => measure),
      )
    }),
  )
})

test('a sum too great to be counted exactly is kept as it is, and refused where a report would round it', () => {
  const great = 2n ** 60n + 1n
  const page = addToPage(undefined, new Map([[3, [great]]]))
  assert.deepEqual(cellsOf(page), new Map([[3, [great]]]))
  assert.throws(() => readPage(page, new Int32Array(4).fill(1), new Uint8Array(4), () => {}), RangeError)
  const [back] = cellsOf(addToPage(page, new Map([[3, [-great]]]))).get(3) ?? []
  assert.equal(back, 0n)
})
