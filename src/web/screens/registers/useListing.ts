import { useQueries } from '@tanstack/react-query'
import { useRef } from 'react'
import { type Refusal, read } from '../../call.ts'
import type { ListedRow, Listing, Reads } from '../../contract.ts'

const PAGE = 100

/** Rows of a register in pages of a hundred: only those in sight are asked for, whatever the length of the book. */
export function useListing(question: Omit<Reads['listRows'][0], 'offset' | 'limit'> | null, from: number, to: number) {
  const first = Math.floor(from / PAGE)
  const last = Math.floor(Math.max(from, to) / PAGE)
  const pages = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const results = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['listRows', question, page],
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<Listing> => {
        if (!question) throw new Error('asked before the register was known')
        return read('listRows', { ...question, offset: page * PAGE, limit: PAGE }, signal)
      },
      enabled: question !== null,
    })),
  })
  const key = JSON.stringify(question)
  const seen = useRef<{ key: string; listing: Listing | undefined }>({ key, listing: undefined })
  const fresh = results.find((result) => result.data)?.data
  if (fresh) seen.current = { key, listing: fresh }
  const listing = seen.current.listing
  const rowAt = (index: number): ListedRow | undefined => results[Math.floor(index / PAGE) - first]?.data?.rows[index % PAGE]
  return {
    total: listing?.total,
    atLeast: listing?.atLeast ?? false,
    sums: listing?.sums,
    summed: listing?.summed ?? false,
    /** Sums of an older question stay while the new one is on its way. */
    stale: seen.current.key !== key,
    rowAt,
    error: results.find((result) => result.error)?.error as Refusal | undefined,
    again: () => results.forEach((result) => void result.refetch()),
  }
}
