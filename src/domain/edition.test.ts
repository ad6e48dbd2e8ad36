import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  EDITION_STATES,
  type EditionState,
  isOpen,
  judgeMove,
  MOVES,
  type Mover,
  type Side,
  STANDING,
  type Step,
  UNDER_WAY,
  VERBS,
  type Verb,
} from './edition.ts'

const SIDES: readonly Side[] = ['unit', 'head', 'issuer', 'receiver', 'receiving_issuer']
const everyone = (login: string): Mover => ({ login, sides: new Set(SIDES) })

const person = fc.constantFrom('mai', 'thanh', 'minh', 'hung')
const verb = fc.constantFrom(...(Object.keys(VERBS) as Verb[]))
const sides = fc.uniqueArray(fc.constantFrom(...SIDES)).map((list) => new Set(list))
const deeds = fc.array(fc.record({ login: person, verb, sides, said: fc.boolean() }), { maxLength: 40 })

/** What people do one after another: refused deeds change nothing. */
function played(
  of: 'report' | 'roll_up',
  list: readonly { login: string; verb: Verb; sides: ReadonlySet<Side>; said: boolean }[],
) {
  let state: EditionState = 'draft'
  const steps: Step[] = [{ verb: 'prepare', login: 'mai', name: 'mai' }]
  const way: { from: EditionState; verb: Verb; to: EditionState; login: string }[] = []
  for (const { login, verb: asked, sides: on, said } of list) {
    const verdict = judgeMove({ state, of, steps }, asked, { login, sides: on }, said ? 'có lý do' : undefined)
    if ('refused' in verdict) continue
    way.push({ from: state, verb: asked, to: verdict.to, login })
    steps.push({ verb: asked, login, name: login })
    state = verdict.to
  }
  return { state, steps, way }
}

test('every state can be reached and every verb leads somewhere; nothing leads out of what was replaced or sent back', () => {
  const reached = new Set<EditionState>(['draft', ...MOVES.map(({ to }) => to)])
  assert.deepEqual([...reached].sort(), Object.keys(EDITION_STATES).sort())
  for (const state of ['returned', 'replaced'] as const) assert.ok(MOVES.every(({ from }) => !from.includes(state)))
  assert.ok(UNDER_WAY.every((state) => !STANDING.includes(state)))
})

test('whatever people try, in whatever order: what was sent up never opens again', () => {
  fc.assert(
    fc.property(deeds, (list) => {
      const { way } = played('report', list)
      const sent = way.findIndex(({ verb: did }) => did === 'submit')
      if (sent >= 0) for (const { to } of way.slice(sent)) assert.ok(!isOpen(to))
    }),
    { numRuns: 500 },
  )
})

test('whatever people try: nobody approves what they prepared, nor accepts what they prepared or approved', () => {
  fc.assert(
    fc.property(deeds, (list) => {
      const { way } = played('report', list)
      assert.ok(way.every(({ verb: did, login }) => did !== 'approve' || login !== 'mai'))
      const accepted = way.findIndex(({ verb: did }) => did === 'accept')
      if (accepted < 0) return
      const approver = way.slice(0, accepted).findLast(({ verb: did }) => did === 'approve')?.login
      assert.notEqual(way[accepted]?.login, 'mai')
      assert.notEqual(way[accepted]?.login, approver)
    }),
    { numRuns: 500 },
  )
})

test('whatever people try: it is accepted only after check, approval, submission and receipt, in this order', () => {
  fc.assert(
    fc.property(deeds, (list) => {
      const { way } = played('report', list)
      const at = (did: Verb) => way.findLastIndex((step) => step.verb === did)
      if (at('accept') >= 0)
        assert.ok(
          at('check') < at('approve') &&
            at('approve') < at('submit') &&
            at('submit') < at('receive') &&
            at('receive') < at('accept'),
        )
    }),
    { numRuns: 500 },
  )
})

test('a roll-up is published and never submitted; a report is submitted and never published before it is rolled up', () => {
  fc.assert(
    fc.property(deeds, fc.constantFrom('report' as const, 'roll_up' as const), (list, of) => {
      const verbs = played(of, list).way.map(({ verb: did }) => did)
      if (of === 'roll_up') assert.ok(!verbs.includes('submit') && !verbs.includes('accept'))
      else if (verbs.includes('publish')) assert.ok(verbs.indexOf('roll_up') < verbs.indexOf('publish'))
    }),
  )
})

test('who wrote a sum never issues it, and to issue takes the right to, whatever else somebody may do', () => {
  const signed = { state: 'approved', of: 'roll_up', steps: [{ verb: 'prepare', login: 'mai', name: 'Mai' }] } as const
  assert.deepEqual(judgeMove(signed, 'publish', everyone('mai'), undefined), { refused: 'apart', did: 'prepare' })
  assert.deepEqual(judgeMove(signed, 'publish', { login: 'minh', sides: new Set(['unit', 'head', 'receiver']) }, undefined), {
    refused: 'side',
    side: 'issuer',
  })
  assert.deepEqual(judgeMove(signed, 'publish', { login: 'lan', sides: new Set(['issuer']) }, undefined), { to: 'published' })
  assert.deepEqual(judgeMove(signed, 'reopen', { login: 'lan', sides: new Set(['issuer']) }, 'sai số'), {
    refused: 'side',
    side: 'unit',
  })
})

test('a move without its reason, or on the wrong side, is refused by name', () => {
  const received = { state: 'received', of: 'report', steps: [] } as const
  assert.deepEqual(judgeMove(received, 'return', everyone('minh'), undefined), { refused: 'reason' })
  assert.deepEqual(judgeMove(received, 'return', { login: 'mai', sides: new Set(['unit']) }, 'sai số'), {
    refused: 'side',
    side: 'receiver',
  })
  assert.deepEqual(judgeMove({ ...received, state: 'returned' }, 'accept', everyone('minh'), undefined), { refused: 'state' })
})
