import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { type Refusal, read, write } from './call.ts'
import type { Reads, Writes } from './contract.ts'

/** Asks an action that reads; the last known figures stay while new ones come. `null` asks nothing. */
export function useRead<Name extends keyof Reads>(
  name: Name,
  input: Reads[Name][0] | null,
  options: { keep?: boolean } = {},
): UseQueryResult<Reads[Name][1], Refusal> {
  return useQuery<Reads[Name][1], Refusal>({
    queryKey: [name, input],
    queryFn: ({ signal }) => read(name, input as Reads[Name][0], signal),
    enabled: input !== null,
    ...(options.keep === false ? {} : { placeholderData: keepPreviousData }),
  })
}

/** Does an action that writes; whatever was read before is asked again, because any figure may have moved. */
export function useWrite<Name extends keyof Writes>(name: Name): UseMutationResult<Writes[Name][1], Refusal, Writes[Name][0]> {
  const client = useQueryClient()
  return useMutation<Writes[Name][1], Refusal, Writes[Name][0]>({
    mutationKey: [name],
    mutationFn: (input) => write(name, input),
    onSuccess: () =>
      client.invalidateQueries({
        predicate: (query) => query.queryKey[0] !== 'listRegisters' && query.queryKey[0] !== 'listIndicators',
      }),
  })
}
