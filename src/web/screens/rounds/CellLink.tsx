import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { standing } from '../../address.ts'
import type { EditionShown } from '../../contract/chain.ts'

/** To the very row of the form, not just to the form. */
export function CellLink({ data, indicator, children }: { data: EditionShown; indicator: string; children: ReactNode }) {
  const { period, asOf } = data.round
  return (
    <Link
      to="/nhap-so-lieu"
      search={(old: object) => ({ ...standing(old), unit: data.unit.code, period, asOf, indicator }) as never}
      className="link"
    >
      {children}
    </Link>
  )
}
