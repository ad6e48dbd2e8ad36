import type { Role } from '#domain/access.ts'
import type { Session, UnitRef } from './contract.ts'
import { useRead } from './useRead.ts'

export const useSession = () => useRead('whoAmI', {})

/** The unit the address names, with its path from the root. */
export function useUnit(code: string, on: string): UnitRef | undefined {
  return useRead('showUnits', code ? { unit: code, ...(on ? { on } : {}) } : null).data?.unit
}

/** Only what the screen offers; the server judges again. */
export function holdsRole(
  session: Session | undefined,
  unit: Pick<UnitRef, 'code' | 'path'> | undefined,
  roles: readonly Role[],
): boolean {
  if (!session || !unit) return false
  return session.grants.some(
    (grant) =>
      roles.includes(grant.role) && (grant.unit.code === unit.code || unit.path.some((above) => above.code === grant.unit.code)),
  )
}

export const EDITORS: readonly Role[] = ['clerk', 'approver']
export const COMMANDERS: readonly Role[] = ['approver']
