/**
 * A stretch of text cut into words, numbers and signs. Words are compared by a canonical spelling: lower case, tone mark
 * on one place (hòa = hoà), one spelling of the final i (kỹ = kĩ, tỷ = tỉ).
 */
import { ASK, BLANK, DIGIT, LETTER, OTHER, type Spelling, sortOf, spellingAt } from './spelling.ts'

export { canonical } from './spelling.ts'

export type Token = {
  kind: 'word' | 'number' | 'sign'
  /** What a number written in digits alone says; −1 for everything else. */
  whole: number
  /** Canonical spelling of a word, digits of a number, the sign itself. */
  key: string
  start: number
  end: number
  /** A word that begins with a capital letter. */
  capital: boolean
  /** What the same letters say wherever they stand. */
  spelling: Spelling
  /** Blank or line end stands before it. */
  spaced: boolean
  /** First token of its line. */
  opens: boolean
}

const LEXEME = /[\p{L}\p{M}]+|\d+(?:[.,]\d+)*|[^\s]/gu

/** Where the lexeme that begins at `from` ends; −1 where the language is to be asked. */
function endOf(text: string, from: number): number {
  const sort = sortOf(text.charCodeAt(from))
  if (sort === OTHER) return from + 1
  if (sort !== LETTER && sort !== DIGIT) return -1
  let at = from + 1
  let next = ASK
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    next = sortOf(code)
    if (next === sort) continue
    // 1.122 and 95,87: a point or a comma between digits is part of the number.
    if (sort === DIGIT && (code === 44 || code === 46) && sortOf(text.charCodeAt(at + 1)) === DIGIT) continue
    break
  }
  return at < text.length && sort === LETTER && next === ASK ? -1 : at
}

export function tokensOf(text: string, offset = 0): Token[] {
  const tokens: Token[] = []
  let last = 0
  let fresh = true
  let newline = lineEnd(text, 0)
  for (let start = 0; start < text.length; ) {
    if (sortOf(text.charCodeAt(start)) === BLANK) {
      start++
      continue
    }
    let end = endOf(text, start)
    if (end < 0) {
      LEXEME.lastIndex = start
      const match = LEXEME.exec(text)
      if (!match) break
      start = match.index
      end = start + match[0].length
    }
    const spelling = spellingAt(text, start, end)
    const gap = start > last || start === 0
    if (gap && start > 0) {
      if (newline < last) newline = lineEnd(text, last)
      if (newline < start) fresh = true
    }
    tokens.push({
      kind: spelling.kind,
      whole: spelling.whole,
      key: spelling.key,
      start: start + offset,
      end: end + offset,
      capital: spelling.capital,
      spelling,
      spaced: gap,
      opens: fresh,
    })
    fresh = false
    last = end
    start = end
  }
  return tokens
}

/** Looked for once a line: to look at every blank is to read a long line again and again. */
function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at
}

/** Canonical words of a phrase written in a lexicon: punctuation and "và" fall away. */
export function keysOf(phrase: string): string[] {
  return tokensOf(phrase)
    .filter((token) => token.kind !== 'sign' && token.key !== 'và')
    .map((token) => token.key)
}
