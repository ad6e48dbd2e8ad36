/**
 * How well the reader reads: over the labelled narratives, figure by figure and phenomenon by phenomenon, how fast, and
 * whether ten thousand mutated texts leave it standing. `last.md` is the last group written, measured before anything was mended by it.
 */
import { claimsIn } from '#reader/claims.ts'
import { readNarrative } from '#reader/narrativeCheck.ts'
import { pastedDocument } from '#reader/text.ts'
import { checksOf } from '#reader/verify.ts'
import { mutations } from '../test/mutations.ts'
import { type LabelledText, labelledTexts, sameValue } from './labels.ts'
import type { BenchLine, BenchTable } from './table.ts'
import { median } from './timing.ts'

export type Score = {
  labelled: number
  found: number
  extra: number
  unit: [number, number]
  kind: [number, number]
  qualifier: [number, number]
  first: [number, number]
  firstThree: [number, number]
  none: [number, number]
  checks: [number, number]
  falseAccusations: number
}

const blank = (): Score => ({
  labelled: 0,
  found: 0,
  extra: 0,
  unit: [0, 0],
  kind: [0, 0],
  qualifier: [0, 0],
  first: [0, 0],
  firstThree: [0, 0],
  none: [0, 0],
  checks: [0, 0],
  falseAccusations: 0,
})

const tell = (pair: [number, number], right: boolean): void => {
  pair[1]++
  if (right) pair[0]++
}

export function scoreOf(texts: readonly LabelledText[]): Score {
  const score = blank()
  for (const text of texts) {
    const claims = claimsIn(text.text)
    const checks = checksOf(claims)
    const used = new Set<number>()
    for (const label of text.labels) {
      score.labelled++
      const at = claims.findIndex(
        (claim, i) =>
          !used.has(i) &&
          claim.start < label.start + label.printed.length &&
          claim.end > label.start &&
          sameValue(claim.value, label.value),
      )
      const claim = claims[at]
      if (!claim) continue
      used.add(at)
      score.found++
      tell(score.kind, claim.kind === label.kind)
      tell(
        score.qualifier,
        claim.qualifier === label.qualifier &&
          sameValue(claim.valueHigh, label.high) &&
          (label.denominator === null || sameValue(claim.denominator, label.denominator)),
      )
      if (label.unit !== null) tell(score.unit, claim.unit === label.unit)
      if (label.indicator === null) tell(score.none, claim.indicator === null)
      else {
        tell(score.first, claim.indicator === label.indicator)
        tell(
          score.firstThree,
          claim.candidates.slice(0, 3).some(({ indicator }) => indicator === label.indicator),
        )
      }
    }
    score.extra += claims.length - used.size
    for (const wanted of text.checks)
      tell(
        score.checks,
        checks.some(
          (check) =>
            check.printed === wanted.printed &&
            check.verdict === wanted.verdict &&
            (wanted.computed === null || check.computed === wanted.computed),
        ),
      )
    for (const check of checks)
      if (
        check.verdict === 'inconsistent' &&
        !text.checks.some((wanted) => wanted.verdict === 'inconsistent' && wanted.printed === check.printed)
      )
        score.falseAccusations++
  }
  return score
}

const share = ([right, all]: readonly [number, number]): number => (all === 0 ? 100 : (100 * right) / all)

/** The limits the reader was asked to reach. */
const LEAST = { precision: 98, recall: 98, unit: 97, first: 90, firstThree: 97, checks: 99 }

function linesOf(score: Score, limits: boolean): BenchLine[] {
  const line = (what: string, value: number, atLeast?: number, note?: string): BenchLine => ({
    what,
    value,
    unit: '%',
    ...(limits && atLeast !== undefined ? { atLeast } : {}),
    ...(note ? { note } : {}),
  })
  return [
    line('figures: precision', share([score.found, score.found + score.extra]), LEAST.precision, `${score.extra} too many`),
    line('figures: recall', share([score.found, score.labelled]), LEAST.recall, `${score.found} of ${score.labelled}`),
    line('unit word', share(score.unit), LEAST.unit),
    line('kind of figure', share(score.kind)),
    line('qualifier, range, pair', share(score.qualifier)),
    line('indicator, first', share(score.first), LEAST.first, `${score.first[0]} of ${score.first[1]}`),
    line('indicator, among three', share(score.firstThree), LEAST.firstThree),
    line('no indicator where none fits', share(score.none)),
    line('arithmetic verdicts', share(score.checks), LEAST.checks, `${score.checks[0]} of ${score.checks[1]}`),
    { what: 'false accusations', value: score.falseAccusations, unit: '', ...(limits ? { limit: 0 } : {}) },
  ]
}

/** One line a phenomenon: found, first indicator, verdicts. */
const phenomenon = (tag: string, score: Score): BenchLine => ({
  what: tag,
  value: share([score.found, score.labelled]),
  unit: '%',
  note: `of ${score.labelled}; ${score.extra} too many, indicator ${score.first.join('/')}, verdicts ${score.checks.join('/')}`,
})

/** Texts of ordinary density, as long as asked. */
export function longText(texts: readonly Pick<LabelledText, 'text'>[], bytes: number): string {
  const filler =
    'Các cơ quan, đơn vị, địa phương quán triệt, triển khai thực hiện nghiêm các chỉ thị, nghị quyết của cấp trên; giữ vững ổn định chính trị, trật tự an toàn xã hội trên địa bàn, xây dựng nền quốc phòng toàn dân vững mạnh. '
  const part = texts.map(({ text }) => `${text}\n${filler.repeat(3)}\n`).join('\n')
  return part.repeat(Math.ceil(bytes / Buffer.byteLength(part)))
}

export async function narrative(): Promise<BenchTable[]> {
  const texts = labelledTexts()
  const tags = [...new Set(texts.flatMap((text) => text.tags))].sort()
  const tagged = (tag: string): LabelledText[] => texts.filter((text) => text.tags.includes(tag))
  return [
    { title: `Narratives: all ${texts.length} labelled texts`, lines: linesOf(scoreOf(texts), true) },
    { title: 'Narratives: the last group of texts written', lines: linesOf(scoreOf(tagged('last')), false) },
    { title: 'Narratives: figures found, by phenomenon', lines: tags.map((tag) => phenomenon(tag, scoreOf(tagged(tag)))) },
    { title: 'Narratives: speed', lines: [...speed(texts), fuzz(texts)] },
  ]
}

function speed(texts: readonly LabelledText[]): BenchLine[] {
  const long = longText(texts, 2_000_000)
  claimsIn(long.slice(0, 200_000))
  const before = process.cpuUsage()
  checksOf(claimsIn(long))
  const spent = process.cpuUsage(before)
  const page = long.slice(0, 25_000)
  const times: number[] = []
  for (let round = 0; round < 7; round++) {
    const started = process.cpuUsage()
    const { document } = pastedDocument(page)
    if (document) readNarrative(document)
    const { user, system } = process.cpuUsage(started)
    times.push((user + system) / 1000)
  }
  return [
    {
      what: 'text read and recomputed',
      value: Buffer.byteLength(long) / (spent.user + spent.system),
      unit: 'MB/s',
      atLeast: 1,
      note: 'per second of processor time, one core',
    },
    { what: 'a report of ten pages', value: median(times), unit: 'ms', limit: 100, note: 'processor time, without the database' },
  ]
}

function fuzz(texts: readonly LabelledText[]): BenchLine {
  let [count, slowest] = [0, 0]
  for (const text of mutations(
    texts.map((each) => each.text),
    10_000,
  )) {
    const from = performance.now()
    checksOf(claimsIn(text))
    slowest = Math.max(slowest, performance.now() - from)
    count++
  }
  return { what: 'slowest of the mutated texts', value: slowest, unit: 'ms', note: `${count} read without a fault` }
}
