/** Where sentences and clauses end, as running counts over the tokens: two places lie in one sentence when the counts agree. */
import { asking } from './spelling.ts'
import type { Token } from './tokens.ts'

export type Marks = {
  /** Sentence number of each token. */
  sentence: Int32Array
  /** Commas and brackets so far. */
  soft: Int32Array
  /** Semicolons, colons, full stops and line ends so far. */
  hard: Int32Array
  /** "trong đó", "riêng", "gồm" so far: what stands behind them no longer speaks of the figure before. */
  inner: Int32Array
}

const TURNS_IN = asking((key) => key === 'riêng' || key === 'gồm' || key === 'trong')

const turnsIn = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.key !== 'trong' || tokens[i + 1]?.key === 'đó' || (tokens[i + 1]?.key === 'số' && tokens[i + 2]?.key !== 'các')

export function marksOf(tokens: readonly Token[]): Marks {
  const marks = {
    sentence: new Int32Array(tokens.length + 1),
    soft: new Int32Array(tokens.length + 1),
    hard: new Int32Array(tokens.length + 1),
    inner: new Int32Array(tokens.length + 1),
  }
  let [sentence, soft, hard, inner] = [0, 0, 0, 0]
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) continue
    if (token.opens && i > 0) {
      sentence++
      hard++
    }
    marks.sentence[i] = sentence
    marks.soft[i] = soft
    if ((token.spelling.answers & TURNS_IN) !== 0 && turnsIn(tokens, i)) inner++
    marks.hard[i] = hard
    marks.inner[i] = inner
    if (token.kind !== 'sign') continue
    const next = tokens[i + 1]
    if ('.!?…'.includes(token.key)) {
      hard++
      if (next?.spaced && (next.capital || next.kind !== 'word')) sentence++
    } else if (token.key === ';' || token.key === ':') hard++
    else if (',()|'.includes(token.key) || (token.key === '-' && token.spaced && next?.spaced)) soft++
  }
  marks.sentence[tokens.length] = sentence
  marks.soft[tokens.length] = soft
  marks.hard[tokens.length] = hard
  marks.inner[tokens.length] = inner
  return marks
}
