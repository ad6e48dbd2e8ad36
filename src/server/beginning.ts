import { defaultDataFolder, type EmbeddedServer, startEmbedded } from '#store/embedded.ts'

/**
 * What `npm start` does before it reads the rest of itself. The database takes as long to come up as the program takes to be
 * read, and does so in a process of its own: it is begun first, and nothing is imported here but what begins it.
 */
export const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Where people come in. */
export type Door = { host: string; port: number }

/** Null where the port asked for is none, which has then been said. */
export function doorOf({ HOST, PORT }: NodeJS.ProcessEnv): Door | null {
  const port = Number(PORT ?? 3000)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return { host: HOST ?? '127.0.0.1', port }
  say(`PORT phải là một số từ 0 đến 65535, đang là “${PORT}”.`)
  return null
}

/** The database in the folder, on its way up; undefined where a server is named by its address. */
export function beginDatabase(): Promise<EmbeddedServer> | undefined {
  if (process.env.DATABASE_URL) return undefined
  const begun = startEmbedded({ folder: defaultDataFolder(), log: say })
  // Whoever opens it is told what went wrong; until then nobody listens.
  begun.catch(() => {})
  return begun
}
