import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimsIn } from '#reader/claims.ts'
import { checksOf } from '#reader/verify.ts'
import { labelledTexts } from '../bench/labels.ts'
import { scoreOf } from '../bench/narrative.ts'
import { mutations } from './mutations.ts'

const texts = labelledTexts()
const share = ([right, all]: readonly [number, number]): number => right / all

test('the labelled narratives are read as their labels say', () => {
  const score = scoreOf(texts)
  assert.ok(texts.length >= 60 && score.labelled >= 300, `${texts.length} texts, ${score.labelled} figures`)
  assert.ok(score.found / (score.found + score.extra) >= 0.98, `${score.extra} figures too many`)
  assert.ok(score.found / score.labelled >= 0.98, `${score.labelled - score.found} figures missed`)
  assert.ok(share(score.unit) >= 0.97, score.unit.join('/'))
  assert.ok(share(score.first) >= 0.9, score.first.join('/'))
  assert.ok(share(score.firstThree) >= 0.97, score.firstThree.join('/'))
  assert.ok(share(score.checks) >= 0.99, score.checks.join('/'))
  assert.equal(score.falseAccusations, 0)
})

test('fifteen hundred bent texts are read without a fault, and every claim points into its text', () => {
  for (const text of mutations(
    texts.map((each) => each.text),
    1500,
    5,
  )) {
    const claims = claimsIn(text)
    for (const claim of claims) assert.ok(claim.start >= 0 && claim.start < claim.end && claim.end <= text.length)
    for (const check of checksOf(claims)) assert.ok(check.claims.every((place) => claims[place] !== undefined))
  }
})

test('reading the same text twice gives the same claims', () => {
  for (const { text } of texts.slice(0, 20)) assert.deepEqual(claimsIn(text), claimsIn(text))
})

test('a table of ten thousand numbers is read row by row', () => {
  const table = Array.from(
    { length: 2500 },
    (_, i) =>
      `Xã ${i} | ${(i % 1500) + 100} | ${(i % 1500) + 50} | ${(i % 1500) + 7} | ${((i + 50) / (i + 100)).toFixed(2).replace('.', ',')}%`,
  ).join('\n')
  assert.equal(claimsIn(table).length, 10_000)
})
