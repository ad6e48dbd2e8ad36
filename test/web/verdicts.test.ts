import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CheckedText } from '../../src/web/contract/narrative.ts'
import { verdicts } from '../../src/web/screens/check/verdicts.ts'

const claim = (text: string, indicator: string | null, guess: string) => ({
  text,
  start: 0,
  end: text.length,
  unit: 'đồng chí',
  indicator,
  indicator_candidates: [{ indicator: guess, title: `tên của ${guess}`, score: 0.4 }],
})
const check = (about: string, printed: string, claims: number[]) => ({
  about,
  printed,
  computed: printed,
  verdict: 'consistent' as const,
  convention: 'exact',
  reason: `${printed} đúng`,
  claim_indexes: claims,
  correction: null,
})
const reply = (claims: CheckedText['claims'], checks: CheckedText['checks']) => ({ claims, checks }) as unknown as CheckedText

test('a whole is not confirmed by a part that lies within it, nor named by a guess nobody trusts', () => {
  const rows = verdicts(
    reply([claim('1.122', null, 'population_total'), claim('166', 'sdf', 'sdf')], [check('part', '166', [0, 1])]),
  )
  assert.deepEqual(
    rows.map(({ verdict, meaning }) => [verdict, meaning]),
    [
      ['cannot', 'đồng chí'],
      ['cannot', 'tên của sdf (đồng chí)'],
    ],
  )
})

test('a percentage the text itself proves is confirmed, with the pair it is of', () => {
  const rows = verdicts(reply([claim('81/89', 'a', 'a'), claim('91%', 'b', 'b')], [check('share', '91%', [0, 1])]))
  assert.deepEqual(
    rows.map(({ verdict }) => verdict),
    ['agrees', 'agrees'],
  )
})
