import { type Finding, finding } from './finding.ts'
import { add, divide, multiply, parseDecimal, type Rational, rational, roundTo, subtract } from './quantity.ts'
import { printDecimal, printInteger, printMoney } from './wording.ts'

/**
 * The language of formulas: + − × ÷ written `+ - * /`, brackets, numbers, ids of indicators and base counts
 * (`force_training_attended`, `annual_plan.approved`), and two functions of an id: `previous(x)` is x in the same
 * window a year before, `assigned(x)` is the target of x. Provinces write their own; nothing here throws for what they write.
 */
export type Formula =
  | { kind: 'number'; value: Rational }
  | { kind: 'operand'; id: string; when: When }
  | { kind: 'negative'; of: Formula }
  | { kind: 'binary'; op: Operator; left: Formula; right: Formula }

export type Operator = '+' | '-' | '*' | '/'
export type When = 'now' | 'previous' | 'assigned'

export type Parsed = { formula: Formula; findings: readonly [] } | { formula: null; findings: readonly Finding[] }

type Token = { kind: 'number' | 'name' | 'sign' | 'stray' | 'end'; text: string; at: number }

const TOKEN = /\s+|(\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?)|([-+*/()])|(.)/gsuy
/** Enough for any formula of the field; keeps a hostile text from exhausting the stack. */
const LONGEST = 2000
const DEEPEST = 60

export function parseFormula(text: string): Parsed {
  if (text.length > LONGEST)
    return refuse('formula.too_long', 0, `Công thức dài quá ${LONGEST} ký tự. Tách thành nhiều chỉ tiêu.`)
  if (text.trim() === '') return refuse('formula.empty', 0, 'Công thức còn trống. Viết một phép tính giữa các chỉ tiêu.')
  const tokens = tokensOf(text)
  const stray = tokens.find((token) => token.kind === 'stray')
  if (stray) return refuse('formula.sign', stray.at, `Dấu “${stray.text}” không dùng trong công thức. Chỉ dùng + - * / ( ).`)
  const reader = new FormulaReader(tokens)
  const formula = reader.sum(0)
  const end = reader.peek()
  if (!reader.refusal && end.kind !== 'end') reader.unexpected(end)
  if (reader.refusal || !formula) return { formula: null, findings: reader.refusal ? [reader.refusal] : [] }
  return { formula, findings: [] }
}

const refuse = (code: string, at: number, message: string): Parsed => ({
  formula: null,
  findings: [refusalAt(code, at, message)],
})
const refusalAt = (code: string, at: number, message: string): Finding => finding(code, {}, message, { at: at + 1 })

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(TOKEN)) {
    const [all, number, name, sign, stray] = match
    const kind = number ? 'number' : name ? 'name' : sign ? 'sign' : stray ? 'stray' : null
    if (kind) tokens.push({ kind, text: all, at: match.index })
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }]
}

/** Recursive descent; the first refusal ends the reading, its place is what a person needs. */
class FormulaReader {
  refusal: Finding | null = null
  tokens: readonly Token[]
  next = 0

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  peek(): Token {
    return this.tokens[this.next] ?? { kind: 'end', text: '', at: 0 }
  }

  take(...signs: string[]): string | null {
    const token = this.peek()
    if (token.kind !== 'sign' || !signs.includes(token.text)) return null
    this.next++
    return token.text
  }

  unexpected(token: Token): null {
    const place = `ở ký tự thứ ${token.at + 1}`
    const message =
      token.kind === 'end'
        ? 'Công thức còn thiếu phần cuối. Viết nốt hoặc bỏ dấu thừa.'
        : token.text === ')'
          ? `Dấu ) ${place} không có dấu ( đi trước. Thêm dấu ( hoặc bỏ dấu này.`
          : `“${token.text}” ${place} đứng sai chỗ. Kiểm tra dấu phép tính ngay trước đó.`
    this.refusal ??= refusalAt('formula.unexpected', token.at, message)
    return null
  }

  sum(depth: number): Formula | null {
    return this.chain(() => this.product(depth), '+', '-')
  }

  product(depth: number): Formula | null {
    return this.chain(() => this.single(depth), '*', '/')
  }

  chain(part: () => Formula | null, ...signs: Operator[]): Formula | null {
    let left = part()
    for (let op = left && this.take(...signs); left && op; op = this.take(...signs)) {
      const right = part()
      left = right && { kind: 'binary', op: op as Operator, left, right }
    }
    return left
  }

  single(depth: number): Formula | null {
    const token = this.peek()
    if (depth > DEEPEST) {
      this.refusal ??= refusalAt('formula.too_deep', token.at, `Ngoặc lồng quá ${DEEPEST} lớp. Tách thành nhiều chỉ tiêu.`)
      return null
    }
    if (this.take('-')) {
      const of = this.single(depth + 1)
      return of && { kind: 'negative', of }
    }
    if (this.take('(')) {
      const inside = this.sum(depth + 1)
      return inside && this.closed(inside)
    }
    if (token.kind === 'number') {
      this.next++
      return { kind: 'number', value: parseDecimal(token.text) ?? rational(0) }
    }
    if (token.kind !== 'name') return this.unexpected(token)
    this.next++
    return this.take('(') ? this.called(token) : { kind: 'operand', id: token.text, when: 'now' }
  }

  closed<T>(inside: T): T | null {
    if (this.take(')')) return inside
    return this.peek().kind === 'end'
      ? this.refuseHere('formula.open', 'Thiếu dấu ) ở cuối. Mỗi dấu ( cần một dấu ) đóng lại.')
      : this.unexpected(this.peek())
  }

  refuseHere(code: string, message: string): null {
    this.refusal ??= refusalAt(code, this.peek().at, message)
    return null
  }

  called(name: Token): Formula | null {
    if (name.text !== 'previous' && name.text !== 'assigned') {
      this.refusal ??= refusalAt(
        'formula.function',
        name.at,
        `Không có hàm “${name.text}”. Chỉ có previous(…) là cùng kỳ năm trước và assigned(…) là chỉ tiêu giao.`,
      )
      return null
    }
    const id = this.peek()
    if (id.kind !== 'name') return this.unexpected(id)
    this.next++
    return this.closed({ kind: 'operand', id: id.text, when: name.text } as const)
  }
}

/** The canonical text; what it writes, `parseFormula` reads back as the same formula. */
export function printFormula(formula: Formula): string {
  switch (formula.kind) {
    case 'number':
      return plainNumber(formula.value)
    case 'operand':
      return formula.when === 'now' ? formula.id : `${formula.when}(${formula.id})`
    case 'negative':
      return `-${bracketed(formula.of, printFormula, formula.of.kind === 'binary')}`
    case 'binary':
      return join(formula, printFormula, formula.op)
  }
}

function plainNumber(value: Rational): string {
  let decimals = 0
  while ((value.n * 10n ** BigInt(decimals)) % value.d !== 0n) decimals++
  const digits = String((value.n * 10n ** BigInt(decimals)) / value.d).padStart(decimals + 1, '0')
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

const bracketed = (formula: Formula, print: (formula: Formula) => string, needed: boolean): string =>
  needed ? `(${print(formula)})` : print(formula)

function join(formula: Formula & { kind: 'binary' }, print: (formula: Formula) => string, sign: string): string {
  const tight = formula.op === '*' || formula.op === '/'
  const loose = (part: Formula): boolean => part.kind === 'binary' && (part.op === '+' || part.op === '-')
  const left = bracketed(formula.left, print, tight && loose(formula.left))
  const right = bracketed(formula.right, print, formula.right.kind === 'binary' && (tight || loose(formula.right)))
  return `${left} ${sign} ${right}`
}

export type OperandName = { id: string; when: When }

/** Every operand once, in the order written. */
export function operandsOf(formula: Formula): OperandName[] {
  const found = new Map<string, OperandName>()
  const visit = (part: Formula): void => {
    if (part.kind === 'operand') found.set(`${part.when} ${part.id}`, { id: part.id, when: part.when })
    if (part.kind === 'negative') visit(part.of)
    if (part.kind === 'binary') [part.left, part.right].forEach(visit)
  }
  visit(formula)
  return [...found.values()]
}

/** What an operand or a whole formula comes to. A zero divisor makes it not computable: no ratio exists, which is not zero. */
export type Outcome =
  | { state: 'value'; value: Rational }
  | { state: 'missing'; operands: readonly OperandName[] }
  | { state: 'not_applicable' }
  | { state: 'not_computable' }

export type Lookup = (id: string, when: When) => Rational | 'missing' | 'not_applicable'

/**
 * Exact. A missing operand makes the whole missing. What does not concern the unit is nothing to add or take away, so it
 * drops out of a sum; a product or quotient of it does not concern the unit either.
 */
export function evaluate(formula: Formula, lookup: Lookup): Outcome {
  if (formula.kind === 'number') return { state: 'value', value: formula.value }
  if (formula.kind === 'operand') {
    const found = lookup(formula.id, formula.when)
    if (found === 'missing') return { state: 'missing', operands: [{ id: formula.id, when: formula.when }] }
    return found === 'not_applicable' ? { state: 'not_applicable' } : { state: 'value', value: found }
  }
  if (formula.kind === 'negative') {
    const of = evaluate(formula.of, lookup)
    return of.state === 'value' ? { state: 'value', value: subtract(rational(0), of.value) } : of
  }
  return combine(formula.op, evaluate(formula.left, lookup), evaluate(formula.right, lookup))
}

function combine(op: Operator, left: Outcome, right: Outcome): Outcome {
  if (left.state === 'missing' || right.state === 'missing') {
    return { state: 'missing', operands: [left, right].flatMap((side) => (side.state === 'missing' ? side.operands : [])) }
  }
  if (left.state === 'not_computable' || right.state === 'not_computable') return { state: 'not_computable' }
  if (left.state === 'not_applicable' || right.state === 'not_applicable') {
    if (op === '*' || op === '/') return { state: 'not_applicable' }
    if (right.state === 'not_applicable') return left
    return op === '+' || right.state !== 'value' ? right : { state: 'value', value: subtract(rational(0), right.value) }
  }
  if (op === '/') {
    const quotient = divide(left.value, right.value)
    return quotient ? { state: 'value', value: quotient } : { state: 'not_computable' }
  }
  const value =
    op === '+' ? add(left.value, right.value) : op === '-' ? subtract(left.value, right.value) : multiply(left.value, right.value)
  return { state: 'value', value }
}

/** Both sides of the division a ratio is; null when the formula is no division. */
export function sidesOf(formula: Formula, lookup: Lookup): { numerator: Outcome; denominator: Outcome } | null {
  if (formula.kind !== 'binary' || formula.op !== '/') return null
  return { numerator: evaluate(formula.left, lookup), denominator: evaluate(formula.right, lookup) }
}

export type Printing = { percent?: boolean; decimals?: number; scale?: number; isMoney?: (id: string) => boolean }

/** The calculation with its numbers: '519 : 842 = 61,64%'. A figure nobody has entered prints as '…'. */
export function explain(formula: Formula, lookup: Lookup, printing: Printing = {}): string {
  return `${explained(formula, lookup, printing)} = ${printOutcome(evaluate(formula, lookup), printing)}`
}

const SIGNS: Readonly<Record<Operator, string>> = { '+': '+', '-': '\u2212', '*': '×', '/': ':' }

function explained(formula: Formula, lookup: Lookup, printing: Printing): string {
  const print = (part: Formula): string => explained(part, lookup, printing)
  switch (formula.kind) {
    case 'number':
      return printExact(formula.value)
    case 'negative':
      return `\u2212${bracketed(formula.of, print, formula.of.kind === 'binary')}`
    case 'operand': {
      const found = lookup(formula.id, formula.when)
      if (found === 'missing') return '…'
      if (found === 'not_applicable') return 'không áp dụng'
      return printing.isMoney?.(formula.id) && found.d === 1n ? printMoney(found.n) : printExact(found)
    }
    case 'binary': {
      if (formula.op === '+' && concernsNot(formula.right, lookup)) return print(formula.left)
      if (formula.op === '-' && concernsNot(formula.right, lookup)) return print(formula.left)
      if (formula.op === '+' && concernsNot(formula.left, lookup)) return print(formula.right)
      return join(formula, print, SIGNS[formula.op])
    }
  }
}

const concernsNot = (formula: Formula, lookup: Lookup): boolean => evaluate(formula, lookup).state === 'not_applicable'

function printOutcome(outcome: Outcome, { percent, decimals = 2, scale }: Printing): string {
  if (outcome.state === 'missing') return 'chưa có số'
  if (outcome.state === 'not_applicable') return 'không áp dụng'
  if (outcome.state === 'not_computable') return 'không tính được, mẫu số bằng 0'
  if (percent) return `${printDecimal(roundTo(multiply(outcome.value, rational(100)), decimals))}%`
  if (scale && scale > 1) return printMoney(roundTo(outcome.value, 0).units)
  return outcome.value.d === 1n ? printInteger(outcome.value.n) : printDecimal(roundTo(outcome.value, decimals))
}

const printExact = (value: Rational): string => (value.d === 1n ? printInteger(value.n) : printDecimal(roundTo(value, 2)))

/** The calculation in words, for those who ask what a figure means: 'Quân số tham gia huấn luyện : Quân số phải huấn luyện'. */
export function sayFormula(formula: Formula, titleOf: (id: string) => string): string {
  const say = (part: Formula): string => sayFormula(part, titleOf)
  switch (formula.kind) {
    case 'number':
      return printExact(formula.value)
    case 'negative':
      return `\u2212${bracketed(formula.of, say, formula.of.kind === 'binary')}`
    case 'binary':
      return join(formula, say, SIGNS[formula.op])
    case 'operand': {
      const title = titleOf(formula.id)
      return formula.when === 'now'
        ? title
        : formula.when === 'previous'
          ? `${title} cùng kỳ năm trước`
          : `chỉ tiêu giao của ${title}`
    }
  }
}
