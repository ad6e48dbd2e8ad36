/**
 * Units of the tree named in a text: by name or short name, with the office before it or without ("Ban CHQS xã Bình An",
 * "xã Bình An"), without regard to tone marks, the longest name first. A name two units bear names neither.
 */
import { foldTone } from '#domain/wording.ts'
import { type Token, tokensOf } from './tokens.ts'

export type NamedUnit = { code: string; name: string; shortName?: string | null | undefined }
export type UnitNames = {
  root: Node
  titles: ReadonlyMap<string, string>
  /** Whole names, folded, with the office and without: what stands alone in a cell of a table. Null where two bear it. */
  whole: ReadonlyMap<string, string | null>
}
type Node = { next: Map<string, Node>; code: string | null; shared: boolean }

const OFFICE = /^(?:ban|bo) (?:chqs|chi huy quan su|chi huy phong thu khu vuc|chptkv) (?:cua )?/
/** "Trụ sở xây dựng …" is no Sở Xây dựng. */
const NO_OFFICE = new Set(['tru', 'co'])

const syllables = (text: string): string[] => foldTone(text).match(/[a-z0-9]+/g) ?? []

/** Worked out once for each spelling of the text. */
function foldOf({ spelling }: Token): string {
  spelling.folded ??= foldTone(spelling.letters)
  return spelling.folded
}

const blank = (): Node => ({ next: new Map(), code: null, shared: false })

const made = new Map<string, UnitNames>()
/** As many trees, or days of one tree, as are asked about in turn. */
const TREES = 6

/** A tree is asked about again and again: its names are entered once. */
export function unitNames(units: readonly NamedUnit[]): UnitNames {
  const key = units.map(({ code, name, shortName }) => `${code}\t${name}\t${shortName ?? ''}`).join('\n')
  const ready = made.get(key)
  if (ready) return ready
  const names = entered(units)
  const [oldest] = made.keys()
  if (made.size >= TREES && oldest !== undefined) made.delete(oldest)
  made.set(key, names)
  return names
}

function entered(units: readonly NamedUnit[]): UnitNames {
  const root = blank()
  const whole = new Map<string, string | null>()
  const plant = (name: string, code: string): void => {
    const words = syllables(name)
    const known = whole.get(words.join(' '))
    whole.set(words.join(' '), known === undefined || known === code ? code : null)
    // One word alone is too little to know a unit by.
    if (words.length < 2) return
    let node = root
    for (const token of tokensOf(name)) {
      if (token.kind === 'sign') continue
      const word = foldOf(token)
      const child = node.next.get(word) ?? blank()
      node.next.set(word, child)
      node = child
    }
    if (node.code !== null && node.code !== code) node.shared = true
    node.code ??= code
  }
  for (const { code, name, shortName } of units) {
    plant(name, code)
    plant(foldTone(name).replace(OFFICE, ''), code)
    if (shortName) plant(shortName, code)
  }
  return { root, whole, titles: new Map(units.map(({ code, name }) => [code, name])) }
}

export type UnitMention = { start: number; end: number; code: string; words: string }

/** The unit a cell of a table names from its first word to its last. */
export const unitOfCell = (cell: string, { whole }: UnitNames): string | null => {
  const name = syllables(cell).join(' ')
  return whole.get(name) ?? whole.get(name.replace(OFFICE, '')) ?? null
}

/** Linear in the text: at each word the longest name that begins there. `from`: where the text begins among the tokens. */
export function unitsNamedIn(
  text: string,
  { root }: UnitNames,
  tokens: readonly Token[] = tokensOf(text),
  from = 0,
): UnitMention[] {
  const found: UnitMention[] = []
  let before = ''
  for (let i = lowerBound(tokens, from); i < tokens.length; ) {
    const first = tokens[i] as Token
    if (first.kind === 'sign') {
      i++
      continue
    }
    const word = foldOf(first)
    let node: Node | undefined = root.next.get(word)
    let last = -1
    let code: string | null = null
    for (let at = i; node; ) {
      if (node.code !== null) {
        last = at
        code = node.shared ? null : node.code
      }
      // Signs may stand within a name, a line end may not.
      do at++
      while (at < tokens.length && tokens[at]?.kind === 'sign' && !tokens[at]?.opens)
      const next = tokens[at]
      node = next && !next.opens ? node.next.get(foldOf(next)) : undefined
    }
    const end = tokens[last]
    if (end && code !== null && !(NO_OFFICE.has(before) && word === 'so'))
      found.push({ start: first.start - from, end: end.end - from, code, words: text.slice(first.start - from, end.end - from) })
    before = end ? foldOf(end) : word
    i = last >= i ? last + 1 : i + 1
  }
  return found
}

function lowerBound(tokens: readonly Token[], from: number): number {
  let [low, high] = [0, tokens.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.start ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}
