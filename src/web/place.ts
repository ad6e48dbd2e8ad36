import { useNavigate, useSearch } from '@tanstack/react-router'
import { createContext, useCallback, useContext, useMemo } from 'react'
import type { Address, Change } from './address.ts'
import type { Place } from './contract.ts'

export const useAddress = (): Address => useSearch({ strict: false }) as Address

/** One word of the address: who asks for it is not drawn anew when another word changes. */
export const useWord = (word: Exclude<keyof Address, 'where'>): string | undefined =>
  useSearch({ strict: false, select: (search) => (search as Address)[word] })

/** Whose figures, of which period, as of when: opening a proof leaves these as they are. */
export function useStanding(): Pick<Address, 'unit' | 'period' | 'asOf'> {
  const unit = useWord('unit')
  const period = useWord('period')
  const asOf = useWord('asOf')
  return useMemo(
    () => ({ ...(unit ? { unit } : {}), ...(period ? { period } : {}), ...(asOf ? { asOf } : {}) }),
    [unit, period, asOf],
  )
}

/** Set where a proof is of another period than the screen it stands beside. */
export const ProofPlace = createContext<{ period: string; asOf: string } | null>(null)

/** Inside the shell the three words are always there: it fills them in from the person's home. */
export function usePlace(): Place & { asOf: string } {
  const { unit = '', period = '', asOf = '' } = useStanding()
  const other = useContext(ProofPlace)
  return { unit, period: other?.period ?? period, asOf: other?.asOf ?? asOf }
}

/** Changes words of the address and keeps the rest; `undefined` takes a word away. */
export function useMove(): (change: Change, options?: { replace?: boolean }) => void {
  const navigate = useNavigate()
  return useCallback(
    (change, options = {}) => {
      // Another figure's proof is of the screen's own period again, unless it says otherwise.
      const own = 'proof' in change && !('during' in change) ? { during: undefined, until: undefined } : {}
      void navigate({ to: '.', search: (old: object) => ({ ...old, ...own, ...change }), ...options } as never)
    },
    [navigate],
  )
}
