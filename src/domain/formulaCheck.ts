import { type Finding, finding } from './finding.ts'
import { type Formula, operandsOf } from './formula.ts'
import type { Indicator } from './indicator.ts'

/** What a formula may speak of. A base count has no unit word of its own: it takes the one it stands beside. */
export type Known = { title: string; unit?: string; measure?: Indicator['measure'] }
export type KnownOf = (id: string) => Known | undefined

/** Everything wrong with a formula, not only the first thing. */
export function checkFormula(formula: Formula, known: KnownOf, indicator?: string): Finding[] {
  const where = indicator === undefined ? {} : { indicator }
  const findings: Finding[] = []
  for (const id of new Set(operandsOf(formula).map((operand) => operand.id))) {
    const found = known(id)
    if (!found)
      findings.push(
        finding('formula.unknown', where, `Không có chỉ tiêu “${id}”. Chọn trong danh mục hoặc thêm chỉ tiêu này trước.`, { id }),
      )
    if (found?.measure === 'rating') {
      findings.push(
        finding('formula.rating', where, `“${found.title}” là xếp loại, không cộng trừ nhân chia được. Bỏ khỏi công thức.`, {
          id,
        }),
      )
    }
  }
  unitOf(formula, known, (code, message) => findings.push(finding(code, where, message)))
  return findings
}

/** Unit words with exponents: ngày công/lượt is { 'ngày công': 1, lượt: -1 }. Null where anything fits. */
type Unit = ReadonlyMap<string, number> | null

/** Words that count the same thing, one distinct person; a turn (lượt) or a man-day is never a person. */
const SAME: Readonly<Record<string, string>> = {
  'đồng chí': 'người',
  'công dân': 'người',
  'đại biểu': 'người',
  'vận động viên': 'người',
  'nhân khẩu': 'người',
  'tỷ đồng': 'đồng',
  'triệu đồng': 'đồng',
  ban: 'đơn vị',
  'cơ sở': 'đơn vị',
}

export function sameUnitWord(one: string, other: string): boolean {
  return (SAME[one] ?? one) === (SAME[other] ?? other)
}

function unitFrom(word: string): Unit {
  if (word === '%') return new Map()
  const unit = new Map<string, number>()
  for (const [index, part] of word.split('/').entries()) raise(unit, SAME[part.trim()] ?? part.trim(), index === 0 ? 1 : -1)
  return unit
}

function raise(unit: Map<string, number>, word: string, by: number): void {
  const exponent = (unit.get(word) ?? 0) + by
  if (exponent === 0) unit.delete(word)
  else unit.set(word, exponent)
}

const sameUnit = (one: Unit, other: Unit): boolean =>
  one === null ||
  other === null ||
  (one.size === other.size && [...one].every(([word, exponent]) => other.get(word) === exponent))

function times(one: Unit, other: Unit, sign: 1 | -1): Unit {
  if (one === null || other === null) return null
  const product = new Map(one)
  for (const [word, exponent] of other) raise(product, word, exponent * sign)
  return product
}

const printUnit = (unit: Unit): string =>
  [...(unit ?? [])].map(([word, exponent]) => (exponent < 0 ? `mỗi ${word}` : word)).join(' ') || 'tỷ lệ'

function unitOf(formula: Formula, known: KnownOf, tell: (code: string, message: string) => void): Unit {
  if (formula.kind === 'number') return null
  if (formula.kind === 'negative') return unitOf(formula.of, known, tell)
  if (formula.kind === 'operand') {
    const word = known(formula.id)?.unit
    return word === undefined ? null : unitFrom(word)
  }
  const [left, right] = [unitOf(formula.left, known, tell), unitOf(formula.right, known, tell)]
  if (formula.op === '*') return times(left, right, 1)
  if (formula.op === '/') return times(left, right, -1)
  for (const side of [formula.left, formula.right]) {
    const id = side.kind === 'operand' ? side.id : null
    const ratio = id === null ? undefined : known(id)
    if (ratio?.measure === 'ratio')
      tell('formula.adds_ratio', `“${ratio.title}” là tỷ lệ, không cộng trừ được. Viết công thức từ tử số và mẫu số.`)
  }
  if (!sameUnit(left, right)) {
    tell(
      'formula.unit_words',
      `Không cộng trừ ${printUnit(left)} với ${printUnit(right)}. Mỗi đơn vị tính để thành một chỉ tiêu riêng.`,
    )
  }
  return left ?? right
}

/** A circle of formulas, each needing the next, or null. `previous` looks a year back and `assigned` at the targets: no circle through them. */
export function circleIn(formulas: ReadonlyMap<string, Formula>): readonly string[] | null {
  const done = new Set<string>()
  const walk = (id: string, path: readonly string[]): readonly string[] | null => {
    const start = path.indexOf(id)
    if (start >= 0) return [...path.slice(start), id]
    const formula = formulas.get(id)
    if (!formula || done.has(id)) return null
    for (const operand of operandsOf(formula)) {
      const circle = operand.when === 'now' ? walk(operand.id, [...path, id]) : null
      if (circle) return circle
    }
    done.add(id)
    return null
  }
  for (const id of formulas.keys()) {
    const circle = walk(id, [])
    if (circle) return circle
  }
  return null
}
