import assert from 'node:assert/strict'
import { createCipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { quickCipher } from './quickCipher.ts'
import { sealWith } from './seal.ts'

const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes))
const text = fc.string({ unit: 'grapheme', maxLength: 80 })

test('the blind index of a number is its HMAC-SHA-256 under the key of the index', () => {
  fc.assert(
    fc.property(key, text, (secret, number) => {
      const markKey = Buffer.from(hkdfSync('sha256', secret, '', 'saovuong blind index', 32))
      assert.deepEqual(sealWith(secret).mark(number), createHmac('sha256', markKey).update(number).digest())
    }),
  )
})

test('a sealed number opens with its key alone, and is sealed otherwise every time', () => {
  fc.assert(
    fc.property(key, text, (secret, number) => {
      const seal = sealWith(secret)
      const sealed = seal.close(number)
      assert.equal(seal.open(sealed), number)
      assert.notDeepEqual(seal.close(number), sealed)
      assert.throws(() => sealWith(randomBytes(32)).open(sealed))
    }),
    { numRuns: 30 },
  )
})

test('a short text is sealed to the bit as the platform would, and no nonce comes twice', () => {
  const short = fc.uint8Array({ maxLength: 32 }).map((bytes) => Buffer.from(bytes))
  const nonces = new Set<string>()
  fc.assert(
    fc.property(key, fc.array(short, { minLength: 1, maxLength: 300 }), (secret, texts) => {
      const cipher = quickCipher(createSecretKey(secret))
      for (const one of texts) {
        const { nonce, tag, body } = cipher(one) ?? assert.fail('a short text')
        const platform = createCipheriv('aes-256-gcm', secret, nonce)
        assert.deepEqual(body, Buffer.concat([platform.update(one), platform.final()]))
        assert.deepEqual(tag, platform.getAuthTag())
        assert.ok(!nonces.has(nonce.toString('hex')))
        nonces.add(nonce.toString('hex'))
      }
    }),
    { numRuns: 40 },
  )
  assert.equal(quickCipher(createSecretKey(randomBytes(32)))(Buffer.alloc(33)), null)
})

test('whatever was cut off, put on or turned in a sealed number does not open', () => {
  const shorter = (sealed: Buffer, at: number) => sealed.subarray(0, at % sealed.length)
  const turned = (sealed: Buffer, at: number) =>
    Buffer.from(sealed.map((byte, place) => byte ^ Number(place === at % sealed.length)))
  fc.assert(
    fc.property(key, text, fc.nat(), (secret, number, at) => {
      const seal = sealWith(secret)
      const sealed = seal.close(number)
      assert.throws(() => seal.open(turned(sealed, at)))
      assert.throws(() => seal.open(shorter(sealed, at)))
      assert.throws(() => seal.open(Buffer.concat([sealed, Buffer.alloc(1)])))
    }),
  )
  // A tag of four bytes would be guessed: the empty text is all tag.
  const seal = sealWith(randomBytes(32))
  for (let length = 0; length < 29; length++)
    assert.throws(() => seal.open(seal.close('').subarray(0, length)), `${length} bytes`)
})
