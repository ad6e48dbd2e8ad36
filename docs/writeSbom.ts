/** `npm run sbom`: what the product is built of, as CycloneDX 1.6 from package-lock.json, to the screen or to the file named. */
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

type Locked = {
  version?: string
  license?: string
  integrity?: string
  dev?: boolean
  devOptional?: boolean
  optional?: boolean
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}
export type Lock = { packages: Record<string, Locked> }
type Manifest = { name: string; version: string; license: string }

const nameAt = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
/** Package URL: the scope's sign is written %40 (purl specification, npm). */
const purlOf = (name: string, version: string): string => `pkg:npm/${name.replace(/^@/, '%40')}@${version}`
const isExpression = (licence: string): boolean => / (AND|OR|WITH) /.test(licence)

/** The same lock gives the same bytes: no clock and no chance in it. */
export function sbomOf({ packages }: Lock, { name, version, license }: Manifest) {
  const placed = Object.entries(packages).filter(([place]) => place !== '')
  const components = new Map<string, object>()
  const dependencies = new Map<string, Set<string>>()
  for (const [place, locked] of placed) {
    const [called, given] = [nameAt(place), locked.version ?? '']
    const ref = purlOf(called, given)
    components.set(ref, {
      type: 'library',
      'bom-ref': ref,
      name: called,
      version: given,
      scope: locked.dev || locked.devOptional ? 'excluded' : locked.optional ? 'optional' : 'required',
      ...(locked.integrity ? { hashes: hashesOf(locked.integrity) } : {}),
      ...(locked.license ? { licenses: [licenceOf(locked.license)] } : {}),
      purl: ref,
    })
    const needs = dependencies.get(ref) ?? new Set()
    for (const need of Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })) {
      const found = resolve(packages, place, need)
      if (found) needs.add(found)
    }
    dependencies.set(ref, needs)
  }
  const root = purlOf(name, version)
  const own = packages[''] ?? {}
  const direct = Object.keys({ ...own.dependencies, ...own.optionalDependencies }).flatMap(
    (need) => resolve(packages, '', need) ?? [],
  )
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': root, name, version, licenses: [licenceOf(license)], purl: root } },
    components: [...components].sort(byRef).map(([, component]) => component),
    dependencies: [[root, new Set(direct)] as const, ...[...dependencies].sort(byRef)].map(([ref, needs]) => ({
      ref,
      dependsOn: [...needs].sort(),
    })),
  }
}

const byRef = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number => (one < other ? -1 : 1)
const licenceOf = (licence: string): object =>
  isExpression(licence) ? { expression: licence } : { license: /^[\w.+-]+$/.test(licence) ? { id: licence } : { name: licence } }

/** Node looks in the folder itself and then in each above it. */
function resolve(packages: Lock['packages'], place: string, need: string): string | null {
  const folders =
    place === '' ? [] : place.split('/node_modules/').map((_, at, parts) => parts.slice(0, at + 1).join('/node_modules/'))
  for (const folder of [...folders.toReversed().map((one) => `${one}/`), '']) {
    const found = packages[`${folder}node_modules/${need}`]
    if (found) return purlOf(need, found.version ?? '')
  }
  return null
}

const hashesOf = (integrity: string): object[] =>
  integrity.split(' ').map((one) => {
    const [kind = '', digest = ''] = one.split(/-(.*)/s)
    return { alg: kind.toUpperCase().replace('SHA', 'SHA-'), content: Buffer.from(digest, 'base64').toString('hex') }
  })

const here = (path: string): URL => new URL(path, import.meta.url)
export const ownSbom = () =>
  sbomOf(
    JSON.parse(readFileSync(here('../package-lock.json'), 'utf8')) as Lock,
    JSON.parse(readFileSync(here('../package.json'), 'utf8')) as Manifest,
  )

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const text = `${JSON.stringify(ownSbom(), null, 2)}\n`
  const [, , into] = process.argv
  if (into) writeFileSync(into, text)
  else process.stdout.write(text)
}
