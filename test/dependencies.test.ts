import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ownSbom } from '../docs/writeSbom.ts'
import { project } from './sources.ts'

type Locked = { version?: string; license?: string; integrity?: string; link?: boolean; resolved?: string; dev?: boolean }
const read = (path: string) => JSON.parse(readFileSync(`${project}/${path}`, 'utf8')) as Record<string, unknown>
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> }
const placed = Object.entries(packages).filter(([place]) => place !== '')

/** What may be built into a product that is handed on: permissive ones, and for tools of builders those that bind only themselves. */
const PERMISSIVE = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  'MIT-0',
  'Zlib',
  'OFL-1.1',
]
const FOR_BUILDERS = [...PERMISSIVE, 'MPL-2.0', 'CC-BY-4.0', 'CC0-1.0', 'Python-2.0', 'MIT/X11']
/** A choice offered is taken where it fits; what is asked together must all fit. */
const fits = (licence: string, may: readonly string[]): boolean => {
  const plain = licence.replace(/^\((.*)\)$/, '$1')
  if (plain.includes(' OR ')) return plain.split(' OR ').some((one) => fits(one, may))
  return plain.split(' AND ').every((one) => may.includes(one))
}

test('every package is pinned by version and by the hash of its bytes, and none is fetched from a place of its own', () => {
  const manifest = read('package.json') as Record<string, Record<string, string>>
  const loose = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
  )
  assert.deepEqual(loose, [])
  assert.ok(placed.length > 100)
  assert.deepEqual(
    placed.filter(([, { integrity, link }]) => link || !/^sha512-/.test(integrity ?? '')).map(([place]) => place),
    [],
  )
  assert.deepEqual(
    placed.filter(([, { resolved }]) => resolved !== undefined).map(([place]) => place),
    [],
  )
})

test('what runs with the product is under a licence that lets it be handed on', () => {
  const wrong = placed.flatMap(([place, { license, dev }]) =>
    license === undefined || fits(license, dev ? FOR_BUILDERS : PERMISSIVE) ? [] : [`${place}: ${license}`],
  )
  assert.deepEqual(wrong, [])
  assert.deepEqual(
    [fits('GPL-3.0', PERMISSIVE), fits('(MIT OR GPL-3.0-or-later)', PERMISSIVE), fits('MIT AND GPL-2.0', PERMISSIVE)],
    [false, true, false],
  )
})

test('the bill of materials names every package of the lock with its hash, and what it names as needed is there', () => {
  const sbom = ownSbom()
  const refs = new Set((sbom.components as { 'bom-ref': string }[]).map((one) => one['bom-ref']))
  const locked = new Set(
    placed.map(
      ([place, { version }]) => `pkg:npm/${place.slice(place.lastIndexOf('node_modules/') + 13).replace(/^@/, '%40')}@${version}`,
    ),
  )
  assert.deepEqual([...refs].sort(), [...locked].sort())
  assert.ok(
    (sbom.components as { hashes?: { alg: string; content: string }[] }[]).every(({ hashes }) =>
      hashes?.every(({ alg, content }) => alg === 'SHA-512' && content.length === 128),
    ),
  )
  const dangling = sbom.dependencies.flatMap(({ dependsOn }) => dependsOn.filter((ref) => !refs.has(ref)))
  assert.deepEqual(dangling, [])
  const fastify = sbom.dependencies.find(({ ref }) => ref.startsWith('pkg:npm/fastify@'))
  assert.ok((fastify?.dependsOn.length ?? 0) > 5)
})

test('known faults of packages stop the check where they weigh; where nobody answers that is said and stops nothing', async () => {
  const bin: string = `${project}/bin/askAdvisories.js`
  const { askAdvisories } = (await import(bin)) as { askAdvisories(ask: () => Promise<string>): Promise<number> }
  const printed = (counts: object) => async () => JSON.stringify({ metadata: { vulnerabilities: counts } })
  assert.equal(await askAdvisories(printed({ low: 0, moderate: 0, high: 0, critical: 0, total: 0 })), 0)
  assert.equal(await askAdvisories(printed({ low: 2, moderate: 1, high: 0, critical: 0, total: 3 })), 0)
  assert.equal(await askAdvisories(printed({ low: 0, moderate: 0, high: 1, critical: 0, total: 1 })), 1)
  for (const nothing of ['', '{"message":"405 Method Not Allowed"}', '<html>', '{"metadata":{"vulnerabilities":{}}}'])
    assert.equal(await askAdvisories(async () => nothing), 0)
})

test('the table of ASVS counts as it says, and names tests that are there', () => {
  const page = readFileSync(`${project}/SECURITY.md`, 'utf8')
  const lines = page.split('\n').filter((line) => /^\| \d+\.\d/.test(line))
  const counted: Record<string, number> = {}
  for (const line of lines) {
    const [, ids = '', , state = ''] = line.split('|').map((cell) => cell.trim())
    counted[state] = (counted[state] ?? 0) + ids.split(',').reduce((sum, id) => sum + howMany(id), 0)
  }
  const { met = 0, part = 0, not = 0, place = 0 } = counted
  assert.ok(met > 100)
  assert.ok(
    page.includes(`${met} met, ${part} in part, ${not} not, ${place} decided by the place`),
    `the table says ${met} met, ${part} in part, ${not} not, ${place} decided by the place`,
  )
  for (const line of lines.filter((one) => one.includes('| not |')))
    assert.ok((line.split('|')[4] ?? '').trim().length > 15, line)
})
/** "3.4.3–3.4.6" are four requirements. */
function howMany(id: string): number {
  const [from = 0, to] = [...id.matchAll(/\.(\d+)(?=\s|–|$)/g)].map(([, last]) => Number(last))
  return to === undefined ? 1 : to - from + 1
}
