import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type EditionState, MOVES, type Verb } from './edition.ts'
import { type ChainStep, compareChains, faultOfChain, receivedStep } from './editionChain.ts'

type Drawn = [Verb, EditionState | null, EditionState, string]
const chain = (drawn: readonly Drawn[]): ChainStep[] =>
  drawn.map(([verb, fromState, toState, login], at) => ({
    id: `${at}`,
    version: at + 1,
    verb,
    fromState,
    toState,
    login,
    name: login,
    reason: verb === 'return' || verb === 'reopen' ? 'Sai mục 3' : null,
  }))
const SENT: readonly Drawn[] = [
  ['prepare', null, 'draft', 'lan'],
  ['check', 'draft', 'checked', 'lan'],
  ['approve', 'checked', 'approved', 'tuan'],
  ['submit', 'approved', 'submitted', 'lan'],
]

test('a chain that went its way is believed, drafted twice and opened again as well', () => {
  assert.equal(faultOfChain(chain(SENT)), null)
  const again: Drawn[] = [
    ['prepare', null, 'draft', 'lan'],
    ['prepare', 'draft', 'draft', 'lan'],
    ['check', 'draft', 'checked', 'lan'],
    ['reopen', 'checked', 'draft', 'lan'],
    ...SENT.slice(1),
    ['receive', 'submitted', 'received', 'minh'],
    ['return', 'received', 'returned', 'minh'],
  ]
  assert.equal(faultOfChain(chain(again)), null)
  assert.equal(receivedStep(chain(again))?.verb, 'receive')
  assert.equal(receivedStep(chain(SENT)), null)
})

test('a chain with a step left out, out of turn, by the same hand or not yet sent is told by its step', () => {
  assert.match(faultOfChain(chain(SENT.slice(0, 3))) ?? '', /chưa nộp/)
  assert.match(faultOfChain(chain(SENT.filter((_, at) => at !== 2))) ?? '', /Bước 3 \(nộp\) không nối/)
  assert.match(
    faultOfChain(chain(SENT.map(([verb, from, to]): Drawn => [verb, from, to, 'lan']))) ?? '',
    /Bước 3 \(duyệt\) do chính người đã soạn/,
  )
  assert.match(faultOfChain(chain([...SENT, ['accept', 'submitted', 'accepted', 'minh']])) ?? '', /Bước 5.*quy trình/)
  const renumbered = chain(SENT).map((step, at) => (at === 3 ? { ...step, version: 9 } : step))
  assert.match(faultOfChain(renumbered) ?? '', /không nối/)
})

test('any way through the table is believed, and any one state of it changed is not', () => {
  const moves = MOVES.filter(({ of }) => of !== 'roll_up')
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 12 }), fc.nat(40), (turns, spoiled) => {
      const drawn: Drawn[] = [...SENT]
      for (const [at, turn] of turns.entries()) {
        const state = drawn.at(-1)?.[2] ?? 'draft'
        const open = moves.filter(({ from }) => from.includes(state))
        const move = open[turn % Math.max(1, open.length)]
        if (move) drawn.push([move.verb, state, move.to, `p${at}`])
      }
      const steps = chain(drawn)
      assert.equal(faultOfChain(steps), null)
      const broken = steps.map((step, at) => (at === spoiled % steps.length ? { ...step, toState: 'draft' as const } : step))
      if (steps[spoiled % steps.length]?.toState !== 'draft') assert.notEqual(faultOfChain(broken), null)
    }),
    { numRuns: 200 },
  )
})

test('chains compared: one that goes on from the other knows more, two that parted are a conflict', () => {
  assert.equal(compareChains(['a', 'b'], ['a', 'b']), 'same')
  assert.equal(compareChains(['a', 'b'], ['a']), 'older')
  assert.equal(compareChains(['a'], ['a', 'b']), 'changed')
  assert.equal(compareChains(['a', 'b'], ['a', 'c', 'd']), 'conflict')
})
