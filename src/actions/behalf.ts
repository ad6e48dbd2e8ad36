import type { Actor } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import type { Unit } from '#domain/unit.ts'

/** Why somebody makes an edition for a unit that is not their own: said by whoever works above it, nothing where they work there. */
export function behalfOf(actor: Actor, unit: Unit, said: string | undefined): string | null {
  if (actor.grants.some(({ unitId }) => unitId === unit.id)) return null
  if (said === undefined) throw new Problem('edition.on_behalf', { unit: unit.shortName })
  return said
}
