import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** What a browser must fetch before the first screen stands, measured on the built files: a commune's line is thin. */
const WEB = fileURLToPath(new URL('../../dist/web', import.meta.url))
const MOST = 300_000

/** A script and all it imports without being asked again; what is asked for by a route comes when the route is opened. */
function closure(name: string, seen: Map<string, string>): Map<string, string> {
  if (seen.has(name)) return seen
  const text = readFileSync(join(WEB, 'assets', name), 'utf8')
  seen.set(name, text)
  for (const [, next] of text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([\w-]+\.js)"/g)) closure(next ?? '', seen)
  return seen
}

const weight = (files: ReadonlyMap<string, string>): number =>
  [...files.values()].reduce((sum, text) => sum + gzipSync(text).length, 0)

const page = readFileSync(join(WEB, 'index.html'), 'utf8')
const entries = [...page.matchAll(/(?:src|href)="\/assets\/([\w-]+\.js)"/g)].map(([, name]) => name ?? '')
const first = new Map<string, string>()
for (const entry of entries) closure(entry, first)
const main = [...first.values()].join('\n')

for (const [words, screen] of [
  ['the log-in page', 'LoginScreen'],
  ['Tổng quan', 'OverviewScreen'],
] as const) {
  test(`${words} stands after at most 300 kB of compressed scripts`, () => {
    const name = new RegExp(`${screen}-[\\w-]+\\.js`).exec(main)?.[0]
    assert.ok(name, `${screen} is no file of its own`)
    const files = closure(name, new Map(first))
    assert.ok(files.size > 2 && weight(files) > 100_000, 'nothing was measured')
    assert.ok(weight(files) <= MOST, `${weight(files)} bytes in ${files.size} files`)
  })
}
