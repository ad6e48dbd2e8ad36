/** Powers of a weight by how often it applies. A figure asks for some hundreds of them, nearly all of small whole exponents. */
const KEPT = 64

export type Powers = (exponent: number) => number

export function powersOf(base: number): Powers {
  const known = Float64Array.from({ length: KEPT }, (_, exponent) => base ** exponent)
  return (exponent) =>
    exponent >= 0 && exponent < KEPT && (exponent | 0) === exponent ? (known[exponent] as number) : base ** exponent
}
