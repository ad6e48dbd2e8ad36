import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const project = fileURLToPath(new URL('..', import.meta.url))

/** `later`: asked for while running, not before the first line of the file runs. */
export type Import = { from: string; typesOnly: boolean; later: boolean }
export type Source = { path: string; room: string; text: string; imports: Import[] }

/** Every source file of the product, tests left out, with what it imports. */
export function sources(): Source[] {
  return globSync('src/**/*.{ts,tsx}', { cwd: project })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .sort()
    .map((path) => {
      const text = readFileSync(`${project}/${path}`, 'utf8')
      return { path, room: path.split('/')[1] ?? '', text, imports: importsOf(text) }
    })
}

/** Import and export lines, bare imports, and imports made while running. */
function importsOf(text: string): Import[] {
  const listed = [...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)]
  const loaded = [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)]
  return [
    ...listed.map((match) => ({ from: match[2] ?? '', typesOnly: match[1] !== undefined, later: false })),
    ...loaded.map((match) => ({ from: match[1] ?? '', typesOnly: false, later: true })),
  ]
}

/** The file of the product an import means, or null for a package or a part of Node. */
export function fileOf(importing: string, from: string): string | null {
  if (from.startsWith('#')) return `src/${from.slice(1)}`
  return from.startsWith('.') ? posix.normalize(posix.join(posix.dirname(importing), from.split('?')[0] ?? '')) : null
}

/** 'kysely' of 'kysely/helpers', '@fastify/cookie' of itself. */
export const packageOf = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')
