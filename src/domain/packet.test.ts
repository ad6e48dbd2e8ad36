import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Coming, type Corrections, type Here, type Seen, verdictOf, verdictOfCorrections } from './packet.ts'

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

const made = (all: string, standing = all.at(-1)): Corrections => ({ all: new Set(all), standing: standing ?? null })

test('a figure put right in one place is right in the other; whoever knows more corrections knows better, and two that parted are asked', () => {
  assert.equal(verdictOfCorrections(made(''), made('a')), 'new')
  assert.equal(verdictOfCorrections(made('a'), made('ab')), 'changed')
  assert.equal(verdictOfCorrections(made('ab'), made('a')), 'older')
  assert.equal(verdictOfCorrections(made('ab'), made('ab')), 'same')
  assert.equal(verdictOfCorrections(made('ab'), made('ac')), 'conflict')
  assert.equal(verdictOfCorrections(made('abc', 'b'), made('abc', 'c')), 'conflict')
})

test('two offices put one figure right in turns or at once, packets late and twice: none that holds is set aside unseen, and settled they agree', () => {
  type Side = { all: Set<string>; standing: string | null; after: Map<string, Set<string>> }
  const deed = fc.record({ who: fc.constantFrom(0, 1), kind: fc.constantFrom('correct', 'send', 'receive'), which: fc.nat(20) })
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
      const side = (): Side => ({ all: new Set(), standing: null, after: new Map() })
      const sides: [Side, Side] = [side(), side()]
      const sent: [Side[], Side[]] = [[], []]
      const take = (here: Side, packet: Side, settles: boolean): void => {
        const verdict = verdictOfCorrections(here, packet)
        // What is set aside was seen by whoever made the one that holds instead.
        if (verdict === 'changed' && here.standing && packet.standing !== here.standing)
          assert.ok(packet.after.get(packet.standing ?? '')?.has(here.standing))
        if (verdict === 'new' || verdict === 'changed' || (verdict === 'conflict' && settles))
          Object.assign(here, {
            all: new Set([...here.all, ...packet.all]),
            standing: packet.standing,
            after: new Map([...here.after, ...packet.after]),
          })
      }
      for (const [at, { who, kind, which }] of deeds.entries()) {
        const here = sides[who as 0 | 1]
        if (kind === 'correct') {
          const id = `${who}.${at}`
          here.after.set(id, new Set(here.all))
          here.all = new Set([...here.all, id])
          here.standing = id
        } else if (kind === 'send') sent[who as 0 | 1].push(structuredClone(here))
        else {
          const packets = sent[(1 - who) as 0 | 1]
          const packet = packets[which % Math.max(1, packets.length)]
          if (packet) take(here, packet, false)
        }
      }
      take(sides[0], sides[1], true)
      take(sides[1], sides[0], true)
      assert.equal(sides[0].standing, sides[1].standing)
      if (sides[0].standing) assert.equal(verdictOfCorrections(...sides), 'same')
    }),
    { numRuns: 300 },
  )
})
