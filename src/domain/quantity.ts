/**
 * Exact quantities. Counts are integers, every quotient is a pair of big integers in lowest terms until it is printed;
 * rounding happens here and nowhere else, by a named convention, so that a printed figure can be recomputed digit by digit.
 */
export type Rational = { n: bigint; d: bigint }

/** half-up: half away from zero, the default of every report; half-even: to the even digit; cut: digits dropped. */
export type Rounding = 'half-up' | 'half-even' | 'cut'
export const ROUNDINGS: readonly Rounding[] = ['half-up', 'half-even', 'cut']

/** A number with a fixed count of decimals: units / 10^decimals. What is printed. */
export type Rounded = { units: bigint; decimals: number }

type Whole = bigint | number

/** A fraction in lowest terms with a positive denominator. A zero denominator is a bug of the caller. */
export function rational(n: Whole, d: Whole = 1n): Rational {
  let [top, bottom] = [BigInt(n), BigInt(d)]
  // Counts are most of what there is: nothing to reduce.
  if (bottom === 1n) return { n: top, d: 1n }
  if (bottom === 0n) throw new RangeError('rational: denominator is zero')
  if (bottom < 0n) [top, bottom] = [-top, -bottom]
  const common = gcd(top < 0n ? -top : top, bottom)
  return common > 1n ? { n: top / common, d: bottom / common } : { n: top, d: bottom }
}

function gcd(a: bigint, b: bigint): bigint {
  if (a <= SAFE && b <= SAFE) return BigInt(smallGcd(Number(a), Number(b)))
  return b === 0n ? a : gcd(b, a % b)
}

/** As exact below 2^53, and many times faster. */
function smallGcd(a: number, b: number): number {
  while (b > 0) [a, b] = [b, a % b]
  return a
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER)

/** Reads the plain form a machine writes: '4.7', '-12', '+0.50'. Null for anything else, grouping included. */
export function parseDecimal(text: string): Rational | null {
  const match = /^([+-])?(\d+)(?:\.(\d+))?$/.exec(text.trim())
  if (!match) return null
  const fraction = match[3] ?? ''
  const units = BigInt(`${match[2]}${fraction}`)
  return rational(match[1] === '-' ? -units : units, 10n ** BigInt(fraction.length))
}

export const add = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d)
export const subtract = (a: Rational, b: Rational): Rational => rational(a.n * b.d - b.n * a.d, a.d * b.d)
export const multiply = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d)

/** Null where the divisor is zero: there is no such ratio, and missing is not zero. */
export function divide(a: Rational, b: Rational): Rational | null {
  return b.n === 0n ? null : rational(a.n * b.d, a.d * b.n)
}

export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const difference = a.n * b.d - b.n * a.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const equal = (a: Rational, b: Rational): boolean => a.n * b.d === b.n * a.d

export function roundTo(value: Rational, decimals: number, rounding: Rounding = 'half-up'): Rounded {
  const scaled = value.n * 10n ** BigInt(decimals)
  const size = scaled < 0n ? -scaled : scaled
  const [whole, rest] = [size / value.d, size % value.d]
  const units = rounding === 'cut' ? whole : whole + roundingStep(whole, rest * 2n, value.d, rounding)
  return { units: scaled < 0n ? -units : units, decimals }
}

function roundingStep(whole: bigint, twiceRest: bigint, divisor: bigint, rounding: Rounding): bigint {
  if (twiceRest !== divisor) return twiceRest > divisor ? 1n : 0n
  return rounding === 'half-up' ? 1n : whole % 2n
}

export const fromRounded = ({ units, decimals }: Rounded): Rational => rational(units, 10n ** BigInt(decimals))

/** A percentage as a report prints it, 519 of 842 is 61.64; null when the denominator is 0. */
export function percentOf(numerator: Whole, denominator: Whole, decimals = 2, rounding: Rounding = 'half-up'): number | null {
  if (typeof numerator === 'number' && typeof denominator === 'number' && decimals === 2 && rounding === 'half-up') {
    const small = smallPercent(numerator, denominator)
    if (small !== undefined) return small
  }
  if (BigInt(denominator) === 0n) return null
  return roundedNumber(roundTo(rational(BigInt(numerator) * 100n, denominator), decimals, rounding))
}

/** The same to the digit where every step is a whole number below 2^53: most shares and growths, many times faster. */
function smallPercent(numerator: number, denominator: number): number | undefined {
  const size = Math.abs(numerator) * 10_000
  if (!(denominator > 0 && denominator < SMALL && size < SMALL)) return undefined
  const rest = size % denominator
  const hundredths = (size - rest) / denominator + (rest * 2 >= denominator ? 1 : 0)
  return numerator < 0 && hundredths !== 0 ? -hundredths / 100 : hundredths / 100
}

const SMALL = Number.MAX_SAFE_INTEGER / 2

/** Nearest double, for charts and JSON; never for further arithmetic. */
export function toNumber({ n, d }: Rational): number {
  const size = n < 0n ? -n : n
  if (size <= SAFE && d <= SAFE) return Number(n) / Number(d)
  // Twenty significant digits are more than a double holds.
  const decimals = Math.max(0, 20 + String(d).length - String(size).length)
  return Number(plainDecimal({ units: (n * 10n ** BigInt(decimals)) / d, decimals }))
}

/** The double nearest to what is printed. */
export const roundedNumber = ({ units, decimals }: Rounded): number => toNumber({ n: units, d: 10n ** BigInt(decimals) })

/** '95.87', the form parseDecimal reads. */
export function plainDecimal({ units, decimals }: Rounded): string {
  const sign = units < 0n ? '-' : ''
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0')
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
