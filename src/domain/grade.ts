/**
 * The training grade of a unit, made of the grades of its people by a dated rule set: thresholds to reach, least
 * attendance, and vetoes that hold a grade down whatever the numbers. A report keeps the version it was graded by.
 */
import type { Day } from './period.ts'
import { add, compare, divide, fromRounded, multiply, type Rational, type Rounding, rational, roundTo } from './quantity.ts'
import { UNIT_GRADES, type UnitGrade } from './unitGrade.ts'
import { printDecimal, printInteger } from './wording.ts'

/** Least percentages of those examined; a missing one is not asked. */
export type Threshold = { grade: UnitGrade; passed?: number; goodOrBetter?: number; excellent?: number }

export type GradeRules = {
  version: string
  title: string
  validFrom: Day
  /** Last day, open when absent. */
  validTo?: Day
  /** An example to learn by, not a rule of any circular. */
  illustrative: boolean
  /** Least share of those due who were present, in percent, to be graded above `fail`. */
  attendance: number
  /** Strongest first. */
  thresholds: readonly Threshold[]
  /** Percentages are compared exactly, or as printed with so many decimals where the rule says so. */
  rounding?: { decimals: number; rounding: Rounding }
  /** Whether a percentage that just reaches its threshold has reached it. */
  tie: 'reached' | 'missed'
  /** The best grade left when this happened. */
  vetoes: readonly { code: string; title: string; atMost: UnitGrade }[]
}

/** Where the thresholds come from is a decision of the higher body; this one only shows how a rule set is written. */
export const ILLUSTRATIVE_RULES: GradeRules = {
  version: 'minh-hoa-1',
  title: 'Quy tắc xếp loại minh họa',
  validFrom: '2020-01-01',
  illustrative: true,
  attendance: 85,
  thresholds: [
    { grade: 'excellent', passed: 100, goodOrBetter: 80, excellent: 35 },
    { grade: 'good', passed: 98, goodOrBetter: 70 },
    { grade: 'pass', passed: 95 },
  ],
  tie: 'reached',
  vetoes: [
    { code: 'accident', title: 'có vụ mất an toàn trong huấn luyện', atMost: 'fail' },
    { code: 'discipline', title: 'có đồng chí bị kỷ luật từ cảnh cáo trở lên', atMost: 'pass' },
    { code: 'content_missed', title: 'bỏ một nội dung của chương trình', atMost: 'pass' },
  ],
}

/** The rules in force on a day, the newest of them; null when none is. */
export function gradeRulesOn(rules: readonly GradeRules[], day: Day): GradeRules | null {
  const inForce = rules.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === undefined || day <= validTo))
  return inForce.reduce<GradeRules | null>((newest, one) => (newest && newest.validFrom >= one.validFrom ? newest : one), null)
}

/** One content of the programme (political education, drill …) with its weight; a unit examined as a whole gives one. */
export type ContentResult = { content: string; weight: number; excellent: number; good: number; pass: number; fail: number }
export type TrainingResult = { due: number; present: number; contents: readonly ContentResult[]; events?: readonly string[] }

/** `grade` is null when there is nothing to grade; the reason says what is missing or what decided. */
export type Grading = { grade: UnitGrade | null; rating: number | null; reason: string; rules: string; illustrative: boolean }

const SHARES = [
  { key: 'passed', says: 'đạt yêu cầu trở lên' },
  { key: 'goodOrBetter', says: 'khá, giỏi' },
  { key: 'excellent', says: 'giỏi' },
] as const

type Shares = Record<(typeof SHARES)[number]['key'], Rational>

export function gradeOf(result: TrainingResult, rules: GradeRules): Grading {
  const asGrading = (grade: UnitGrade | null, reason: string): Grading => ({
    grade,
    rating: UNIT_GRADES.find((one) => one.grade === grade)?.rating ?? null,
    reason: rules.illustrative
      ? `${reason} Theo ${rules.title.toLowerCase()}, chưa phải quy định.`
      : `${reason} Theo ${rules.title}.`,
    rules: rules.version,
    illustrative: rules.illustrative,
  })
  const shares = sharesOf(result.contents)
  const attendance = divide(rational(result.present * 100), rational(result.due))
  if (!attendance) return asGrading(null, 'Chưa xếp loại: đơn vị không có người phải huấn luyện.')
  if (!shares) return asGrading(null, 'Chưa xếp loại: chưa có kết quả kiểm tra.')
  const present = `có mặt ${printInteger(result.present)}/${printInteger(result.due)}`
  if (!reaches(attendance, rules.attendance, rules)) {
    return asGrading('fail', `Không đạt: ${present} (${printShare(attendance)}), cần từ ${printBorder(rules.attendance)}.`)
  }
  const byNumbers = rules.thresholds.find((threshold) => shortOf(threshold, shares, rules).length === 0)
  const earned = byNumbers?.grade ?? 'fail'
  const veto = strictest(result.events ?? [], rules)
  if (veto && ratingOf(veto.atMost) < ratingOf(earned)) {
    return asGrading(veto.atMost, `${titleOf(veto.atMost)}: kết quả ở mức ${titleOf(earned).toLowerCase()} nhưng ${veto.title}.`)
  }
  const numbers = SHARES.map(({ key, says }) => `${says} ${printShare(shares[key])}`).join(', ')
  return asGrading(earned, `${titleOf(earned)}: ${present}, ${numbers}.${nextStep(earned, shares, rules)}`)
}

const titleOf = (grade: UnitGrade): string => UNIT_GRADES.find((one) => one.grade === grade)?.title ?? grade
const ratingOf = (grade: UnitGrade): number => UNIT_GRADES.findIndex((one) => one.grade === grade)

/** What the next better grade still asks for. */
function nextStep(earned: UnitGrade, shares: Shares, rules: GradeRules): string {
  const above = rules.thresholds.findLast((threshold) => ratingOf(threshold.grade) > ratingOf(earned))
  const short = above ? shortOf(above, shares, rules) : []
  return above && short.length > 0 ? ` Loại ${titleOf(above.grade).toLowerCase()} cần ${short.join(', ')}.` : ''
}

function shortOf(threshold: Threshold, shares: Shares, rules: GradeRules): string[] {
  return SHARES.flatMap(({ key, says }) => {
    const border = threshold[key]
    return border === undefined || reaches(shares[key], border, rules) ? [] : [`${says} từ ${printBorder(border)}`]
  })
}

function reaches(share: Rational, border: number, { rounding, tie }: GradeRules): boolean {
  const compared = rounding ? fromRounded(roundTo(share, rounding.decimals, rounding.rounding)) : share
  const order = compare(compared, hundredths(border))
  return tie === 'reached' ? order >= 0 : order > 0
}

/** Thresholds are written with two decimals at most. */
const hundredths = (percent: number): Rational => rational(Math.round(percent * 100), 100)
const printShare = (share: Rational): string => `${printDecimal(roundTo(share, 2))}%`
const printBorder = (percent: number): string => `${String(percent).replace('.', ',')}%`

/** Weighted means of the shares of each content, exact; null when nobody was examined in anything that counts. */
function sharesOf(contents: readonly ContentResult[]): Shares | null {
  const total: Shares = { passed: rational(0), goodOrBetter: rational(0), excellent: rational(0) }
  let weights = 0
  for (const { weight, excellent, good, pass, fail } of contents) {
    const examined = excellent + good + pass + fail
    if (examined === 0 || weight === 0) continue
    weights += weight
    const share = (people: number): Rational => rational(people * 100 * weight, examined)
    total.passed = add(total.passed, share(excellent + good + pass))
    total.goodOrBetter = add(total.goodOrBetter, share(excellent + good))
    total.excellent = add(total.excellent, share(excellent))
  }
  if (weights === 0) return null
  const mean = (sum: Rational): Rational => multiply(sum, rational(1, weights))
  return { passed: mean(total.passed), goodOrBetter: mean(total.goodOrBetter), excellent: mean(total.excellent) }
}

function strictest(events: readonly string[], { vetoes }: GradeRules): GradeRules['vetoes'][number] | undefined {
  const happened = vetoes.filter(({ code }) => events.includes(code))
  return happened.reduce<(typeof happened)[number] | undefined>(
    (worst, one) => (worst && ratingOf(worst.atMost) <= ratingOf(one.atMost) ? worst : one),
    undefined,
  )
}
