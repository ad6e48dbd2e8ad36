/**
 * What is known of one indicator or base count, of one unit, in one window: what the ledger or a form gives, before
 * anything is computed from it. Counts and money are whole numbers; money in đồng.
 */
export type Fact = {
  value: number
  /** False where nobody has said anything: the value is then no zero, it is no value. */
  known: boolean
  /** Units (or unit-months) that said something, of those expected to. */
  reported?: number
  expected?: number
  /** gần, hơn, trên, khoảng …: stays with the value. */
  qualifier?: string
  state?: 'not_applicable'
}

export const MISSING: Fact = { value: 0, known: false }
export const NOT_APPLICABLE: Fact = { value: 0, known: false, state: 'not_applicable' }

/** From weak to strong: what is over a thousand is at least a thousand. */
const AT_LEAST: readonly string[] = ['trên', 'hơn', 'ít nhất']

/**
 * The word for a sum of approximate values. Values that err to one side keep that side; values that err to both sides
 * are about right, no more (khoảng). The order of adding does not matter.
 */
export function joinQualifiers(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || one === other) return other
  if (other === undefined) return one
  const [a, b] = [AT_LEAST.indexOf(one), AT_LEAST.indexOf(other)]
  return a >= 0 && b >= 0 ? AT_LEAST[Math.max(a, b)] : 'khoảng'
}
