import { hearPart, mayHold, type Parts } from './parts.ts'

/**
 * The shared strings, in order. They are read before any sheet whatever their place in the archive.
 * A string of several fonts is one text; the reading aid for East Asian text (`rPh`) is not part of it.
 */
export async function sharedStringsOf(parts: Parts, part: string | undefined, heldBytes: number): Promise<string[]> {
  if (!part) return []
  mayHold(parts, part, heldBytes)
  const strings: string[] = []
  const text = textEar()
  await hearPart(parts, part, {
    open(name, attributes) {
      if (name === 'si') text.begin()
      text.open(name, attributes)
    },
    close(name) {
      text.close(name)
      if (name === 'si') strings.push(text.heard())
    },
    text: text.text,
  })
  return strings
}

/** Hears the runs of one rich text, shared or inline. */
export function textEar() {
  let all = ''
  let run: string | undefined
  let keepSpace = false
  let aids = 0
  return {
    begin() {
      all = ''
      run = undefined
      aids = 0
    },
    open(name: string, attributes: Record<string, string>) {
      if (name === 'rPh') aids++
      else if (name === 't' && aids === 0) {
        run = ''
        keepSpace = attributes['xml:space'] === 'preserve'
      }
    },
    text(piece: string) {
      if (run !== undefined) run += piece
    },
    close(name: string) {
      if (name === 'rPh') aids--
      else if (name === 't' && run !== undefined) {
        all += keepSpace ? run : trimmed(run)
        run = undefined
      }
    },
    heard: () => unescaped(all),
  }
}

// Only the four blanks of XML: a no-break space is text.
const trimmed = (text: string): string =>
  isBlank(text.charCodeAt(0)) || isBlank(text.charCodeAt(text.length - 1)) ? text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '') : text

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13

/** Excel writes what XML cannot hold as _x000D_, and a literal _x000D_ as _x005F_x000D_. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
