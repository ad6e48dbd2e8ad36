import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Condition } from '#domain/register.ts'
import { parseSearch, readAddress, stringifySearch } from '../../src/web/address.ts'

/** Plain objects, as JSON gives them. */
const plain = { noNullPrototype: true }
const word = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '')
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ column: word, is: fc.constant('equal' as const), value: fc.oneof(word, fc.integer(), fc.boolean()) }, plain),
  fc.record({ column: word, is: fc.constant('in' as const), value: fc.array(word, { minLength: 1, maxLength: 3 }) }, plain),
  fc.record({ column: word, is: fc.constantFrom('empty' as const, 'filled' as const) }, plain),
)

test('an address read back is the address that was written', () => {
  fc.assert(
    fc.property(
      fc.record({ unit: word, period: word, asOf: word, search: word }, plain),
      fc.array(condition, { minLength: 1, maxLength: 4 }),
      (words, where) => {
        const address = { ...words, where }
        assert.deepEqual(readAddress(parseSearch(stringifySearch(address))), address)
      },
    ),
  )
})

test('the period 2023 stays the text 2023', () => {
  assert.deepEqual(readAddress(parseSearch('?period=2023')), { period: '2023' })
})

test('an address broken by hand is read as far as it can be, and never stops the page', () => {
  assert.deepEqual(readAddress(parseSearch('?unit=so-y-te&where=%5B%7B&sort=')), { unit: 'so-y-te' })
  fc.assert(fc.property(fc.string(), (text) => typeof readAddress(parseSearch(text)) === 'object'))
})
