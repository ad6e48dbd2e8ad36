import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { codeIn, codeOf, hashPrefixOf } from './verificationCode.ts'

test('the code of an edition is read back from any words around it, however it was typed', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), fc.boolean(), fc.boolean(), (hash, small, bare) => {
      const code = codeOf(hash)
      const typed = bare ? code.replaceAll('-', '') : code
      assert.equal(codeIn(`Mã xác minh: ${small ? typed.toLowerCase() : typed}. Bản 2`), code)
      assert.equal(hashPrefixOf(code), hash.slice(0, 16))
    }),
  )
})

test('a text without a code has none', () => {
  for (const text of ['', 'Số: 12/BC-BCH', 'ABCD-1234', 'ngày 15-7-2023, 1.122 đồng chí']) assert.equal(codeIn(text), null, text)
})
