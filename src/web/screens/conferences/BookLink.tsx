import { Link } from '@tanstack/react-router'
import { standing } from '../../address.ts'
import type { ConferencePage } from '../../contract/conferences.ts'

/** Opens the book of a list, showing the rows of this conference alone. */
export function BookLink({ page, register, children }: { page: ConferencePage; register: string; children: string }) {
  const where = [{ column: 'conference', is: 'equal', value: page.id }]
  return (
    <Link
      to="/so-dang-ky/$register"
      params={{ register }}
      search={(old: object) => ({ ...standing(old), unit: page.unit.code, where }) as never}
    >
      {children}
    </Link>
  )
}
