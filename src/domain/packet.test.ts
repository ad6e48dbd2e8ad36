import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Coming, type Here, type Seen, verdictOf } from './packet.ts'

const here = (version: number | null, more: Partial<Here> = {}): Here => ({ version, removedAt: null, alike: false, ...more })
const coming = (revision: number, base = 0, removed = false): Coming => ({ revision, base, removed })

test('a new row is added, the same one again is the same, an older one is passed over', () => {
  assert.equal(verdictOf(coming(1), here(null), null), 'new')
  assert.equal(verdictOf(coming(1), here(1), { revision: 1, ourVersion: 1 }), 'same')
  assert.equal(verdictOf(coming(1), here(4), { revision: 2, ourVersion: 2 }), 'older')
  assert.equal(verdictOf(coming(2), here(9, { alike: true }), null), 'same')
})

test('a change made from what stands here replaces it, one made while somebody here wrote as well does not', () => {
  assert.equal(verdictOf(coming(2), here(1), { revision: 1, ourVersion: 1 }), 'changed')
  assert.equal(verdictOf(coming(2), here(2), { revision: 1, ourVersion: 1 }), 'conflict')
  assert.equal(verdictOf(coming(3, 2), here(2), { revision: 1, ourVersion: 1 }), 'changed')
  assert.equal(verdictOf(coming(2, 0, true), here(1), { revision: 1, ourVersion: 1 }), 'removed')
  assert.equal(verdictOf(coming(2, 0, true), here(2), { revision: 1, ourVersion: 1 }), 'conflict')
  assert.equal(verdictOf(coming(2, 0, true), here(null), null), 'same')
  assert.equal(verdictOf(coming(3), here(null, { removedAt: 2 }), { revision: 1, ourVersion: 1 }), 'conflict')
})

test('two offices that write in turns or at once and exchange in any order: nothing anybody wrote is overwritten unseen', () => {
  type Side = { text: string; version: number; seen: Seen | null; history: Set<string> }
  type Packet = { text: string; revision: number; base: number; history: Set<string> }
  const deed = fc.record({ who: fc.constantFrom(0, 1), kind: fc.constantFrom('write', 'send', 'receive'), which: fc.nat(20) })
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      const sides: [Side, Side] = [
        { text: 'a', version: 1, seen: null, history: new Set(['a']) },
        { text: 'a', version: 1, seen: null, history: new Set(['a']) },
      ]
      const sent: [Packet[], Packet[]] = [[], []]
      for (const [at, { who, kind, which }] of deeds.entries()) {
        const side = sides[who as 0 | 1]
        if (kind === 'write') {
          side.text = `${who}.${at}`
          side.version++
          side.history = new Set([...side.history, side.text])
        } else if (kind === 'send')
          sent[who as 0 | 1].push({
            text: side.text,
            revision: side.version,
            base: side.seen?.revision ?? 0,
            history: side.history,
          })
        else {
          const packets = sent[(1 - who) as 0 | 1]
          const packet = packets[which % Math.max(1, packets.length)]
          if (!packet) continue
          const verdict = verdictOf(
            coming(packet.revision, packet.base),
            here(side.version, { alike: packet.text === side.text }),
            side.seen,
          )
          if (verdict === 'changed') {
            // What is replaced was known to whoever wrote the replacement.
            assert.ok(packet.history.has(side.text))
            side.text = packet.text
            side.version++
            side.history = new Set([...side.history, ...packet.history])
            side.seen = { revision: packet.revision, ourVersion: side.version }
          } else if (verdict === 'same' && packet.revision > (side.seen?.revision ?? 0)) {
            side.seen = { revision: packet.revision, ourVersion: side.version }
            side.history = new Set([...side.history, ...packet.history])
          }
        }
      }
    }),
    { numRuns: 400 },
  )
})
