import { QueryCache, QueryClient } from '@tanstack/react-query'
import { Refusal } from './call.ts'

/** What was read, for as long as it is fresh; every screen asks it and not the network. */
export const client: QueryClient = makeClient()

export function makeClient(): QueryClient {
  const made: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // Without a network a read is answered by what this machine keeps.
        networkMode: 'always',
        // What the server refused is not asked again by itself; a lost connection is.
        retry: (count, error) => error instanceof Refusal && error.code === 'network' && count < 2,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always' },
    },
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (error instanceof Refusal && error.status === 401 && query.queryKey[0] !== 'whoAmI')
          void made.invalidateQueries({ queryKey: ['whoAmI'] })
      },
    }),
  })
  return made
}
