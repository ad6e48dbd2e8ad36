import { useQuery } from '@tanstack/react-query'
import type { Register } from '#domain/register.ts'

/** The books as declared, with their rules: fetched only where rows are written, as the lists of a book do not need them. */
export function useDeclaredBook(key: string | null): Register | undefined {
  const { data } = useQuery({
    queryKey: ['declared'],
    queryFn: () => import('#domain/registers/index.ts').then(({ registers }) => registers),
    enabled: key !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return key === null ? undefined : data?.[key]
}
