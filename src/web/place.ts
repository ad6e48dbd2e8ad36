import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Address, Change } from './address.ts'
import type { Place } from './contract.ts'

export const useAddress = (): Address => useSearch({ strict: false }) as Address

/** Inside the shell the three words are always there: it fills them in from the person's home. */
export function usePlace(): Place & { asOf: string } {
  const { unit = '', period = '', asOf = '' } = useAddress()
  return { unit, period, asOf }
}

/** Changes words of the address and keeps the rest; `undefined` takes a word away. */
export function useMove(): (change: Change, options?: { replace?: boolean }) => void {
  const navigate = useNavigate()
  return useCallback(
    (change, options = {}) => {
      void navigate({ to: '.', search: (old: object) => ({ ...old, ...change }), ...options } as never)
    },
    [navigate],
  )
}
