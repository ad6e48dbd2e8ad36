import type { Action } from '#actions/action.ts'
import { type Actor, booksOf, maySee, type Place } from '#domain/access.ts'
import { bookNames, bookReach } from '#domain/bookReach.ts'
import { UNIT_KINDS, type Unit } from '#domain/unit.ts'
import { type Books, EVERYWHERE, type Scope } from '#store/db.ts'

/** Sees no unit's rows. */
export const NO_SCOPE: Scope = { lo: -1, hi: -1 }

/** The unit of a grant over the whole installation: the machine's own. */
export const WHOLE = 0

/**
 * The range in which this actor may do this at this unit, or null when they may not. Each grant is asked alone and the
 * widest that says yes gives the range: an approver here who only looks elsewhere approves nothing there, and two
 * subtrees are never joined over what lies between them.
 */
export function scopeFor(action: Action, actor: Actor, unit: Unit): Scope | null {
  const { allow } = action
  // Log-in itself: it has to find the grants of whoever comes, wherever they are.
  if (allow === 'open') return EVERYWHERE
  const may = typeof allow === 'function' ? allow : (one: Actor, place: Place) => maySee(one, place)
  const grants = actor.grants.filter((grant) => may({ ...actor, grants: [grant] }, unit))
  // For whom a session is enough the action itself judges the unit; the rows stay those of the actor's own subtree.
  const counted = grants.length === 0 && typeof allow !== 'function' ? actor.grants : grants
  const widest = counted.toSorted((a, b) => b.end - b.pos - (a.end - a.pos))[0]
  if (!widest) return null
  const books = booksOf({ grants: counted.filter(({ pos, end }) => pos <= widest.pos && widest.end <= end) })
  return {
    lo: widest.pos,
    hi: widest.end,
    province: provinceAround(widest, unit),
    books: books ? reachOf([...books]) : undefined,
  }
}

/** What the database is told of a right for some books: they may be written, and read with what they cannot be kept without. */
export const reachOf = (books: readonly string[]): Books => ({ seen: bookNames(bookReach(books)), kept: bookNames(books) })

/** The province that holds all of a grant's range, told by a unit in it: nothing as wide as a province holds two. */
function provinceAround({ pos, end }: { pos: number; end: number }, unit: Unit): number | undefined {
  const isNarrow = end - pos < UNIT_KINDS.province.width && pos <= unit.pos && unit.pos <= end
  return isNarrow && unit.provinceId > 0 ? unit.provinceId : undefined
}
