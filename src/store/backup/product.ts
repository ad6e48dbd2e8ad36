import { readFileSync } from 'node:fs'

let known: string | undefined

/** The version of the product that runs, as its package says. */
export function productVersion(): string {
  known ??= (JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }).version
  return known
}
