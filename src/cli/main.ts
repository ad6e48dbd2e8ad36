import { keepCompiled } from '#server/compiled.ts'

/** `saovuong <action> …`: everything is loaded after the cache of compiled files is open. */
keepCompiled()
const { commandLine } = await import('./commandLine.ts')
process.exitCode = await commandLine(process.argv.slice(2))
