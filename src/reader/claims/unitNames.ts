/**
 * Units of the tree named in a text: by name or short name, with the office before it or without ("Ban CHQS xã Bình An",
 * "xã Bình An"), without regard to tone marks, the longest name first. A name two units bear names neither.
 */
import { foldTone } from '#domain/wording.ts'

export type NamedUnit = { code: string; name: string; shortName?: string | null | undefined }
export type UnitNames = {
  root: Node
  titles: ReadonlyMap<string, string>
  /** Whole names, folded, with the office and without: what stands alone in a cell of a table. Null where two bear it. */
  whole: ReadonlyMap<string, string | null>
}
type Node = { next: Map<string, Node>; code: string | null; shared: boolean }

const OFFICE = /^(?:ban|bo) (?:chqs|chi huy quan su|chi huy phong thu khu vuc|chptkv) (?:cua )?/
const WORD = /[\p{L}\p{M}\d]+/gu

/** "Trụ sở xây dựng …" is no Sở Xây dựng. */
const NO_OFFICE = new Set(['tru', 'co'])

const syllables = (text: string): string[] => foldTone(text).match(/[a-z0-9]+/g) ?? []
const folded = new Map<string, string>()
const KEPT = 20_000

/** Words of a text come again and again. */
function fold(word: string): string {
  let key = folded.get(word)
  if (key === undefined) {
    if (folded.size >= KEPT) folded.clear()
    key = foldTone(word)
    folded.set(word, key)
  }
  return key
}

const blank = (): Node => ({ next: new Map(), code: null, shared: false })

export function unitNames(units: readonly NamedUnit[]): UnitNames {
  const root = blank()
  const whole = new Map<string, string | null>()
  const plant = (name: string, code: string): void => {
    const words = syllables(name)
    const known = whole.get(words.join(' '))
    whole.set(words.join(' '), known === undefined || known === code ? code : null)
    // One word alone is too little to know a unit by.
    if (words.length < 2) return
    let node = root
    for (const word of words) {
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

/** Linear in the text: at each word the longest name that begins there. */
export function unitsNamedIn(text: string, { root }: UnitNames): UnitMention[] {
  const words = [...text.matchAll(WORD)].map((match) => ({
    key: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))
  const found: UnitMention[] = []
  for (let i = 0; i < words.length; ) {
    let node: Node | undefined = root
    let last = -1
    let code: string | null = null
    for (let at = i; at < words.length; at++) {
      node = node.next.get(words[at]?.key ?? '')
      if (!node || (at > i && text.slice(words[at - 1]?.end, words[at]?.start).includes('\n'))) break
      if (node.code !== null) {
        last = at
        code = node.shared ? null : node.code
      }
    }
    const [first, end] = [words[i], words[last]]
    if (first && end && code !== null && !(NO_OFFICE.has(words[i - 1]?.key ?? '') && first.key === 'so'))
      found.push({ start: first.start, end: end.end, code, words: text.slice(first.start, end.end) })
    i = last >= i ? last + 1 : i + 1
  }
  return found
}
