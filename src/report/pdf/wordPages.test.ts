import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pdfOfWord, wordProgram } from './wordPages.ts'

test('a machine without the program says so, and a setting of 0 means none', () => {
  assert.equal(wordProgram('0'), null)
  assert.equal(wordProgram('/khong/co/soffice'), null)
  assert.equal(wordProgram(process.execPath), process.execPath)
})

test('what cannot be set is told as such, and of many who ask at once the last are sent away', async () => {
  // Any program that leaves no pages behind: this one only says its version.
  const asked = Array.from({ length: 6 }, () => pdfOfWord(process.execPath, new Uint8Array([1, 2, 3])))
  assert.deepEqual(await Promise.all(asked), ['failed', 'failed', 'failed', 'failed', 'busy', 'busy'])
  assert.equal(await pdfOfWord(process.execPath, new Uint8Array()), 'failed')
})
