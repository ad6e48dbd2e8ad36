import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nearestChoice } from './nearestWord.ts'
import { AWARDS } from './registers/commendationCodes.ts'

const titleOf = (text: string) => nearestChoice(AWARDS, text)?.title ?? null

test('a slip of the hand is led to the statutory title, words of no title to none', () => {
  assert.equal(titleOf('chien si tien tien'), 'Chiến sĩ tiên tiến')
  assert.equal(titleOf('Chiến sỹ tiên tiếnn'), 'Chiến sĩ tiên tiến')
  assert.equal(titleOf('Bằng khe'), 'Bằng khen')
  assert.equal(titleOf('người tốt việc tốt của phường'), null)
  assert.equal(titleOf('  '), null)
})
