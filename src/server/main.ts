import { keepCompiled } from './compiled.ts'

/** `npm start`: everything is loaded after the cache of compiled files is open, and while the database comes up. */
keepCompiled()
const { beginDatabase, doorOf } = await import('./beginning.ts')
const door = doorOf(process.env)
if (door === null) process.exitCode = 1
else {
  const begun = beginDatabase()
  const { serve } = await import('./serve.ts')
  process.exitCode = await serve(door, begun)
}
