/**
 * A percentage whose sentence does not name what it is of, while the text prints a whole nearby that gives it: those due
 * in the sentence before, the population behind "so với dân số". It may only confirm, and only where one whole fits.
 */
import { compare, divide } from '#domain/quantity.ts'
import { printInteger } from '#domain/wording.ts'
import { familyOf, kinship } from '../claims/unitWords.ts'
import type { Claim } from '../claims.ts'
import type { Check } from '../verify.ts'
import { agreement, hundredfold, longDecimal, percentText } from './conventions.ts'

/** How far back the whole may stand. */
const FIGURES = 6
const SENTENCES = 3
/** Units counted in words so near are of one kind. */
const AKIN = 0.85

export function nearbyChecks(claims: readonly Claim[], others: readonly Check[]): Check[] {
  return others.flatMap((told) => {
    const i = told.claims.findLast((at) => claims[at]?.form === 'percent')
    const claim = claims[i ?? -1]
    if (told.verdict !== 'cannot_tell' || !told.about.startsWith('share') || i === undefined || !claim) return []
    if (claim.qualifier || claim.valueHigh || claim.kind === 'change' || claim.standing === 'proposed') return []
    const found = new Map<string, Check>()
    for (const [part, whole] of pairsFor(claim, i)) {
      const check = confirmed(claim, i, part, whole, claims)
      if (check) found.set(`${claims[whole]?.value.n}`, check)
    }
    return found.size === 1 ? [...found.values()] : []
  })
}

/** The count right before the percentage with the wholes around it; where that count is itself the whole, the one before. */
function* pairsFor(claim: Claim, i: number): Generator<[number, number]> {
  const part = claim.relation?.to[0] ?? i - 1
  for (let at = part - 1; at >= part - FIGURES && at >= 0; at--) yield [part, at]
  yield [part, i + 1]
  if (claim.relation?.kind !== 'share_of_pair') yield [part - 1, part]
}

const counts = (claim: Claim | undefined): claim is Claim =>
  claim?.form === 'count' &&
  claim.kind !== 'change' &&
  claim.value.d === 1n &&
  claim.value.n > 0n &&
  claim.valueHigh === null &&
  claim.qualifier === null &&
  claim.aspect !== 'previous'

function confirmed(claim: Claim, i: number, part: number, whole: number, claims: readonly Claim[]): Check | null {
  const [top, under] = [claims[part], claims[whole]]
  if (!counts(top) || !counts(under) || under.denominator || compare(top.value, under.value) > 0) return null
  if (claim.sentence - under.sentence > SENTENCES || claim.sentence - top.sentence > 1) return null
  // Behind the percentage only a whole of the same sentence: "1,41% so với dân số 95.300 người".
  if (whole > i && (under.sentence !== claim.sentence || claim.relation?.base == null)) return null
  if (top.unit !== null && under.unit !== null && kinship(familyOf(top.unit), familyOf(under.unit)) < AKIN) return null
  const ratio = divide(top.value, under.value)
  const exact = ratio && hundredfold(ratio)
  const agrees = exact && agreement(claim.value, exact, claim.decimals, null)
  // A percentage without decimals is met by chance, unless it is met exactly, or stands in the column of rates beside its part.
  const besideIt = claim.aspect === 'share' && part === i - 1
  if (!agrees || (claim.decimals === 0 && agrees.convention !== 'exact' && !besideIt)) return null
  return {
    about: 'share',
    printed: claim.text,
    computed: percentText(exact, claim.decimals),
    verdict: 'consistent',
    convention: agrees.convention,
    reason: `${printInteger(top.value.n)} : ${printInteger(under.value.n)} = ${longDecimal(exact)}%, theo các số khác của bài.`,
    claims: [part, whole, i].sort((a, b) => a - b),
    correction: null,
  }
}
