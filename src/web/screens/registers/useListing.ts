import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { type Refusal, read } from '../../call.ts'
import type { ListedRow, Listing } from '../../contract.ts'
import { PAGE, pageAsked, type Question } from '../../drawn.ts'

/** Rows of a register in pages of a hundred: only those in sight are asked for, whatever the length of the book. */
export function useListing(question: Question | null, from: number, to: number) {
  const first = Math.floor(from / PAGE)
  const last = Math.floor(Math.max(from, to) / PAGE)
  const client = useQueryClient()
  const asked = (page: number) => ({
    queryKey: ['listRows', question, page],
    queryFn: ({ signal }: { signal: AbortSignal }): Promise<Listing> => {
      if (!question) throw new Error('asked before the register was known')
      return read('listRows', pageAsked(question, page), signal)
    },
    enabled: question !== null,
  })
  const pages = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const results = useQueries({
    queries: pages.map(asked),
  })
  const key = JSON.stringify(question)
  const seen = useRef<{ key: string; listing: Listing | undefined }>({ key, listing: undefined })
  const fresh = results.find((result) => result.data)?.data
  if (fresh) seen.current = { key, listing: fresh }
  const listing = seen.current.listing
  const rowAt = (index: number): ListedRow | undefined => {
    const page = Math.floor(index / PAGE)
    const data = results[page - first]?.data ?? client.getQueryData<Listing>(['listRows', question, page])
    return data?.rows[index % PAGE]
  }
  /** Rows out of sight, before something is written over them. */
  const fetchRows = async (low: number, high: number): Promise<void> => {
    const most = (listing?.total ?? 0) - 1
    for (let page = Math.floor(low / PAGE); page <= Math.floor(Math.min(high, most) / PAGE); page++)
      await client.fetchQuery({ ...asked(page), staleTime: 15_000 })
  }
  return {
    total: listing?.total,
    atLeast: listing?.atLeast ?? false,
    sums: listing?.sums,
    summed: listing?.summed ?? false,
    /** Sums of an older question stay while the new one is on its way. */
    stale: seen.current.key !== key,
    rowAt,
    fetchRows,
    error: results.find((result) => result.error)?.error as Refusal | undefined,
    again: () => results.forEach((result) => void result.refetch()),
  }
}
