import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ENGLISH } from '../../src/web/words/english.ts'
import { project, sources } from '../sources.ts'

/** English is the second language of the interface: what is said has both, what has both is said. */
const blanksOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort()
const said = new Set(
  sources()
    .filter(({ room, path }) => room === 'web' && !/words\/english\w*\.ts$/.test(path))
    .flatMap(({ path }) => [...readFileSync(`${project}/${path}`, 'utf8').matchAll(/\bsay\(\s*'([^']+)'/g)])
    .map(([, words]) => words ?? ''),
)

test('every word the screens say has its English, and no English waits for a word nobody says', () => {
  assert.ok(said.size > 200, `${said.size} words found`)
  assert.deepEqual([...said].sort(), Object.keys(ENGLISH).sort())
})

test('both languages leave the same blanks, and neither is empty', () => {
  for (const [vietnamese, english] of Object.entries(ENGLISH)) {
    assert.ok(english.trim(), vietnamese)
    assert.deepEqual(blanksOf(english), blanksOf(vietnamese), vietnamese)
  }
})

test('the English has no word of Vietnamese in it', () => {
  for (const english of Object.values(ENGLISH)) assert.doesNotMatch(english.replaceAll('Sao Vuông', ''), /[^\x20-\x7e]/, english)
})
