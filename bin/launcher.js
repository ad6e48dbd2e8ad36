// What the parts of the launcher share: where the project stands, and how it speaks (always on stderr).

import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

export const say = (line) => process.stderr.write(`${line}\n`)

/** Stops the launcher with words for the person instead of a stack. */
export class StoppedByProblem extends Error {}

/** Says the line at once, then how long it has taken, every few seconds, until the returned function is called. */
export function sayWhile(line) {
  const began = Date.now()
  say(line)
  const timer = setInterval(() => say(`  … ${Math.round((Date.now() - began) / 1000)} giây`), 5000)
  return () => {
    clearInterval(timer)
    return ((Date.now() - began) / 1000).toFixed(1).replace('.', ',')
  }
}
