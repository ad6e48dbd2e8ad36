import { keepCompiled } from './compiled.ts'

/** `npm start`: everything is loaded after the cache of compiled files is open. */
keepCompiled()
const { serve } = await import('./serve.ts')
process.exitCode = await serve()
