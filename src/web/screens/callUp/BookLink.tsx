import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Condition } from '#domain/register.ts'
import { standing } from '../../address.ts'

/** Opens the citizens a number counts: the book of the year, narrowed to exactly them. */
export function BookLink({ unit, where, children }: { unit: string; where: readonly Condition[]; children: ReactNode }) {
  return (
    <Link
      to="/so-dang-ky/$register"
      params={{ register: 'serviceYear' }}
      search={(old: object) => ({ ...standing(old), unit, where }) as never}
    >
      {children}
    </Link>
  )
}
